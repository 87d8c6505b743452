"""One level at its optimum: finding it among the columns of small reduced cost, and proving it among the others.

Columns whose reduced cost is above a gap G are left out and the rest is searched. A result v is proven where v - 1
lies within the gap: whatever was left out would cost v or more. Otherwise a search with cutoff v - 1 over all columns
that such a solution could use decides, with cuts that no solution breaches.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from scheduler.engine.board import Board, within
from scheduler.engine.relaxation import NoTime, Relaxation
from scheduler.engine.search import Found, search
from scheduler.engine.system import Infeasible, System

Cuts = Callable[[System, Relaxation, Mapping[int, int]], list[tuple[list[int], list[int], int, int]]]
"""(system, its relaxation, values of the levels held) -> rows that no solution breaches."""
WIDER = (1, 4, 16)
LIKELY = 6
"""Within so many gaps of the bound an optimum is expected: for such values cuts are made before it is known."""
EFFORT = 60.0
"""How long (in CP-SAT's deterministic time) one search among the columns of small reduced cost may take."""


@dataclass(frozen=True)
class Best:
    """The best assignment found among the columns within a gap of the bound."""

    found: Found
    gap: int


@dataclass(frozen=True)
class _Cut:
    """A system with cuts, of the columns that solutions of at most `value` can use, and its relaxation."""

    system: System
    relaxed: Relaxation
    value: int


@dataclass
class Prover:
    """Finds and proves single levels; what it learns goes to the board."""

    board: Board
    cuts: Cuts | None = None
    _cutting: dict[int, Future[_Cut | None]] = field(default_factory=dict)

    def find(self, system: System, relaxed: Relaxation, level: int, wider: tuple[int, ...] = WIDER) -> Best | None:
        """The best assignment among the columns of small reduced cost; None if those hold none."""
        for factor in wider:
            gap = factor * _gap(relaxed)
            narrow = _narrow(system, relaxed, gap)
            if narrow is None:
                continue
            found = self._search(narrow, level, relaxed.rounded_up)
            if found.x is not None:
                return Best(found, gap)
            if found.verdict == "open":
                break
        if self.board.stop.now:
            raise NoTime
        return None

    def last(self, system: System, relaxed: Relaxation, level: int, wider: tuple[int, ...] = WIDER) -> bool:
        """The last level at its optimum; False where no assignment was found among the columns of small reduced cost.

        Cuts are made beside the search: where its result cannot be a proof, they are ready for the one that can.
        """
        self.board.bounds[level] = relaxed.rounded_up
        self.board.say(level, "bound")
        with ThreadPoolExecutor(max_workers=1) as beside:
            likely = relaxed.rounded_up + LIKELY * _gap(relaxed)
            self._cutting = {level: beside.submit(self._cut, system, relaxed, level, likely)} if self.cuts else {}
            try:
                best = self.find(system, relaxed, level, wider)
                if best is not None:
                    self._conclude(system, level, relaxed, best)
            finally:
                self._cutting = {}
        return best is not None

    def settle(self, system: System, level: int) -> System:
        """The system with a level at its optimum, whatever it takes. Raises Infeasible where it has no solution."""
        board = self.board
        own = board.relax(system, level)
        board.bounds[level] = max(board.bounds.get(level, own.rounded_up), own.rounded_up)
        alone = self.find(system, own, level) is not None
        if not alone:
            whole = search(
                system, system.costs[level], system.constants[level], board.stop,
                seed=board.seed, workers=board.workers, floor=board.bounds[level], improved=board.offer,
            )  # fmt: skip
            if whole.verdict == "none":
                raise Infeasible
            if whole.x is None:
                raise NoTime
            board.offer(whole.x)
        value = board.cost_within(system, level)
        assert value is not None
        value = self.prove(system, own, level, value)
        if not alone and level == board.levels[-1]:
            self._again(system, own, level, value)
        return within(system, own, value).at_most(level, value)

    def prove(self, system: System, relaxed: Relaxation, level: int, value: int) -> int:
        """Proves that no solution is cheaper than value on this level, or finds the cheapest; returns its value."""
        board = self.board
        cost, constant = system.costs[level], system.constants[level]
        while value > board.bounds[level]:
            try:
                open_system = self._open(system, relaxed, level, value - 1)
            except Infeasible:
                board.bounds[level] = value
                break
            found = search(
                open_system, cost, constant, board.stop, seed=board.seed, workers=board.workers,
                floor=board.bounds[level], cutoff=value - 1,
            )  # fmt: skip
            if found.verdict == "none":
                board.bounds[level] = value
            elif found.verdict == "best" and found.value is not None:
                value = board.bounds[level] = found.value
                board.offer(found.x)
                self._again(system, relaxed, level, value)
            else:
                if found.bound is not None:
                    board.bounds[level] = max(board.bounds[level], found.bound)
                board.offer(found.x)
                raise NoTime
        board.say(level, "proven")
        return value

    def _conclude(self, system: System, level: int, relaxed: Relaxation, best: Best) -> None:
        """Proves the last level from the best assignment among the columns within a gap."""
        value = best.found.value
        assert value is not None
        if best.found.verdict == "best" and _covered(relaxed, value, best.gap):
            self.board.raise_bound(level, value, "proven")
        else:
            value = self.prove(system, relaxed, level, value)
        if value == best.found.value:
            self.board.best = best.found.x

    def _search(self, narrow: System, level: int, floor: int) -> Found:
        """The search of one worker among few columns: its result depends on the arguments alone."""
        board = self.board
        found = search(
            narrow, board.system.costs[level], board.system.constants[level], board.stop,
            seed=board.seed, floor=floor, improved=board.offer, effort=EFFORT,
        )  # fmt: skip
        board.offer(found.x)
        return found

    def _open(self, system: System, relaxed: Relaxation, level: int, value: int) -> System:
        """The system, with cuts, of the columns that solutions of at most this value can use."""
        if self.cuts is None:
            return within(system, relaxed, value)
        cutting = self._cutting.get(level)
        cut = None if cutting is None else cutting.result()
        if cut is None or cut.value < value:
            cut = self._cut(system, relaxed, level, value)
        if cut is None:
            return within(system, relaxed, value)
        bound = min(value + 1, cut.relaxed.rounded_up)
        if bound > self.board.bounds[level]:
            self.board.raise_bound(level, bound)
        return within(within(cut.system, relaxed, value), cut.relaxed, value)

    def _cut(self, system: System, relaxed: Relaxation, level: int, value: int) -> _Cut | None:
        """The system of solutions of at most a value, with cuts, and its relaxation; None where there are none.

        It proves nothing for other values, so it does not say that there are no solutions.
        """
        assert self.cuts is not None
        held = {before: self.board.bounds[before] for before in self.board.before(level)}
        try:
            system = within(system, relaxed, value)
            rows = self.cuts(system, relaxed, held)
            if not rows:
                return None
            cut = system.with_rows(rows)
            return _Cut(cut, self.board.relax(cut, level), value)
        except (Infeasible, NoTime):
            return None

    def _again(self, system: System, relaxed: Relaxation, level: int, value: int) -> None:
        """Finds an assignment of a proven value with one worker, so that equal runs give equal schedules."""
        board = self.board
        inside = self._open(system, relaxed, level, value) if level in self._cutting else within(system, relaxed, value)
        found = search(
            inside, system.costs[level], system.constants[level], board.stop,
            seed=board.seed, floor=value, cutoff=value,
        )  # fmt: skip
        if found.x is not None:
            board.best = found.x


def _gap(relaxed: Relaxation) -> int:
    return max(2, round(0.0025 * abs(relaxed.rounded_up)))


def _covered(relaxed: Relaxation, value: int, gap: int) -> bool:
    """Whether anything outside the gap costs at least the value: what was left out costs more than bound + gap."""
    return (value - 1 - gap) * relaxed.scale <= relaxed.bound


def _narrow(system: System, relaxed: Relaxation, gap: int) -> System | None:
    """The system without columns whose reduced cost is above the gap; None where no column bounds are left."""
    room = gap * relaxed.scale
    low = np.maximum(system.low, relaxed.system.low)
    high = np.minimum(system.high, relaxed.system.high)
    up, down = relaxed.reduced > 0, relaxed.reduced < 0
    high[up] = np.minimum(high[up], low[up] + room // relaxed.reduced[up])
    low[down] = np.maximum(low[down], high[down] - room // -relaxed.reduced[down])
    return None if np.any(low > high) else system.with_bounds(low, high)
