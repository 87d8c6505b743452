"""Seconds that each format takes for the year of 227 meetings: the document alone, and the whole command.

`python -m benchmarks export [FORMAT ...]`. Meant to hold on an ordinary machine: 2 seconds for a document, 5 for PDF.
The schedule is made up on the spot, lawful or not: its meetings are as many and as long-worded as those of a real one.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from datetime import date as Date
from functools import partial
from pathlib import Path

from benchmarks._rows import Figures, add_options, digest, rows_of
from constraints._assess import assess
from scenarios.digest import inputs
from scenarios.domain import Meeting, Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.schedule import LevelResult, Schedule, Solved
from scheduler.export import FORMATS, Wish, render
from scheduler.export._plain import plain
from scheduler.files import to_yaml
from scheduler.report import Report, report

NAME = "kazakhstan-2022"
LIMITS = {"pdf": 5.0}
LIMIT = 2.0


def main(arguments: list[str]) -> None:
    """Prints a line for each format, or for each of those named."""
    parser = argparse.ArgumentParser(prog="benchmarks export")
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    add_options(parser)
    options = parser.parse_args(arguments)
    rows = rows_of(options)
    scenario = load(find(NAME)).scenario
    schedule = made_up(scenario)
    found, _ = plain(report(scenario, schedule, assess(scenario, schedule.meetings)))
    print(f"{len(found.rows)} rows")
    print(f"{'format':8} {'document':>9} {'command':>9} {'limit':>6}")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "schedule.yaml"
        file.write_text(to_yaml(schedule), encoding="utf-8")
        for format_ in options.formats or FORMATS:
            took = rows.measured(
                "export", format_, digest([find(NAME)], [format_]), partial(_seconds, found, file, format_)
            )
            if took is not None:
                alone, whole, limit = took["document"], took["command"], LIMITS.get(format_, LIMIT)
                print(f"{format_:8} {alone:8.2f}s {whole:8.2f}s {limit:5.0f}s{'' if alone <= limit else '  TOO SLOW'}")


def _seconds(found: Report, file: Path, format_: str) -> Figures:
    """Of the document alone, and of the whole command on a schedule file."""
    begun = time.perf_counter()
    render(format_, found, Wish())
    alone = time.perf_counter() - begun
    begun = time.perf_counter()
    command = ["export", NAME, str(file), "--format", format_, "-o", str(file.with_name(f"a.{format_}"))]
    subprocess.run([sys.executable, "-m", "scheduler.cli", *command], check=True, capture_output=True)
    return {"document": round(alone, 3), "command": round(time.perf_counter() - begun, 3)}


def made_up(scenario: Scenario) -> Schedule:
    """Each proposal on one of its working days at one of its places, spread about."""
    meetings: dict[str, Meeting] = {}
    for number, proposal in enumerate(scenario.proposals):
        days: list[Date] = [day for day in scenario.window(proposal) if scenario.working.is_working(day)]
        places = list(scenario.accepted(proposal))
        meetings[proposal] = Meeting(date=days[number * 7 % len(days)], place=places[number * 13 % len(places)])
    levels = tuple(LevelResult(level=level, cost=0, bound=None) for level in (1, 2, 3, 4))
    solved = Solved(outcome="time-limit", levels=levels)
    return Schedule(name=scenario.name, inputs=inputs(scenario), solved=solved, meetings=meetings)
