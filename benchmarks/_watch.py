"""`python -m benchmarks._watch SCENARIO`: one plan in one process, told in a line of JSON.

What it tells: the size of the models, the seconds of each step, every better schedule with its moment and its costs as
the checker measures them, and the proof. Moments are seconds since the process began.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks._laps import STEPS, Laps
from benchmarks._peers.record import since_start
from constraints._assess import assess
from constraints._catalogue import bind
from scenarios.apply import apply
from scenarios.domain import Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.read_operations import load_events
from scheduler.engine.levels import Solution, Solver
from scheduler.engine.progress import Progress
from scheduler.engine.search import Stop
from scheduler.engine.system import Ints, System
from scheduler.first_fit import first_fit
from scheduler.model import problem as problems
from scheduler.model.problem import LEVELS, Problem
from scheduler.model.sheet import Sheet
from scheduler.solve import refusals


@dataclass
class Watch:
    """Hears a solver's progress and keeps each better assignment with its moment."""

    solver: Solver | None = None
    shown: list[tuple[float, Ints]] = field(default_factory=list)

    def __call__(self, _: Progress) -> None:
        """Keeps the best assignment where it is another one than before."""
        best = None if self.solver is None else self.solver.board.shown.best
        if best is not None and (not self.shown or self.shown[-1][1] is not best):
            self.shown.append((since_start(), best))


def main() -> None:
    """Prints the line."""
    parser = argparse.ArgumentParser(prog="benchmarks._watch")
    parser.add_argument("scenario")
    parser.add_argument("--events")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=600.0, help="for the search")
    parser.add_argument("--models-only", action="store_true")
    options = parser.parse_args()
    laps = Laps()
    laps.follow(STEPS)
    laps.add("start and imports", since_start())
    with laps.step("loading"):
        scenario = _scenario(options.scenario, options.events)
    rules = tuple(bind(scenario.policy))
    with laps.step("first fit"):
        first = None if options.models_only else first_fit(scenario, rules)
    fitted = since_start()
    problem = problems.compile_problem([Sheet.of(scenario, rules)])
    told: dict[str, Any] = {"models": {"dates": _size(problem.model.system), "months": _size(problem.coarse.system)}}
    if not options.models_only:
        watch = Watch()
        solution = _solve(problem, watch, options.seed, options.seconds)
        with laps.step("checker"):
            meetings = problem.model.schedule(solution.x)
            assess(scenario, meetings, rules)
            refusals(scenario, rules, meetings)
        ended = since_start()
        laps.add("the rest", max(0.0, ended - sum(laps.seconds.values())))
        told |= {
            "proof": round(ended, 2),
            "proven": solution.proven,
            "levels": [[one.level, one.cost, one.bound] for one in solution.levels],
            "curve": [
                *([] if first is None else [[round(fitted, 2), list(first[1].costs.values()), first[1].lawful]]),
                *_curve(scenario, problem, (*watch.shown, (ended, solution.x))),
            ],
        }
    print(json.dumps({**told, "steps": {step: round(seconds, 2) for step, seconds in laps.seconds.items()}}))


def _scenario(name: str, events: str | None) -> Scenario:
    scenario = load(find(name)).scenario
    return scenario if events is None else apply(scenario, load_events(Path(events)).operations).scenario


def _solve(problem: Problem, watch: Watch, seed: int, seconds: float) -> Solution:
    watch.solver = Solver(
        problem.model.system,
        LEVELS,
        Stop(time.monotonic() + seconds),
        seed=seed,
        workers=2,
        hear=watch,
        coarse=problem.coarse,
    )
    return problem.model.tightened(watch.solver.solve())


def _curve(scenario: Scenario, problem: Problem, shown: Iterable[tuple[float, Ints]]) -> list[list[Any]]:
    """Moment, the checker's costs and whether lawful, of each schedule; in no one's time."""
    rules = bind(scenario.policy)
    curve = []
    for seconds, x in shown:
        found = assess(scenario, problem.model.schedule(x), rules)
        curve.append([round(seconds, 2), [found.costs[level] for level in LEVELS], found.lawful])
    return curve


def _size(system: System) -> dict[str, int]:
    return {"rows": len(system.row_low), "columns": system.columns, "nonzeros": int(system.matrix.nnz)}


if __name__ == "__main__":
    main()
