"""Whole commands on 60 to 4,000 meetings in one year: seconds, memory and gap of each size.

`python -m benchmarks growth [--sizes SIZE ...] [--seconds LIMIT]`. The largest size is also given twice the time.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks._growth import GROWTH
from benchmarks._plan import planned
from benchmarks._rows import Figures, add_options, digest, rows_of
from benchmarks._run import ROOT, module, run
from benchmarks._write import SIZE, written

SECONDS = 300.0
LARGEST = "4000"


def main(arguments: list[str]) -> None:
    """Prints a line a size."""
    parser = argparse.ArgumentParser(prog="benchmarks growth")
    parser.add_argument("--sizes", nargs="+", default=list(GROWTH), metavar="SIZE")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="time limit of a command")
    add_options(parser)
    options = parser.parse_args(arguments)
    rows = rows_of(options)
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as place:
            folder, facts = written(f"{SIZE}{size}", Path(place))
            for limit in (options.seconds, 2 * options.seconds) if size == LARGEST else (options.seconds,):
                found = rows.measured(
                    "growth",
                    f"{size} in {limit:.0f} s",
                    digest([folder], [limit], [ROOT / "benchmarks" / "_growth.py"]),
                    partial(_size, folder, facts, limit),
                )
                if found is not None:
                    _print(size, found)


def _size(folder: Path, facts: dict[str, Any], limit: float) -> Figures:
    models = json.loads(run(module("_watch", str(folder), "--models-only")).last_line())
    found = planned(str(folder), limit=limit)
    return {
        "capacity": facts,
        "limit": limit,
        "seconds": found.seconds,
        "memory": found.memory,
        "first": found.first,
        "levels": [[level, cost, bound, gap(cost, bound)] for level, cost, bound in found.levels],
        "proven": found.proven,
        **models,
    }


def gap(cost: int, bound: int | None) -> float | None:
    """How much better a level could be, as a share of its cost; None where there is no bound."""
    return None if bound is None else round((cost - bound) / max(1, cost), 4)


def _print(size: str, found: Figures) -> None:
    levels = ", ".join(f"{cost} >= {bound}" for _, cost, bound, _ in found["levels"]) or "no schedule"
    print(f"{size}: {found['seconds']:.1f} s of {found['limit']:.0f}, {found['memory']:.0f} MB; {levels}", flush=True)
