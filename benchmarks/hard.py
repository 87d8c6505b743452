"""Policies that are known to be hard: long crowding windows, soft pair rules, a region twice.

`python -m benchmarks hard [--cases CASE ...] [--seconds LIMIT] [--scenarios NAME ...]`. Each is the scenario with its
numbers changed as by a decision of the day (an events file), planned by a whole command.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmarks._plan import planned
from benchmarks._rows import Figures, add_options, digest, rows_of
from benchmarks.growth import gap
from scenarios.find import find

NATIONAL = ("kazakhstan-2022-h2", "kazakhstan-2022")
SECONDS = 60.0
CASES: Mapping[str, Mapping[str, Mapping[str, object]]] = {
    "crowding over 20 days": {"region_crowding": {"days": 20}},
    "travel gap soft, level 3": {"travel_gap": {"mode": "soft", "level": 3, "weight": 5}},
    "travel gap soft, level 4": {"travel_gap": {"mode": "soft", "level": 4, "weight": 2}},
    "clash soft": {"same_region_clash": {"mode": "soft", "level": 3, "weight": 5}},
    "travel gap and clash soft": {
        "travel_gap": {"mode": "soft", "level": 3, "weight": 5},
        "same_region_clash": {"mode": "soft", "level": 3, "weight": 5},
    },
    "a region twice": {"body_region_once": {"at_most": 2}},
}
"""Rules with the numbers that they get."""


def main(arguments: list[str]) -> None:
    """Prints a line a case and scenario."""
    parser = argparse.ArgumentParser(prog="benchmarks hard")
    parser.add_argument("--cases", nargs="+", default=list(CASES), choices=list(CASES))
    parser.add_argument("--scenarios", nargs="+", default=NATIONAL)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="time limit of a command")
    add_options(parser)
    options = parser.parse_args(arguments)
    rows = rows_of(options)
    for case in options.cases:
        for name in options.scenarios:
            found = rows.measured(
                "hard",
                f"{case}/{name}",
                digest([find(name)], [CASES[case], options.seconds]),
                partial(_case, case, name, options.seconds),
            )
            if found is not None:
                levels = ", ".join(f"{cost} >= {bound}" for _, cost, bound, _ in found["levels"]) or "no schedule"
                print(f"{case}, {name}: {found['seconds']:.1f} s, {found['memory']:.0f} MB; {levels}", flush=True)


def _case(case: str, name: str, limit: float) -> Figures:
    operations = [{"op": "policy", "rule": rule, "set": numbers} for rule, numbers in CASES[case].items()]
    with tempfile.TemporaryDirectory() as place:
        events = Path(place) / "events.yaml"
        events.write_text(json.dumps({"events": operations}), encoding="utf-8")  # JSON is YAML
        found = planned(name, "--events", str(events), limit=limit)
    return {
        "seconds": found.seconds,
        "memory": found.memory,
        "limit": limit,
        "levels": [[level, cost, bound, gap(cost, bound)] for level, cost, bound in found.levels],
        "proven": found.proven,
    }
