"""No region is left out: each has at least N meetings, held or planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class RegionMinimum(Rule):
    """A region that exists on all days of the horizon has at least `at_least` meetings, held ones too."""

    name: ClassVar[str] = "region_minimum"
    unit: ClassVar[str] = "missing meeting"
    adds_up: ClassVar[bool] = False
    looks_at: ClassVar[frozenset[str]] = frozenset({"region"})
    listed_from: ClassVar[int | None] = 1

    at_least: Annotated[int, Field(ge=0)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings missing, about (region, planned meetings in it)."""
        held = Counter(meeting.region for meeting in scenario.held.values())
        for region in scenario.whole_regions:
            members = sorted(proposal for proposal, meeting in meetings.items() if meeting.region == region)
            missing = self.at_least - held[region] - len(members)
            if missing > 0:
                yield self.excess(region, *members, amount=missing)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At least so many in each region, less those held."""
        for region in scenario.whole_regions:
            held = sum(1 for meeting in scenario.held.values() if meeting.region == region)
            sheet.at_least(self, (region,), Group(region=region), self.at_least - held)
