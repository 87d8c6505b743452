"""A meeting is held at a place that its proposal accepts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class PlaceOffered(Rule):
    """A place matches one of the proposal's `places`."""

    name: ClassVar[str] = "place_offered"
    unit: ClassVar[str] = "meeting"
    always_hard: ClassVar[bool] = True

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each meeting elsewhere, about its proposal."""
        for proposal, meeting in meetings.items():
            if meeting.place not in scenario.accepted(proposal):
                yield self.excess(proposal)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Says nothing: a sheet has only the places of `Scenario.accepted`."""
