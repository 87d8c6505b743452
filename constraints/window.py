"""A meeting's date lies in its proposal's dates and the horizon, after the day of planning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class Window(Rule):
    """A date is in the proposal's `dates` and in the horizon, and after `as_of`; facts are excepted."""

    name: ClassVar[str] = "window"
    unit: ClassVar[str] = "meeting"
    always_hard: ClassVar[bool] = True

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each meeting on another date, about its proposal."""
        for proposal, meeting in meetings.items():
            lock = scenario.locked.get(proposal)
            if lock is not None and lock.kind == "fact":
                continue
            day = meeting.date
            inside = day in scenario.proposals[proposal].dates and day in scenario.horizon
            if not inside or day <= scenario.as_of:
                yield self.excess(proposal)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Says nothing: a sheet has only the dates of `Scenario.window`."""
