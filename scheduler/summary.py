"""What a schedule is worth, for someone who reads one page: placed, proven, covered, left out and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from constraints._catalogue import bind
from constraints._share import shares
from constraints.month_balance import MonthBalance
from constraints.region_share import RegionShare
from scenarios.calendar import month_of, split
from scenarios.domain import Language, Meetings, Model, Scenario
from scenarios.schedule import LevelResult, Outcome, Schedule
from scheduler.terminal import heading, item, table
from scheduler.words import alphabet_key, body_name, month_words, refusal, region_name, say

Proof = Literal["proven", "gap", "open"]


class LevelSummary(Model):
    """A level: `proven` (cost = bound), `gap` (the bound is lower), or `open` (a level above is not proven)."""

    level: int
    cost: int
    bound: int | None
    proof: Proof


class RegionSummary(Model):
    """Meetings of a region: held before the horizon, planned in it, and its share of all (None: it has none)."""

    region: str
    held: int
    planned: int
    share: int | None

    @property
    def total(self) -> int:
        """Held and planned."""
        return self.held + self.planned

    @property
    def difference(self) -> int | None:
        """Meetings above the share (below it where negative)."""
        return None if self.share is None else self.total - self.share


class MonthSummary(Model):
    """Planned meetings of a month that count in its balance, and its cap (None where the policy sets none)."""

    month: str
    planned: int
    cap: int | None


class Summary(Model):
    """The figures of a schedule; regions stand by their distance from their share, the farthest first."""

    placed: int
    unplaced: tuple[str, ...]
    outcome: Outcome
    levels: tuple[LevelSummary, ...]
    regions: tuple[RegionSummary, ...]
    outside_centres: int
    months: tuple[MonthSummary, ...]


def summary(scenario: Scenario, schedule: Schedule) -> Summary:
    """The figures of a schedule of this scenario (its operations applied)."""
    places = scenario.places
    return Summary(
        placed=len(schedule.meetings),
        unplaced=tuple(sorted(schedule.unplaced)),
        outcome=schedule.solved.outcome,
        levels=tuple(_level(result) for result in schedule.solved.levels),
        regions=_regions(scenario, schedule.meetings),
        outside_centres=sum(not places[meeting.place].centre for meeting in schedule.meetings.values()),
        months=tuple(_months(scenario, schedule.meetings)),
    )


def _level(result: LevelResult) -> LevelSummary:
    proof: Proof = "open" if result.bound is None else "proven" if result.cost == result.bound else "gap"
    return LevelSummary(level=result.level, cost=result.cost, bound=result.bound, proof=proof)


def _regions(scenario: Scenario, meetings: Meetings) -> tuple[RegionSummary, ...]:
    held = Counter(meeting.region for meeting in scenario.held.values())
    planned = Counter(meeting.region for meeting in meetings.values())
    share = _shares(scenario)
    rows = [
        RegionSummary(region=region, held=held[region], planned=planned[region], share=share.get(region))
        for region in scenario.regions
    ]
    return tuple(sorted(rows, key=lambda row: (-abs(row.difference or 0), row.difference or 0, row.region)))


def _shares(scenario: Scenario) -> Mapping[str, int]:
    rules = (rule for rule in bind(scenario.policy) if isinstance(rule, RegionShare) and rule.mode != "off")
    return next((shares(scenario, rule.equal_share_percent) for rule in rules), {})


def _caps(scenario: Scenario) -> dict[str, int]:
    rules = (rule for rule in bind(scenario.policy) if isinstance(rule, MonthBalance) and rule.mode != "off")
    return {month: cap for rule in rules for month, (_, _, cap) in rule.caps(scenario).items()}


def _months(scenario: Scenario, meetings: Meetings) -> Iterator[MonthSummary]:
    caps = _caps(scenario)
    planned = Counter(
        month_of(meeting.date)
        for proposal, meeting in meetings.items()
        if not scenario.proposals[proposal].outside_schedule
    )
    for month, _first, _last in split(scenario.horizon.start, scenario.horizon.end, "month"):
        yield MonthSummary(month=month, planned=planned[month], cap=caps.get(month))


def render(figures: Summary, scenario: Scenario, schedule: Schedule, language: Language) -> Iterator[RenderableType]:
    """The summary as the parts of one page of a terminal, 80 columns or more."""
    yield heading(say(language, "summary-title", name=schedule.name, revision=schedule.revision))
    yield Text(placed_line(figures, language))
    yield Text(outside_line(figures, language))
    yield Text()
    yield heading(say(language, "summary-proof"))
    yield from (Text(line) for line in proof_lines(figures, language))
    yield Text()
    yield heading(say(language, "summary-regions"))
    yield _region_table(figures, scenario, language)
    yield Text()
    yield heading(say(language, "summary-months"))
    yield _month_table(figures, language)
    yield from _unplaced(figures, scenario, schedule, language)


def proof_lines(figures: Summary, language: Language) -> Iterator[str]:
    """How good the schedule is proven to be, a sentence a level, and how the search ended."""
    unknown = "summary-unbounded"
    for one in figures.levels:
        if one.proof == "gap" and one.bound is not None:
            yield say(
                language, "summary-gap", level=one.level, cost=one.cost, bound=one.bound, gap=one.cost - one.bound
            )
        else:
            key = "summary-proven" if one.proof == "proven" else unknown
            yield say(language, key, level=one.level, cost=one.cost)
        if one.proof != "proven":
            unknown = "summary-open"
    yield say(language, f"summary-outcome-{figures.outcome}")


def placed_line(figures: Summary, language: Language) -> str:
    """How many proposals are in the schedule, in a sentence."""
    everything = figures.placed + len(figures.unplaced)
    return say(language, "summary-placed", placed=figures.placed, all=everything, unplaced=len(figures.unplaced))


def outside_line(figures: Summary, language: Language) -> str:
    """The share of meetings outside regional centres, in a sentence."""
    percent = 100 * figures.outside_centres // max(1, figures.placed)
    return say(language, "summary-centres", outside=figures.outside_centres, placed=figures.placed, percent=percent)


def _region_table(figures: Summary, scenario: Scenario, language: Language) -> Table:
    headings = ("region", "held", "planned", "total", "share", "difference")
    shown = table(*(say(language, f"column-{one}") for one in headings), right=(1, 2, 3, 4, 5))
    key = alphabet_key(language)
    rows = sorted(
        figures.regions,
        key=lambda row: (
            -abs(row.difference or 0),
            row.difference or 0,
            key(region_name(scenario, row.region, language)),
        ),
    )
    for row in rows:
        share = "–" if row.share is None else str(row.share)
        difference = "–" if row.difference is None else f"{row.difference:+d}" if row.difference else "0"
        name = region_name(scenario, row.region, language)
        shown.add_row(name, str(row.held), str(row.planned), str(row.total), share, difference)
    return shown


def _month_table(figures: Summary, language: Language) -> Table:
    shown = table(*(say(language, f"column-{one}") for one in ("month", "planned", "limit")), right=(1, 2))
    for row in figures.months:
        shown.add_row(month_words(row.month, language), str(row.planned), "–" if row.cap is None else str(row.cap))
    return shown


def _unplaced(figures: Summary, scenario: Scenario, schedule: Schedule, language: Language) -> Iterator[RenderableType]:
    if figures.unplaced:
        yield Text()
        yield heading(say(language, "summary-unplaced"))
    for one in figures.unplaced:
        proposal = scenario.proposals[one]
        bodies = ", ".join(body_name(scenario, body, language) for body in proposal.bodies)
        yield Text(f"{one}: {bodies}; {say(language, f'priority-{proposal.priority}')}")
        for line in refusal(scenario, one, schedule.unplaced[one].because, language, schedule.meetings):
            yield item(line)
