"""`kezdesu diff`: what differs between two schedules, and why where the new one says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import click
from pydantic import SerializerFunctionWrapHandler, model_serializer

from scenarios.domain import Language, Model
from scenarios.find import find_file
from scenarios.read_schedule import load_schedule
from scenarios.schedule import Schedule
from scheduler.cli._group import FINDINGS
from scheduler.cli._options import json_option, language_option
from scheduler.cli._output import print_json
from scheduler.diff import Diff, by_body, by_region, diff
from scheduler.history.revisions import digests
from scheduler.words import say

if TYPE_CHECKING:
    from scheduler.diff_report import Part


class AmountChange(Model):
    """A rule's amount in the old schedule and in the new one."""

    before: int
    after: int


class DiffResult(Diff):
    """The --json object of `diff`; `groups` with --by, `amounts` (every rule's) with --scenario."""

    groups: dict[str, Diff] | None = None
    amounts: dict[str, AmountChange] | None = None

    @model_serializer(mode="wrap")
    def _as_asked(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        return {key: value for key, value in data.items() if value is not None}


RESULT = DiffResult


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--scenario", metavar="SCENARIO", help="Compares every rule's amount too; --by body needs it.")
@click.option("--by", "grouping", type=click.Choice(["region", "body"]), help="A diff for each region or body.")
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True, help="Of the words."
)
@click.option("--exit-code", is_flag=True, help="Exit code 1 where the schedules differ.")
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str,
    scenario: str | None,
    grouping: Literal["region", "body"] | None,
    form: Literal["text", "markdown"],
    exit_code: bool,
    language: Language,
    as_json: bool,
) -> None:
    """Says what moved, was added, dropped or relocated from OLD to NEW (schedule files; one may be -).

    Causes are shown where NEW holds them.
    """
    if old == new == "-":
        raise click.UsageError("OLD and NEW cannot both be standard input.")
    if grouping == "body" and scenario is None:
        raise click.UsageError("--by body needs --scenario, which says whose meetings they are.")
    if scenario is None:
        before, after = (load_schedule(find_file(path))[0] for path in (old, new))
        amounts, bodies = None, dict[str, tuple[str, ...]]()
    else:
        before, after, amounts, bodies = _with_scenario(scenario, old, new)
    groups = None
    if grouping is not None:
        groups = by_region(before, after) if grouping == "region" else by_body(before, after, bodies)
    found = diff(before, after)
    if after.replan and after.replan.causes and after.replan.previous not in digests(before):
        click.echo(say(language, "diff-other-causes"), err=True)
    if as_json:
        print_json(DiffResult(**dict(found), groups=groups, amounts=amounts))
    else:
        _say(_sections(found, groups, amounts, language), form)
    if exit_code and not found.is_empty:
        ctx.exit(FINDINGS)


def _with_scenario(
    name: str, old: str, new: str
) -> tuple[Schedule, Schedule, dict[str, AmountChange], dict[str, tuple[str, ...]]]:
    """The two schedules, every rule's amounts, and the bodies of every proposal of either."""
    from scheduler.cli._inputs import assessed, read_schedule  # noqa: PLC0415 - rules load only where they are asked

    readings = [read_schedule(name, path) for path in (old, new)]
    before, after = (assessed(reading.scenario, reading.schedule).amounts for reading in readings)
    bodies = {one: wish.bodies for reading in readings for one, wish in reading.scenario.proposals.items()}
    amounts = {rule: AmountChange(before=before.get(rule, 0), after=after.get(rule, 0)) for rule in {**before, **after}}
    return readings[0].schedule, readings[1].schedule, amounts, bodies


def _sections(
    found: Diff, groups: dict[str, Diff] | None, amounts: dict[str, AmountChange] | None, language: Language
) -> tuple[tuple[Part, ...], ...]:
    from scheduler.diff_report import Part, amount_part, parts  # noqa: PLC0415 - loads when both are read

    told = [] if groups is None else [(Part(f"{one}:"), *parts(group, language)) for one, group in groups.items()]
    if groups is None:
        told = [parts(found, language)]
    if amounts is not None:
        old = {rule: change.before for rule, change in amounts.items()}
        new = {rule: change.after for rule, change in amounts.items()}
        told.append((amount_part(old, new, language),))
    return tuple(told)


def _say(sections: tuple[tuple[Part, ...], ...], form: Literal["text", "markdown"]) -> None:
    from scheduler.diff_report import as_markdown, as_text  # noqa: PLC0415 - as in _sections
    from scheduler.terminal import show  # noqa: PLC0415

    if form == "markdown":
        click.echo("\n".join(as_markdown(section) for section in sections), nl=False)
        return
    for position, section in enumerate(sections):
        show([*([""] if position else []), *as_text(section)])
