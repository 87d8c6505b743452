"""A smaller relaxation of a system, and how what is proven there carries over.

A coarse system has some of the columns of the fine one (`shared`) and, for groups of fine columns, one that stands for
their sum (`buckets`). Every fine solution maps to a coarse one of equal cost on the levels in question. So a bound
found there holds here, and so do the bounds of columns that every coarse solution of that cost meets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from scheduler.engine.relaxation import Relaxation, relax
from scheduler.engine.search import Stop, search
from scheduler.engine.system import INFINITE, Infeasible, Ints, System

TRIAL = 5.0
SEARCH = 20.0
"""Seconds for an assignment that attains all bounds, and for each level where there is none."""


@dataclass(frozen=True)
class Coarse:
    """The coarse system; `shared` and `buckets` map its columns to one, or several, of the fine system.

    `choices` are the shared columns that say what is done; others say what is left out or measure.
    """

    system: System
    shared: Mapping[int, int]
    buckets: Mapping[int, list[int]]
    choices: frozenset[int]

    def carries(self, fine: System, level: int) -> bool:
        """Whether a level's cost lies on shared columns alone, the same in both systems."""
        cost = fine.costs[level].copy()
        for mine, other in self.shared.items():
            if self.system.costs[level][mine] != cost[other]:
                return False
            cost[other] = 0
        rest = np.ones(self.system.columns, dtype=bool)
        rest[list(self.shared)] = False
        same_constant = self.system.constants[level] == fine.constants[level]
        return same_constant and not cost.any() and not self.system.costs[level][rest].any()

    def settle(self, levels: Sequence[int], stop: Stop) -> Settled:
        """Lower bounds of the levels, one after another; raises Infeasible where the coarse system has no solution."""
        try:
            settled = self.bounded(levels, stop)
        except Infeasible:
            return self._settle_each(levels, stop)
        system = settled.coarse.system
        found = search(system, system.low * 0, 0, stop.within(TRIAL), feasible_only=True)
        return self._settle_each(levels, stop) if found.verdict == "none" else replace(settled, x=found.x)

    def bounded(self, levels: Sequence[int], stop: Stop, *, vertex: bool = True) -> Settled:
        """The bounds of the levels' relaxations, one after another; raises Infeasible where they contradict.

        Without `vertex` by the interior-point method, which large systems want.
        """
        steps: list[Step] = []
        system = self.system
        for level in levels:
            steps.append(_step(system, level, stop, vertex=vertex))
            system = steps[-1].held(steps[-1].value)
        return Settled(replace(self, system=system), self, tuple(steps), None)

    def _settle_each(self, levels: Sequence[int], stop: Stop) -> Settled:
        """The same where the bounds of the relaxations are not attained together: each level by search."""
        system, steps = self.system, []
        x: Ints | None = None
        for level in levels:
            step = _step(system, level, stop)
            cost, constant = system.costs[level], system.constants[level]
            found = search(system, cost, constant, stop.within(SEARCH), floor=step.value)
            if found.bound is None:
                raise Infeasible
            steps.append(replace(step, value=found.bound))
            system, x = step.held(found.bound), found.x
        return Settled(replace(self, system=system), self, tuple(steps), x)

    def follow(self, fine: System, x: Ints) -> System:
        """The fine system with the choices that a coarse assignment makes, on its dates, at its costs or less."""
        low, high = fine.low.copy(), self.choices_made(fine, x)
        unused = [member for column, members in self.buckets.items() if x[column] == 0 for member in members]
        high[unused] = low[unused]
        made = [self.shared[column] for column in self.choices if x[column]]
        low[made] = high[made]
        dear = sum(np.abs(cost) for cost in self.system.costs.values()) + np.zeros_like(self.system.low)
        for mine, other in self.shared.items():
            if dear[mine]:
                high[other] = max(low[other], min(high[other], x[mine]))
        return fine.with_bounds(low, high)

    def choices_made(self, fine: System, x: Ints) -> Ints:
        """Upper bounds of the fine columns that leave the choices of a coarse assignment, with all their dates."""
        high = fine.high.copy()
        unused = [self.shared[column] for column in self.choices if x[column] == 0]
        high[unused] = fine.low[unused]
        return high

    @cached_property
    def decided(self) -> NDArray[np.bool_]:
        """Of the coarse columns, those that say what is done, or when."""
        decided = np.zeros(self.system.columns, dtype=bool)
        decided[list(self.choices)] = decided[list(self.buckets)] = True
        return decided

    def image(self, x: Ints) -> NDArray[np.bool_]:
        """Of the coarse columns that say what is done, or when, those that a fine assignment uses."""
        image = np.zeros(self.system.columns, dtype=bool)
        for mine in self.choices:
            image[mine] = bool(x[self.shared[mine]])
        for mine, members in self.buckets.items():
            image[mine] = bool(x[members].any())
        return image

    def lift(self, fine: System) -> System:
        """The fine system with the bounds of the coarse columns."""
        low, high = fine.low.copy(), fine.high.copy()
        mine = np.fromiter(self.shared.keys(), dtype=np.int64)
        other = np.fromiter(self.shared.values(), dtype=np.int64)
        low[other] = np.maximum(low[other], self.system.low[mine])
        high[other] = np.minimum(high[other], self.system.high[mine])
        rows: list[tuple[list[int], list[int], int, int]] = []
        for column, members in self.buckets.items():
            if self.system.high[column] == 0:
                high[members] = 0
            elif self.system.low[column] > 0:
                rows.append((members, [1] * len(members), int(self.system.low[column]), INFINITE))
        if np.any(low > high):
            raise Infeasible
        return fine.with_bounds(low, high).with_rows(rows)


@dataclass(frozen=True)
class Step:
    """A level's lower bound on a system that holds the levels before."""

    level: int
    value: int
    relaxed: Relaxation
    before: System

    def held(self, value: int) -> System:
        """The system with the level at most at a value; raises Infeasible where that is seen to be impossible."""
        low, high = self.relaxed.keeps(value)
        return self.before.with_bounds(low, high).at_most(self.level, value)


@dataclass(frozen=True)
class Settled:
    """Proven lower bounds of levels, the coarse system that keeps them, and an assignment of it if one was found."""

    coarse: Coarse
    whole: Coarse
    steps: tuple[Step, ...]
    x: Ints | None

    @property
    def values(self) -> dict[int, int]:
        """The bounds by level."""
        return {step.level: step.value for step in self.steps}

    def lift(self, fine: System) -> System:
        """The fine system with the levels held at their bounds."""
        return self.lift_at(fine, self.values)

    def lift_at(self, fine: System, values: Mapping[int, int]) -> System:
        """The fine system with the levels at most at values that are no less than their bounds."""
        return _at_most(replace(self.whole, system=self._reduced_at(values)).lift(fine), values)

    def at(self, values: Mapping[int, int]) -> System:
        """The coarse system with the levels at most at values that are no less than their bounds."""
        return _at_most(self._reduced_at(values), values)

    def _reduced_at(self, values: Mapping[int, int]) -> System:
        """The coarse system with the column bounds that relaxations tell for these values.

        Below the first level that is above its bound they tell nothing.
        """
        system = self.whole.system
        for step in self.steps:
            system = step.held(values[step.level])
            if values[step.level] > step.value:
                break
        return system


def _at_most(system: System, values: Mapping[int, int]) -> System:
    for level, value in values.items():
        system = system.at_most(level, value)
    return system


def _step(system: System, level: int, stop: Stop, *, vertex: bool = True) -> Step:
    relaxed = relax(system, system.costs[level], system.constants[level], seconds=stop.left, vertex=vertex)
    return Step(level, relaxed.rounded_up, relaxed, system)
