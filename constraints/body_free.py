"""A meeting falls on no date on which one of its bodies is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import ClassVar

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class BodyFree(Rule):
    """All bodies of a meeting are free on its date."""

    name: ClassVar[str] = "body_free"
    unit: ClassVar[str] = "absent body"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each absent body of a meeting, about (proposal, body)."""
        for proposal, meeting in meetings.items():
            for body in scenario.proposals[proposal].bodies:
                if scenario.bodies[body].is_away(meeting.date):
                    yield self.excess(proposal, body)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each date has as its amount how many of the proposal's bodies are away."""

        def amount(proposal: str, day: Date) -> int:
            return len([body for body in scenario.proposals[proposal].bodies if scenario.bodies[body].is_away(day)])

        sheet.on_date(self, amount)
