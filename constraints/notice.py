"""Local bodies have N working days to prepare: strictly after the day of planning, up to the day before the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from typing import Annotated, ClassVar

from pydantic import Field

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class Notice(Rule):
    """At least `working_days` working days lie between `as_of` and the meeting, neither counted.

    It never applies to facts, nor to a meeting of the published schedule that keeps its date.
    """

    name: ClassVar[str] = "notice"
    unit: ClassVar[str] = "meeting"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date"})

    working_days: Annotated[int, Field(ge=0)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each meeting too near, about its proposal."""
        for proposal, meeting in meetings.items():
            if self._excepted(scenario, proposal, meeting.date):
                continue
            if not scenario.working.has_between(scenario.as_of, meeting.date, self.working_days):
                yield self.excess(proposal)

    def _excepted(self, scenario: Scenario, proposal: str, day: Date) -> bool:
        lock = scenario.locked.get(proposal)
        old = scenario.old.get(proposal)
        return (lock is not None and lock.kind in ("fact", "notice")) or (old is not None and old.date == day)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each date before the first one with enough notice has amount 1."""
        first = scenario.working.earliest_after(scenario.as_of, self.working_days)

        def amount(proposal: str, day: Date) -> int:
            return 1 if day < first and not self._excepted(scenario, proposal, day) else 0

        sheet.on_date(self, amount)
