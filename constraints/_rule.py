"""What a rule is: a statement, its numbers, and two readings that share the data but no arithmetic.

`excesses` measures a finished schedule in plain Python. `post` tells a sheet (the solver's side) the same thing as
sums of meetings. One property test demands that both measure the same amounts.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Annotated, ClassVar, Literal, Protocol, Self

from pydantic import ConfigDict, Field, model_validator

from scenarios.domain import Certainty, Meetings, Mode, Model, Scenario

About = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Excess:
    """One case of a rule that a schedule does not meet, and by how much (a whole number above 0).

    `about` names the case: the proposal (two, sorted, for pairs; `body_free` and `travel_gap` add the body); or the
    body and / or the region or place, then the date, month or period, then the meetings in it, sorted.
    """

    rule: str
    about: About
    amount: int


@dataclass(frozen=True)
class Group:
    """Which meetings of the schedule are counted: all that match every given part. `first`, `last` are inclusive.

    `body` counts a joint meeting for each of its bodies; `scheduled` leaves out `outside_schedule` meetings.
    """

    body: str | None = None
    region: str | None = None
    place: str | None = None
    centres: bool = False
    first: Date | None = None
    last: Date | None = None
    scheduled: bool = False


class Sheet(Protocol):
    """What a rule may say to the solver. Amounts are whole numbers of 0 or more.

    A hard rule's amount must be 0; a soft one costs amount x weight on its level. Locked meetings bind the others and
    not each other: where a hard statement is breached by tolerated locked meetings alone, the sheet asks that the
    others add nothing (a limit becomes what the locked already take). Soft statements count every meeting.
    `case` is the rule's `about` without the meetings.
    """

    def on_date(self, rule: Rule, amount: Callable[[str, Date], int]) -> None:
        """A meeting of this proposal on this date has this amount."""

    def at_place(self, rule: Rule, amount: Callable[[str, str], int]) -> None:
        """A meeting of this proposal at this place (`region/place`, one that it accepts) has this amount."""

    def closed(self, rule: Rule, amount: Callable[[str, Date, bool], int]) -> None:
        """A meeting in this region on this date, in a centre or (False) elsewhere, has this amount, 0 or 1.

        What is closed for centres is closed for the other places too.
        """

    def unplaced(self, rule: Rule, amount: Callable[[str], int]) -> None:
        """A proposal left out has this amount."""

    def at_most(self, rule: Rule, case: About, group: Group, limit: int) -> None:
        """The amount is the meetings of the group above the limit."""

    def at_least(self, rule: Rule, case: About, group: Group, wanted: int, *, triangular: bool = False) -> None:
        """The amount is k = the meetings short of `wanted` (which may be 0 or less), or k(k+1)/2 if triangular."""

    def apart(self, rule: Rule, group: Group, days: int, *, other_regions: bool = False) -> None:
        """The amount is the pairs of meetings of the group less than `days` days apart.

        With `other_regions`, only pairs in different regions.
        """


class Rule(Model, ABC):
    """A rule with the policy's numbers for it; each subclass adds its own numbers as fields without defaults."""

    model_config = ConfigDict(strict=True)

    name: ClassVar[str]
    unit: ClassVar[str]
    always_hard: ClassVar[bool] = False
    adds_up: ClassVar[bool] = True
    """Whether a further meeting can only raise the amount (caps, clashes); False where it can lower it (minima)."""
    listed_from: ClassVar[int | None] = None
    """Where in `about` the counted meetings begin; None where all of `about` is the case."""
    looks_at: ClassVar[frozenset[str]] = frozenset({"date", "place"})
    """Which of date, region, centre, place of a meeting the rule depends on."""
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "one"
    """Which meetings a case counts: one by itself, those that share a body or the region with it, or all."""

    mode: Mode
    level: Annotated[int, Field(ge=1, le=4)] | None = None
    weight: Annotated[int, Field(ge=0)] | None = None
    source: str = ""
    certainty: Certainty = "choice"

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.always_hard and self.mode != "hard":
            raise ValueError("this rule is always hard")
        if self.mode == "soft" and (self.level is None or self.weight is None):
            raise ValueError("a soft rule needs a level (1 to 4) and a weight")
        return self

    @property
    def cost_of_one(self) -> int:
        """What one unit of amount costs on the rule's level; 0 where the rule is not soft."""
        return self.weight or 0 if self.mode == "soft" else 0

    def near(self, day: Date) -> tuple[Date, Date] | None:
        """The first and last date of meetings that a case with a meeting on this date can count; None: any date."""
        del day
        return None

    @abstractmethod
    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """Every case in which the schedule does not meet the rule; all amounts above 0."""

    @abstractmethod
    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Says the rule to the sheet, so that the sheet measures the amounts of `excesses`."""

    def case_of(self, excess: Excess) -> About:
        """What an excess is about, without the meetings it counts: the same case in another schedule has the same."""
        return excess.about[: self.listed_from]

    def excess(self, *about: str, amount: int = 1) -> Excess:
        """An excess of this rule."""
        return Excess(self.name, about, amount)
