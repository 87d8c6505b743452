"""A head is in one place a day: a body has at most N meetings on a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class OneMeetingADay(Rule):
    """A body has at most `at_most` meetings on a date, joint ones too."""

    name: ClassVar[str] = "one_meeting_a_day"
    unit: ClassVar[str] = "meeting too many"
    listed_from: ClassVar[int | None] = 2
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "body"

    at_most: Annotated[int, Field(ge=0)]

    def near(self, day: Date) -> tuple[Date, Date] | None:
        """The date."""
        return day, day

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings above the cap, about (body, date, meetings on it)."""
        cases: dict[tuple[str, Date], list[str]] = defaultdict(list)
        for proposal, meeting in meetings.items():
            for body in scenario.proposals[proposal].bodies:
                cases[body, meeting.date].append(proposal)
        for (body, day), members in sorted(cases.items()):
            if len(members) > self.at_most:
                yield self.excess(body, day.isoformat(), *sorted(members), amount=len(members) - self.at_most)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At most so many of each body on each date of the horizon."""
        for body in scenario.bodies:
            for day in scenario.horizon.days():
                sheet.at_most(self, (body, day.isoformat()), Group(body=body, first=day, last=day), self.at_most)
