"""A working day is better than a Saturday."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import ClassVar

from constraints._rule import Excess, Rule, Sheet
from scenarios.calendar import SATURDAY
from scenarios.domain import Meetings, Scenario


class Saturday(Rule):
    """A meeting is not on a Saturday, unless that is a working day."""

    name: ClassVar[str] = "saturday"
    unit: ClassVar[str] = "meeting"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each meeting on such a Saturday, about its proposal."""
        for proposal, meeting in meetings.items():
            if meeting.date.weekday() == SATURDAY and not scenario.working.is_working(meeting.date):
                yield self.excess(proposal)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each such Saturday has amount 1."""

        def amount(_proposal: str, day: Date) -> int:
            return int(day.isoweekday() == SATURDAY + 1 and not scenario.working.is_working(day))

        sheet.on_date(self, amount)
