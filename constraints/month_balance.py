"""Meetings spread over the year: a month holds no more than its working days' share, with some tolerance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date as Date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.calendar import month_of, split
from scenarios.domain import Meetings, Scenario


class MonthBalance(Rule):
    """A calendar month holds at most its cap, meetings outside the schedule not counted.

    The cap is ceil(proposals x working days of the month in the horizon x (100 + `tolerance_percent`) /
    (100 x all working days of the horizon)).
    """

    name: ClassVar[str] = "month_balance"
    unit: ClassVar[str] = "meeting too many"
    listed_from: ClassVar[int | None] = 1
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "all"

    tolerance_percent: Annotated[int, Field(ge=0)]

    def caps(self, scenario: Scenario) -> Mapping[str, tuple[Date, Date, int]]:
        """By month: its first and last date in the horizon, and its cap (0 in a horizon without working days)."""
        months = {
            name: (first, last) for name, first, last in split(scenario.horizon.start, scenario.horizon.end, "month")
        }
        days: dict[str, int] = defaultdict(int)
        for day in scenario.horizon.days():
            days[month_of(day)] += int(scenario.working.is_working(day))
        below = 100 * sum(days.values())
        above = len(scenario.proposals) * (100 + self.tolerance_percent)
        return {
            name: (first, last, -(-above * days[name] // below) if below else 0)
            for name, (first, last) in months.items()
        }

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings above the cap, about (month, meetings in it)."""
        members: dict[str, list[str]] = defaultdict(list)
        for proposal, meeting in meetings.items():
            if not scenario.proposals[proposal].outside_schedule:
                members[month_of(meeting.date)].append(proposal)
        for month, (_, _, cap) in self.caps(scenario).items():
            if len(members[month]) > cap:
                yield self.excess(month, *sorted(members[month]), amount=len(members[month]) - cap)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At most the cap in each month."""
        for month, (first, last, cap) in self.caps(scenario).items():
            sheet.at_most(self, (month,), Group(first=first, last=last, scheduled=True), cap)
