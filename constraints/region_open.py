"""A region receives no meeting on the dates on which it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import ClassVar

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class RegionOpen(Rule):
    """A date is not closed: scope `all` closes every place of a region, scope `districts` all places but centres."""

    name: ClassVar[str] = "region_open"
    unit: ClassVar[str] = "meeting"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date", "region", "centre"})

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each meeting at a closed place, about its proposal."""
        for proposal, meeting in meetings.items():
            if scenario.is_closed(meeting.place, meeting.date):
                yield self.excess(proposal)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each closed date of a region has amount 1, for centres or for the other places."""

        def amount(region: str, day: Date, centre: bool) -> int:
            return 1 if scenario.regions[region].is_closed(day, centre=centre) else 0

        sheet.closed(self, amount)
