"""Meetings go to districts, villages and towns rather than to regional centres."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class BeyondCentres(Rule):
    """At most floor(`at_most_percent` of the number of proposals) planned meetings are in regional centres."""

    name: ClassVar[str] = "beyond_centres"
    unit: ClassVar[str] = "meeting too many"
    listed_from: ClassVar[int | None] = 0
    looks_at: ClassVar[frozenset[str]] = frozenset({"centre"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "all"

    at_most_percent: Annotated[int, Field(ge=0, le=100)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings above the cap, about the meetings in centres."""
        members = sorted(proposal for proposal, meeting in meetings.items() if scenario.places[meeting.place].centre)
        cap = self.at_most_percent * len(scenario.proposals) // 100
        if len(members) > cap:
            yield self.excess(*members, amount=len(members) - cap)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At most the cap in centres."""
        cap = self.at_most_percent * len(scenario.proposals) // 100
        sheet.at_most(self, (), Group(centres=True), cap)
