"""The report: everything a document says of a schedule. Each export is a pure function of it and of a language.

Names and words stand as `Text`, so the language is chosen when a document is made; `words_missing` says which of them
lack it. The figures are those of the summary, and sentences are those that the terminal prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import partial

from constraints._assess import Assessment
from scenarios.digest import digest
from scenarios.domain import (
    LANGUAGES,
    Decree,
    Language,
    LockKind,
    Meeting,
    Model,
    Priority,
    Scenario,
    Span,
    Status,
    Text,
    Timezone,
)
from scenarios.schedule import Published, Schedule
from scheduler.diff import Kind, diff
from scheduler.files import in_order
from scheduler.replanning.replan_report import cause_sentence
from scheduler.summary import Summary, summary
from scheduler.words import refusal


class Named(Model):
    """A body, region or place: its id, its name, its abbreviation where it has one."""

    id: str
    name: Text
    short: Text | None = None


class AnnexRow(Model):
    """A meeting as a row of the annex. `number` is `12`, or `12-1` for a row that an amendment added after 12.

    `bodies` are the proposing body and its partners; `place` is not shown again where it is the region itself.
    `topics` are the proposal's; `time` is local (`10:00-13:00`).
    """

    number: str
    proposal: str
    bodies: tuple[Named, ...]
    region: Named
    place: Named
    centre: bool
    date: Date
    timezone: Timezone
    time: str | None
    venue: Text | None
    topics: tuple[str, ...]
    status: Status
    locked: LockKind | None
    outside_schedule: bool


class UnplacedRow(Model):
    """A proposal that got no meeting: what it asked for, and one sentence for each thing that stands in its way."""

    proposal: str
    bodies: tuple[Named, ...]
    priority: Priority
    dates: Span
    because: tuple[Text, ...]


class Change(Model):
    """What differs for one proposal since an older schedule; `old` or `new` is None where it has no meeting there.

    The old row's number is that of the old list. `cause` says why where the re-plan that made the schedule tells it.
    """

    proposal: str
    kind: Kind
    old: AnnexRow | None
    new: AnnexRow | None
    cause: Text | None


class Provenance(Model):
    """What a document came from: digests of the schedule and of the inputs, and with which programs it was made."""

    digest: str
    inputs: dict[str, str]
    versions: dict[str, str]
    seed: int


class Report(Model):
    """A schedule with all that is said of it.

    `rows` by date and id; `unplaced` by id; `figures` hold coverage by region (held, planned, share), meetings outside
    centres, months with caps and the proof of each level; `bodies` and `regions` are all of the scenario's, by id, in
    its order. `changes` is None where no older schedule was given. `names` are all words that documents may use, those
    of the older schedule too, by their dotted key in the scenario's files.
    """

    name: str
    title: Text
    revision: int
    published: Published | None
    as_of: Date
    horizon: Span
    decree: Decree
    rows: tuple[AnnexRow, ...]
    unplaced: tuple[UnplacedRow, ...]
    figures: Summary
    amounts: dict[str, int]
    breaches: int
    bodies: dict[str, Named]
    regions: dict[str, Named]
    changes: tuple[Change, ...] | None
    provenance: Provenance
    names: dict[str, Text]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has approved it yet."""
        return self.published is None or self.published.status == "draft"


@dataclass(frozen=True)
class Past:
    """An older schedule with the scenario it was made for (its operations applied)."""

    scenario: Scenario
    schedule: Schedule


def report(scenario: Scenario, schedule: Schedule, assessment: Assessment, old: Past | None = None) -> Report:
    """The report of a schedule of this scenario (its operations applied), with the changes since an older one."""
    return Report(
        name=schedule.name,
        title=scenario.title,
        revision=schedule.revision,
        published=schedule.published,
        as_of=scenario.as_of,
        horizon=scenario.horizon,
        decree=scenario.decree,
        rows=rows_of(scenario, schedule.meetings),
        unplaced=tuple(_unplaced(scenario, schedule)),
        figures=summary(scenario, schedule),
        amounts=dict(assessment.amounts),
        breaches=len(assessment.breaches),
        bodies={id_: _body(scenario, id_) for id_ in scenario.bodies},
        regions={id_: _region(scenario, id_) for id_ in scenario.regions},
        changes=None if old is None else tuple(_changes(scenario, schedule, old)),
        provenance=Provenance(
            digest=digest(schedule),
            inputs=schedule.inputs,
            versions=schedule.solved.versions,
            seed=schedule.solved.seed,
        ),
        names={**dict(_names(old.scenario, old.schedule) if old else ()), **dict(_names(scenario, schedule))},
    )


def rows_of(scenario: Scenario, meetings: Mapping[str, Meeting]) -> tuple[AnnexRow, ...]:
    """The meetings as rows, by date and id, numbered from 1."""
    return tuple(
        _row(scenario, str(number), proposal, meeting)
        for number, (proposal, meeting) in enumerate(in_order(meetings), start=1)
    )


def words_missing(found: Report, languages: Iterable[Language]) -> tuple[tuple[str, Language], ...]:
    """Every name that lacks one of these languages, as (dotted key, language), in the order of the files."""
    asked = tuple(languages)
    return tuple(
        (key, language) for key, text in found.names.items() for language in asked if not text.in_language(language)
    )


def _row(scenario: Scenario, number: str, proposal_id: str, meeting: Meeting) -> AnnexRow:
    proposal, place = scenario.proposals[proposal_id], scenario.places[meeting.place]
    return AnnexRow(
        number=number,
        proposal=proposal_id,
        bodies=tuple(_body(scenario, body) for body in proposal.bodies),
        region=_region(scenario, meeting.region),
        place=Named(id=meeting.place, name=place.name),
        centre=place.centre,
        date=meeting.date,
        timezone=scenario.regions[meeting.region].timezone,
        time=proposal.time,
        venue=proposal.venue,
        topics=proposal.topics,
        status=meeting.status,
        locked=meeting.locked,
        outside_schedule=proposal.outside_schedule,
    )


def _body(scenario: Scenario, body: str) -> Named:
    found = scenario.bodies[body]
    return Named(id=body, name=found.name, short=found.short)


def _region(scenario: Scenario, region: str) -> Named:
    return Named(id=region, name=scenario.regions[region].name)


def _unplaced(scenario: Scenario, schedule: Schedule) -> Iterator[UnplacedRow]:
    for one in sorted(schedule.unplaced):
        proposal, because = scenario.proposals[one], schedule.unplaced[one].because
        told = {language: refusal(scenario, one, because, language, schedule.meetings) for language in LANGUAGES}
        yield UnplacedRow(
            proposal=one,
            bodies=tuple(_body(scenario, body) for body in proposal.bodies),
            priority=proposal.priority,
            dates=Span(start=proposal.dates.start, end=proposal.dates.end),
            because=tuple(
                Text(kk=kk, ru=ru, en=en) for kk, ru, en in zip(told["kk"], told["ru"], told["en"], strict=True)
            ),
        )


def _changes(scenario: Scenario, schedule: Schedule, old: Past) -> Iterator[Change]:
    was = {row.proposal: row for row in rows_of(old.scenario, old.schedule.meetings)}
    now = {row.proposal: row for row in rows_of(scenario, schedule.meetings)}
    for row in sorted(diff(old.schedule, schedule).rows, key=lambda one: one.proposal):
        cause = _in_each(partial(cause_sentence, scenario, row, schedule)) if row.cause else None
        yield Change(
            proposal=row.proposal, kind=row.kind, old=was.get(row.proposal), new=now.get(row.proposal), cause=cause
        )


def _in_each(words: Callable[[Language], str]) -> Text:
    return Text(kk=words("kk"), ru=words("ru"), en=words("en"))


def _names(scenario: Scenario, schedule: Schedule) -> Iterator[tuple[str, Text]]:
    for part in ("heading", "annex", "ground"):
        words: Text | None = getattr(scenario.decree, part)
        if words is not None:
            yield f"decree.{part}", words
    for region_id, region in scenario.regions.items():
        yield f"regions.{region_id}.name", region.name
    used = {meeting.place for meeting in schedule.meetings.values()}
    for place_id, place in scenario.places.items():
        if place_id in used:
            yield "regions.{}.places.{}.name".format(*place_id.split("/")), place.name
    for body_id, body in scenario.bodies.items():
        yield f"bodies.{body_id}.name", body.name
    for proposal_id in schedule.meetings:
        venue = scenario.proposals[proposal_id].venue
        if venue is not None:
            yield f"proposals.{proposal_id}.venue", venue
