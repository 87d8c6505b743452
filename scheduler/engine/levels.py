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
from scheduler.engine.relaxation import NoTime, Relaxation, Suspected, relax
from scheduler.engine.search import Found, Stop, search
from scheduler.engine.system import Infeasible, Ints, System

Cuts = Callable[[System, Relaxation, Mapping[int, int]], list[tuple[list[int], list[int], int, int]]]
"""(system, its relaxation, values of the levels held) -> rows that no solution breaches."""
WIDER = (1, 4, 16)
QUICK_EFFORT = 0.2
EFFORT = 60.0
"""How long (in CP-SAT's deterministic time) one search among the columns of small reduced cost may take."""


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
        except Suspected:
            # the linear solver's word is no proof: plain search decides
            self._offer(self._must(search(self.system, self.system.low * 0, 0, self.stop, workers=self.workers)))
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
        if not self._quick(wanted) and not self._hopeful(self.system, wanted):
            self._careful(self.system, wanted)

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
            settled, values, x = self.coarse.settle(first, self.stop)
            held = settled.lift(self.system)
            for level, value in values.items():
                held = held.at_most(level, value)
        except Infeasible:
            return False
        for level in first:
            self.bounds[level] = values[level]
            self._spend(level, (time.monotonic() - begun) / len(first))
            self._say(level, "bound")
        if x is not None and self.best is None:
            self._first(x, first[0], rest[0])
        if self._hopeful(held, rest):
            return True
        try:
            self._careful(held, rest)
        except Infeasible:
            return False
        return True

    def _first(self, x: Ints, level: int, following: int) -> None:
        """A first assignment that follows a coarse one, good or not: from then on there is something to show."""
        assert self.coarse is not None
        strict = search(
            self.coarse.follow(self.system, x, strictly=True), self.system.low * 0, 0, self.stop,
            seed=self.seed, effort=QUICK_EFFORT, feasible_only=True,
        )  # fmt: skip
        self._offer(strict.x)
        if strict.x is None:
            both, _, _ = _combined(self.system, level, following)
            followed = self.coarse.follow(self.system, x)
            search(followed, both, 0, self.stop, seed=self.seed, effort=QUICK_EFFORT, improved=self._offered)

    def _hopeful(self, system: System, levels: Sequence[int]) -> bool:
        """Holds all levels but the last at bounds of relaxations alone, and looks for an assignment that attains them.

        Two levels a relaxation. False where none was found: a bound may be out of reach, or the search hard.
        """
        rest = list(levels)
        begun = time.monotonic()
        ahead: Relaxation | None = None
        try:
            while len(rest) > 1:
                level, following = rest[:2]
                system, ahead = self._bound(system, level, following)
                rest = rest[1:]
                if len(rest) > 1:
                    value = self.bounds[following] = ahead.rounded_up
                    system = _within(system, ahead, value).at_most(following, value)
                    rest, ahead = rest[1:], None
            if ahead is None:
                ahead = self._relax(system, system.costs[rest[0]], system.constants[rest[0]])
            for level in levels[:-1]:
                self._spend(level, (time.monotonic() - begun) / (len(levels) - 1))
            begun = time.monotonic()
            self.bounds[rest[0]] = ahead.rounded_up
            found = self._find(system, ahead, rest[0])
        except Infeasible:
            found = None
        if found is not None and ahead is not None:
            self._conclude(system, rest[0], ahead, found)
        self._spend(rest[0], time.monotonic() - begun)
        return found is not None

    def _careful(self, system: System, levels: Sequence[int]) -> None:
        """Settles the levels one by one; raises Infeasible where the system has no solution."""
        for level in levels:
            self.bounds.pop(level, None)
        for level, following in zip(levels, [*levels[1:], None], strict=True):
            begun = time.monotonic()
            system = self._last(system, level) if following is None else self._hold(system, level, following)
            self._spend(level, time.monotonic() - begun)

    def _bound(self, system: System, level: int, following: int) -> tuple[System, Relaxation]:
        """The system with the level held at its bound, and what the relaxation says of the following level then."""
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
        return system.at_most(level, bound), replace(relaxed, bound=left)

    def _hold(self, system: System, level: int, following: int) -> System:
        """The system with the level at its optimum."""
        try:
            at_bound, ahead = self._bound(system, level, following)
            if self._find(at_bound, ahead, following) is not None:
                return at_bound
        except Infeasible:
            pass
        return self._settle(system, level)

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
                break
        if self.stop.now:
            raise NoTime
        return None

    def _settle(self, system: System, level: int) -> System:
        """The system with a level at its optimum, whatever it takes."""
        cost, constant = system.costs[level], system.constants[level]
        own = self._relax(system, cost, constant)
        self.bounds[level] = max(self.bounds.get(level, own.rounded_up), own.rounded_up)
        alone = self._find(system, own, level) is not None
        if not alone:
            whole = search(
                system, cost, constant, self.stop,
                seed=self.seed, workers=self.workers, floor=self.bounds[level], improved=self._offered,
            )  # fmt: skip
            self._offer(self._must(whole))
        value = self._best_cost(system, level)
        assert value is not None
        value = self._prove(system, own, level, value)
        if not alone and level == self.levels[-1]:
            self._again(system, own, level, value)
        return _within(system, own, value).at_most(level, value)

    def _last(self, system: System, level: int) -> System:
        relaxed = self._relax(system, system.costs[level], system.constants[level])
        self.bounds[level] = relaxed.rounded_up
        self._say(level, "bound")
        found = self._find(system, relaxed, level)
        if found is None:
            return self._settle(system, level)
        self._conclude(system, level, relaxed, found)
        return system

    def _conclude(self, system: System, level: int, relaxed: Relaxation, found: tuple[Found, int]) -> None:
        """Proves the last level from the best assignment among the columns within a gap."""
        best, gap = found
        assert best.value is not None
        value = best.value
        if best.verdict == "best" and (value - 1 - gap) * relaxed.scale <= relaxed.bound:
            # whatever was left out costs more than the bound and the gap, so at least this value
            self.bounds[level] = value
            self._say(level, "proven")
        else:
            value = self._prove(system, relaxed, level, value)
        if value == best.value:
            self.best = best.x

    def _prove(self, system: System, relaxed: Relaxation, level: int, value: int) -> int:
        """Proves that no solution is cheaper than value on this level, or finds the cheapest; returns its value."""
        cost, constant = system.costs[level], system.constants[level]
        while value > self.bounds[level]:
            try:
                open_system = self._cut(_within(system, relaxed, value - 1), relaxed, level, value)
            except Infeasible:
                self.bounds[level] = value
                break
            found = search(
                open_system, cost, constant, self.stop, seed=self.seed, workers=self.workers,
                floor=self.bounds[level], cutoff=value - 1,
            )  # fmt: skip
            if found.verdict == "none":
                self.bounds[level] = value
            elif found.verdict == "best" and found.value is not None:
                value = found.value
                self.bounds[level] = value
                self._offer(found.x)
                self._again(system, relaxed, level, value)
            else:
                if found.bound is not None:
                    self.bounds[level] = max(self.bounds[level], found.bound)
                if found.x is not None:
                    self._offer(found.x)
                raise NoTime
        self._say(level, "proven")
        return value

    def _cut(self, system: System, relaxed: Relaxation, level: int, value: int) -> System:
        """The system with cuts and without columns that no solution cheaper than value can use."""
        if self.cuts is None:
            return system
        cut = system.with_rows(self.cuts(system, relaxed, self._held(level)))
        try:
            tighter = self._relax(cut, system.costs[level], system.constants[level])
        except Suspected:
            return cut
        self.bounds[level] = max(self.bounds[level], min(value, tighter.rounded_up))
        self._say(level, "bound")
        return _within(cut, tighter, value - 1)

    def _again(self, system: System, relaxed: Relaxation, level: int, value: int) -> None:
        """Finds an assignment of a proven value with one worker, so that equal runs give equal schedules."""
        cost, constant = system.costs[level], system.constants[level]
        within = _within(system, relaxed, value)
        again = search(within, cost, constant, self.stop, seed=self.seed, floor=value, cutoff=value)
        if again.x is not None:
            self.best = again.x

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
            seed=self.seed, floor=floor, improved=self._offered, effort=EFFORT,
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


def _within(system: System, relaxed: Relaxation, value: int) -> System:
    """The system with the column bounds of solutions of at most a value; raises Infeasible where there are none."""
    low, high = relaxed.keeps(value)
    low, high = np.maximum(low, system.low), np.minimum(high, system.high)
    if np.any(low > high):
        raise Infeasible
    return system.with_bounds(low, high)


def _combined(system: System, level: int, following: int) -> tuple[Ints, int, int]:
    """(M x level + following, M, the most that the following can cost), constants of the level included in neither."""
    cost = system.costs[following]
    most = int(np.maximum(cost * system.low, cost * system.high).sum())
    least = int(np.minimum(cost * system.low, cost * system.high).sum())
    heavy = 10 * (most - least + 1)
    return system.costs[level] * heavy + cost, heavy, most
