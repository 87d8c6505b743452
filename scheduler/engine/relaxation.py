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
from datetime import timedelta
from typing import Literal

import numpy as np
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    parameters_pb2,
    result_pb2,
    solution_pb2,
    sparse_containers_pb2,
)
from ortools.math_opt.core.python import solver
from pybind11_abseil.status import StatusNotOk

from scheduler.engine.propagate import propagate, reduce
from scheduler.engine.system import INFINITE, Floats, Infeasible, Ints, System

FINEST = 22
PATIENCE = 9_000
"""Iterations after which the dual simplex is given up for the interior-point method: the same on every machine."""
LARGE = 24_000
"""Rows from which on the interior-point method is quicker from the start."""


class NoTime(Exception):
    """The linear solver was stopped before it had multipliers."""


class Slow(Exception):
    """The dual simplex did not end within its iterations, and the caller would rather ask another question."""


class Suspected(Infeasible):
    """The linear solver says that there is no solution; its arithmetic is not exact, so a proof is still due."""


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
    ipm: bool = False,
    patient: bool = True,
    tighten: bool = True,
) -> Relaxation:
    """Solves min cost x + constant over the relaxation of a system.

    Without `tighten` the column bounds stay as given, so that a column held at a bound has a reduced cost wherever the
    bound is needed for the result. Raises Infeasible where rows contradict each other under propagation, NoTime where
    the solver ends early, and, unless `patient`, Slow where only the interior-point method would do.
    """
    system = propagate(system) if tighten else system
    small, free, kept = reduce(system)
    y, x_small = _solved(small, cost[free], seconds, ipm=ipm or len(small.row_low) > LARGE, patient=patient)
    multipliers = np.zeros(len(system.row_low))
    multipliers[kept] = y
    scale, bound, reduced, exact = _exact(system, cost, multipliers)
    x = system.low.astype(np.float64)
    x[free] = x_small
    return Relaxation(system, scale, bound + constant * scale, reduced, x, exact)


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


Method = Literal["brief", "ipm", "simplex"]
"""The dual simplex with limited patience, the interior-point method, the dual simplex to its end."""


def _solved(system: System, cost: Ints, seconds: float | None, *, ipm: bool, patient: bool) -> tuple[Floats, Floats]:
    """Multipliers and a point, by the dual simplex unless that is slow: the interior-point method has no vertex."""
    begun = time.monotonic()
    # the interior-point method may give up on a program that is all but infeasible; then the simplex has all the time
    methods: tuple[Method, ...] = ("ipm", "simplex") if ipm else ("brief", "ipm", "simplex")
    for method in methods:
        left = None if seconds is None else seconds - (time.monotonic() - begun)
        if left is not None and left <= 0:
            break
        found = _solve(system, cost, left, method)
        if found is not None:
            return found
        if not patient:
            raise Slow
    raise NoTime


def _solve(system: System, cost: Ints, seconds: float | None, method: Method) -> tuple[Floats, Floats] | None:
    """Multipliers and a point; None where the method does not come to an end. Raises Suspected."""
    count, rows = system.columns, len(system.row_low)
    if not count:
        return np.zeros(rows), np.zeros(0)
    proto = model_pb2.ModelProto()
    proto.variables.ids.extend(range(count))
    proto.variables.lower_bounds.extend(system.low.astype(float).tolist())
    proto.variables.upper_bounds.extend(system.high.astype(float).tolist())
    proto.variables.integers.extend([False] * count)
    used = np.flatnonzero(cost)
    proto.objective.linear_coefficients.ids.extend(used.tolist())
    proto.objective.linear_coefficients.values.extend(cost[used].astype(float).tolist())
    proto.linear_constraints.ids.extend(range(rows))
    finite_low = np.where(system.row_low <= -INFINITE, -np.inf, system.row_low.astype(float))
    finite_high = np.where(system.row_high >= INFINITE, np.inf, system.row_high.astype(float))
    proto.linear_constraints.lower_bounds.extend(finite_low.tolist())
    proto.linear_constraints.upper_bounds.extend(finite_high.tolist())
    matrix = system.matrix.tocsr(copy=True)
    matrix.sort_indices()
    proto.linear_constraint_matrix.row_ids.extend(np.repeat(np.arange(rows), np.diff(matrix.indptr)).tolist())
    proto.linear_constraint_matrix.column_ids.extend(matrix.indices.tolist())
    proto.linear_constraint_matrix.coefficients.extend(matrix.data.astype(float).tolist())
    parameters = parameters_pb2.SolveParametersProto()
    if seconds is not None:
        parameters.time_limit.FromTimedelta(timedelta(seconds=max(0.01, seconds)))
    if method == "ipm":
        parameters.highs.string_options["solver"] = "ipm"
        parameters.highs.string_options["run_crossover"] = "off"
    elif method == "brief":
        parameters.highs.int_options["simplex_iteration_limit"] = PATIENCE
    # Protos in and out: the objects of the modelling layer take three times as long as a small linear program.
    try:
        result = solver.solve(
            proto,
            parameters_pb2.SOLVER_TYPE_HIGHS,
            parameters_pb2.SolverInitializerProto(),
            parameters,
            model_parameters_pb2.ModelSolveParametersProto(),
            None,
            callback_pb2.CallbackRegistrationProto(),
            None,
            None,
        )
    except StatusNotOk:
        return None
    if result.termination.reason in (
        result_pb2.TERMINATION_REASON_INFEASIBLE,
        result_pb2.TERMINATION_REASON_INFEASIBLE_OR_UNBOUNDED,
    ):
        raise Suspected
    for solution in result.solutions:
        if (
            solution.primal_solution.feasibility_status == solution_pb2.SOLUTION_STATUS_FEASIBLE
            and solution.dual_solution.feasibility_status == solution_pb2.SOLUTION_STATUS_FEASIBLE
        ):
            duals = _dense(solution.dual_solution.dual_values, rows)
            return duals, _dense(solution.primal_solution.variable_values, count)
    return None


def _dense(values: sparse_containers_pb2.SparseDoubleVectorProto, length: int) -> Floats:
    found = np.zeros(length)
    found[np.array(values.ids, dtype=np.int64)] = np.array(values.values, dtype=np.float64)
    return found
