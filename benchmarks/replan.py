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
from functools import cache, partial
from random import Random

from benchmarks._rows import Figures, add_options, digest, rows_of
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
    add_options(parser)
    options = parser.parse_args(arguments)
    rows, room = rows_of(options), 3 if options.tight else 45
    print(f"{'scenario':20} {'%':>3} {'A-C median':>10} {'max':>6} {'whole median':>12} {'max':>6}  changes")
    for name in options.scenarios:
        for percent in options.percent:
            case = f"{name}/{percent} %{', windows of 3 days' if options.tight else ''}"
            input_digest = digest([find(name)], [percent, options.seeds, room])
            found = rows.measured("replan", case, input_digest, partial(_row, name, percent, options.seeds, room))
            if found is not None:
                _print(name, percent, found)


@cache
def _planned(name: str) -> tuple[Scenario, Schedule]:
    scenario = load(find(name)).scenario
    return scenario, plan(scenario)


def _row(name: str, percent: int, seeds: int, room: int) -> Figures:
    runs = [_run(*_planned(name), percent, seed, room) for seed in range(seeds)]
    first, whole = [run.first for run in runs], [run.whole for run in runs]
    return {
        "first": round(statistics.median(first), 2),
        "first_most": round(max(first), 2),
        "whole": round(statistics.median(whole), 2),
        "whole_most": round(max(whole), 2),
        "changes": [run.changes for run in runs],
        "open": [number for number, run in enumerate(runs) if not run.proven],
        "proven": sum(run.proven for run in runs),
        "runs": len(runs),
    }


def _print(name: str, percent: int, found: Figures) -> None:
    changes = " ".join(f"{one}{'?' if at in found['open'] else ''}" for at, one in enumerate(found["changes"]))
    print(
        f"{name:20} {percent:3} {found['first']:10.2f} {found['first_most']:6.2f} "
        f"{found['whole']:12.2f} {found['whole_most']:6.2f}  {changes}",
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
