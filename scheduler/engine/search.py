"""CP-SAT on a system: find an assignment, the best one, or prove that none is cheaper."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Literal

import numpy as np
from ortools.sat.python import cp_model

from scheduler.engine.propagate import propagate, reduce
from scheduler.engine.system import INFINITE, Infeasible, Ints, System

Verdict = Literal["best", "none", "open"]
LP_PAIR = ("max_lp", "max_lp_sym")


@dataclass(frozen=True)
class Stop:
    """When to end: a moment of `time.monotonic` (None: never) and a wish of the user, set from outside."""

    deadline: float | None = None
    asked: threading.Event | None = None

    @property
    def left(self) -> float | None:
        """Seconds left, not below 0; None without a deadline."""
        return None if self.deadline is None else max(0.0, self.deadline - time.monotonic())

    @property
    def now(self) -> bool:
        """Whether it is time to end."""
        return self.left == 0.0 or (self.asked is not None and self.asked.is_set())

    def within(self, seconds: float) -> Stop:
        """The same, at the latest in so many seconds."""
        soon = time.monotonic() + seconds
        return Stop(soon if self.deadline is None else min(soon, self.deadline), self.asked)


@dataclass(frozen=True)
class Found:
    """What a search gave: `best` x is optimal; `none` there is no assignment; `open` it ended early.

    x is None or an assignment of the columns (checked against every row); bound holds in every case but `none`.
    """

    verdict: Verdict
    x: Ints | None
    value: int | None
    bound: int | None


def search(
    system: System,
    cost: Ints,
    constant: int,
    stop: Stop,
    *,
    seed: int = 0,
    workers: int = 1,
    floor: int | None = None,
    cutoff: int | None = None,
    hint: Ints | None = None,
    feasible_only: bool = False,
    effort: float | None = None,
    linearization: int = 2,
    improved: Callable[[Ints, int], None] | None = None,
) -> Found:
    """Minimises cost x + constant over the system.

    `floor` is a known lower bound (the search ends when it is attained), `cutoff` asks for values of at most so much.
    With one worker and no early end the result depends on the arguments alone. `hint` suggests an assignment;
    `feasible_only` leaves the cost out; `linearization` says how much of the model its linear relaxation holds, where
    one worker searches (2: all of it); `effort` limits the search by CP-SAT's deterministic time. `improved` hears
    of every better assignment, on another thread.
    """
    try:
        tight = propagate(system)
        small, free, _ = reduce(tight)
    except Infeasible:
        return Found("none", None, None, None)
    base = constant + int(cost @ np.where(tight.low == tight.high, tight.low, 0))
    model, variables = cp_model_of(small)
    used = np.flatnonzero(cost[free])
    if not feasible_only:
        coefficients = cost[free][used]
        terms = cp_model.LinearExpr.weighted_sum([variables[j] for j in used.tolist()], coefficients.tolist())
        model.minimize(terms)
        least = int(np.minimum(coefficients * small.low[used], coefficients * small.high[used]).sum())
        most = int(np.maximum(coefficients * small.low[used], coefficients * small.high[used]).sum())
        lowest = least if floor is None else max(least, floor - base)
        highest = most if cutoff is None else min(most, cutoff - base)
        if lowest > highest:
            return Found("none", None, None, None)
        if floor is not None or cutoff is not None:
            model.proto.objective.domain.extend([lowest, highest])
    if hint is not None:
        for variable, value in zip(variables, hint[free].tolist(), strict=True):
            model.add_hint(variable, value)

    def whole(values: list[int]) -> Ints:
        x = tight.low.copy()
        x[free] = values
        return x

    solver = _solver(seed, workers, stop, linearization)
    if effort is not None:
        solver.parameters.max_deterministic_time = effort
    status = _run(solver, model, variables, stop, lambda values: improved and improved(whole(values), base))
    if status == cp_model.INFEASIBLE:
        return Found("none", None, None, None)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        bound = None if feasible_only or status == cp_model.UNKNOWN else round(solver.best_objective_bound)
        return Found("open", None, None, None if bound is None else bound + base)
    x = whole([solver.value(variable) for variable in variables])
    value = int(cost @ x) + constant
    if feasible_only:
        return Found("best", x, value, None)
    proven = status == cp_model.OPTIMAL
    return Found("best" if proven else "open", x, value, value if proven else round(solver.best_objective_bound) + base)


def cp_model_of(system: System) -> tuple[cp_model.CpModel, list[cp_model.IntVar]]:
    """The columns and rows of a system for CP-SAT, without a cost; rows of choices as such."""
    model = cp_model.CpModel()
    variables = [
        model.new_int_var(low, high, "") for low, high in zip(system.low.tolist(), system.high.tolist(), strict=True)
    ]
    matrix = system.matrix
    matrix.sort_indices()
    starts, indices, values = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    binary = (system.low == 0) & (system.high == 1)
    for row, (low, high) in enumerate(zip(system.row_low.tolist(), system.row_high.tolist(), strict=True)):
        columns = indices[starts[row] : starts[row + 1]]
        coefficients = values[starts[row] : starts[row + 1]]
        terms = [variables[column] for column in columns]
        choice = high == 1 and all(v == 1 for v in coefficients) and bool(binary[columns].all())
        if choice and low == 1:
            model.add_exactly_one(terms)
        elif choice and low <= 0:
            model.add_at_most_one(terms)
        else:
            domain = cp_model.Domain(max(low, -INFINITE), min(high, INFINITE))
            model.add_linear_expression_in_domain(cp_model.LinearExpr.weighted_sum(terms, coefficients), domain)
    return model, variables


def _solver(seed: int, workers: int, stop: Stop, linearization: int) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.random_seed = seed
    parameters.num_workers = workers
    parameters.catch_sigint_signal = False
    if workers == 1:
        parameters.linearization_level = linearization
    else:
        parameters.num_full_subsolvers = 2
        parameters.subsolvers.extend(LP_PAIR)
    left = stop.left
    if left is not None:
        parameters.max_time_in_seconds = left
    return solver


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self, variables: list[cp_model.IntVar], stop: Stop, heard: Callable[[list[int]], object]) -> None:
        super().__init__()
        self._variables = variables
        self._stop = stop
        self._heard = heard

    def on_solution_callback(self) -> None:
        self._heard([self.value(variable) for variable in self._variables])
        if self._stop.now:
            self.stop_search()


def _run(
    solver: cp_model.CpSolver,
    model: cp_model.CpModel,
    variables: list[cp_model.IntVar],
    stop: Stop,
    heard: Callable[[list[int]], object],
) -> int:
    """Solves on another thread, so that the user's wish to end is seen within a fifth of a second."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        running = pool.submit(solver.solve, model, _Watch(variables, stop, heard))
        while not wait([running], timeout=0.2).done:
            if stop.now:
                solver.stop_search()
        return int(running.result())
