"""Solves a system level by level, each with an exact bound.

For a level and the next one, the relaxation of M x level + next gives a bound for the level, and the next one's own
begins where it ended; where the simplex is slow on that, each level has one by itself. The levels are held at their
bounds and an assignment that attains them is looked for. If there is none the last of them climbs: no assignment of
value v, so v + 1. Nothing here depends on what the system means; a level that cannot be held so is settled by itself,
and time running out leaves bounds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from scheduler.engine.aside import improving
from scheduler.engine.board import Board, LevelProof, within
from scheduler.engine.coarse import Coarse
from scheduler.engine.large import LARGE, Large
from scheduler.engine.linear import NoTime, Slow, Suspected
from scheduler.engine.neighbourhoods import Families
from scheduler.engine.progress import Progress
from scheduler.engine.proving import WIDER, Prover, Question
from scheduler.engine.relaxation import Relaxation
from scheduler.engine.search import Stop, search
from scheduler.engine.system import Infeasible, Ints, System

QUICK_EFFORT = 0.2
CLIMB = 10.0
"""How long (in CP-SAT's deterministic time) one step of a climb may take."""
BLIND = 4
"""How many steps a climb may take before any assignment attains the levels before."""


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


@dataclass(frozen=True)
class _Held:
    """A system with levels held at their bounds, and a relaxation that says where the next one may begin."""

    system: System
    before_last: System
    """The system without the last of these levels held, nor columns left out because it is."""
    told: Relaxation | None
    own: Relaxation | None = None
    """What a relaxation of its own, without a vertex, says of the last of these levels, if there is one."""


class Solver:
    """One run: what is asked, and the best assignment and bounds so far.

    `best` is an assignment to begin with, `fallback` one to be asked for only where the work ends early.
    """

    def __init__(
        self,
        system: System,
        levels: tuple[int, ...],
        stop: Stop,
        *,
        seed: int = 0,
        workers: int = 1,
        hear: Callable[[Progress], None] = lambda _: None,
        coarse: Coarse | None = None,
        families: Callable[[], Families] | None = None,
        best: Ints | None = None,
        fallback: Callable[[], Ints] | None = None,
    ) -> None:
        self.board = Board(system, levels, stop, seed, workers, hear, best)
        self.prover = Prover(self.board)
        self.coarse = coarse
        self.families = families
        self.fallback = fallback

    def solve(self) -> Solution:
        """The best assignment with its proofs.

        Raises Infeasible where there is none, NoTime where the work was ended before any was found.
        """
        board = self.board
        ended = False
        try:
            with improving(board, None if self._large else self.families, self.fallback):
                self._run()
        except NoTime:
            ended = True
        except Suspected:
            # the linear solver's word is no proof: plain search decides
            self._any(board.workers)
            ended = True
        if ended:
            if self.fallback is not None:
                board.offer(self.fallback())
            board.offer(board.shown.best)
        if board.best is None:
            raise NoTime
        for level in board.levels if ended else ():
            board.say(level, "ended")
        return Solution(board.best, board.proofs(), ended)

    @property
    def _large(self) -> bool:
        return self.board.system.columns > LARGE

    def _run(self) -> None:
        board = self.board
        wanted = [level for level in board.levels if board.system.costs[level].any()]
        for level in board.levels:
            if level not in wanted:
                board.bounds[level] = board.system.constants[level]
        if not wanted:
            self._any(1)
            return
        if not self._quick(wanted) and not self._hopeful(board.system, wanted):
            self._careful(board.system, wanted)

    def _any(self, workers: int) -> None:
        """Any assignment."""
        board = self.board
        found = search(board.system, board.system.low * 0, 0, board.stop, seed=board.seed, workers=workers)
        if found.verdict == "none":
            raise Infeasible
        if found.x is None:
            raise NoTime
        board.offer(found.x)

    def _quick(self, wanted: list[int]) -> bool:
        """Tries to hold the first levels at the bounds of the coarse system; False where that cannot be."""
        coarse, board = self.coarse, self.board
        if coarse is None:
            return False
        first: list[int] = []
        for level in wanted:
            if not coarse.carries(board.system, level):
                break
            first.append(level)
        rest = wanted[len(first) :]
        if not first or not rest:
            return False
        begun = time.monotonic()
        try:
            families = self.families if self._large else None
            settled = coarse.bounded(first, board.stop, vertex=False) if families else coarse.settle(first, board.stop)
            for level in first:
                board.bounds[level] = settled.values[level]
                board.spend(level, (time.monotonic() - begun) / len(first))
                board.say(level, "bound")
            if families:
                Large(board, settled, families(), rest, time.monotonic() - begun).run()
            held = settled.lift(board.system)
        except Infeasible:
            return False
        try:
            if not self._hopeful(held, rest, lambda: self._first(settled.x)):
                self._careful(held, rest)
        except Infeasible:
            return False
        return True

    def _first(self, x: Ints | None) -> None:
        """An assignment that attains all the bounds of a coarse one, if one that follows it is quickly found."""
        board = self.board
        if x is None or board.best is not None:
            return
        assert self.coarse is not None
        found = search(
            self.coarse.follow(board.system, x), board.system.low * 0, 0, board.stop,
            seed=board.seed, effort=QUICK_EFFORT, feasible_only=True, light=True,
        )  # fmt: skip
        board.offer(found.x)

    def _hopeful(self, system: System, levels: Sequence[int], meanwhile: Callable[[], None] = lambda: None) -> bool:
        """Holds all levels but the last at bounds of relaxations alone, and looks for an assignment that attains them.

        `meanwhile` is done beside these relaxations, and has ended before the best assignment is asked about, so that
        equal runs are equal. False where none was found: a bound may be out of reach, or the search hard.
        """
        begun = time.monotonic()
        before, last = levels[:-1], levels[-1]
        with ThreadPoolExecutor(max_workers=1) as beside:
            doing = beside.submit(meanwhile)
            try:
                held = self._hold_at_bounds(system, levels)
            except Infeasible:
                return False
        doing.result()
        for level in before:
            self.board.spend(level, (time.monotonic() - begun) / len(before))
        begun = time.monotonic()
        try:
            question = self._question(held.system, last, held.told)
            climbs = bool(before) and self.board.attained_before(before[-1])
            found = self.prover.last(question, WIDER[:1] if climbs else WIDER[:2])
        except Infeasible:
            found = False
        self.board.spend(last, time.monotonic() - begun)
        return found or (bool(before) and self._climb(held, before[-1], last))

    def _climb(self, held: _Held, level: int, last: int) -> bool:
        """Raises the bound of a level, one at a time, while no assignment attains it.

        That there is none says nothing of assignments that cost more on the levels before. False where it took too
        long, or too many steps while these are not known to be attained: they may not be, and it would never end.
        """
        board = self.board
        begun = time.monotonic()
        system = held.before_last
        try:
            # without a vertex more columns have a reduced cost, and here any is enough to leave a column out
            own = held.own or board.relax(system, level, vertex=False)
        except Infeasible:
            return False
        first = board.bounds[level]
        while not board.attains(level):
            value = board.bounds[level]
            if value > first + BLIND and not board.attained_before(level):
                return False
            try:
                at_value = within(system, own, value).at_most(level, value)
                if value > first and self._last_at(at_value, last, held.told):
                    return True
                verdict = search(
                    at_value, board.system.low * 0, 0, board.stop, seed=board.seed, workers=board.workers,
                    effort=CLIMB, feasible_only=True, improved=board.offer,
                ).verdict  # fmt: skip
            except Infeasible:
                verdict = "none"
            board.spend(level, time.monotonic() - begun)
            begun = time.monotonic()
            if verdict != "none":
                break
            board.raise_bound(level, value + 1)
        if not board.attains(level):
            return False
        value = board.bounds[level]
        board.bounds.pop(last, None)  # it held for less on this level
        self._careful(within(system, own, value).at_most(level, value), [last])
        return True

    def _last_at(self, system: System, last: int, start: Relaxation | None) -> bool:
        begun = time.monotonic()
        found = self.prover.last(self._question(system, last, start), WIDER[:2])
        self.board.spend(last, time.monotonic() - begun)
        return found

    def _question(self, system: System, level: int, start: Relaxation | None = None) -> Question:
        return Question(system, level, (self.board.relax(system, level, start),))

    def _hold_at_bounds(self, system: System, levels: Sequence[int]) -> _Held:
        """All levels but the last held at the bounds of relaxations, two levels a relaxation."""
        board = self.board
        held = _Held(system, system, None)
        rest = list(levels)
        while len(rest) > 1:
            held = self._bound(held.system, *rest[:2])
            rest = rest[1:]
            if len(rest) > 1:
                ahead = board.relax(held.system, rest[0], held.told)
                value = board.bounds[rest[0]] = ahead.rounded_up
                inside = within(held.system, ahead, value).at_most(rest[0], value)
                held, rest = _Held(inside, held.system, ahead), rest[1:]
        return held

    def _bound(self, system: System, level: int, following: int) -> _Held:
        """The level held at its bound."""
        board = self.board
        both, heavy, most = _combined(system, level, following)
        constant = system.constants[level]
        try:
            relaxed = board.relax_cost(system, both, patient=False)
        except Slow:
            own = board.relax(system, level, vertex=False)
            value = own.rounded_up
            board.raise_bound(level, value)
            return _Held(within(system, own, value).at_most(level, value), system, None, own)
        bound = -(-(relaxed.bound - most * relaxed.scale) // (heavy * relaxed.scale)) + constant
        at_lp = float(system.costs[level] @ relaxed.x) + constant
        if np.ceil(at_lp - 1e-6) > bound:
            bound = max(bound, board.relax(system, level, relaxed).rounded_up)
        board.raise_bound(level, bound)
        # whatever the following level costs, the reduced costs of both hold columns
        inside = within(system, relaxed, heavy * (bound - constant) + most)
        return _Held(inside.at_most(level, bound), system, relaxed)

    def _careful(self, system: System, levels: Sequence[int]) -> None:
        """Settles the levels one by one; raises Infeasible where the system has no solution.

        What is known of the first one stays: it holds for this system, which has the levels before at their bounds.
        """
        for level in levels[1:]:
            self.board.bounds.pop(level, None)
        for level, following in zip(levels, [*levels[1:], None], strict=True):
            begun = time.monotonic()
            if following is not None:
                system = self._hold(system, level, following)
            elif not self.prover.last(self._question(system, level)):
                self.prover.settle(system, level)
            self.board.spend(level, time.monotonic() - begun)

    def _hold(self, system: System, level: int, following: int) -> System:
        """The system with the level at its optimum."""
        board = self.board
        known = board.bounds.get(level)
        try:
            held = self._bound(system, level, following)
            if known is not None and known > board.bounds[level]:
                board.raise_bound(level, known)
            elif self.prover.find(self._question(held.system, following, held.told)) is not None:
                return held.system
        except Infeasible:
            pass
        return self.prover.settle(system, level)


def _combined(system: System, level: int, following: int) -> tuple[Ints, int, int]:
    """(M x level + following, M, the most that the following can cost), constants of the level included in neither."""
    cost = system.costs[following]
    most = int(np.maximum(cost * system.low, cost * system.high).sum())
    least = int(np.minimum(cost * system.low, cost * system.high).sum())
    heavy = 10 * (most - least + 1)
    return system.costs[level] * heavy + cost, heavy, most
