"""The scenario as Timefold sees it: facts, and the planning entity with its two variables.

The classes are translated to Java, so they are plain and keep to whole numbers; no postponed annotations, as the
translator reads them.
"""

from dataclasses import dataclass, field
from typing import Annotated

from timefold.solver.domain import (
    PlanningEntityCollectionProperty,
    PlanningId,
    PlanningScore,
    PlanningVariable,
    ProblemFactCollectionProperty,
    ValueRangeProvider,
    planning_entity,
    planning_solution,
)
from timefold.solver.score import BendableScore


@dataclass(eq=False)
class Day:
    """A date of the horizon."""

    number: int
    month: int
    period: int


@dataclass(eq=False)
class Place:
    """A place; `closed` are the days on which it cannot receive."""

    number: int
    region: int
    centre: bool
    cap: int
    unreached: bool
    closed: set[int]


@planning_entity
@dataclass(eq=False)
class Talk:
    """A proposal. Its day is always set; without a place it is unplaced.

    Costs (not those of 0) are by number, one dictionary a level.
    """

    id: Annotated[int, PlanningId]
    scheduled: bool
    left_out: int
    day_costs: list[dict[int, int]]
    place_costs: list[dict[int, int]]
    days: Annotated[list[Day], ValueRangeProvider]
    places: Annotated[list[Place], ValueRangeProvider]
    day: Annotated[Day | None, PlanningVariable] = field(default=None)
    place: Annotated[Place | None, PlanningVariable(allows_unassigned=True)] = field(default=None)


@dataclass(eq=False)
class Attendance:
    """A body takes part in a talk."""

    talk: int
    body: int


@dataclass(eq=False)
class Pair:
    """Two talks that so many bodies share."""

    first: int
    second: int
    shared: int


@dataclass(eq=False)
class Need:
    """A body needs `least` meetings in a period."""

    body: int
    period: int
    least: int


@dataclass(eq=False)
class Receiver:
    """A region: what it lacks to its minimum and to its share."""

    number: int
    minimum: int
    short: int


@dataclass(eq=False)
class Month:
    """A calendar month and what it should not exceed."""

    number: int
    cap: int


@planning_solution
@dataclass(eq=False)
class Plan:
    """Problem and solution."""

    day_facts: Annotated[list[Day], ProblemFactCollectionProperty]
    place_facts: Annotated[list[Place], ProblemFactCollectionProperty]
    attendances: Annotated[list[Attendance], ProblemFactCollectionProperty]
    pairs: Annotated[list[Pair], ProblemFactCollectionProperty]
    needs: Annotated[list[Need], ProblemFactCollectionProperty]
    receivers: Annotated[list[Receiver], ProblemFactCollectionProperty]
    months: Annotated[list[Month], ProblemFactCollectionProperty]
    talks: Annotated[list[Talk], PlanningEntityCollectionProperty]
    score: Annotated[BendableScore | None, PlanningScore(bendable_hard_levels_size=1, bendable_soft_levels_size=4)] = (
        field(default=None)
    )
