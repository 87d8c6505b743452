"""Small random systems, and all their solutions by trying every assignment."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np

from scheduler.engine.system import INFINITE, Draft, Ints, System

LEVELS = (1, 2, 3)


def random_system(seed: int, *, levels: tuple[int, ...] = LEVELS, size: int = 1, signed: bool = False) -> System:
    """2-6 columns of at most 4 values, 1-6 rows; coefficients, row bounds and costs grow with `size`.

    Where not `signed`, columns and costs are 0 or more, as those of rules are.
    """
    random = Random(seed)
    draft = Draft()
    binary = random.random() < 0.4
    for _ in range(random.randint(2, 6)):
        low = 0 if binary else random.randint(-2 if signed else 0, 2)
        draft.column(low, low + (1 if binary else random.randint(0, 3)))
    inside = [random.randint(low, high) for low, high in zip(draft.low, draft.high, strict=True)]
    for _ in range(random.randint(1, 6)):
        used = sorted(random.sample(range(len(inside)), random.randint(1, len(inside))))
        values = [random.choice([1, 1, -1, 2, -3]) * random.randint(1, size) for _ in used]
        activity = sum(value * inside[column] for column, value in zip(used, values, strict=True))
        low, high = sorted(activity + random.randint(-2, 2) * size for _ in range(2))
        kind = random.choice(["low", "high", "both", "equal"])
        if kind == "equal":
            low = high = activity
        draft.row(used, values, low=-INFINITE if kind == "high" else low, high=INFINITE if kind == "low" else high)
    for level in levels:
        draft.charge_always(level, random.randint(-5, 5))
        for column in range(len(inside)):
            if random.random() < 0.7:
                draft.charge(level, column, random.randint(-3 if signed else 0, 6) * random.randint(1, size))
    return draft.finish(levels)


def solutions(system: System) -> list[Ints]:
    """Every assignment that meets all bounds and rows."""
    ranges = [range(low, high + 1) for low, high in zip(system.low.tolist(), system.high.tolist(), strict=True)]
    return [x for values in product(*ranges) if system.admits(x := np.array(values, dtype=np.int64))]


def triangles(seed: int, *, levels: tuple[int, ...] = LEVELS) -> System:
    """Nine columns of 0 or 1 in three triangles, of each edge at least one: relaxations are content with halves.

    Few of their bounds are attained, so levels must climb.
    """
    random = Random(seed)
    draft = Draft()
    columns = [draft.column() for _ in range(9)]
    for a in columns[::3]:
        for edge in ([a, a + 1], [a + 1, a + 2], [a, a + 2]):
            draft.row(edge, [1, 1], low=1)
    for _ in range(random.randint(0, 3)):
        used = sorted(random.sample(columns, random.randint(2, 4)))
        draft.row(used, [1] * len(used), low=random.choice([0, 1]), high=len(used) - random.randint(0, 1))
    for level in levels:
        for column in columns:
            if random.random() < (0.4 if level == levels[0] else 0.8):
                draft.charge(level, column, random.randint(1, 4))
    return draft.finish(levels)


def best_costs(system: System, levels: tuple[int, ...]) -> tuple[int, ...] | None:
    """The least costs, the first level first; None where there is no solution."""
    return min((tuple(system.cost(level, x) for level in levels) for x in solutions(system)), default=None)
