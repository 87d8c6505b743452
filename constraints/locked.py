"""What was announced, pinned, held or is too near to change stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class Locked(Rule):
    """A locked proposal is placed, at the date and the place of its lock."""

    name: ClassVar[str] = "locked"
    unit: ClassVar[str] = "meeting"
    always_hard: ClassVar[bool] = True
    adds_up: ClassVar[bool] = False

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each locked proposal with another date or place, or none, about it."""
        for proposal, lock in scenario.locked.items():
            meeting = meetings.get(proposal)
            if (
                meeting is None
                or (lock.date is not None and meeting.date != lock.date)
                or (lock.place is not None and meeting.place != lock.place)
            ):
                yield self.excess(proposal)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Says nothing: a sheet gives a locked proposal the date and the place of its lock alone, and places it."""
