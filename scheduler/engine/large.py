"""Systems too large to be searched as a whole: bounds by relaxations, assignments part by part, side by side.

Coarse choices are settled first. One thread builds an assignment that follows them and improves it; the other solves
the relaxations of the further levels, which give the bounds and tell which columns are worth trying, builds a second
assignment with their help, and improves as well.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from scheduler.engine.board import Board
from scheduler.engine.coarse import Settled
from scheduler.engine.improve import Improver
from scheduler.engine.neighbourhoods import Families
from scheduler.engine.propagate import propagate
from scheduler.engine.relaxation import NoTime, Relaxation, relax
from scheduler.engine.search import search
from scheduler.engine.system import INFINITE, Infeasible, Ints

COARSE_SECONDS, GUIDED_SECONDS = 40.0, 20.0
ALLOWANCE = 100
"""The last level's relaxation lets the level before exceed its bound by one part in so many."""
WORTH, FIRST_WORTH = 1.25, 3.0
"""Columns whose reduced cost is so many times what a family costs on average are not tried; the first time, more is."""
LARGE = 60_000
"""Columns from which on a search of the whole system has little hope."""
ALLOWANCES = (1, 4)
"""Percent by which the last of the coarse levels may exceed its bound where that is not attained."""
AGAIN = 2.5
"""The last relaxation begins so many times before the deadline as the longest one took."""
GUIDE = -1
"""The level, of a coarse system, of what a relaxation of the fine one says."""


@dataclass(frozen=True)
class Bound:
    """A level's bound for assignments of at most `values` on the levels before.

    `price` / scale: what a further unit of the level just before takes away from it; None: not known.
    """

    level: int
    values: dict[int, int]
    relaxed: Relaxation
    price: int | None = None

    def holds_for(self, costs: dict[int, int], before: int | None) -> int | None:
        """The bound for an assignment of these costs; None where it says nothing."""
        above = {level: costs[level] - value for level, value in self.values.items() if costs[level] > value}
        if not above:
            return self.relaxed.rounded_up
        if before is None or self.price is None or set(above) != {before}:
            return None
        bound = self.relaxed.bound - self.price * above[before]
        return -(-bound // self.relaxed.scale)


@dataclass
class Large:
    """One run on a large system whose first levels are settled in a coarse one."""

    board: Board
    settled: Settled
    families: Families
    coarse_families: Families
    rest: Sequence[int]
    bounds: list[Bound] = field(default_factory=list)
    _slowest: float = 0.0
    """Seconds of the longest relaxation."""

    def run(self) -> bool:
        """Improves the board's best assignment until time is over or nothing helps; False where none was found."""
        chosen = self._choose()
        improver = Improver(self.board, self.families)
        start = improver.start() if chosen is not None else None
        if chosen is None or start is None:
            return False
        with ThreadPoolExecutor(max_workers=1) as beside:
            relaxing = beside.submit(self._relax_and_improve, improver, chosen, start)
            high = self.settled.coarse.choices_made(self.board.system, chosen)
            built = improver.build(start, self.families.together(high), high)
            self.board.offer(built)
            self._publish()
            improver.improve(self.board.seed)
            relaxing.result()
        self._publish()
        return True

    def _choose(self) -> Ints | None:
        """A coarse assignment that attains the bounds of the first levels, or nearly; None if none is quickly found."""
        if self.settled.x is not None:
            return self.settled.x
        last = self.settled.steps[-1]
        for allowance in (0, *ALLOWANCES):
            value = last.value + last.value * allowance // 100
            try:
                if not allowance:
                    propagate(self.settled.lift(self.board.system))
                system = last.held(value)
            except Infeasible:
                continue
            stop = self.board.stop.within(COARSE_SECONDS)
            found = search(system, system.low * 0, 0, stop, seed=self.board.seed, feasible_only=True, linearization=1)
            if found.x is not None:
                return found.x
        return None

    def _relax_and_improve(self, improver: Improver, chosen: Ints, start: Ints) -> None:
        board = self.board
        first = {step.level: self.settled.whole.system.cost(step.level, chosen) for step in self.settled.steps}
        try:
            guide = self._relax(self.rest, first)
            self._publish()
            improver.high = np.where(self._dear(guide, WORTH), board.system.low, board.system.high)
            self._follow(improver, start, self._guided(guide, chosen), self._dear(guide, FIRST_WORTH))
            self._relax_again(improver)
        except (NoTime, Infeasible):
            pass
        self._publish()
        improver.improve(board.seed + 1)

    def _relax_again(self, improver: Improver) -> None:
        """The last level's bound once more, for what the levels before cost towards the end: it is better then."""
        board, last = self.board, self.bounds[-1]
        if board.stop.deadline is None or last.price is None:
            return
        at = board.stop.deadline - AGAIN * self._slowest
        improver.improve(board.seed + 1, until=lambda: time.monotonic() > at)
        assert board.best is not None
        costs = {level: board.system.cost(level, board.best) for level in last.values}
        if time.monotonic() < at + self._slowest and costs != last.values:
            self._relax(self.rest[-1:], costs)

    def _dear(self, guide: Relaxation, times: float) -> NDArray[np.bool_]:
        """The columns of families, other than choices, that are not worth trying."""
        worth = times * max(1, abs(guide.rounded_up)) * guide.scale / max(1, len(self.families.columns))
        coarse = self.settled.coarse
        tried = np.zeros(self.board.system.columns, dtype=bool)
        tried[np.concatenate(list(self.families.columns))] = True
        tried[self.families.idle] = False
        tried[[coarse.shared[column] for column in coarse.choices]] = False
        return tried & (guide.reduced > worth)

    def _follow(self, improver: Improver, start: Ints, guided: Ints, dear: NDArray[np.bool_]) -> None:
        """A second assignment, by the guided choices; it is offered once it is as good on the first levels."""
        board = self.board
        made = self.settled.coarse.choices_made(board.system, guided)
        groups = self.families.together(made)
        x = improver.build(start, groups, made)
        x = improver.rebuild(x, groups, np.where(dear & (x == 0), board.system.low, made))
        apart = replace(board, best=x, hear=lambda _: None)
        first = self.rest[0]
        Improver(apart, self.families, improver.high).improve(
            board.seed, until=lambda: apart.attained_before(first) or self._beaten(apart)
        )
        board.offer(apart.best)

    def _beaten(self, apart: Board) -> bool:
        """Whether an assignment kept apart is better than the board's."""
        best = self.board.best
        return best is not None and apart.best is not None and apart.key(apart.best) < apart.key(best)

    def _relax(self, levels: Sequence[int], values: dict[int, int]) -> Relaxation:
        """Bounds of levels, each with those before at most at values or a little above its own; the last one's."""
        board = self.board
        first = {step.level: values[step.level] for step in self.settled.steps}
        system = propagate(self.settled.lift_at(board.system, first))
        for level in values.keys() - first.keys():
            system = system.at_most(level, values[level])
        values = dict(values)
        price_row: int | None = None
        for level in levels:
            begun = time.monotonic()
            relaxed = relax(
                system, system.costs[level], system.constants[level], seconds=board.stop.left, ipm=True, tighten=False
            )
            self._slowest = max(self._slowest, time.monotonic() - begun)
            price = None if price_row is None else abs(int(relaxed.multipliers[price_row]))
            self.bounds.append(Bound(level, dict(values), relaxed, price))
            values[level] = relaxed.rounded_up + max(0, relaxed.rounded_up) // ALLOWANCE
            used = np.flatnonzero(system.costs[level])
            price_row = len(system.row_low)
            row = (used, system.costs[level][used], -INFINITE, values[level] - system.constants[level])
            system = system.with_rows([row])
        return self.bounds[-1].relaxed

    def _guided(self, guide: Relaxation, chosen: Ints) -> Ints:
        """Coarse choices that keep the first levels and are cheapest by the reduced costs of the relaxation."""
        coarse = self.settled.coarse
        cost = np.zeros(coarse.system.columns, dtype=np.int64)
        for mine, other in coarse.shared.items():
            cost[mine] = max(0, guide.reduced[other])
        for mine, members in coarse.buckets.items():
            cost[mine] = max(0, guide.reduced[members].min())
        cost //= max(1, guide.scale // 16)
        system = self.settled.whole.system
        for step in self.settled.steps:
            system = system.at_most(step.level, system.cost(step.level, chosen))
        stop = self.board.stop.within(GUIDED_SECONDS)
        found = search(system, cost, 0, stop, seed=self.board.seed, linearization=1)
        if found.x is not None:
            return found.x
        guided = replace(system, costs={**system.costs, GUIDE: cost}, constants={**system.constants, GUIDE: 0})
        levels = (*(step.level for step in self.settled.steps), GUIDE)
        board = Board(guided, levels, self.board.stop.within(GUIDED_SECONDS), self.board.seed, best=chosen)
        Improver(board, self.coarse_families).improve(self.board.seed)
        assert board.best is not None
        return board.best

    def _publish(self) -> None:
        """Tells the board the bounds that hold for its best assignment."""
        board = self.board
        if board.best is None:
            return
        costs = {level: board.system.cost(level, board.best) for level in board.levels}
        for bound in list(self.bounds):
            before = board.before(bound.level)
            value = bound.holds_for(costs, before[-1] if before else None)
            known = board.bounds if board.attained_before(bound.level) else board.beside
            if value is not None and value > known.get(bound.level, value - 1):
                known[bound.level] = value
                board.say(bound.level, "bound")
