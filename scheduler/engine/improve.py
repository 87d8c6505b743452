"""Good assignments of systems too large to search as a whole: built group by group, then improved part by part.

No step makes the first level that is not at its bound worse, so the best assignment gets better in the order of the
levels. What is found here proves nothing; relaxations of the whole system, solved beside it, say how far from best it
can be. Few columns and many families at once are better than many columns and few families: of 1,000 meetings, with
columns worth up to 40, 30 families at a time improved 3 of 68 times; up to 8 and 150 families, 12 of 13 times.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np

from scheduler.engine.board import Board
from scheduler.engine.neighbourhoods import Families, Surroundings, draw
from scheduler.engine.search import search
from scheduler.engine.system import Infeasible, Ints, System

EFFORT, BRIEF = 2.0, 0.5
"""CP-SAT's deterministic time for one neighbourhood, with and without knowing which columns are worth trying."""
SIZE, SMALL, LEAST = 150, 30, 8
"""Families in a neighbourhood: at first, with and without that knowledge, and at least."""
IDLE, AROUND = "idle", "around"
"""The kinds of those for which nothing is decided, each first among those in its way, and among all at that time."""
STEEP = 20
"""In a neighbourhood, a unit of a level counts so many of the next one; rows keep the order of levels strict."""
MOST_GAIN, FRESH = 1000, 0.3
"""A single gain counts at most so much in the rate of its kind, and the newest one with this weight."""
PATIENCE = 300
"""Neighbourhoods in a row without a better assignment after which there is little hope."""


@dataclass(frozen=True)
class Tried:
    """A better assignment, if one was found, and whether the neighbourhood was searched to its end."""

    x: Ints | None
    whole: bool
    gain: int = 0
    """By how much it is better, in units of the last level."""


@dataclass
class Improver:
    """Builds and improves the board's best assignment. Two threads may improve at once, each by `improve`."""

    board: Board
    families: Families
    high: Ints | None = None
    """Upper bounds of family columns worth trying, once a relaxation has told which; None: all."""
    wanted: frozenset[int] = frozenset()
    """Families that are known to have a choice where the first level is at its bound."""
    surroundings: Surroundings = field(init=False)
    _asked: Counter[int] = field(default_factory=Counter)
    """How often each family for which nothing was decided had its turn. Of 4,000 meetings, 250 s with the dearest first
    leave 280 on level 1; drawn without regard to what they cost, 1294."""

    def __post_init__(self) -> None:
        self.surroundings = Surroundings(self.board.system, self.families)

    def start(self) -> Ints | None:
        """The assignment that decides nothing but what it must; None where that is not quickly found."""
        board = self.board
        system = board.system
        low, high = system.low.copy(), system.high.copy()
        can_idle = high[self.families.idle] > 0
        for columns, idle, can in zip(self.families.columns, self.families.idle, can_idle, strict=True):
            if can:
                high[columns] = low[columns]
                low[idle] = high[idle] = 1
        found = search(
            system.with_bounds(low, high), sum(system.costs.values()) + system.low * 0, 0, board.stop,
            seed=board.seed, effort=BRIEF * 20,
        )  # fmt: skip
        return found.x

    def build(self, x: Ints, groups: Sequence[Sequence[int]], high: Ints) -> Ints:
        """The assignment with its families decided group by group, within upper bounds, the largest groups first."""
        for group in sorted(groups, key=len, reverse=True):
            if self.board.stop.now:
                break
            tried = self.better(x, group, high, BRIEF * 4)
            x = x if tried.x is None else tried.x
        return x

    def complete(self, x: Ints, high: Ints) -> Ints:
        """The same with what has a choice within the upper bounds, but none in x, tried with what may be in its way."""
        wanted = self.families.with_choice(high)
        for kind in (IDLE, AROUND):
            for group in self.families.kin(x)[kind]:
                family = group[0]
                if self.board.stop.now:
                    break
                if x[self.families.idle[family]] and family in wanted:
                    tried = self.better(x, group, high, EFFORT * (1 + len(group) // SIZE))
                    x = x if tried.x is None else tried.x
        return x

    def improve(self, seed: int, until: Callable[[], bool] = lambda: False) -> None:
        """Improves the best assignment until time is over, all bounds are attained, or nothing has helped for long."""
        board, random = self.board, Random(seed)
        sizes: dict[tuple[str, bool], float] = {}
        rates: dict[str, float] = {}
        failures = 0
        while not board.stop.now and failures < PATIENCE and board.best is not None:
            if until() or all(map(board.attains, board.levels)):
                return
            x = board.best
            kin = self.families.kin(x)
            kinds = sorted(kind for kind, groups in kin.items() if any(groups) and kind != AROUND)
            if board.attains(board.levels[0]):
                kinds = [kind for kind in kinds if kind != IDLE]
            if not kinds:
                return
            kind = _promising(kinds, rates, random)
            high = self.high
            size = sizes.setdefault((kind, high is None), SMALL if high is None else SIZE)
            if kind == IDLE:
                chosen, high = self._beside_idle(x, kin, random)
            else:
                chosen = draw(kin[kind], round(size), random)
            begun = time.monotonic()
            tried = self.better(x, chosen, high, BRIEF if high is None else EFFORT)
            rate = min(tried.gain, MOST_GAIN) / (time.monotonic() - begun)
            rates[kind] = rate if kind not in rates else (1 - FRESH) * rates[kind] + FRESH * rate
            sizes[kind, high is None] = size * 1.05 if tried.whole else max(LEAST, size * 0.9)
            failures += 1
            if tried.x is not None:
                failures = 0
                self._merge(x, tried.x, chosen)

    def _beside_idle(self, x: Ints, kin: Mapping[str, list[list[int]]], random: Random) -> tuple[Sequence[int], Ints]:
        """One family for which nothing is decided, a wanted one if there is one, and those that may be in its way.

        In turn, the dearest first. With upper bounds by which all but the first keep their choices.
        """
        system = self.board.system
        groups = [group for kind in (IDLE, AROUND) for group in kin[kind] if group[0] in self.wanted] or kin[IDLE]
        costs = system.costs[self.board.levels[0]][self.families.idle]
        shuffled = random.sample(groups, len(groups))
        chosen = min(shuffled, key=lambda group: (self._asked[group[0]], -costs[group[0]]))
        self._asked[chosen[0]] += 1
        high = np.where(self.families.is_choice & (x == 0), system.low, system.high)
        own = self.families.columns[chosen[0]]
        high[own] = system.high[own]
        return chosen, high

    def _merge(self, before: Ints, better: Ints, chosen: Sequence[int]) -> None:
        """Offers a better assignment; where another thread was quicker, its part of the newest one."""
        newest = self.board.best
        if newest is before or newest is None:
            self.board.offer(better)
            return
        part, free = self.surroundings.part(newest, chosen)
        own = np.concatenate([self.families.columns[family] for family in chosen])
        at = np.searchsorted(free, own)
        low, high = part.low.copy(), part.high.copy()
        low[at] = high[at] = better[own]
        self.board.offer(self._solved(part.with_bounds(low, high), newest, free, EFFORT).x)

    def better(self, x: Ints, chosen: Sequence[int], high: Ints | None, effort: float) -> Tried:
        """An assignment better than x that differs in some families only."""
        part, free = self.surroundings.part(x, chosen, high)
        return self._solved(part, x, free, effort)

    def _solved(self, part: System, x: Ints, free: Ints, effort: float) -> Tried:
        board = self.board
        levels = board.levels
        try:
            for level in levels[:-1]:
                cost = board.system.cost(level, x)
                part = part.at_most(level, cost)
                if cost > board.bounds.get(level, cost - 1):
                    break  # from here on a level may get worse where one before gets better
        except Infeasible:
            return Tried(None, whole=True)
        blend = sum(STEEP ** (len(levels) - 1 - n) * part.costs[level] for n, level in enumerate(levels))
        now = int(blend @ x[free])
        found = search(part, blend, 0, board.stop, seed=board.seed, effort=effort, light=True, cutoff=now - 1)
        if found.x is None:
            return Tried(None, found.verdict != "open")
        changed = x.copy()
        changed[free] = found.x
        return Tried(changed, found.verdict != "open", now - int(blend @ found.x))


def _promising(kinds: Sequence[str], rates: Mapping[str, float], random: Random) -> str:
    """A kind that was not tried yet, else one by what it gained per second; each has a chance."""
    untried = [kind for kind in kinds if kind not in rates]
    if untried:
        return random.choice(untried)
    most = max(rates[kind] for kind in kinds)
    return random.choices(kinds, [rates[kind] + most / 10 + 1e-9 for kind in kinds])[0]
