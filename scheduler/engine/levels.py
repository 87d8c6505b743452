"""Solves a system level by level, each with an exact bound.

For a level and the next one, the relaxation of M x level + next gives a bound for both and reduced costs. Columns
whose reduced cost is above a gap G are left out, and the rest is searched with the level held at its bound. A result v
is proven where v - 1 lies within the gap: whatever was left out would cost v or more. Otherwise the gap is widened,
and a search with cutoff v - 1 over all columns that such a solution could use decides. Nothing here depends on what the
system means; a level that cannot be held at its bound is settled by itself, and time running out leaves bounds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from scheduler.engine.coarse import Coarse
from scheduler.engine.progress import Progress
from scheduler.engine.relaxation import NoTime, Relaxation, relax
from scheduler.engine.search import Found, Stop, search
from scheduler.engine.system import Floats, Infeasible, Ints, System

Cuts = Callable[[System, Floats, Mapping[int, int]], list[tuple[list[int], list[int], int, int]]]
"""(system, point of its relaxation, values of the levels held) -> rows that no solution breaches."""
WIDER = (1, 4, 16)


@dataclass(frozen=True)
class LevelProof:
    """What is known of a level: best cost, proven lower bound (None below a level with a gap), seconds spent."""

    level: int
    cost: int
    bound: int | None
    seconds: float


@dataclass(frozen=True)
class Solution:
    """The best assignment found, the levels' proofs, and whether time or the user ended the work."""

    x: Ints
    levels: tuple[LevelProof, ...]
    ended_early: bool

    @property
    def proven(self) -> bool:
        """Whether every level's cost is its bound."""
        return all(level.cost == level.bound for level in self.levels)


@dataclass
class Solver:
    """One run: what is asked, and the best assignment and bounds so far."""

    system: System
    levels: tuple[int, ...]
    stop: Stop
    seed: int = 0
    workers: int = 1
    hear: Callable[[Progress], None] = lambda _: None
    coarse: Coarse | None = None
    cuts: Cuts | None = None
    best: Ints | None = None
    bounds: dict[int, int] = field(default_factory=dict)
    spent: dict[int, float] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)

    def solve(self) -> Solution:
        """The best assignment with its proofs.

        Raises Infeasible where there is none, NoTime where the work was ended before any was found.
        """
        ended = False
        try:
            self._run()
        except NoTime:
            ended = True
        if self.best is None:
            raise NoTime
        return Solution(self.best, self._proofs(), ended)

    def _run(self) -> None:
        wanted = [level for level in self.levels if self.system.costs[level].any()]
        for level in self.levels:
            if level not in wanted:
                self.bounds[level] = self.system.constants[level]
        if not wanted:
            self._offer(self._must(search(self.system, self.system.low * 0, 0, self.stop, seed=self.seed)))
            return
        if not self._quick(wanted):
            self._chain(self.system, wanted)

    def _quick(self, wanted: list[int]) -> bool:
        """Tries to hold the first levels at the bounds of the coarse system; False where that cannot be."""
        if self.coarse is None:
            return False
        first: list[int] = []
        for level in wanted:
            if not self.coarse.carries(self.system, level):
                break
            first.append(level)
        rest = wanted[len(first) :]
        if not first or not rest:
            return False
        begun = time.monotonic()
        try:
            settled, values = self.coarse.settle(first, self.stop)
            held = settled.lift(self.system)
            for level, value in values.items():
                held = held.at_most(level, value)
        except Infeasible:
            return False
        for level in first:
            self.bounds[level] = values[level]
            self._spend(level, (time.monotonic() - begun) / len(first))
            self._say(level, "bound")
        try:
            self._chain(held, rest)
        except Infeasible:
            for level in rest:
                self.bounds.pop(level, None)
            return False
        return True

    def _chain(self, system: System, levels: Sequence[int]) -> None:
        """Settles the levels in order; raises Infeasible where the system has no solution."""
        relaxed: Relaxation | None = None
        found: tuple[Found, int] | None = None
        for level, following in zip(levels, [*levels[1:], None], strict=True):
            begun = time.monotonic()
            if following is None:
                self._last(system, level, relaxed, found)
            else:
                system, relaxed, found = self._hold(system, level, following)
            self._spend(level, time.monotonic() - begun)

    def _hold(
        self, system: System, level: int, following: int
    ) -> tuple[System, Relaxation | None, tuple[Found, int] | None]:
        """The system with the level at its optimum; what is known of the following level by then."""
        both, heavy, most = _combined(system, level, following)
        relaxed = self._relax(system, both, 0)
        constant = system.constants[level]
        bound = -(-(relaxed.bound - most * relaxed.scale) // (heavy * relaxed.scale)) + constant
        at_lp = float(system.costs[level] @ relaxed.x) + constant
        if np.ceil(at_lp - 1e-6) > bound:
            bound = max(bound, self._relax(system, system.costs[level], constant).rounded_up)
        self.bounds[level] = bound
        self._say(level, "bound")
        # among solutions with the level at its bound, what is left of the joint bound holds for the following level
        left = relaxed.bound - (heavy * (bound - constant) - system.constants[following]) * relaxed.scale
        ahead = replace(relaxed, bound=left)
        try:
            at_bound = system.at_most(level, bound)
            found = self._find(at_bound, ahead, following)
        except Infeasible:
            found = None
        if found is not None:
            return at_bound, ahead, found
        return self._settle(system, relaxed, level), None, None

    def _find(self, system: System, relaxed: Relaxation, level: int) -> tuple[Found, int] | None:
        """The best assignment among the columns of small reduced cost, and the gap that held one; None if none did."""
        floor = relaxed.rounded_up
        for factor in WIDER:
            gap = factor * max(2, round(0.003 * abs(floor)))
            narrow = self._narrow(system, relaxed, gap)
            if narrow is None:
                continue
            found = self._search(narrow, level, floor)
            if found.x is not None:
                return found, gap
            if found.verdict == "open":
                raise NoTime
        return None

    def _settle(self, system: System, relaxed: Relaxation, level: int) -> System:
        """The system with a level at its optimum, whatever it takes."""
        cost, constant = system.costs[level], system.constants[level]
        own = self._relax(system, cost, constant)
        self.bounds[level] = max(self.bounds.get(level, own.rounded_up), own.rounded_up)
        found = self._find(system, own, level)
        if found is None:
            whole = search(
                system, cost, constant, self.stop,
                seed=self.seed, workers=self.workers, floor=self.bounds[level], improved=self._offered,
            )  # fmt: skip
            self._offer(self._must(whole))
        value = self._best_cost(system, level)
        assert value is not None
        value = self._prove(system, own, level, value)
        del relaxed
        low, high = own.keeps(value)
        return system.with_bounds(np.maximum(low, system.low), np.minimum(high, system.high)).at_most(level, value)

    def _last(self, system: System, level: int, relaxed: Relaxation | None, found: tuple[Found, int] | None) -> None:
        """Settles the last level; what the level before it left behind is used."""
        if relaxed is None:
            relaxed = self._relax(system, system.costs[level], system.constants[level])
        self.bounds[level] = relaxed.rounded_up
        self._say(level, "bound")
        found = found or self._find(system, relaxed, level)
        if found is None:
            self._settle(system, relaxed, level)
            return
        best, gap = found
        assert best.value is not None
        if best.verdict == "best" and (best.value - 1 - gap) * relaxed.scale <= relaxed.bound:
            # whatever was left out costs more than the bound and the gap, so at least this value
            self.bounds[level] = best.value
            self._say(level, "proven")
            return
        self._prove(system, relaxed, level, best.value)

    def _prove(self, system: System, relaxed: Relaxation, level: int, value: int) -> int:
        """Proves that no solution is cheaper than value on this level, or finds the cheapest; returns its value."""
        cost, constant = system.costs[level], system.constants[level]
        while value > self.bounds[level]:
            try:
                low, high = relaxed.keeps(value - 1)
                open_system = system.with_bounds(low, high)
                if self.cuts is not None:
                    cut = open_system.with_rows(self.cuts(open_system, relaxed.x, self._held(level)))
                    tighter = self._relax(cut, cost, constant)
                    self.bounds[level] = max(self.bounds[level], min(value, tighter.rounded_up))
                    self._say(level, "bound")
                    low, high = tighter.keeps(value - 1)
                    open_system = cut.with_bounds(low, high)
            except Infeasible:
                self.bounds[level] = value
                break
            found = search(
                open_system, cost, constant, self.stop, seed=self.seed, workers=max(2, self.workers),
                floor=self.bounds[level], cutoff=value - 1,
            )  # fmt: skip
            if found.verdict == "none":
                self.bounds[level] = value
            elif found.verdict == "best" and found.value is not None:
                value = found.value
                self.bounds[level] = value
                self._again(system, relaxed, level, value, found)
            else:
                if found.bound is not None:
                    self.bounds[level] = max(self.bounds[level], found.bound)
                if found.x is not None:
                    self._offer(found.x)
                raise NoTime
        self._say(level, "proven")
        return value

    def _again(self, system: System, relaxed: Relaxation, level: int, value: int, found: Found) -> None:
        """Finds an assignment of a proven value with one worker, so that equal runs give equal schedules."""
        low, high = relaxed.keeps(value)
        cost, constant = system.costs[level], system.constants[level]
        held = system.with_bounds(low, high)
        again = search(held, cost, constant, self.stop, seed=self.seed, floor=value, cutoff=value)
        self._offer(again.x if again.x is not None else found.x)

    def _narrow(self, system: System, relaxed: Relaxation, gap: int) -> System | None:
        """The system without columns whose reduced cost is above the gap; the best assignment so far stays in."""
        room = gap * relaxed.scale
        low = np.maximum(system.low, relaxed.system.low)
        high = np.minimum(system.high, relaxed.system.high)
        up, down = relaxed.reduced > 0, relaxed.reduced < 0
        high[up] = np.minimum(high[up], low[up] + room // relaxed.reduced[up])
        low[down] = np.maximum(low[down], high[down] - room // -relaxed.reduced[down])
        if np.any(low > high):
            return None
        return system.with_bounds(low, high)

    def _search(self, narrow: System, level: int, floor: int) -> Found:
        found = search(
            narrow, self.system.costs[level], self.system.constants[level], self.stop,
            seed=self.seed, floor=floor, improved=self._offered,
        )  # fmt: skip
        self._offer(found.x)
        return found

    def _relax(self, system: System, cost: Ints, constant: int) -> Relaxation:
        if self.stop.now:
            raise NoTime
        return relax(system, cost, constant, seconds=self.stop.left)

    def _must(self, found: Found) -> Ints:
        if found.verdict == "none":
            raise Infeasible
        if found.x is None:
            raise NoTime
        return found.x

    def _offered(self, x: Ints, _value: int) -> None:
        self._offer(x)

    def _best_cost(self, system: System, level: int) -> int | None:
        """The cost of the best assignment so far, if this system admits it."""
        if self.best is None:
            return None
        matrix = system.matrix @ self.best
        fits = np.all(matrix >= system.row_low) and np.all(matrix <= system.row_high)
        return system.cost(level, self.best) if fits else None

    def _offer(self, x: Ints | None) -> None:
        """Keeps an assignment if it is better than the best so far."""
        if x is None:
            return
        if self.best is None or self._key(x) < self._key(self.best):
            self.best = x
            for level in self.levels:
                if self.bounds.get(level) != self.system.cost(level, x):
                    self._say(level, "found")
                    break

    def _key(self, x: Ints) -> tuple[int, ...]:
        return tuple(self.system.cost(level, x) for level in self.levels)

    def _held(self, level: int) -> dict[int, int]:
        """The values of the levels before this one."""
        return {before: self.bounds[before] for before in self.levels[: self.levels.index(level)]}

    def _spend(self, level: int, seconds: float) -> None:
        self.spent[level] = self.spent.get(level, 0.0) + seconds

    def _say(self, level: int, what: str) -> None:
        cost = None if self.best is None else self.system.cost(level, self.best)
        self.hear(Progress(level, cost, self.bounds.get(level), time.monotonic() - self.started, what))

    def _proofs(self) -> tuple[LevelProof, ...]:
        assert self.best is not None
        proofs: list[LevelProof] = []
        whole = True
        for level in self.levels:
            cost = self.system.cost(level, self.best)
            bound = self.bounds.get(level) if whole else None
            proofs.append(LevelProof(level, cost, bound, self.spent.get(level, 0.0)))
            whole = whole and bound == cost
        return tuple(proofs)


def _combined(system: System, level: int, following: int) -> tuple[Ints, int, int]:
    """(M x level + following, M, the most that the following can cost), constants of the level included in neither."""
    cost = system.costs[following]
    most = int(np.maximum(cost * system.low, cost * system.high).sum())
    heavy = 10 * (most + 1)
    return system.costs[level] * heavy + cost, heavy, most
