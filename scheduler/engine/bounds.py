"""Bounds found beside a search that goes on, each for assignments of at most so much on the levels before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scheduler.engine.board import Board
from scheduler.engine.relaxation import Relaxation


@dataclass(frozen=True)
class Bound:
    """A level's bound for assignments of at most `values` on the levels before.

    `prices` / scale: what a further unit of such a level takes away from it; where none is known it may not cost more.
    """

    level: int
    values: Mapping[int, int]
    relaxed: Relaxation
    prices: Mapping[int, int] = field(default_factory=dict)

    def holds_for(self, costs: Mapping[int, int]) -> int | None:
        """The bound for assignments of at most these costs; None where it says nothing."""
        above = {level: costs[level] - value for level, value in self.values.items() if costs[level] > value}
        if not above.keys() <= self.prices.keys():
            return None
        bound = self.relaxed.bound - sum(self.prices[level] * units for level, units in above.items())
        return -(-bound // self.relaxed.scale)


@dataclass
class Bounds:
    """The bounds found so far. Threads may add some at once."""

    board: Board
    _found: list[Bound] = field(default_factory=list)

    def add(self, bound: Bound) -> None:
        """Keeps a bound; `publish` tells of it."""
        self._found.append(bound)

    def holds(self, level: int) -> bool:
        """Whether a bound of a level holds at the best costs."""
        costs = self.board.costs(self.board.before(level))
        return any(bound.holds_for(costs) is not None for bound in self._found if bound.level == level)

    def publish(self) -> None:
        """Tells the board the bounds that hold for its best assignment."""
        board = self.board
        if board.best is None:
            return
        costs = board.costs(board.levels)
        for bound in list(self._found):
            value = bound.holds_for(costs)
            known = board.bounds if board.attained_before(bound.level) else board.beside
            if value is not None and value > known.get(bound.level, value - 1):
                known[bound.level] = value
                board.say(bound.level, "bound")
