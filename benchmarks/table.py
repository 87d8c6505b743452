"""Puts the kept rows into the README, as tables: `python -m benchmarks table [--rows FILE] [--print]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks._rows import ROWS, Rows
from benchmarks._run import ROOT
from benchmarks._table import put
from benchmarks._topics import all_topics

README = ROOT / "README.md"


def main(arguments: list[str]) -> None:
    """Writes the README, or prints what would stand in it."""
    parser = argparse.ArgumentParser(prog="benchmarks table")
    parser.add_argument("--rows", type=Path, default=ROWS, metavar="FILE")
    parser.add_argument("--print", action="store_true", help="print instead of writing")
    options = parser.parse_args(arguments)
    made = all_topics(Rows(options.rows).all())
    if options.print:
        print(made)
    else:
        README.write_text(put(README.read_text(encoding="utf-8"), made), encoding="utf-8")
