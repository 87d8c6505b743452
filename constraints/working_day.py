"""A meeting is held on an open day: a working day or, where the policy allows, a Saturday that is no day off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import ClassVar

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class WorkingDay(Rule):
    """A date is an open day of the scenario's calendar."""

    name: ClassVar[str] = "working_day"
    unit: ClassVar[str] = "meeting"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})

    saturdays: bool

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each meeting on another day, about its proposal."""
        for proposal, meeting in meetings.items():
            if not scenario.working.is_open(meeting.date, saturdays=self.saturdays):
                yield self.excess(proposal)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each date that is not open has amount 1."""

        def amount(_proposal: str, day: Date) -> int:
            return 0 if scenario.working.is_open(day, saturdays=self.saturdays) else 1

        sheet.on_date(self, amount)
