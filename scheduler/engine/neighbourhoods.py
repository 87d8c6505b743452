"""Large neighbourhoods: most of an assignment stays, a part is chosen anew.

A system of choices has families: the columns that say what becomes of one thing to be decided. All other columns are
derived from those by rows. A neighbourhood frees some families and the derived columns near them; everything else
keeps its value, so what is found meets every row of the whole system. Source: Shaw, "Using constraint programming and
local search methods to solve vehicle routing problems" (1998).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from scheduler.engine.system import INFINITE, Ints, System

Kin = Callable[[Ints], Mapping[str, list[list[int]]]]
"""An assignment -> by kind of kinship, groups of families, each group in the order in which its members follow."""


@dataclass(frozen=True)
class Families:
    """The columns of each family, the one that is 1 where nothing is decided, and which are kin in an assignment.

    `is_choice` marks, of all columns, those that say what is done; the others of a family say when.

    `together` has groups to be decided one after another, by the upper bounds of the columns: who may go where.
    `around` some families by such bounds: these, and all that may be in their way.
    """

    columns: Sequence[Ints]
    idle: Ints
    is_choice: NDArray[np.bool_]
    kin: Kin
    together: Callable[[Ints], list[list[int]]]
    around: Callable[[Sequence[int], Ints], list[int]]

    def with_choice(self, high: Ints) -> frozenset[int]:
        """The families that have a choice within upper bounds."""
        can = self.is_choice & (high > 0)
        return frozenset(family for family, columns in enumerate(self.columns) if can[columns].any())


@dataclass(frozen=True)
class Surroundings:
    """Cuts neighbourhoods out of a system."""

    system: System
    families: Families

    @cached_property
    def _by_column(self) -> sparse.csc_array:
        return sparse.csc_array(self.system.matrix.tocsc())

    @cached_property
    def _derived(self) -> NDArray[np.bool_]:
        derived = np.ones(self.system.columns, dtype=bool)
        for columns in self.families.columns:
            derived[columns] = False
        return derived

    def part(self, x: Ints, chosen: Sequence[int], high: Ints | None = None) -> tuple[System, Ints]:
        """(the system of the free columns while all others keep their values in x, these columns).

        `high` may narrow the columns of the families; what x uses stays open. Derived columns two rows away are free,
        and all rows that a free column is in are kept.
        """
        system = self.system
        free = np.concatenate([self.families.columns[family] for family in chosen])
        if high is not None:
            free = free[(high[free] > 0) | (x[free] > 0)]
        inside_of = np.zeros(system.columns, dtype=bool)
        inside_of[free] = True
        for _ in range(2):
            near = system.matrix[self._rows_of(free)].indices
            inside_of[near[self._derived[near]]] = True
            free = np.flatnonzero(inside_of)
        rows = self._rows_of(free)
        block = sparse.csr_array(system.matrix[rows])
        inside = sparse.csr_array(block[:, free])
        others = np.asarray(block @ x) - np.asarray(inside @ x[free])
        part = System(
            low=system.low[free],
            high=system.high[free],
            matrix=inside,
            row_low=_less(system.row_low[rows], others),
            row_high=_less(system.row_high[rows], others),
            costs={level: cost[free] for level, cost in system.costs.items()},
            constants={
                level: constant + int(system.costs[level] @ x) - int(system.costs[level][free] @ x[free])
                for level, constant in system.constants.items()
            },
        )
        return part, free

    def _rows_of(self, columns: Ints) -> Ints:
        found = np.zeros(len(self.system.row_low), dtype=bool)
        found[self._by_column[:, columns].indices] = True
        return np.flatnonzero(found)


def draw(groups: Sequence[Sequence[int]], size: int, random: Random) -> list[int]:
    """About so many families that are kin: whole groups, and a stretch of the last one."""
    chosen: dict[int, None] = {}
    for group in random.sample(groups, len(groups)):
        room = size - len(chosen)
        if room <= 0:
            break
        start = random.randrange(max(1, len(group) - room + 1))
        chosen |= dict.fromkeys(group[start : start + room])
    return list(chosen)


def _less(bounds: Ints, amount: Ints) -> Ints:
    """Row bounds less what fixed columns take; missing ones stay missing."""
    return np.where(np.abs(bounds) >= INFINITE, bounds, bounds - amount)
