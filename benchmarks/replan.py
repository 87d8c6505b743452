"""Re-planning after slips on the national scenarios: seconds to the proof of steps A to C, of all, and how much moves.

`python -m benchmarks replan [SCENARIO ...] [--percent P ...] [--seeds N] [--tight]`. A slip: a meeting later than the
middle of the horizon may come again after U(5..45) days, within 45 days (with --tight within 3). Seconds run from the
parsed scenario.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from constraints._assess import breaks_alone
from constraints._catalogue import bind
from scenarios.apply import apply
from scenarios.domain import Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.operations import Operation, Postpone, SetAsOf
from scenarios.schedule import Schedule
from scheduler.engine.search import Stop
from scheduler.replanning.repair import Means, repair
from scheduler.replanning.replan import Request, replan
from scheduler.solve import plan

NATIONAL = ("kazakhstan-2022-h2", "kazakhstan-2022")


@dataclass(frozen=True)
class Run:
    """One drawing: seconds to the proof of steps A to C and of everything, the fewest changes, whether proven."""

    first: float
    whole: float
    changes: int
    shift: int
    proven: bool


def main(arguments: list[str]) -> None:
    """Prints a row for each scenario and share of slips."""
    parser = argparse.ArgumentParser(prog="benchmarks replan")
    parser.add_argument("scenarios", nargs="*", default=NATIONAL)
    parser.add_argument("--percent", type=int, nargs="*", default=(2, 5, 10, 18))
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--tight", action="store_true", help="windows of 3 days, so that others give way")
    options = parser.parse_args(arguments)
    print(f"{'scenario':20} {'%':>3} {'A-C median':>10} {'max':>6} {'whole median':>12} {'max':>6}  changes")
    for name in options.scenarios:
        scenario = load(find(name)).scenario
        old = plan(scenario)
        for percent in options.percent:
            runs = [_run(scenario, old, percent, seed, 3 if options.tight else 45) for seed in range(options.seeds)]
            _print(name, percent, runs)


def _print(name: str, percent: int, runs: list[Run]) -> None:
    first, whole = [run.first for run in runs], [run.whole for run in runs]
    changes = " ".join(f"{run.changes}{'' if run.proven else '?'}" for run in runs)
    print(
        f"{name:20} {percent:3} {statistics.median(first):10.2f} {max(first):6.2f} "
        f"{statistics.median(whole):12.2f} {max(whole):6.2f}  {changes}",
        flush=True,
    )


def _run(scenario: Scenario, old: Schedule, percent: int, seed: int, room: int) -> Run:
    happened = tuple(_slips(scenario, old, percent, Random(seed), room))
    begun = time.perf_counter()
    request = Request(apply(scenario, happened, old=old.meetings, breaks_alone=breaks_alone), old)
    repair(request.task(bind(request.scenario.policy)), Means(Stop(), workers=2))
    first = time.perf_counter() - begun
    begun = time.perf_counter()
    request = Request(apply(scenario, happened, old=old.meetings, breaks_alone=breaks_alone), old)
    found = replan(request)
    whole = time.perf_counter() - begun
    assert found.replan is not None
    return Run(first, whole, found.replan.changes, found.replan.shift, found.solved.outcome == "optimal")


def _slips(scenario: Scenario, old: Schedule, percent: int, random: Random, room: int) -> Iterator[Operation]:
    """That many percent of all meetings, drawn from those later than the day of planning."""
    as_of = scenario.horizon.start + (scenario.horizon.end - scenario.horizon.start) // 2
    yield SetAsOf(op="as_of", date=as_of)
    later = sorted(one for one, meeting in old.meetings.items() if meeting.date > as_of)
    count = min(len(later), max(1, round(len(old.meetings) * percent / 100)))
    for one in sorted(random.sample(later, count)):
        first = old.meetings[one].date + timedelta(days=random.randint(5, 45))
        yield Postpone(op="postpone", proposal=one, not_before=first, not_after=first + timedelta(days=room))
