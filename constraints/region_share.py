"""Regions receive their fair share; the most neglected one weighs most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from constraints._share import shares
from scenarios.domain import Meetings, Scenario


class RegionShare(Rule):
    """A region with shortfall k = share - held - planned, if above 0, has amount k(k+1)/2."""

    name: ClassVar[str] = "region_share"
    unit: ClassVar[str] = "weighted shortfall"
    adds_up: ClassVar[bool] = False
    looks_at: ClassVar[frozenset[str]] = frozenset({"region"})
    listed_from: ClassVar[int | None] = 1

    equal_share_percent: Annotated[int, Field(ge=0, le=100)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The weighted shortfall, about (region, planned meetings in it)."""
        held = Counter(meeting.region for meeting in scenario.held.values())
        planned = Counter(meeting.region for meeting in meetings.values())
        for region, share in shares(scenario, self.equal_share_percent).items():
            short = share - held[region] - planned[region]
            if short > 0:
                members = sorted(proposal for proposal, meeting in meetings.items() if meeting.region == region)
                yield self.excess(region, *members, amount=short * (short + 1) // 2)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At least the share of each region, less those held; each further meeting missing costs one more."""
        for region, share in shares(scenario, self.equal_share_percent).items():
            held = sum(1 for meeting in scenario.held.values() if meeting.region == region)
            sheet.at_least(self, (region,), Group(region=region), share - held, triangular=True)
