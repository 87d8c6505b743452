"""Brings an assignment of a large system to the bounds of its coarse levels by few changes of choices.

A coarse assignment at the bounds that differs least from the one at hand says which families must choose otherwise, all
at once. Neighbourhoods rarely find such chains, since no part of a chain need be a gain: of 2,000 meetings two changes
took level 2 from 4696 to 4691 in three seconds where a minute of neighbourhoods gained nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scheduler.engine.coarse import Settled
from scheduler.engine.improve import EFFORT, SIZE, Improver
from scheduler.engine.search import Stop, search
from scheduler.engine.system import Ints

MANY = 600
"""Families around the changed ones that are tried at once."""
SECONDS, SHARE = 5.0, 5
"""For one search of a coarse assignment; all mending has one part in so many of the time left."""


@dataclass
class Mender:
    """Mends assignments towards `values` of the coarse levels, by coarse columns whose cost is within a limit."""

    improver: Improver
    settled: Settled
    values: Mapping[int, int]
    costs: Ints
    limits: Sequence[int]
    """In the unit of `costs`, in the order in which they are tried."""
    _refused: set[int] = field(default_factory=set)
    """Coarse choices that were tried in vain."""

    def mend(self, x: Ints) -> Ints:
        """An assignment no worse than x; ends where it has the values, or where nothing near has them."""
        board = self.improver.board
        stop = board.stop if board.stop.left is None else board.stop.within(board.stop.left / SHARE)
        while not stop.now and any(board.system.cost(level, x) > value for level, value in self.values.items()):
            made = self.settled.whole.image(x)
            target = self._nearest(made, stop)
            if target is None:
                break
            other = {mine for mine in self.settled.whole.choices if bool(target[mine]) != made[mine]}
            better = self._nearer(x, target, other)
            new = {mine for mine in other if target[mine]}
            if better is not None:
                x = better
            elif new:
                self._refused |= new
            else:
                break
        return x

    def _nearest(self, made: NDArray[np.bool_], stop: Stop) -> Ints | None:
        """A coarse assignment of the values with the fewest choices that are not made, if one is soon found."""
        system, whole = self.settled.at(self.values), self.settled.whole
        choices = list(whole.choices)
        changes = np.zeros(system.columns, dtype=np.int64)
        changes[choices] = ~made[choices]
        refused = np.zeros(system.columns, dtype=bool)
        refused[list(self._refused)] = True
        for limit in self.limits:
            closed = ((whole.decided & (self.costs > limit)) | refused) & ~made & (system.low <= 0)
            few = system.with_bounds(system.low, np.where(closed, 0, system.high))
            found = search(few, changes, 0, stop.within(SECONDS), seed=self.improver.board.seed, light=True)
            if found.x is not None:
                return found.x
        return None

    def _nearer(self, x: Ints, target: Ints, other: Set[int]) -> Ints | None:
        """A better assignment by choices of x and of a coarse one that has `other` ones; None where none is found."""
        board, families = self.improver.board, self.improver.families
        high = self.settled.coarse.choices_made(board.system, target)
        differs = np.zeros(board.system.columns, dtype=bool)
        differs[[self.settled.whole.shared[mine] for mine in other]] = True
        changed: list[int] = []
        for family, columns in enumerate(families.columns):
            if differs[columns].any() and (not changed or len(families.around([*changed, family], high)) <= MANY):
                changed.append(family)
        if not changed:
            return None
        around = families.around(changed, high)
        return self.improver.better(x, around, high, EFFORT * (1 + len(around) // SIZE)).x
