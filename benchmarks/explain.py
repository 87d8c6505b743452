"""Every unplaced proposal of the national scenarios explained; then why some meetings are not on another date.

    python -m benchmarks explain [SCENARIO SCHEDULE]...

Without schedules, both national scenarios are planned first (their plans are not timed).
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta

from scenarios.domain import Meetings, Scenario
from scenarios.find import find
from scenarios.load import load
from scheduler.cli._inputs import read_schedule
from scheduler.engine.search import Stop
from scheduler.explaining.board import Board
from scheduler.explaining.conflict import conflict
from scheduler.explaining.counterfactual import counterfactuals
from scheduler.explaining.explain import explain, explain_meeting
from scheduler.explaining.why import why
from scheduler.solve import plan

NATIONAL = ("kazakhstan-2022-h2", "kazakhstan-2022")
ROW = "{:<20} {:<16} {:>8} {:>8} {:>8} {:>6} {:>8}  {}"


def main(arguments: Sequence[str] = ()) -> None:
    """Prints a row for each unplaced proposal, then medians."""
    print(ROW.format("scenario", "proposal", "answer", "members", "minimal", "ways", "seconds", "prices"))
    seconds: list[tuple[float, float]] = []
    questions: list[float] = []
    meetings_explained: list[float] = []
    for name, scenario, meetings in _given(arguments):
        board = Board.of(scenario, meetings)
        for proposal in sorted(set(scenario.proposals) - set(meetings)):
            seconds.append(_unplaced(name, board, proposal))
        for proposal in sorted(meetings)[::12]:
            begun = time.perf_counter()
            explain_meeting(scenario, meetings, proposal)
            meetings_explained.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            why(board, proposal, meetings[proposal].date + timedelta(days=3))
            questions.append(time.perf_counter() - begun)
    _figures("conflict", [one for one, _ in seconds])
    _figures("ways out", [other for _, other in seconds])
    _figures("explain a meeting", meetings_explained)
    _figures("why", questions)


def _given(arguments: Sequence[str]) -> Iterator[tuple[str, Scenario, Meetings]]:
    if arguments:
        for name, file in zip(arguments[::2], arguments[1::2], strict=True):
            reading = read_schedule(name, file)
            yield name, reading.scenario, reading.schedule.meetings
        return
    for name in NATIONAL:
        scenario = load(find(name)).scenario
        yield name, scenario, plan(scenario).meetings


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


def _figures(what: str, seconds: list[float]) -> None:
    if seconds:
        print(f"{what}: {len(seconds)}; median {statistics.median(seconds):.2f} s, longest {max(seconds):.2f} s")


if __name__ == "__main__":
    main()
