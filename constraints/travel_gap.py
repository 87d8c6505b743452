"""A head needs N free days between meetings in different regions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class TravelGap(Rule):
    """Meetings of one body in different regions have at least `days` free days between them."""

    name: ClassVar[str] = "travel_gap"
    unit: ClassVar[str] = "pair of meetings"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date", "region"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "body"

    days: Annotated[int, Field(ge=0)]

    def near(self, day: Date) -> tuple[Date, Date] | None:
        """At most `days` before or after."""
        return day - timedelta(days=self.days), day + timedelta(days=self.days)

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each pair of a body's meetings that is too near, about (proposal, proposal, body)."""
        of_body: dict[str, list[str]] = defaultdict(list)
        for proposal in sorted(meetings, key=lambda one: meetings[one].date):
            for body in scenario.proposals[proposal].bodies:
                of_body[body].append(proposal)
        for body, members in of_body.items():
            for at, one in enumerate(members):
                for other in members[at + 1 :]:
                    if (meetings[other].date - meetings[one].date).days > self.days:
                        break  # so are all that come after it
                    if meetings[one].region != meetings[other].region:
                        yield self.excess(*sorted((one, other)), body)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each body's meetings in different regions keep apart."""
        for body in scenario.bodies:
            sheet.apart(self, Group(body=body), self.days + 1, other_regions=True)
