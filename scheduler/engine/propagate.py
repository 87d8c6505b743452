"""Bound propagation in whole arrays: what the rows alone imply for the columns. Every step is exact."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from scheduler.engine.system import INFINITE, Infeasible, Ints, System

ROUNDS = 6


def activity(system: System, low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """The least and the greatest value of each row under these column bounds."""
    up = system.matrix.maximum(0)
    down = system.matrix.minimum(0)
    return np.asarray(up @ low + down @ high), np.asarray(up @ high + down @ low)


def propagate(system: System, rounds: int = ROUNDS) -> System:
    """The same solutions with column bounds tightened; raises Infeasible where a row or a column cannot be met."""
    low, high = system.low.copy(), system.high.copy()
    by_row = system.matrix.tocoo()
    rows, columns, values = by_row.coords[0], by_row.coords[1], by_row.data.astype(np.int64)
    order = np.argsort(columns, kind="stable")
    rows, columns, values = rows[order], columns[order], values[order]
    touched, starts = np.unique(columns, return_index=True)
    size = np.abs(values)
    positive = values > 0
    if np.any(low > high):
        raise Infeasible
    for _ in range(rounds):
        least, most = activity(system, low, high)
        if np.any(least > system.row_high) or np.any(most < system.row_low):
            raise Infeasible
        if not len(values):
            break
        above = np.where(system.row_high >= INFINITE, INFINITE, system.row_high - least)[rows] // size
        below = np.where(system.row_low <= -INFINITE, INFINITE, most - system.row_low)[rows] // size
        # a row's room above limits how far a positive column may rise and a negative one may fall; below: the reverse
        rise = np.where(positive, above, below)
        fall = np.where(positive, below, above)
        new_high = high.copy()
        new_low = low.copy()
        new_high[touched] = np.minimum(high[touched], low[touched] + np.minimum.reduceat(rise, starts))
        new_low[touched] = np.maximum(low[touched], high[touched] - np.minimum.reduceat(fall, starts))
        if np.any(new_low > new_high):
            raise Infeasible
        if np.array_equal(new_low, low) and np.array_equal(new_high, high):
            break
        low, high = new_low, new_high
    return system.with_bounds(low, high)


def reduce(system: System) -> tuple[System, Ints, Ints]:
    """Drops fixed columns and rows that cannot be breached: (smaller system, kept columns, kept rows).

    Costs of fixed columns move into the constants.
    """
    free = np.flatnonzero(system.low < system.high)
    needed = np.flatnonzero(breachable(system))
    return part(system, free, needed), free, needed


def breachable(system: System) -> NDArray[np.bool_]:
    """Of each row, whether some values of the columns breach it; raises Infeasible where all do."""
    least, most = activity(system, system.low, system.high)
    if np.any(least > system.row_high) or np.any(most < system.row_low):
        raise Infeasible
    return (least < system.row_low) | (most > system.row_high)


def part(system: System, free: Ints, needed: Ints) -> System:
    """The system of some of the columns and rows; the other columns are fixed, and their costs become constants."""
    others = np.ones(system.columns, dtype=bool)
    others[free] = False
    fixed = np.flatnonzero(others)
    chosen = sparse.csr_array(system.matrix[needed])
    taken = np.asarray(chosen[:, fixed] @ system.low[fixed])
    low = system.row_low[needed]
    high = system.row_high[needed]
    return replace(
        system,
        low=system.low[free],
        high=system.high[free],
        matrix=sparse.csr_array(chosen[:, free]),
        row_low=np.where(low <= -INFINITE, low, low - taken),
        row_high=np.where(high >= INFINITE, high, high - taken),
        costs={level: cost[free] for level, cost in system.costs.items()},
        constants={
            level: constant + int(system.costs[level][fixed] @ system.low[fixed])
            for level, constant in system.constants.items()
        },
    )
