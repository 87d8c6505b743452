"""A head holds at most N meetings in a calendar month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.calendar import month_around, month_of, split
from scenarios.domain import Meetings, Scenario


class BodyMonthCap(Rule):
    """A body has at most `at_most` meetings in a calendar month; those outside the schedule do not count."""

    name: ClassVar[str] = "body_month_cap"
    unit: ClassVar[str] = "meeting too many"
    listed_from: ClassVar[int | None] = 2
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "body"

    at_most: Annotated[int, Field(ge=0)]

    def near(self, day: Date) -> tuple[Date, Date] | None:
        """The calendar month."""
        return month_around(day)

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings above the cap, about (body, month, meetings in it)."""
        cases: dict[tuple[str, str], list[str]] = defaultdict(list)
        for proposal, meeting in meetings.items():
            if not scenario.proposals[proposal].outside_schedule:
                for body in scenario.proposals[proposal].bodies:
                    cases[body, month_of(meeting.date)].append(proposal)
        for (body, month), members in sorted(cases.items()):
            if len(members) > self.at_most:
                yield self.excess(body, month, *sorted(members), amount=len(members) - self.at_most)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At most so many of each body in each month of the horizon."""
        horizon = scenario.horizon
        for month, first, last in split(horizon.start, horizon.end, "month"):
            for body in scenario.bodies:
                group = Group(body=body, first=first, last=last, scheduled=True)
                sheet.at_most(self, (body, month), group, self.at_most)
