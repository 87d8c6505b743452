"""The linear relaxation of a system with a bound that is exact whatever the floating-point solver did.

Weak duality: for any multipliers y of the rows (y > 0 on a lower, y < 0 on an upper row bound),
    cost x >= sum(y * row bound) + sum over columns of min(rc * low, rc * high),   rc = cost - y matrix,
so rounding the solver's multipliers to fractions of a power of two and evaluating this in integers gives a bound that
holds. A solution of cost at most V then has |rc| * (distance of its column from the bound it sits at) <= V - bound.
Source: LP duality; Neumaier and Shcherbina, "Safe bounds in linear and mixed-integer linear programming" (2004).
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from scheduler.engine.linear import BASIC, Basis, End, followed, solved
from scheduler.engine.propagate import breachable, part, propagate, reduce
from scheduler.engine.system import INFINITE, Floats, Infeasible, Ints, System

FINEST = 22


@dataclass(frozen=True)
class Vertex:
    """Where a relaxation ended: the columns and rows of the linear program among those of the system, and the basis."""

    free: Ints
    kept: Ints
    basis: Basis


@dataclass(frozen=True)
class Relaxation:
    """A solved relaxation of `system` (propagated; reduced costs refer to its column bounds).

    `scale` is the power of two all exact numbers are multiplied with: cost >= (bound) / scale exactly.
    """

    system: System
    scale: int
    bound: int
    reduced: Ints
    x: Floats
    multipliers: Ints
    """Of the rows: a row bound that moves by one moves the bound by so much."""
    cost: Ints
    """What was minimised."""
    vertex: Vertex | None
    """Where the next relaxation may begin."""

    @property
    def rounded_up(self) -> int:
        """The least whole cost that the bound allows."""
        return -(-self.bound // self.scale)

    def keeps(self, value: int) -> tuple[Ints, Ints]:
        """Column bounds that every solution of cost at most `value` meets."""
        room = value * self.scale - self.bound
        low, high = self.system.low.copy(), self.system.high.copy()
        if room < 0:
            raise Infeasible
        cost = self.reduced
        up = cost > 0
        down = cost < 0
        high[up] = np.minimum(high[up], low[up] + room // cost[up])
        low[down] = np.maximum(low[down], high[down] - room // -cost[down])
        return low, high


def relax(
    system: System,
    cost: Ints,
    constant: int = 0,
    *,
    seconds: float | None = None,
    vertex: bool = True,
    patient: bool = True,
    tighten: bool = True,
    start: Relaxation | None = None,
) -> Relaxation:
    """Solves min cost x + constant over the relaxation of a system.

    Without `tighten` the column bounds stay as given, so that a column held at a bound has a reduced cost wherever the
    bound is needed for the result; without `vertex` the point is none, which large systems want. `start` is a
    relaxation, of any cost, of this system with fewer rows and wider bounds: what begins where it ended takes a tenth
    of the time. Raises Infeasible where rows contradict each other under propagation, NoTime where the solver ends
    early, and, unless `patient`, Slow where only the interior-point method would do.
    """
    begun = time.monotonic()
    if start is not None and start.vertex is not None:
        following = _following(system, cost, constant, start, start.vertex, seconds)
        if following is not None:
            return following
    system = propagate(system) if tighten else system
    small, free, kept = reduce(system)
    left = None if seconds is None else seconds - (time.monotonic() - begun)
    return _of(system, cost, constant, free, kept, solved(small, cost[free], left, vertex=vertex, patient=patient))


def _following(
    system: System, cost: Ints, constant: int, start: Relaxation, vertex: Vertex, seconds: float | None
) -> Relaxation | None:
    """The relaxation from where another one ended; None where that leads nowhere soon."""
    before = start.system
    low, high = np.maximum(system.low, before.low), np.minimum(system.high, before.high)
    if np.any(low > high):
        raise Infeasible
    system = system.with_bounds(low, high)
    further = np.arange(len(before.row_low), len(system.row_low))
    rows = np.append(vertex.kept, further)
    statuses = np.append(vertex.basis.rows, np.full(len(further), BASIC))
    # what is fixed or needless by now may go where it is no part of the basis, as its row or column of it goes too
    stay = (low < high)[vertex.free] | (vertex.basis.columns == BASIC)
    needed = breachable(system)[rows] | (statuses != BASIC)
    free, kept = vertex.free[stay], rows[needed]
    basis = Basis(vertex.basis.columns[stay], statuses[needed])
    # of the same cost, reduced costs keep their signs: the dual simplex; of another one, the point keeps the rows
    dual = np.array_equal(cost, start.cost)
    end = followed(part(system, free, kept), cost[free], basis, seconds, dual=dual)
    return None if end is None else _of(system, cost, constant, free, kept, end)


def _of(system: System, cost: Ints, constant: int, free: Ints, kept: Ints, end: End) -> Relaxation:
    multipliers = np.zeros(len(system.row_low))
    multipliers[kept] = end.multipliers
    scale, bound, reduced, exact = _exact(system, cost, multipliers)
    x = system.low.astype(np.float64)
    x[free] = end.x
    vertex = None if end.basis is None else Vertex(free, kept, end.basis)
    return Relaxation(system, scale, bound + constant * scale, reduced, x, exact, cost, vertex)


def _exact(system: System, cost: Ints, y: Floats) -> tuple[int, int, Ints, Ints]:
    y = np.where((system.row_low <= -INFINITE) & (y > 0), 0.0, y)
    y = np.where((system.row_high >= INFINITE) & (y < 0), 0.0, y)
    reach = float(np.abs(cost).sum() + 1) + float(np.abs(y).max(initial=0.0)) * max(1, len(y))
    widest = float(np.maximum(np.abs(system.low), np.abs(system.high)).max(initial=1)) + 1
    bits = FINEST
    while bits > 0 and reach * widest * 2.0**bits > 2.0**61:
        bits -= 1
    scale = 1 << bits
    exact = np.rint(y * scale).astype(np.int64)
    reduced = cost * scale - np.asarray(exact @ system.matrix)
    side = np.where(exact > 0, system.row_low, np.where(exact < 0, system.row_high, 0))
    bound = int(exact @ side) + int(np.minimum(reduced * system.low, reduced * system.high).sum())
    return scale, bound, reduced, exact
