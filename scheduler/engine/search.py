"""CP-SAT on a system: find an assignment, the best one, or prove that none is cheaper."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from ortools.sat.python import cp_model_helper as cp_sat

from scheduler.engine.propagate import propagate, reduce
from scheduler.engine.system import INFINITE, Infeasible, Ints, System

Verdict = Literal["best", "none", "open"]
LP_PAIR = ("max_lp", "variables_shaving_max_lp")
"""With more than one worker: one that branches on a full relaxation, one that narrows columns by it. A proof among
7,300 columns, 20 above its root, takes 14 to 16 s; with two that branch, the second one with symmetries, 15 to 28."""


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
    feasible_only: bool = False,
    effort: float | None = None,
    light: bool = False,
    improved: Callable[[Ints, int], None] | None = None,
) -> Found:
    """Minimises cost x + constant over the system.

    `floor` is a known lower bound (the search ends when it is attained), `cutoff` asks for values of at most so much.
    With one worker and no early end the result depends on the arguments alone. `feasible_only` leaves
    the cost out; `light` leaves out what pays in long searches only; `effort` limits the search by CP-SAT's
    deterministic time. `improved` hears of every better assignment, on another thread.
    """
    try:
        tight = propagate(system)
        small, free, _ = reduce(tight)
    except Infeasible:
        return Found("none", None, None, None)
    base = constant + int(cost @ np.where(tight.low == tight.high, tight.low, 0))
    model = model_of(small)
    used = np.flatnonzero(cost[free])
    if not feasible_only:
        coefficients = cost[free][used]
        model.objective.vars.extend(used.tolist())
        model.objective.coeffs.extend(coefficients.tolist())
        least = int(np.minimum(coefficients * small.low[used], coefficients * small.high[used]).sum())
        most = int(np.maximum(coefficients * small.low[used], coefficients * small.high[used]).sum())
        lowest = least if floor is None else max(least, floor - base)
        highest = most if cutoff is None else min(most, cutoff - base)
        if lowest > highest:
            return Found("none", None, None, None)
        if floor is not None or cutoff is not None:
            model.objective.domain.extend([lowest, highest])

    def whole(values: list[int]) -> Ints:
        x = tight.low.copy()
        x[free] = values
        return x

    parameters = _parameters(seed, workers, stop)
    if light or not feasible_only:
        # more rounds double the time where rules charge for pairs; without a cost they may save nine tenths of it
        parameters.max_presolve_iterations = 1
    if light:
        _lighten(parameters)
    if effort is not None:
        parameters.max_deterministic_time = effort
    response = _run(model, parameters, stop, lambda values: improved and improved(whole(values), base))
    status = response.status
    if status == cp_sat.INFEASIBLE:
        return Found("none", None, None, None)
    if status not in (cp_sat.OPTIMAL, cp_sat.FEASIBLE):
        bound = None if feasible_only or status == cp_sat.UNKNOWN else round(response.best_objective_bound)
        return Found("open", None, None, None if bound is None else bound + base)
    x = whole(list(response.solution))
    value = int(cost @ x) + constant
    if feasible_only:
        return Found("best", x, value, None)
    proven = status == cp_sat.OPTIMAL
    bound = value if proven else round(response.best_objective_bound) + base
    return Found("best" if proven else "open", x, value, bound)


def model_of(system: System) -> cp_sat.CpModelProto:
    """The columns and rows of a system for CP-SAT, without a cost; rows of choices as such."""
    # Written as a message: the objects of the modelling layer take three times as long, and half a second to import.
    model = cp_sat.CpModelProto()
    for bounds in zip(system.low.tolist(), system.high.tolist(), strict=True):
        model.variables.add().domain.extend(bounds)
    matrix = system.matrix
    matrix.sort_indices()
    starts, indices, values = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    binary = (system.low == 0) & (system.high == 1)
    rows = zip(system.row_low.tolist(), system.row_high.tolist(), _all_ones(system, binary), strict=True)
    for row, (low, high, ones) in enumerate(rows):
        columns = indices[starts[row] : starts[row + 1]]
        if ones and high == 1 and low == 1:
            model.constraints.add().exactly_one.literals.extend(columns)
        elif ones and high == 1 and low <= 0:
            model.constraints.add().at_most_one.literals.extend(columns)
        else:
            linear = model.constraints.add().linear
            linear.vars.extend(columns)
            linear.coeffs.extend(values[starts[row] : starts[row + 1]])
            linear.domain.extend([max(low, -INFINITE), min(high, INFINITE)])
    return model


def _all_ones(system: System, binary: NDArray[np.bool_]) -> list[bool]:
    """Of each row, whether it adds up columns of 0 or 1."""
    matrix = system.matrix
    others = (matrix.data != 1) | ~binary[matrix.indices]
    before = np.concatenate([[0], np.cumsum(others)])
    return [not count for count in (before[matrix.indptr[1:]] - before[matrix.indptr[:-1]]).tolist()]


def _parameters(seed: int, workers: int, stop: Stop) -> cp_sat.SatParameters:
    parameters = cp_sat.SatParameters()
    parameters.random_seed = seed
    parameters.num_workers = workers
    parameters.catch_sigint_signal = False
    if workers == 1:
        parameters.linearization_level = 2
    else:
        parameters.num_full_subsolvers = 2
        parameters.subsolvers.extend(LP_PAIR)
    left = stop.left
    if left is not None:
        parameters.max_time_in_seconds = left
    return parameters


def _lighten(parameters: cp_sat.SatParameters) -> None:
    """No probing, and a search that raises the lower bound: half the time of eight neighbourhoods."""
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.find_big_linear_overlap = False
    parameters.use_objective_lb_search = True


class _Watch(cp_sat.SolutionCallback):
    def __init__(self, stop: Stop, heard: Callable[[list[int]], object]) -> None:
        super().__init__()
        self._stop = stop
        self._heard = heard

    def OnSolutionCallback(self) -> None:  # noqa: N802, the solver calls it so
        self._heard(list(self.Response().solution))  # type: ignore[no-untyped-call]
        if self._stop.now:
            self.StopSearch()


def _run(
    model: cp_sat.CpModelProto, parameters: cp_sat.SatParameters, stop: Stop, heard: Callable[[list[int]], object]
) -> cp_sat.CpSolverResponse:
    """Solves on another thread, so that the user's wish to end is seen within a fifth of a second."""
    solver = cp_sat.SolveWrapper()
    solver.set_parameters(parameters)
    watch = _Watch(stop, heard)
    solver.add_solution_callback(watch)
    with ThreadPoolExecutor(max_workers=1) as pool:
        running = pool.submit(solver.solve, model)
        while not wait([running], timeout=0.2).done:
            if stop.now:
                solver.stop_search()
        response: cp_sat.CpSolverResponse = running.result()
    solver.clear_solution_callback(watch)
    return response
