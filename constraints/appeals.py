"""A body goes where citizens appeal to it most, among the regions its proposal accepts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class Appeals(Rule):
    """The amount is floor((most appeals to the body among the acceptable regions - those of the chosen one) / `per`).

    Only the appeals to the proposal's `body` count, not those to partners. Never below 0.
    """

    name: ClassVar[str] = "appeals"
    unit: ClassVar[str] = "appeal step"
    looks_at: ClassVar[frozenset[str]] = frozenset({"region"})

    per: Annotated[int, Field(ge=1)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The steps below the region with most appeals, about the proposal."""
        for proposal, meeting in meetings.items():
            body = scenario.proposals[proposal].body
            offered = {entry.partition("/")[0] for entry in scenario.proposals[proposal].places}
            regions = scenario.regions if "*" in offered else offered
            most = max(scenario.regions[region].appeals.get(body, 0) for region in regions)
            steps = (most - scenario.regions[meeting.region].appeals.get(body, 0)) // self.per
            if steps > 0:
                yield self.excess(proposal, amount=steps)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each place has the steps of its region as its amount."""
        to_body = {
            body: {region: found.appeals.get(body, 0) for region, found in scenario.regions.items()}
            for body in scenario.bodies
        }
        most: dict[str, int] = {}
        for name, proposal in scenario.proposals.items():
            counts = to_body[proposal.body]
            most[name] = max((counts[place.partition("/")[0]] for place in scenario.accepted(name)), default=0)

        def amount(proposal: str, place: str) -> int:
            body = scenario.proposals[proposal].body
            return max(0, (most[proposal] - to_body[body][place.partition("/")[0]]) // self.per)

        sheet.at_place(self, amount)
