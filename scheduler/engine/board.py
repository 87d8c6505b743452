"""What is known while a system is solved: the best assignment, a bound for each level, and who hears of both."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from scheduler.engine.linear import NoTime
from scheduler.engine.progress import Progress
from scheduler.engine.relaxation import Relaxation, relax
from scheduler.engine.search import Stop
from scheduler.engine.system import Infeasible, Ints, System


@dataclass(frozen=True)
class LevelProof:
    """What is known of a level: best cost, proven lower bound (None below a level with a gap), seconds spent."""

    level: int
    cost: int
    bound: int | None
    seconds: float


@dataclass
class Board:
    """The state of one run. Assignments may be offered from several threads; the rest belongs to one.

    `bounds[level]` holds for assignments that attain the bounds of the levels before; `beside[level]` for all that are
    no worse than the best one there, whether it attains them or not.
    """

    system: System
    levels: tuple[int, ...]
    stop: Stop
    seed: int = 0
    workers: int = 1
    hear: Callable[[Progress], None] = lambda _: None
    best: Ints | None = None
    bounds: dict[int, int] = field(default_factory=dict)
    beside: dict[int, int] = field(default_factory=dict)
    spent: dict[int, float] = field(default_factory=dict)
    started: float = field(default_factory=time.monotonic)
    rival: Board | None = None
    """The same run with another best assignment, which this one does not know of."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def offer(self, x: Ints | None, _value: int = 0) -> None:
        """Keeps an assignment if it is better than the best so far."""
        if x is None:
            return
        with self._lock:
            if self.best is not None and self.key(x) >= self.key(self.best):
                return
            costs = {level: self.system.cost(level, x) for level in self.levels}
            if self.best is not None:
                self._forget(costs, dict(zip(self.levels, self.key(self.best), strict=True)))
            self.best = x
            level = next((one for one in self.levels if self.bounds.get(one) != costs[one]), None)
        if level is not None:
            self.say(level, "found")

    def _forget(self, costs: Mapping[int, int], before: Mapping[int, int]) -> None:
        """Drops the bounds beside the search of levels behind one that got worse: they were told for less there."""
        worse = next((n for n, level in enumerate(self.levels) if costs[level] > before[level]), len(self.levels))
        for level in self.levels[worse + 1 :]:
            self.beside.pop(level, None)

    def key(self, x: Ints) -> tuple[int, ...]:
        """The costs of an assignment, the first level first."""
        return tuple(self.system.cost(level, x) for level in self.levels)

    def costs(self, levels: Sequence[int]) -> dict[int, int]:
        """The costs of the best assignment, which there must be."""
        best = self.best
        assert best is not None
        return {level: self.system.cost(level, best) for level in levels}

    def attains(self, level: int) -> bool:
        """Whether the best assignment costs its bound on this level."""
        return self.best is not None and self.bounds.get(level) == self.system.cost(level, self.best)

    def attained_before(self, level: int) -> bool:
        """Whether the best assignment costs the bounds on all levels before this one, so that the next one counts."""
        return self.best is not None and all(map(self.attains, self.before(level)))

    def before(self, level: int) -> tuple[int, ...]:
        """The levels that come before this one."""
        return self.levels[: self.levels.index(level)]

    def cost_within(self, system: System, level: int) -> int | None:
        """The cost of the best assignment, if it meets the rows of this system."""
        if self.best is None:
            return None
        activity = system.matrix @ self.best
        fits = bool((activity >= system.row_low).all() and (activity <= system.row_high).all())
        return system.cost(level, self.best) if fits else None

    def relax(self, system: System, level: int, start: Relaxation | None = None, *, vertex: bool = True) -> Relaxation:
        """The relaxation of a level's cost (see `relax`); raises NoTime where it is time to end."""
        return self.relax_cost(system, system.costs[level], system.constants[level], start, vertex=vertex)

    def relax_cost(
        self,
        system: System,
        cost: Ints,
        constant: int = 0,
        start: Relaxation | None = None,
        *,
        vertex: bool = True,
        patient: bool = True,
    ) -> Relaxation:
        """The relaxation of a cost (see `relax`); raises NoTime where it is time to end."""
        if self.stop.now:
            raise NoTime
        return relax(system, cost, constant, seconds=self.stop.left, start=start, vertex=vertex, patient=patient)

    def raise_bound(self, level: int, bound: int, what: str = "bound") -> None:
        """Takes note of a proven bound."""
        self.bounds[level] = bound
        self.say(level, what)

    @property
    def shown(self) -> Board:
        """Whoever has the better assignment, this board or its rival."""
        return self.rival if self.rival is not None and self.beaten_by(self.rival) else self

    def beaten_by(self, other: Board) -> bool:
        """Whether another board of the same system has a better assignment."""
        if other.best is None:
            return False
        return self.best is None or self.key(other.best) < self.key(self.best)

    def spend(self, level: int, seconds: float) -> None:
        """Adds to the seconds spent on a level."""
        self.spent[level] = self.spent.get(level, 0.0) + seconds

    def say(self, level: int, what: str) -> None:
        """Tells who listens about a level, with a bound that holds for the cost that is told."""
        shown = self.shown
        best = shown.best
        cost = None if best is None else self.system.cost(level, best)
        bounds = self.bounds if best is None or shown.attained_before(level) else self.beside
        self.hear(Progress(level, cost, bounds.get(level), time.monotonic() - self.started, what))

    def proofs(self) -> tuple[LevelProof, ...]:
        """The levels of the best assignment; no bound below the first level that has a gap."""
        assert self.best is not None
        proofs: list[LevelProof] = []
        whole = True
        for level in self.levels:
            cost = self.system.cost(level, self.best)
            bound = self.bounds.get(level) if whole else None
            proofs.append(LevelProof(level, cost, bound, self.spent.get(level, 0.0)))
            whole = whole and bound == cost
        return tuple(proofs)


def within(system: System, relaxed: Relaxation, value: int) -> System:
    """The system with the column bounds of solutions of at most a value; raises Infeasible where there are none."""
    low, high = relaxed.keeps(value)
    low, high = low.clip(min=system.low), high.clip(max=system.high)
    if (low > high).any():
        raise Infeasible
    return system.with_bounds(low, high)
