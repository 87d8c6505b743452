"""A head visits a region at most N times within the horizon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class BodyRegionOnce(Rule):
    """A body has at most `at_most` meetings in a region; those outside the schedule do not count."""

    name: ClassVar[str] = "body_region_once"
    unit: ClassVar[str] = "meeting too many"
    listed_from: ClassVar[int | None] = 2
    looks_at: ClassVar[frozenset[str]] = frozenset({"region"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "body"

    at_most: Annotated[int, Field(ge=0)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings above the cap, about (body, region, meetings in it)."""
        cases: dict[tuple[str, str], list[str]] = defaultdict(list)
        for proposal, meeting in meetings.items():
            if not scenario.proposals[proposal].outside_schedule:
                for body in scenario.proposals[proposal].bodies:
                    cases[body, meeting.region].append(proposal)
        for (body, region), members in sorted(cases.items()):
            if len(members) > self.at_most:
                yield self.excess(body, region, *sorted(members), amount=len(members) - self.at_most)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At most so many of each body in each region."""
        for body in scenario.bodies:
            for region in scenario.regions:
                sheet.at_most(self, (body, region), Group(body=body, region=region, scheduled=True), self.at_most)
