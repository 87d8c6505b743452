"""A meeting is at a place that stands early in its proposal's list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class PreferredPlace(Rule):
    """The amount is the position (from 0) of the first entry of `places` that the place matches; 0 if none does."""

    name: ClassVar[str] = "preferred_place"
    unit: ClassVar[str] = "rank"
    looks_at: ClassVar[frozenset[str]] = frozenset({"place"})

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The rank of each meeting's place, about its proposal."""
        for proposal, meeting in meetings.items():
            region = meeting.region
            for rank, entry in enumerate(scenario.proposals[proposal].places):
                if entry in (meeting.place, f"{region}/*", "*"):
                    if rank:
                        yield self.excess(proposal, amount=rank)
                    break

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each place has its rank as its amount."""
        sheet.at_place(self, lambda proposal, place: scenario.accepted(proposal).get(place, 0))
