"""How soon a command begins: the whole command, until it opens its first input, and what it imports on the way.

`python -m benchmarks start [--runs N]`. Medians; meant to hold: `--help` in 0.3 s, `check` and `diff` in 0.5 s before
they read files.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks._rows import Figures, add_options, digest, rows_of
from benchmarks._run import KEZDESU, ROOT, run

RUNS = 9
HEAVIEST = 5
LIMITS = {"--help": 0.3, "check": 0.5, "diff": 0.5}
"""Seconds: of the whole command where it reads nothing, else until it opens its first input."""
FIRST_INPUT = """
import sys, time
begun, folder, sys.argv = float(sys.argv[1]), sys.argv[2], ["kezdesu", *sys.argv[3:]]
opened = []
def hear(event, given):
    if event == "open" and not opened and str(given[0]).startswith(folder):
        opened.append(time.time() - begun)
sys.addaudithook(hear)
from scheduler.cli import main
try:
    main()
finally:
    print(opened[0], file=sys.stderr)
"""
"""A command that says when it opened the first file of a folder; arguments: now, the folder, its words."""
IMPORTED = re.compile(r"import time:\s+(\d+) \|\s+\d+ \|\s+([A-Za-z_]\w*)")


def main(arguments: list[str]) -> None:
    """Prints a line a command, and the packages that take longest to import."""
    parser = argparse.ArgumentParser(prog="benchmarks start")
    parser.add_argument("--runs", type=int, default=RUNS)
    add_options(parser)
    options = parser.parse_args(arguments)
    rows = rows_of(options)
    with tempfile.TemporaryDirectory() as place:
        for name, words in _commands(Path(place)).items():
            found = rows.measured(
                "start",
                name,
                digest(arguments=[words[0], options.runs]),
                partial(_start, name, words, place, options.runs),
            )
            if found is not None:
                before = "" if found["before"] is None else f", before its first input {found['before']:.2f} s"
                print(
                    f"{name}: {found['whole']:.2f} s{before}; limit {found['limit']} s; {found['imports']}", flush=True
                )


def _commands(place: Path) -> Mapping[str, Sequence[str]]:
    """The words of each command; what it reads lies in the folder."""
    scenario, one, other = place / "smallest", place / "one.yaml", place / "other.yaml"
    subprocess.run([*KEZDESU, "new", str(scenario)], check=True, capture_output=True, cwd=ROOT)
    for file in (one, other):
        subprocess.run([*KEZDESU, "plan", str(scenario), "-o", str(file)], check=True, capture_output=True, cwd=ROOT)
    return {"--help": ["--help"], "check": ["check", str(scenario)], "diff": ["diff", str(one), str(other)]}


def _start(name: str, words: Sequence[str], place: str, runs: int) -> Figures:
    whole = [run((*KEZDESU, *words)).seconds for _ in range(runs)]
    reads = len(words) > 1
    before = [_before(place, words) for _ in range(runs)] if reads else []
    return {
        "whole": round(statistics.median(whole), 3),
        "before": round(statistics.median(before), 3) if reads else None,
        "limit": LIMITS[name],
        "imports": _imports(words),
    }


def _before(folder: str, words: Sequence[str]) -> float:
    done = run((sys.executable, "-c", FIRST_INPUT, str(time.time()), folder, *words))
    return float(done.heard[-1][1])


def _imports(words: Sequence[str]) -> dict[str, float]:
    """The packages that take longest to import, in milliseconds by their own modules."""
    done = run((sys.executable, "-X", "importtime", "-m", "scheduler.cli", *words))
    found: Counter[str] = Counter()
    for _, line in done.heard:
        if shown := IMPORTED.match(line):
            found[shown[2]] += int(shown[1])
    return {name: round(taken / 1000, 1) for name, taken in found.most_common(HEAVIEST)}
