"""What the page shows beyond the report: places with their points, closures by week, clashes, slack, scores, reasons.

A `Page` is data: the same page in any language comes from it, and `cut` makes one for a body or a region.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from constraints._assess import Assessment
from constraints._catalogue import bind
from scenarios.domain import LANGUAGES, Meetings, Mode, Model, Scenario, Text
from scenarios.outlines import Point, outline, point
from scenarios.schedule import Schedule
from scheduler.page._slack import slacks
from scheduler.page.explained import Explained
from scheduler.page.weeks import Shut, Week, shut_weeks, weeks
from scheduler.replanning.replan_report import proof_of_changes
from scheduler.report import Named, Report
from scheduler.summary import LevelSummary
from scheduler.words import say, sentence
from scheduler.words.refusals import closure_words

CLASH = "same_region_clash"


class PlaceFact(Model):
    """A place with the meetings held there before the horizon and those planned; `point` is None where unknown."""

    place: Named
    region: str
    centre: bool
    point: Point | None
    held: int
    planned: int


class ClosureFact(Model):
    """A closure that touches the horizon, both ends inclusive, in words."""

    region: str
    start: Date
    end: Date
    words: Text


class Mark(Model):
    """A case of a hard rule that these meetings breach, or that is tolerated among locked ones; `clash` of a region."""

    meetings: tuple[str, ...]
    clash: bool
    tolerated: bool
    words: Text


class RuleScore(Model):
    """A rule's amount with what it costs; `before` is the older schedule's amount where one was given."""

    rule: str
    mode: Mode
    level: int | None
    weight: int | None
    amount: int
    cost: int
    before: int | None


class Page(Model):
    """Everything that the page shows. `only` is the body or region that it was cut down to.

    `trusted` says that the schedule is lawful and costs what its file says, so that the file's proof may be shown.
    `slack` is the number of other dates that a meeting could move to with nothing else changing; meetings that are
    locked have none. `shut` says of each region and week whether it can receive.
    """

    report: Report
    note: Text
    trusted: bool
    weeks: tuple[Week, ...]
    shut: dict[str, tuple[Shut, ...]]
    closures: tuple[ClosureFact, ...]
    places: tuple[PlaceFact, ...]
    outlines: dict[str, tuple[tuple[Point, ...], ...]]
    marks: tuple[Mark, ...]
    slack: dict[str, int]
    accepted: dict[str, tuple[str, ...]]
    scores: tuple[RuleScore, ...]
    levels_before: tuple[LevelSummary, ...] | None
    fewest: tuple[Text, ...]
    explained: dict[str, Explained]
    topics: dict[str, tuple[str, ...]]
    kind: Literal["body", "region"] | None = None
    only: Named | None = None


@dataclass(frozen=True)
class Before:
    """What an older schedule is worth; `base` where the new one was re-planned from it, so that its causes hold."""

    levels: tuple[LevelSummary, ...]
    amounts: Mapping[str, int]
    base: bool = True


def page(
    scenario: Scenario,
    schedule: Schedule,
    assessment: Assessment,
    found: Report,
    before: Before | None = None,
    explained: Mapping[str, Explained] | None = None,
) -> Page:
    """The page of a schedule whose report and assessment these are (the scenario with its operations applied)."""
    span = weeks(scenario.horizon)
    return Page(
        report=found,
        note=scenario.note,
        trusted=_trusted(schedule, assessment),
        weeks=span,
        shut={region: shut_weeks(scenario, region, span) for region in scenario.regions},
        closures=tuple(_closures(scenario)),
        places=tuple(_places(scenario, schedule.meetings)),
        outlines={id_: rings for id_, region in scenario.regions.items() if (rings := outline(region.code))},
        marks=tuple(_marks(scenario, schedule.meetings, assessment)),
        slack=slacks(scenario, schedule.meetings),
        accepted={
            one: tuple(dict.fromkeys(place.partition("/")[0] for place in scenario.accepted(one)))
            for one in schedule.unplaced
        },
        scores=tuple(_scores(scenario, assessment, before)),
        levels_before=before.levels if before else None,
        fewest=_fewest(schedule, before) if before else (),
        explained=dict(explained or {}),
        topics={one: scenario.proposals[one].topics for one in schedule.unplaced},
    )


def _trusted(schedule: Schedule, assessment: Assessment) -> bool:
    costs = {one.level: one.cost for one in schedule.solved.levels}
    return assessment.lawful and costs == assessment.costs


def _fewest(schedule: Schedule, before: Before) -> tuple[Text, ...]:
    """How few changes the re-plan that made the schedule proves, in sentences; or that it began from another one."""
    if schedule.replan is None:
        return ()
    if not before.base:
        return (Text(**{language: say(language, "diff-other-causes") for language in LANGUAGES}),)
    told = [list(proof_of_changes(schedule.replan, language)) for language in LANGUAGES]
    return tuple(Text(**dict(zip(LANGUAGES, words, strict=True))) for words in zip(*told, strict=True))


def _closures(scenario: Scenario) -> Iterator[ClosureFact]:
    horizon = scenario.horizon
    for region_id, region in scenario.regions.items():
        for closure in region.closed:
            if closure.start <= horizon.end and closure.end >= horizon.start:
                told = {
                    language: closure_words(closure, region.name.read(language) or region_id, language)
                    for language in LANGUAGES
                }
                yield ClosureFact(region=region_id, start=closure.start, end=closure.end, words=Text(**told))


def _places(scenario: Scenario, meetings: Meetings) -> Iterator[PlaceFact]:
    held = Counter(meeting.place for meeting in scenario.held.values())
    planned = Counter(meeting.place for meeting in meetings.values())
    for id_, place in scenario.places.items():
        yield PlaceFact(
            place=Named(id=id_, name=place.name),
            region=id_.partition("/")[0],
            centre=place.centre,
            point=point(place),
            held=held[id_],
            planned=planned[id_],
        )


def _marks(scenario: Scenario, meetings: Meetings, assessment: Assessment) -> Iterator[Mark]:
    """Breaches and tolerated cases of hard rules, and clashes in a region even where the policy only prices them."""
    tolerated = set(assessment.warnings)
    priced = [one for one in assessment.excesses.get(CLASH, ()) if one not in {*assessment.breaches, *tolerated}]
    for case in (*assessment.breaches, *assessment.warnings, *priced):
        told = {language: sentence(scenario, case, language, meetings) for language in LANGUAGES}
        yield Mark(
            meetings=tuple(name for name in case.about if name in meetings),
            clash=case.rule == CLASH,
            tolerated=case in tolerated,
            words=Text(**told),
        )


def _scores(scenario: Scenario, assessment: Assessment, before: Before | None) -> Iterator[RuleScore]:
    for rule in bind(scenario.policy):
        if rule.mode != "off":
            amount = assessment.amounts[rule.name]
            yield RuleScore(
                rule=rule.name,
                mode=rule.mode,
                level=rule.level,
                weight=rule.weight,
                amount=amount,
                cost=amount * rule.cost_of_one,
                before=before.amounts.get(rule.name, 0) if before else None,
            )
