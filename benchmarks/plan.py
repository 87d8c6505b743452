"""Time to proof of the national scenarios, where it goes, and CP-SAT's default portfolio on the same sheet.

`python -m benchmarks plan [SCENARIO ...] [--runs N] [--peer SECONDS]`. Every figure of a row is of the same process
and machine; the whole command (start, imports, loading, models, proof, check, file) is timed from outside.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from ortools.sat.python import cp_model

from constraints._assess import assess
from constraints._catalogue import bind
from scenarios.find import find
from scenarios.load import load
from scheduler.engine.levels import Solution, Solver
from scheduler.engine.search import Stop, model_of
from scheduler.engine.system import System
from scheduler.model.problem import LEVELS, Problem, compile_problem
from scheduler.model.sheet import Sheet

NATIONAL = ("kazakhstan-2022-h2", "kazakhstan-2022")


@dataclass(frozen=True)
class Steps:
    """Seconds of each step of one run in this process, with the proofs and when the first schedule was there."""

    seconds: dict[str, float]
    solution: Solution
    first: float
    problem: Problem


def main(arguments: list[str]) -> None:
    """Prints one block a scenario."""
    parser = argparse.ArgumentParser(prog="benchmarks plan")
    parser.add_argument("scenarios", nargs="*", default=NATIONAL)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--peer", type=float, default=60.0, help="seconds for the default portfolio; 0 leaves it out")
    options = parser.parse_args(arguments)
    for name in options.scenarios:
        whole = [_whole_command(name) for _ in range(options.runs)]
        steps = _steps(name)
        _print(name, whole, steps)
        if options.peer:
            _print_peer(steps.problem.model.system, options.peer, statistics.median(whole))


def _whole_command(name: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        command = [sys.executable, "-m", "scheduler.cli", "plan", name, "-o", str(Path(folder) / "schedule.yaml")]
        subprocess.run(command, check=True, capture_output=True)
        return time.perf_counter() - begun


def _steps(name: str) -> Steps:
    seconds: dict[str, float] = {}
    clock = time.perf_counter()

    def lap(step: str) -> None:
        nonlocal clock
        seconds[step] = time.perf_counter() - clock
        clock = time.perf_counter()

    scenario = load(find(name)).scenario
    lap("load")
    rules = bind(scenario.policy)
    problem = compile_problem([Sheet.of(scenario, rules)])
    lap("models")
    solution, first = _solve(problem)
    for level in solution.levels:
        seconds[f"level {level.level}"] = level.seconds
    lap("solve")
    assess(scenario, problem.model.schedule(solution.x), rules)
    lap("check")
    return Steps(seconds, solution, first, problem)


def _solve(problem: Problem) -> tuple[Solution, float]:
    begun = time.perf_counter()
    first: list[float] = []
    solver = Solver(
        problem.model.system,
        LEVELS,
        Stop(),
        workers=2,
        coarse=problem.coarse,
        hear=lambda progress: None if progress.cost is None else first.append(time.perf_counter() - begun),
    )
    return solver.solve(), first[0]


def _print(name: str, whole: list[float], steps: Steps) -> None:
    system, coarse = steps.problem.model.system, steps.problem.coarse.system
    spread = f"{min(whole):.1f} .. {max(whole):.1f}"
    print(f"{name}: whole command {statistics.median(whole):.1f} s (median of {len(whole)}; {spread})")
    for title, one in (("model by dates", system), ("model by months", coarse)):
        print(f"  {title}: {len(one.row_low)} rows, {one.columns} columns, {one.matrix.nnz} nonzeros")
    for step, taken in steps.seconds.items():
        print(f"  {step}: {taken:.2f} s")
    print(f"  first complete schedule {steps.first:.1f} s after the models")
    print("  cost / bound: " + ", ".join(f"{one.cost} / {one.bound}" for one in steps.solution.levels))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory of this process: {peak:.0f} MB")


def _print_peer(system: System, limit: float, ours: float) -> None:
    """CP-SAT's default portfolio with two workers on the same rows and columns, level by level in the same time."""
    begun = time.perf_counter()
    print(f"  CP-SAT default portfolio, same sheet, {limit:.0f} s in all:")
    for level in LEVELS:
        left = limit - (time.perf_counter() - begun)
        if left <= 0:
            print(f"    level {level}: not reached")
            break
        model = cp_model.CpModel(model_of(system))
        model.proto.objective.vars.extend(range(system.columns))
        model.proto.objective.coeffs.extend(system.costs[level].tolist())
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        solver.parameters.max_time_in_seconds = left
        status = solver.solve(model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            print(f"    level {level}: no schedule")
            break
        constant = system.constants[level]
        value, bound = round(solver.objective_value) + constant, round(solver.best_objective_bound) + constant
        print(f"    level {level}: cost {value}, bound {bound}, {time.perf_counter() - begun:.1f} s since start")
        if status != cp_model.OPTIMAL:
            print(f"    ended there after {(time.perf_counter() - begun) / ours:.1f} times our whole command")
            break
        system = system.at_most(level, value)
