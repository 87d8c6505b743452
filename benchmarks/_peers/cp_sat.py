"""CP-SAT on the plain model, two workers: its default portfolio, or (`cp-sat-lp`) the workers that lean on the LP."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.metadata import version as installed

from ortools.sat.python import cp_model

from benchmarks._peers.lexicographic import Hear, Outcome, by_levels
from benchmarks._peers.plain import plain
from benchmarks._peers.program import Program, Row, Values
from benchmarks._peers.record import Record
from scenarios.domain import Scenario

SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def version(_peer: str) -> str:
    """The installed release of OR-Tools."""
    return installed("ortools")


def solve(scenario: Scenario, peer: str, record: Record) -> None:
    """The plain model level by level. Raises NotStated as `plain` does."""
    by_levels(plain(scenario), record, partial(_minimise, peer))


def _minimise(
    peer: str, program: Program, level: int, start: Values | None, left: Callable[[], float], hear: Hear
) -> Outcome:
    model = cp_model.CpModel()
    columns = [model.new_int_var(0, upper, "") for upper in program.upper]
    for row in program.rows:
        _add(model, columns, row)
    priced = program.costs[level]
    model.minimize(cp_model.LinearExpr.weighted_sum([columns[one] for one in priced], list(priced.values())))
    for column, value in zip(columns, start or (), strict=False):
        model.add_hint(column, value)
    solver = _solver(peer, left())
    status = solver.solve(model, _Listener(columns, hear))
    if status == cp_model.INFEASIBLE:
        return Outcome(None, None, infeasible=True)
    if status not in SOLVED:  # neither its value nor its bound means anything then
        return Outcome(None, None)
    return Outcome([solver.value(column) for column in columns], round(solver.best_objective_bound))


def _solver(peer: str, seconds: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    if peer == "cp-sat-lp":
        solver.parameters.subsolvers.extend(["max_lp", "reduced_costs"])
        solver.parameters.num_full_subsolvers = 2
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
    return solver


def _add(model: cp_model.CpModel, columns: list[cp_model.IntVar], row: Row) -> None:
    """The row, as the engine's own form where it has one."""
    taken = [columns[one] for one in row.columns]
    if row.single and not row.slacks and row.low == 1:
        model.add_exactly_one(taken)
    elif row.single and not row.slacks and row.low is None:
        model.add_at_most_one(taken)
    else:
        low = cp_model.INT_MIN if row.low is None else row.low
        high = cp_model.INT_MAX if row.high is None else row.high
        model.add_linear_constraint(cp_model.LinearExpr.weighted_sum(taken, list(row.factors)), low, high)


class _Listener(cp_model.CpSolverSolutionCallback):
    """Tells every better solution."""

    def __init__(self, columns: list[cp_model.IntVar], hear: Hear) -> None:
        super().__init__()
        self._columns, self._hear = columns, hear

    def on_solution_callback(self) -> None:
        self._hear([self.value(column) for column in self._columns])
