"""Asks a small model which members contradict each other; every answer is an exact proof or a schedule."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scenarios.domain import Meeting
from scheduler.engine.relaxation import relax
from scheduler.engine.search import Stop, search
from scheduler.engine.system import Infeasible, Ints, System
from scheduler.explaining.member import Member
from scheduler.explaining.small import Small


def contradiction(system: System, column: int, stop: Stop) -> Ints | None:
    """The reduced costs of a proof that the column (0 or 1) cannot be 0; None where the relaxation has none."""
    cost = system.low * 0
    cost[column] = 1
    relaxed = relax(system, cost, seconds=stop.left, tighten=False)
    return relaxed.reduced if relaxed.bound > 0 else None


@dataclass
class Prover:
    """Asks a small model which members contradict each other."""

    small: Small
    asked: str
    stop: Stop
    x: Ints | None = None
    """The last assignment that was found."""

    def reduced(self, holding: frozenset[Member]) -> Ints | None:
        """The reduced costs of a proof that the members contradict each other; None where the relaxation has none."""
        try:
            return contradiction(self.small.system(holding), self.small.u[self.asked], self.stop)
        except Infeasible:
            return None

    def found(self) -> dict[str, Meeting]:
        """The meetings of the last assignment that was found."""
        assert self.x is not None
        return self.small.meetings(self.x)

    def contradicted(self, holding: frozenset[Member]) -> frozenset[Member] | None:
        """Those of the members that a proof of their contradiction uses; None where they have a schedule."""
        reduced = self.reduced(holding)
        if reduced is not None:
            return frozenset(member for member in holding if self._used(member, reduced))
        system = self.small.system(holding)
        column = self.small.u[self.asked]
        high = system.high.copy()
        high[column] = 0
        found = search(system.with_bounds(system.low, high), system.low * 0, 0, self.stop, feasible_only=True)
        if found.verdict == "open":
            raise TimeoutError
        self.x = found.x
        return holding if found.verdict == "none" else None

    def _used(self, member: Member, reduced: Ints) -> bool:
        if member.about == (self.asked,) and member.rule in ("window", "place_offered"):
            beyond = self.small.outside if member.rule == "window" else self.small.elsewhere
            return bool(np.any(reduced[beyond] < 0))
        return bool(reduced[self.small.switches[member]])
