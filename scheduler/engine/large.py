"""Systems too large to be searched as a whole: bounds by relaxations, assignments part by part, side by side.

The first levels have coarse bounds. One thread solves, at those, the relaxation of the last level plus the others at a
price: it bounds the last one whatever the others cost and tells which columns are worth trying; then it chooses and
builds by what that told. The second thread builds a first assignment by choices drawn from the coarse relaxation, and
bounds the other levels; the built one is brought nearer to the coarse bounds (`mending`). In the end both improve.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from random import Random

import numpy as np
from numpy.typing import NDArray

from scheduler.engine.board import Board
from scheduler.engine.bounds import Bound, Bounds
from scheduler.engine.coarse import Settled
from scheduler.engine.improve import Improver
from scheduler.engine.linear import NoTime
from scheduler.engine.mending import Mender
from scheduler.engine.neighbourhoods import Families
from scheduler.engine.propagate import propagate
from scheduler.engine.relaxation import Relaxation, relax
from scheduler.engine.search import search
from scheduler.engine.system import Infeasible, Ints, System

LARGE = 70_000
"""Columns from which on a search of the whole system has little hope: it proves a year of 61,000 in 10 s, and of 500
meetings (79,000) it settles level 3 but comes within 2 % on level 4 only."""
MOST = 4
"""Percent by which the last coarse level may exceed its bound where the fine system is seen to refuse that."""
ALLOWANCE = 100
"""A level's relaxation lets the levels before exceed their bounds by one part in so many."""
PRICE = 6
"""What a unit of a level is worth in units of the next one. Bounds of level 4 for 2,000 meetings: in 20 regions, at
level 3 = 25940, price 2 gives 11179, 4 11360, 6 11467, 8 11546; at 25980 11099, 11200, 11227, 11226; in 40 regions, at
12380, price 3 gives 11036, 4 11249, 5 11330, 6 11326, 8 11252."""
WORTH = 0.5
"""Columns whose reduced cost is more than this part of what a family costs on average are not tried."""
CHEAP = (0.5, 2, 8, 32)
"""Coarse choices are made among columns of at most so much reduced cost, in units of the last level."""
FINER, FINE = 3, 2
"""A relaxation is expected to take so many times as long as the coarse ones; it has one part in so many of the time."""
CHOOSING = 20.0
"""Seconds for coarse choices among the cheap columns, and as many among all."""
AGAIN, BEFORE = 6, 2
"""The last level is bounded once more where no bound holds for what was found, or if the guide took less than one part
in so many of the time left; so many times as it took before the end."""


@dataclass(frozen=True)
class _Guide:
    """What a relaxation says of columns: what each takes from its cost, and whose last level costs so much."""

    cost: Ints
    scale: int
    last: int

    @staticmethod
    def of(relaxed: Relaxation, level: int) -> _Guide:
        """A column that must be used costs nothing, one that cannot more than any other; `level` is the last one."""
        system = relaxed.system
        cost = np.where(system.low > 0, 0, np.maximum(relaxed.reduced, 0))
        cost[system.high <= 0] = np.iinfo(np.int64).max // 4
        return _Guide(cost, relaxed.scale, round(float(system.costs[level] @ relaxed.x)) + system.constants[level])


@dataclass
class Large:
    """One run on a large system whose first levels are settled in a coarse one; `rest` are the others."""

    board: Board
    settled: Settled
    families: Families
    rest: Sequence[int]
    settling: float = 0.0
    """Seconds that the coarse relaxations took."""
    guiding: float = 0.0
    """Seconds that the guide took, once it is there."""
    bounds: Bounds = field(init=False)

    def __post_init__(self) -> None:
        self.bounds = Bounds(self.board)

    def run(self) -> bool:
        """Improves the board's best assignment until time is over or nothing helps; False where none was found."""
        board = self.board
        least = self._least()
        if least is None:
            return False
        improver = Improver(board, self.families)
        with ThreadPoolExecutor(max_workers=1) as beside:
            guide = beside.submit(self._guide, least)
            start = improver.start()
            if start is None:
                return False
            if board.best is None:
                board.best = start  # not told: nothing is decided in it
            made = self._likely()
            board.offer(improver.build(start, self.families.together(made), made))
            self.bounds.publish()
            followed = beside.submit(self._follow, improver, start, guide, least)
            self._bound_and_improve(improver, least)
            followed.result()
        self.bounds.publish()
        return True

    @property
    def prices(self) -> dict[int, int]:
        """What a unit of each level but the last is worth in units of the last one: any prices give true bounds."""
        return {level: PRICE**n for n, level in enumerate(reversed(self.rest)) if n}

    def _least(self) -> dict[int, int] | None:
        """The costs of the coarse levels that propagation does not refuse, the last of them as low as can be.

        What is refused raises the last one's bound. None where nothing within MOST percent is left.
        """
        values = self.settled.values
        last = self.settled.steps[-1].level
        low, room = values[last], values[last] * MOST // 100

        def held(above: int) -> bool:
            return not self._refused({**values, last: low + above})

        reach = 0  # doubled before it is halved: most often little or nothing is refused
        while not held(reach):
            if reach == room:
                return None
            reach = min(2 * reach + 1, room)
        least = low + bisect_left(range(reach), True, lo=(reach + 1) // 2, key=held)
        if least > low:
            self.board.raise_bound(last, least)
        return {**values, last: least}

    def _refused(self, values: Mapping[int, int]) -> bool:
        """Whether propagation shows that no assignment costs at most so much on the coarse levels."""
        try:
            propagate(self.settled.lift_at(self.board.system, values))
        except Infeasible:
            return True
        return False

    def _roomy(self, least: dict[int, int]) -> dict[int, int]:
        """Costs of the coarse levels likely to be found: where some were refused, a little more than least."""
        last = self.settled.steps[-1].level
        return least if least == self.settled.values else {**least, last: _allowed(least[last])}

    @property
    def _too_large(self) -> bool:
        """Whether there is no time for a relaxation."""
        left = self.board.stop.left
        return left is not None and FINER * self.settling > left / FINE

    def _likely(self) -> Ints:
        """Upper bounds that leave each family one choice, drawn by how much the last coarse relaxation uses each."""
        system, coarse, random = self.board.system, self.settled.whole, Random(self.board.seed)
        used = np.zeros(system.columns)
        for column in coarse.choices:
            used[coarse.shared[column]] = max(0.0, self.settled.steps[-1].relaxed.x[column])
        high = system.high.copy()
        for columns in self.families.columns:
            choices = columns[self.families.is_choice[columns]]
            if used[choices].any():
                drawn = random.choices(choices.tolist(), used[choices].tolist())
                others = choices[choices != drawn[0]]
                high[others] = system.low[others]
        return high

    def _priced(self, system: System) -> tuple[Ints, int]:
        """The last level plus the others at their prices: (cost, constant)."""
        prices = {**self.prices, self.rest[-1]: 1}
        cost = sum(price * system.costs[level] for level, price in prices.items()) + system.low * 0
        return cost, sum(price * system.constants[level] for level, price in prices.items())

    def _guide(self, least: dict[int, int]) -> _Guide | None:
        """The fine relaxation of the last level plus the others at their prices, the coarse levels at most at `least`.

        It bounds the last level where they cost no more, whatever the others do. None where there is no time for it.
        """
        board, prices = self.board, self.prices
        if self._too_large:
            return None
        begun = time.monotonic()
        try:
            system = propagate(self.settled.lift_at(board.system, least))
            relaxed = self._relaxed(system, *self._priced(system), 1 / FINE)
        except (NoTime, Infeasible):
            return None
        finally:
            self.guiding = time.monotonic() - begun
        constants = {level: board.system.constants[level] for level in prices}
        others = sum(price * constants[level] for level, price in prices.items())
        own = replace(relaxed, bound=relaxed.bound - others * relaxed.scale)
        exact = {level: price * relaxed.scale for level, price in prices.items()}
        self.bounds.add(Bound(self.rest[-1], {**least, **constants}, own, exact))
        self.bounds.publish()
        return _Guide.of(relaxed, self.rest[-1])

    def _bound_and_improve(self, improver: Improver, least: dict[int, int]) -> None:
        """Bounds the levels between, then improves; in the end the last level is bounded at the costs found, if due."""
        board, last = self.board, self.rest[-1]
        try:
            if self._too_large:
                raise NoTime
            values = self._roomy(least)
            for level in self.rest[:-1]:
                values = self._bound(level, values, 1 / FINE)
            self.bounds.publish()
            left = board.stop.left
            if left is not None:
                improver.improve(
                    board.seed + 1,
                    until=lambda: (board.stop.left or 0) < BEFORE * self.guiding and self._due(last, left),
                )
                if self._due(last, left):
                    self._bound(last, board.costs(board.before(last)), 1)
        except (NoTime, Infeasible):
            pass
        self.bounds.publish()
        improver.improve(board.seed + 1)

    def _due(self, level: int, seconds: float) -> bool:
        """Whether no bound of a level holds at the best costs, or the guide took little of these seconds."""
        return not self.bounds.holds(level) or 0 < AGAIN * self.guiding < seconds

    def _bound(self, level: int, values: dict[int, int], part: float) -> dict[int, int]:
        """Bounds a level with those before at most at values, in a part of the time left.

        Returns the values with a little more than its bound.
        """
        board = self.board
        first = {step.level: values[step.level] for step in self.settled.steps}
        system = propagate(self.settled.lift_at(board.system, first))
        rows = {}
        for before in values.keys() - first.keys():
            rows[before] = len(system.row_low)
            system = system.with_level(before, values[before])
        relaxed = self._relaxed(system, system.costs[level], system.constants[level], part)
        prices = {before: abs(int(relaxed.multipliers[row])) for before, row in rows.items()}
        self.bounds.add(Bound(level, dict(values), relaxed, prices))
        return {**values, level: _allowed(relaxed.rounded_up)}

    def _relaxed(self, system: System, cost: Ints, constant: int, part: float) -> Relaxation:
        """The relaxation, in a part of the time left."""
        left = self.board.stop.left
        seconds = None if left is None else left * part
        return relax(system, cost, constant, seconds=seconds, vertex=False, tighten=False)

    def _dear(self, guide: _Guide) -> NDArray[np.bool_]:
        """The columns of families, other than choices, that are not worth trying."""
        worth = WORTH * max(1, guide.last) * guide.scale / max(1, len(self.families.columns))
        tried = np.zeros(self.board.system.columns, dtype=bool)
        tried[np.concatenate(list(self.families.columns))] = True
        tried[self.families.idle] = False
        return tried & ~self.families.is_choice & (guide.cost > worth)

    def _follow(self, improver: Improver, start: Ints, guiding: Future[_Guide | None], least: dict[int, int]) -> None:
        """A second assignment, by the guided choices; it is offered once it is as good on the first levels."""
        board = self.board
        guide = guiding.result()
        if guide is not None:
            improver.high = np.where(self._dear(guide), board.system.low, board.system.high)
            board.offer(self._guided(improver, start, guide, least))
        improver.improve(board.seed)

    def _guided(self, improver: Improver, start: Ints, guide: _Guide, least: dict[int, int]) -> Ints | None:
        """The assignment by guided choices, mended and improved apart; None where no choices are found."""
        coarsened = self._coarsened(guide)
        chosen = self._chosen(least, coarsened)
        if chosen is None:
            return None
        made = self.settled.coarse.choices_made(self.board.system, chosen)
        apart = replace(self.board, best=start, hear=lambda _: None)
        improver.wanted = self.families.with_choice(made)
        own = Improver(apart, self.families, improver.high, improver.wanted)
        built = own.complete(own.build(start, self.families.together(made), made), made)
        limits = [round(most * coarsened.scale) for most in CHEAP[:2]]
        apart.offer(Mender(own, self.settled, least, coarsened.cost, limits).mend(built))
        own.improve(self.board.seed, until=lambda: self.board.beaten_by(apart))
        return apart.best

    def _coarsened(self, guide: _Guide) -> _Guide:
        """The same of coarse columns; a bucket costs what its cheapest member does."""
        coarse = self.settled.whole
        cost = np.zeros(coarse.system.columns, dtype=np.int64)
        for mine, other in coarse.shared.items():
            cost[mine] = guide.cost[other]
        for mine, members in coarse.buckets.items():
            cost[mine] = guide.cost[members].min()
        return replace(guide, cost=cost)

    def _chosen(self, least: dict[int, int], guide: _Guide) -> Ints | None:
        """A coarse assignment of these costs, or of a little more, whose choices cost little; None if none is found."""
        roomy = self._roomy(least)
        for values in (least, roomy) if roomy != least else (least,):
            cheap = self._cheap(self.settled.at(values), guide)
            if cheap is not None:
                return cheap
        system = self.settled.at(roomy)
        stop = self.board.stop.within(CHOOSING)
        return search(system, system.low * 0, 0, stop, seed=self.board.seed, feasible_only=True, light=True).x

    def _cheap(self, system: System, guide: _Guide) -> Ints | None:
        """An assignment of the coarse system among the columns that cost little, the cheapest ones first."""
        own = self.settled.whole.decided
        for most in CHEAP:
            narrow = own & (guide.cost > most * guide.scale) & (system.low <= 0)
            cost = np.where(own & ~narrow, guide.cost // max(1, guide.scale // 16), 0)
            few = system.with_bounds(system.low, np.where(narrow, 0, system.high))
            stop = self.board.stop.within(CHOOSING / len(CHEAP))
            found = search(few, cost, 0, stop, seed=self.board.seed, light=True)
            if found.x is not None:
                return found.x
        return None


def _allowed(bound: int) -> int:
    """A little more than a level's bound."""
    return bound + max(0, bound) // ALLOWANCE
