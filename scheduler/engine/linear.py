"""Linear programs by HiGHS and Glop: multipliers of the rows, a point, and the basis where the next one may begin.

Floating-point numbers throughout: what follows from them exactly is for `relaxation` to say.
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

from scheduler.engine.system import INFINITE, Floats, Infeasible, Ints, System

PATIENCE = 9_000
"""Iterations after which the dual simplex is given up for the interior-point method: the same on every machine."""
LARGE = 22_000
"""Rows from which on it is not even tried where the caller has another question."""
FURTHER = 3_000
"""Iterations after which a simplex that began where another program ended is given up."""
BASIC = solution_pb2.BASIS_STATUS_BASIC

Method = Literal["brief", "vertex", "ipm", "simplex", "dual", "primal"]
"""The dual simplex with limited patience; the interior-point method, then a vertex beside its point, or without one;
the dual simplex to its end; from a basis, the dual simplex or the primal one."""


class NoTime(Exception):
    """The linear solver was stopped before it had multipliers."""


class Slow(Exception):
    """The dual simplex did not end within its iterations, and the caller would rather ask another question."""


class Suspected(Infeasible):
    """The linear solver says that there is no solution; its arithmetic is not exact, so a proof is still due."""


@dataclass(frozen=True)
class Basis:
    """The status of each column and row at a vertex, in the solver's terms."""

    columns: Ints
    rows: Ints


@dataclass(frozen=True)
class End:
    """Where a linear program ended: multipliers of the rows, values of the columns, and the basis if it is a vertex."""

    multipliers: Floats
    x: Floats
    basis: Basis | None


def solved(
    system: System, cost: Ints, seconds: float | None = None, *, vertex: bool = True, patient: bool = True
) -> End:
    """Minimises cost x over a system without heed to whole numbers: by the simplex unless that is slow.

    Raises Suspected, NoTime where the seconds are over, Slow where not patient and only another method would do.
    """
    begun = time.monotonic()
    # the interior-point method may give up on a program that is all but infeasible; then the simplex has all the time
    methods: tuple[Method, ...] = ("brief", "vertex", "simplex") if vertex else ("ipm", "simplex")
    if not patient and len(system.row_low) > LARGE:
        raise Slow
    for method in methods:
        left = None if seconds is None else seconds - (time.monotonic() - begun)
        if left is not None and left <= 0:
            break
        end = _solve(system, cost, left, method)
        if end is not None:
            return end
        if not patient:
            raise Slow
    raise NoTime


def followed(system: System, cost: Ints, start: Basis, seconds: float | None, *, dual: bool) -> End | None:
    """The same from a basis, by the dual simplex or the primal one; None where that leads nowhere soon."""
    try:
        return _solve(system, cost, seconds, "dual" if dual else "primal", start)
    except Suspected:
        return None


def _solve(system: System, cost: Ints, seconds: float | None, method: Method, start: Basis | None = None) -> End | None:
    """None where the method does not come to an end. Raises Suspected."""
    count, rows = system.columns, len(system.row_low)
    if not count:
        return End(np.zeros(rows), np.zeros(0), None)
    beginning = model_parameters_pb2.ModelSolveParametersProto()
    if start is not None:
        _put(beginning.initial_basis.variable_status, start.columns)
        _put(beginning.initial_basis.constraint_status, start.rows)
    # Protos in and out: the objects of the modelling layer take three times as long as a small linear program.
    try:
        result = solver.solve(
            _proto(system, cost),
            parameters_pb2.SOLVER_TYPE_HIGHS if start is None else parameters_pb2.SOLVER_TYPE_GLOP,
            parameters_pb2.SolverInitializerProto(),
            _parameters(method, seconds),
            beginning,
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
            basis = None
            if solution.HasField("basis"):
                basis = Basis(
                    _statuses(solution.basis.variable_status, count), _statuses(solution.basis.constraint_status, rows)
                )
            duals = _dense(solution.dual_solution.dual_values, rows)
            return End(duals, _dense(solution.primal_solution.variable_values, count), basis)
    return None


def _proto(system: System, cost: Ints) -> model_pb2.ModelProto:
    count, rows = system.columns, len(system.row_low)
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
    return proto


def _parameters(method: Method, seconds: float | None) -> parameters_pb2.SolveParametersProto:
    parameters = parameters_pb2.SolveParametersProto()
    if seconds is not None:
        parameters.time_limit.FromTimedelta(timedelta(seconds=max(0.01, seconds)))
    if method in ("vertex", "ipm"):
        parameters.highs.string_options["solver"] = "ipm"
        parameters.highs.string_options["run_crossover"] = "on" if method == "vertex" else "off"
    elif method == "brief":
        parameters.highs.int_options["simplex_iteration_limit"] = PATIENCE
    elif method in ("dual", "primal"):
        dual = method == "dual"
        parameters.presolve = parameters_pb2.EMPHASIS_OFF  # it would lose the basis
        parameters.iteration_limit = FURTHER
        parameters.lp_algorithm = (
            parameters_pb2.LP_ALGORITHM_DUAL_SIMPLEX if dual else parameters_pb2.LP_ALGORITHM_PRIMAL_SIMPLEX
        )
    return parameters


def _dense(values: sparse_containers_pb2.SparseDoubleVectorProto, length: int) -> Floats:
    found = np.zeros(length)
    found[np.array(values.ids, dtype=np.int64)] = np.array(values.values, dtype=np.float64)
    return found


def _statuses(values: solution_pb2.SparseBasisStatusVector, length: int) -> Ints:
    found = np.full(length, BASIC, dtype=np.int64)
    found[np.array(values.ids, dtype=np.int64)] = np.array(values.values, dtype=np.int64)
    return found


def _put(where: solution_pb2.SparseBasisStatusVector, statuses: Ints) -> None:
    where.ids.extend(range(len(statuses)))
    where.values.extend(statuses.tolist())
