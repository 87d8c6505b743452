"""Twelve questions about a national scenario side by side against one by one, and a year of slips many times over.

`python -m benchmarks what_if [SCENARIO] [--trials N] [--readme]`. The ratio is of one run: the seconds of all questions
side by side, pool and all, to the sum of the seconds that each takes alone, divided by the number at once. `--readme`
runs the scenario's own questions instead and puts what the command prints into the README.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks._rows import Figures, add_options, digest, rows_of
from scenarios.digest import inputs
from scenarios.domain import Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.operations import Away, ChangePolicy, Close, Operation
from scenarios.read_operations import load_what_if
from scenarios.schedule import Schedule
from scheduler.asking.comparison import BASE
from scheduler.asking.kept import Solving
from scheduler.asking.parallel import run, workplace
from scheduler.asking.slips import Draws
from scheduler.asking.stress import Start, trials
from scheduler.asking.trials import Trial, measures
from scheduler.asking.what_if import Baseline, Question, answer, longest_first

QUESTIONS = 12
README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(<!-- printed by: python -m benchmarks what_if --readme -->\n```text\n).*?(```\n)", re.DOTALL)
SOLVING = Solving(seed=0, workers=1)


def main(arguments: list[str]) -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(prog="benchmarks what_if")
    parser.add_argument("scenario", nargs="?", default="kazakhstan-2022-h2")
    parser.add_argument("--trials", type=int, default=60, help="years of slips; 0 leaves them out")
    parser.add_argument("--readme", action="store_true")
    add_options(parser)
    options = parser.parse_args(arguments)
    if options.readme:
        _into_readme(options.scenario)
        return
    measure = partial(_measured, options.scenario, options.trials)
    rows_of(options).measured("what_if", options.scenario, digest([find(options.scenario)], [options.trials]), measure)


def _measured(name: str, count: int) -> Figures:
    scenario = load(find(name)).scenario
    baseline = Baseline(scenario, inputs(scenario))
    questions = [baseline.ask(f"question-{at:02}", one) for at, one in enumerate(_overlays(scenario, name), 1)]
    found = _compare(questions)
    return {**found, "years of slips": _stress(baseline, count)} if count else found


def _overlays(scenario: Scenario, name: str) -> Iterator[tuple[Operation, ...]]:
    """The scenario's own questions, then closures, absences and numbers until there are twelve."""
    own = [load_what_if(file).operations for file in sorted((find(name) / "what_if").glob("*.yaml"))]
    year = scenario.horizon.start.year
    closed = [
        (Close(op="close", region=region, start=date(year, 9, 1), end=date(year, 9, 20), reason=None),)
        for region in list(scenario.regions)[:3]
    ]
    away = [
        (Away(op="away", body=body, start=date(year, 10, 1), end=date(year, 10, 31)),)
        for body in list(scenario.bodies)[:3]
    ]
    numbers = [(ChangePolicy(op="policy", rule="region_crowding", numbers={"days": days}),) for days in (5, 15)]
    yield from [*own, *closed, *away, *numbers][:QUESTIONS]


@dataclass(frozen=True)
class Taken:
    """What an answer took: seconds on the wall and of the processor; `proven` and the levels' costs."""

    wall: float
    processor: float
    proven: bool
    costs: tuple[int, ...]


def timed(question: Question) -> Taken:
    """Answers a question in this process."""
    wall, processor = time.perf_counter(), time.process_time()
    found = answer(question, SOLVING, None)
    taken = time.perf_counter() - wall, time.process_time() - processor
    if not isinstance(found, Schedule):
        return Taken(*taken, proven=False, costs=())
    return Taken(*taken, found.solved.outcome == "optimal", tuple(one.cost for one in found.solved.levels))


def _compare(questions: list[Question]) -> Figures:
    alone = {question.name: timed(question) for question in questions}
    for name, one in alone.items():
        print(f"  {name}: alone {one.wall:.1f} s ({one.processor:.1f} s of a core), levels {one.costs}", flush=True)
    begun = time.perf_counter()
    with workplace("local", SOLVING.workers) as place:
        at_once = place.at_once
        found = dict(run({one.name: partial(timed, one) for one in longest_first(questions)}, place))
    wall = time.perf_counter() - begun
    together = [one for one in found.values() if isinstance(one, Taken)]
    same = {name: one.costs for name, one in alone.items()} == {
        name: one.costs for name, one in found.items() if isinstance(one, Taken)
    }
    ideal = sum(one.wall for one in alone.values()) / at_once
    cores = sum(one.processor for one in alone.values()), sum(one.processor for one in together)
    print(f"{len(questions)} questions ({sum(one.proven for one in together)} proven), one thread each")
    print(f"  one by one {ideal * at_once:.1f} s; / {at_once} = {ideal:.1f} s")
    print(f"  side by side {wall:.1f} s, pool and all: {wall / ideal:.2f} times that; the same costs: {same}")
    print(
        f"  seconds of cores: one by one {cores[0]:.1f}, side by side {cores[1]:.1f}: {cores[1] / cores[0]:.2f} times"
    )
    count = len(questions)
    return {
        "questions one by one": {"seconds": round(ideal * at_once, 2), "count": count},
        "questions side by side": {"seconds": round(wall, 2), "count": count},
    }


def _stress(baseline: Baseline, count: int) -> Figures:
    old = answer(baseline.ask(BASE, ()), SOLVING, None)
    assert isinstance(old, Schedule)
    begun = time.perf_counter()
    luck = [Draws(0.18, SOLVING.seed, number) for number in range(1, count + 1)]
    with workplace("local", SOLVING.workers) as place:
        found = [
            one for _, one in trials(Start(baseline.scenario, old), luck, SOLVING, place) if isinstance(one, Trial)
        ]
    took = time.perf_counter() - begun
    print(f"{len(found)} of {count} years of slips: {took:.1f} s")
    for one in measures(found, SOLVING.seed):
        engine, practice = one.engine.mean, one.practice.mean
        ratio = "" if one.ratio is None else f"; ratio {one.ratio.value}"
        print(
            f"  {one.measure}: engine {engine.value} [{engine.low}, {engine.high}], "
            f"practice {practice.value} [{practice.low}, {practice.high}]{ratio}"
        )
    return {"seconds": round(took, 2), "count": len(found)}


def _into_readme(name: str) -> None:
    command = [sys.executable, "-c", "from scheduler.cli import main; main()", "what-if", name]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    text = README.read_text(encoding="utf-8")
    shown = f"$ kezdesu what-if {name}\n{done.stdout}"
    made = BLOCK.sub(lambda block: f"{block[1]}{shown}{block[2]}", text)
    README.write_text(made, encoding="utf-8")
    print(shown)
