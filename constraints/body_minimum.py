"""Each body that is not exempt meets the population at least N times in each period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from typing import Annotated, ClassVar

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.calendar import Period, split
from scenarios.domain import Meetings, Scenario


class BodyMinimum(Rule):
    """A body has at least `at_least` planned meetings, joint ones too, in each `period` (its part in the horizon).

    Periods in which the body does not exist on all days, and exempt bodies, are left out.
    """

    name: ClassVar[str] = "body_minimum"
    unit: ClassVar[str] = "missing meeting"
    adds_up: ClassVar[bool] = False
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})
    listed_from: ClassVar[int | None] = 2

    at_least: Annotated[int, Field(ge=0)]
    period: Period

    def _cases(self, scenario: Scenario) -> Iterator[tuple[str, str, Date, Date]]:
        horizon = scenario.horizon
        for period, first, last in split(horizon.start, horizon.end, self.period):
            for body_id, body in scenario.bodies.items():
                if body_id not in scenario.policy.exempt and first in body.valid and last in body.valid:
                    yield body_id, period, first, last

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings missing, about (body, period, meetings in it)."""
        of_body: dict[str, list[str]] = defaultdict(list)
        for proposal in meetings:
            for body in scenario.proposals[proposal].bodies:
                of_body[body].append(proposal)
        for body, period, first, last in self._cases(scenario):
            members = [proposal for proposal in of_body[body] if first <= meetings[proposal].date <= last]
            if len(members) < self.at_least:
                yield self.excess(body, period, *sorted(members), amount=self.at_least - len(members))

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At least so many of each body in each period."""
        for body, period, first, last in self._cases(scenario):
            sheet.at_least(self, (body, period), Group(body=body, first=first, last=last), self.at_least)
