"""Every unplaced proposal of the national scenarios explained; why some meetings are not on another date; advice.

    python -m benchmarks explain [SCENARIO SCHEDULE]...

Without schedules, both national scenarios are planned first (their plans are not timed).
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks._rows import Figures, add_options, digest, rows_of
from constraints._assess import breaks_alone
from scenarios.apply import apply
from scenarios.domain import Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.schedule import Schedule
from scheduler.cli._inputs import read_schedule
from scheduler.engine.search import Stop
from scheduler.explaining.board import Board
from scheduler.explaining.conflict import conflict
from scheduler.explaining.counterfactual import counterfactuals
from scheduler.explaining.explain import explain, explain_meeting
from scheduler.explaining.why import why
from scheduler.replanning.recommend import recommend, wish
from scheduler.replanning.repair import Means
from scheduler.replanning.replan import Request
from scheduler.solve import NoSchedule, plan

NATIONAL = ("kazakhstan-2022-h2", "kazakhstan-2022")
ROW = "{:<20} {:<16} {:>8} {:>8} {:>8} {:>6} {:>8}  {}"


ADVICE = 6
"""Further meetings for which the best dates are asked, each of another body in another region."""


def main(arguments: Sequence[str] = ()) -> None:
    """Prints a row for each unplaced proposal, then medians of each scenario."""
    parser = argparse.ArgumentParser(prog="benchmarks explain")
    parser.add_argument("given", nargs="*", metavar="SCENARIO SCHEDULE")
    add_options(parser)
    options = parser.parse_args(arguments)
    rows = rows_of(options)
    for name, file in _given(options.given):
        inputs = [find(name), *([Path(file)] if file else [])]
        found = rows.measured("explain", name, digest(inputs), partial(_scenario, name, file))
        for what, one in (found or {}).items():
            print(f"{what}: {one['count']}; median {one['median']:.2f} s, longest {one['most']:.2f} s")


def _given(arguments: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    if arguments:
        yield from zip(arguments[::2], arguments[1::2], strict=True)
    else:
        yield from ((name, None) for name in NATIONAL)


def _scenario(name: str, file: str | None) -> Figures:
    """Seconds of each kind of question about a schedule: of the file, or else the optimal one."""
    if file is None:
        scenario = load(find(name)).scenario
        schedule = plan(scenario)
    else:
        reading = read_schedule(name, file)
        scenario, schedule = reading.scenario, reading.schedule
    meetings, board = schedule.meetings, Board.of(scenario, schedule.meetings)
    print(ROW.format("scenario", "proposal", "answer", "members", "minimal", "ways", "seconds", "prices"))
    unplaced = [_unplaced(name, board, one) for one in sorted(set(scenario.proposals) - set(meetings))]
    asked = sorted(meetings)[::12]
    later = {one: meetings[one].date + timedelta(days=3) for one in asked}
    taken = {
        "conflict": [one for one, _ in unplaced],
        "ways out": [other for _, other in unplaced],
        "explain a meeting": [_seconds(partial(explain_meeting, scenario, meetings, one)) for one in asked],
        "why": [_seconds(partial(why, board, one, later[one])) for one in asked],
        "recommend": list(_advice(scenario, schedule)),
    }
    return {
        what: {"median": round(statistics.median(one), 3), "most": round(max(one), 3), "count": len(one)}
        for what, one in taken.items()
        if one
    }


def _seconds(ask: Callable[[], object]) -> float:
    begun = time.perf_counter()
    ask()
    return time.perf_counter() - begun


def _advice(scenario: Scenario, schedule: Schedule) -> Iterator[float]:
    """Seconds of asking for the best dates of a further meeting."""
    for body, region in zip(list(scenario.bodies)[:ADVICE], scenario.regions, strict=False):
        begun = time.perf_counter()
        operation = wish(scenario, body, region, None, None)
        changed = apply(scenario, (operation,), old=schedule.meetings, breaks_alone=breaks_alone)
        try:
            recommend(Request(changed, schedule), operation.proposal, Means(Stop(), workers=2))
        except NoSchedule:
            print(f"recommend {body} in {region}: there is no date")
        yield time.perf_counter() - begun


def _unplaced(name: str, board: Board, proposal: str) -> tuple[float, float]:
    """Prints the row of a proposal; the seconds of its conflict (or answer) and of its ways out."""
    begun = time.perf_counter()
    found = conflict(board, proposal)
    middle = time.perf_counter()
    if found is None:
        answer = explain(board, proposal)
        took = time.perf_counter() - begun
        print(ROW.format(name, proposal, answer.answer, "-", "-", len(answer.moves), f"{took:.2f}", ""))
        return took, 0.0
    ways = counterfactuals(board, proposal, found, Stop())
    end = time.perf_counter()
    prices = ", ".join(str(one.price) for one in ways.found) + ("" if ways.complete else " (cut short)")
    minimal = "yes" if found.minimal else "no"
    row = ("conflict", len(found.members), minimal, len(ways.found), f"{end - begun:.2f}", prices)
    print(ROW.format(name, proposal, *row))
    return middle - begun, end - middle


if __name__ == "__main__":
    main()
