"""Every place is reached, held meetings included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class DistrictReach(Rule):
    """Each place of a region that exists on all days of the horizon has a meeting, held or planned."""

    name: ClassVar[str] = "district_reach"
    unit: ClassVar[str] = "unvisited place"
    adds_up: ClassVar[bool] = False
    looks_at: ClassVar[frozenset[str]] = frozenset({"place"})

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each place without a meeting, about it."""
        reached = {meeting.place for meeting in scenario.held.values()}
        reached |= {meeting.place for meeting in meetings.values()}
        counted = set(scenario.whole_regions)
        for place in scenario.places:
            if place not in reached and place.partition("/")[0] in counted:
                yield self.excess(place)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At least one at each place where none was held."""
        held = {meeting.place for meeting in scenario.held.values()}
        for region in scenario.whole_regions:
            for place in scenario.regions[region].places:
                name = f"{region}/{place}"
                sheet.at_least(self, (name,), Group(place=name), 0 if name in held else 1)
