"""A system: bounded whole-number columns, rows between bounds, and a cost for each level.

Columns and rows are numbered from 0. All numbers are exact 64-bit integers; a missing row bound is +-INFINITE.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
INFINITE = 1 << 60


class Infeasible(Exception):
    """No assignment of the columns meets all rows."""


@dataclass(frozen=True)
class System:
    """`low <= x <= high`, `row_low <= matrix x <= row_high`; cost of a level: `costs[level] x + constants[level]`."""

    low: Ints
    high: Ints
    matrix: sparse.csr_array
    row_low: Ints
    row_high: Ints
    costs: Mapping[int, Ints]
    constants: Mapping[int, int]

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.low)

    def with_rows(self, rows: Iterable[tuple[Sequence[int] | Ints, Sequence[int] | Ints, int, int]]) -> System:
        """The system with further rows (columns, coefficients, low, high)."""
        extra = list(rows)
        if not extra:
            return self
        data = np.concatenate([np.asarray(coefficients, dtype=np.int64) for _, coefficients, _, _ in extra])
        indices = np.concatenate([np.asarray(columns, dtype=np.int64) for columns, _, _, _ in extra])
        starts = np.cumsum([0, *(len(columns) for columns, _, _, _ in extra)])
        block = sparse.csr_array((data, indices, starts), shape=(len(extra), self.columns))
        return replace(
            self,
            matrix=sparse.csr_array(sparse.vstack([self.matrix, block], format="csr")),
            row_low=np.append(self.row_low, [low for _, _, low, _ in extra]),
            row_high=np.append(self.row_high, [high for _, _, _, high in extra]),
        )

    def with_bounds(self, low: Ints, high: Ints) -> System:
        """The system with other column bounds."""
        return replace(self, low=low, high=high)

    def at_most(self, level: int, value: int) -> System:
        """The system with `cost(level) <= value`, each column of it capped by what the value allows."""
        cost = self.costs[level]
        room = value - self.constants[level] - int(np.minimum(cost * self.low, cost * self.high).sum())
        if room < 0:
            raise Infeasible
        used = np.flatnonzero(cost)
        high = self.high.copy()
        positive = used[cost[used] > 0]
        high[positive] = np.minimum(high[positive], self.low[positive] + room // cost[positive])
        return self.with_bounds(self.low, high).with_level(level, value)

    def with_level(self, level: int, value: int) -> System:
        """The system with the row `cost(level) <= value` alone, so that the row's multiplier tells its whole price."""
        cost = self.costs[level]
        used = np.flatnonzero(cost)
        return self.with_rows([(used, cost[used], -INFINITE, value - self.constants[level])])

    def cost(self, level: int, x: Ints) -> int:
        """The cost of an assignment on a level."""
        return int(self.costs[level] @ x) + self.constants[level]

    def admits(self, x: Ints) -> bool:
        """Whether an assignment meets all bounds and rows."""
        activity = self.matrix @ x
        return bool(
            np.all(x >= self.low)
            and np.all(x <= self.high)
            and np.all(activity >= self.row_low)
            and np.all(activity <= self.row_high)
        )


@dataclass
class Draft:
    """A system being written: columns and rows are appended, `finish` freezes it."""

    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    indices: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    row_low: list[int] = field(default_factory=list)
    row_high: list[int] = field(default_factory=list)
    costs: dict[int, dict[int, int]] = field(default_factory=dict)
    constants: dict[int, int] = field(default_factory=dict)

    def column(self, low: int = 0, high: int = 1) -> int:
        """Appends a column and returns its number."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def row(self, columns: Sequence[int], values: Sequence[int], low: int = -INFINITE, high: int = INFINITE) -> None:
        """Appends a row; a column may occur in it once."""
        self.indices.extend(columns)
        self.values.extend(values)
        self.starts.append(len(self.indices))
        self.row_low.append(low)
        self.row_high.append(high)

    def charge(self, level: int, column: int, cost: int) -> None:
        """Adds to the cost of a column on a level."""
        if cost:
            of_level = self.costs.setdefault(level, {})
            of_level[column] = of_level.get(column, 0) + cost

    def charge_always(self, level: int, cost: int) -> None:
        """Adds to the cost that every assignment has on a level."""
        self.constants[level] = self.constants.get(level, 0) + cost

    def finish(self, levels: Iterable[int]) -> System:
        """The system, with a cost vector for each of the levels."""
        columns = len(self.low)
        costs = {}
        for level in levels:
            vector = np.zeros(columns, dtype=np.int64)
            for column, cost in self.costs.get(level, {}).items():
                vector[column] = cost
            costs[level] = vector
        matrix = sparse.csr_array(
            (
                np.array(self.values, dtype=np.int64),
                np.array(self.indices, dtype=np.int64),
                np.array(self.starts, dtype=np.int64),
            ),
            shape=(len(self.row_low), columns),
        )
        return System(
            low=np.array(self.low, dtype=np.int64),
            high=np.array(self.high, dtype=np.int64),
            matrix=matrix,
            row_low=np.array(self.row_low, dtype=np.int64),
            row_high=np.array(self.row_high, dtype=np.int64),
            costs=costs,
            constants={level: self.constants.get(level, 0) for level in costs},
        )
