"""Draws of slips: on the first day of a month each of its meetings that was not held may slip, independently."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from scenarios.calendar import split
from scenarios.domain import Meetings, Scenario
from scenarios.operations import Postpone

DELAY = (5, 45)
"""Fewest and most days between the old date and the first possible new one."""
ROOM = 45
"""Days from the first possible new date to the last."""


@dataclass(frozen=True)
class Draws:
    """A trial's luck. It is the same for a meeting in a month, wherever and on whichever day of it that stands."""

    rate: float
    seed: int
    trial: int

    def slips(self, meetings: Meetings, month: Month) -> tuple[Postpone, ...]:
        """The meetings of a month that slip, by id."""
        return tuple(
            self._slip(one, meetings[one].date, month) for one in sorted(meetings) if self._does(one, meetings, month)
        )

    def _does(self, proposal: str, meetings: Meetings, month: Month) -> bool:
        meeting = meetings[proposal]
        came = meeting.status == "held" or meeting.locked == "fact"
        return (
            not came and month.as_of <= meeting.date <= month.last and self._luck(proposal, month).random() < self.rate
        )

    def _slip(self, proposal: str, day: Date, month: Month) -> Postpone:
        luck = self._luck(proposal, month)
        luck.random()  # the one that decided whether it slips
        not_before = day + timedelta(days=luck.randint(*DELAY))
        return Postpone(
            op="postpone", proposal=proposal, not_before=not_before, not_after=not_before + timedelta(days=ROOM)
        )

    def _luck(self, proposal: str, month: Month) -> random.Random:
        return random.Random(f"{self.seed} {self.trial} {month.name} {proposal}")


@dataclass(frozen=True)
class Month:
    """A month of the horizon: its first day (or that of the schedule, where it is later) and its last, inclusive."""

    name: str
    as_of: Date
    last: Date


def months(scenario: Scenario) -> Iterator[Month]:
    """The months of the horizon that are not over when the schedule is made."""
    for name, first, last in split(scenario.horizon.start, scenario.horizon.end, "month"):
        if last > scenario.as_of:
            yield Month(name, max(first, scenario.as_of), last)
