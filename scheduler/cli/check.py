"""`kezdesu check`: whether a scenario is complete and a schedule lawful and honest, without the solver."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from scenarios.domain import Language, Model, Scenario
from scenarios.schedule import Schedule
from scheduler.cli._group import FINDINGS
from scheduler.cli._inputs import Reading, assessed, read_scenario, read_schedule
from scheduler.cli._options import json_option, language_option, scenario_argument
from scheduler.cli._output import print_json
from scheduler.tampering import untruths
from scheduler.words import date_words, meeting_name, say, sentence, title

if TYPE_CHECKING:
    from rich.console import RenderableType

    from constraints._assess import Assessment

FILE = "schedule_file"
"""Stands for a rule in findings about what a schedule file claims of itself."""


class Finding(Model):
    """A breach: the rule (or `schedule_file`), the ids of the case, the amount and the sentence."""

    rule: str
    about: tuple[str, ...]
    amount: int
    sentence: str


class LevelCost(Model):
    """The recomputed cost of a level."""

    level: int
    cost: int


class CheckResult(Model):
    """The --json object of `check`: breaches of hard rules and false claims; costs; every rule's amount."""

    findings: tuple[Finding, ...]
    levels: tuple[LevelCost, ...]
    amounts: dict[str, int]


RESULT = CheckResult


@click.command("check")
@scenario_argument
@click.argument("schedule", required=False)
@language_option
@json_option
@click.pass_context
def command(ctx: click.Context, scenario: str, schedule: str | None, language: Language, as_json: bool) -> None:
    """Validates SCENARIO; with a SCHEDULE (a file; - is standard input) recomputes every rule.

    Also told: locks, statuses, costs and bounds that the schedule file claims wrongly. Exit code 1 on any finding;
    meetings before as_of that nobody reported as held are notes.
    """
    if schedule is None:
        _check_inputs(read_scenario(scenario), language, as_json=as_json)
        return
    reading = read_schedule(scenario, schedule)
    result = check(reading.scenario, reading.schedule, language)
    for note in notes(reading, language):
        click.echo(note, err=True)
    if as_json:
        print_json(result)
    else:
        _show(_page(result, reading.schedule, language))
    if result.findings:
        ctx.exit(FINDINGS)


def check(scenario: Scenario, schedule: Schedule, language: Language) -> CheckResult:
    """What is wrong with a schedule of this scenario (its operations applied), and what it costs."""
    assessment = assessed(scenario, schedule)
    return CheckResult(
        findings=(
            *_breaches(scenario, schedule, assessment, language),
            *_untruths(scenario, schedule, assessment, language),
        ),
        levels=tuple(LevelCost(level=level, cost=cost) for level, cost in sorted(assessment.costs.items())),
        amounts=dict(assessment.amounts),
    )


def notes(reading: Reading, language: Language) -> Iterator[str]:
    """What no rule forbids and a planner should know: changed inputs, clashes of locked meetings, silence after one."""
    scenario, schedule = reading.scenario, reading.schedule
    if reading.changed:
        yield say(language, "check-inputs-changed", parts=", ".join(reading.changed))
    for excess in assessed(scenario, schedule).warnings:
        yield say(language, "check-tolerated", case=sentence(scenario, excess, language, schedule.meetings))
    as_of = date_words(scenario.as_of, language)
    for proposal, meeting in sorted(schedule.meetings.items()):
        if meeting.date < scenario.as_of and meeting.status != "held":
            name = meeting_name(scenario, proposal, language, schedule.meetings)
            yield say(language, "check-not-held", meeting=name, as_of=as_of)


def _breaches(scenario: Scenario, schedule: Schedule, assessment: Assessment, language: Language) -> Iterator[Finding]:
    for excess in assessment.breaches:
        words = sentence(scenario, excess, language, schedule.meetings)
        yield Finding(rule=excess.rule, about=excess.about, amount=excess.amount, sentence=words)


def _untruths(scenario: Scenario, schedule: Schedule, assessment: Assessment, language: Language) -> Iterator[Finding]:
    for untruth in untruths(scenario, schedule, assessment.costs):
        yield Finding(rule=FILE, about=untruth.about, amount=1, sentence=untruth.words(language))


def _check_inputs(scenario: Scenario, language: Language, *, as_json: bool) -> None:
    if as_json:
        print_json(CheckResult(findings=(), levels=(), amounts={}))
        return
    counts = {
        "proposals": len(scenario.proposals),
        "regions": len(scenario.regions),
        "bodies": len(scenario.bodies),
    }
    _show([say(language, "check-inputs-fine", name=scenario.name, **counts)])


def _show(parts: Iterable[RenderableType]) -> None:
    from scheduler.terminal import show  # noqa: PLC0415 - loads when all is read, and not for --json

    show(parts)


def _page(result: CheckResult, schedule: Schedule, language: Language) -> Iterator[RenderableType]:
    from scheduler.terminal import heading, item  # noqa: PLC0415 - as in _show

    if result.findings:
        yield say(language, "check-breaches", count=len(result.findings))
    else:
        counts = {"placed": len(schedule.meetings), "unplaced": len(schedule.unplaced)}
        yield say(language, "check-none", **counts)
    for rule in dict.fromkeys(finding.rule for finding in result.findings):
        yield heading(say(language, "title-file") if rule == FILE else f"{title(rule, language)} ({rule})")
        yield from (item(finding.sentence) for finding in result.findings if finding.rule == rule)
    yield heading(say(language, "check-costs"))
    yield from (item(say(language, "check-level", level=one.level, cost=one.cost)) for one in result.levels)
