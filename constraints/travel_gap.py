"""A head needs N free days between meetings in different regions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Annotated, ClassVar

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class TravelGap(Rule):
    """Meetings of one body in different regions have at least `days` free days between them."""

    name: ClassVar[str] = "travel_gap"
    unit: ClassVar[str] = "pair of meetings"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date", "region"})

    days: Annotated[int, Field(ge=0)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each pair of a body's meetings that is too near, about (proposal, proposal, body)."""
        of_body: dict[str, list[str]] = defaultdict(list)
        for proposal in meetings:
            for body in scenario.proposals[proposal].bodies:
                of_body[body].append(proposal)
        for body, members in of_body.items():
            for one, other in combinations(sorted(members), 2):
                first, second = meetings[one], meetings[other]
                if first.region != second.region and abs((first.date - second.date).days) <= self.days:
                    yield self.excess(one, other, body)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each body's meetings in different regions keep apart."""
        for body in scenario.bodies:
            sheet.apart(self, Group(body=body), self.days + 1, other_regions=True)
