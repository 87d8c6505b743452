"""A meeting is near the date that its proposal would like best."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import Annotated, ClassVar

from pydantic import Field

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class PreferredDate(Rule):
    """The amount is the days between the date and `prefer`, at most `at_most_days`; 0 without a preference."""

    name: ClassVar[str] = "preferred_date"
    unit: ClassVar[str] = "day"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})

    at_most_days: Annotated[int, Field(ge=0)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The days off the preferred date, about the proposal."""
        for proposal, meeting in meetings.items():
            prefer = scenario.proposals[proposal].dates.prefer
            if prefer is not None and prefer != meeting.date and self.at_most_days:
                days = abs((meeting.date - prefer).days)
                yield self.excess(proposal, amount=min(days, self.at_most_days))

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each date has its distance as its amount."""
        wishes = {name: proposal.dates.prefer for name, proposal in scenario.proposals.items()}

        def amount(proposal: str, day: Date) -> int:
            wish = wishes[proposal]
            if wish is None:
                return 0
            days = (day - wish).days if day > wish else (wish - day).days
            return days if days < self.at_most_days else self.at_most_days

        sheet.on_date(self, amount)
