"""What the answers to many questions say, side by side: data, without words and without a solver."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from constraints._assess import assess
from scenarios.difference import Difference
from scenarios.domain import Id, Meeting, Meetings, Model, Scenario, Text
from scenarios.schedule import LevelResult, Outcome, Schedule
from scheduler.replanning.causes import differs
from scheduler.summary import Summary, summary

BASE = "base"
"""The name of the row with which the others are compared."""


class Coverage(Model):
    """Whom a schedule reaches.

    `shortfall`: meetings missing to the share, of regions that miss some; `reached`: places with a meeting, held or
    planned, of `places`; `outside_percent`: planned meetings outside regional centres, rounded down.
    """

    shortfall: dict[Id, int]
    reached: int
    places: int
    outside: int
    outside_percent: int


class Figures(Model):
    """A schedule in figures; costs are the policy's of its own scenario.

    `crowding` is None where the policy does not count it. `changes` are those of a re-plan (forced ones are not among
    them), `differs` the meetings of the base that have another date or place here, or none.
    """

    outcome: Outcome
    placed: int
    unplaced: tuple[Id, ...]
    levels: tuple[LevelResult, ...]
    amounts: dict[str, int]
    coverage: Coverage
    crowding: int | None
    meetings: dict[Id, Meeting]
    changes: int | None = None
    differs: int | None = None


class Answer(Model):
    """A question's row: what was asked (differences to the base's scenario), and its figures or why there are none."""

    name: str
    title: Text = Text()
    asked: tuple[Difference, ...] = ()
    figures: Figures | None = None
    error: str | None = None

    def as_data(self) -> dict[str, Any]:
        """The row as plain values: the figures' keys beside the name, or `error`."""
        data = self.model_dump(mode="json", by_alias=True, exclude={"figures", "error", "title"})
        data["title"] = self.title.model_dump(mode="json", exclude_none=True)
        if self.figures is None:
            return data | {"error": self.error}
        figures = self.figures.model_dump(mode="json", exclude={"meetings"})
        meetings = {
            proposal: meeting.model_dump(mode="json", exclude_none=True)
            for proposal, meeting in sorted(self.figures.meetings.items(), key=lambda one: (one[1].date, one[0]))
        }
        return data | figures | {"meetings": meetings}


def figures(scenario: Scenario, schedule: Schedule, base: Meetings | None = None) -> Figures:
    """The figures of a schedule of this scenario (its operations applied); `base` are the meetings to compare with."""
    found, assessment = summary(scenario, schedule), assess(scenario, schedule.meetings)
    return Figures(
        outcome=found.outcome,
        placed=found.placed,
        unplaced=found.unplaced,
        levels=_judged(schedule.solved.levels, assessment.costs),
        amounts=dict(assessment.amounts),
        coverage=coverage(scenario, schedule, found),
        crowding=assessment.amounts.get("region_crowding"),
        meetings=schedule.meetings,
        changes=None if schedule.replan is None else schedule.replan.changes,
        differs=None if base is None else sum(differs(one, schedule.meetings.get(name)) for name, one in base.items()),
    )


def coverage(scenario: Scenario, schedule: Schedule, found: Summary | None = None) -> Coverage:
    """Whom a schedule reaches; `found` is its summary, where that is known."""
    found = found or summary(scenario, schedule)
    reached = {held.place for held in scenario.held.values()} | {one.place for one in schedule.meetings.values()}
    return Coverage(
        shortfall={
            row.region: -row.difference
            for row in sorted(found.regions, key=lambda row: row.region)
            if row.difference is not None and row.difference < 0
        },
        reached=len(reached),
        places=len(scenario.places),
        outside=found.outside_centres,
        outside_percent=100 * found.outside_centres // max(1, found.placed),
    )


def _judged(levels: tuple[LevelResult, ...], costs: Mapping[int, int]) -> tuple[LevelResult, ...]:
    """The levels with costs as the checker counts them; a bound stands where the cost is the one it was proven for."""
    return tuple(
        level if level.cost == costs[level.level] else level.replaced(cost=costs[level.level], bound=None)
        for level in levels
    )
