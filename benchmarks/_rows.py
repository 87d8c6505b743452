"""Rows of figures, kept in a file by part, case and digest: what was measured once need not be measured again.

The digest is of the product's code and of the input; where it is unchanged a part takes the row as it is.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks._run import ROOT, Failed

ROWS = ROOT / "benchmarks" / "rows.json"
PRODUCT = ("scheduler", "constraints", "scenarios")
LIBRARY = ROOT / "scenarios" / "library"
"""Inputs, not code."""

Figures = dict[str, Any]


@dataclass(frozen=True)
class Machine:
    """Where a row was measured; `load` is the average of the last minute when it began."""

    cpu: str
    cores: int
    load: float


@dataclass(frozen=True)
class Row:
    """The figures of a case of a part; `date` is the day of measuring."""

    part: str
    case: str
    digest: str
    date: str
    machine: Machine
    versions: dict[str, str]
    figures: Figures


class Rows:
    """The rows of a file. Every new row is written at once, aside and then in place, so that a part can be resumed."""

    def __init__(self, file: Path = ROWS, *, again: bool = False) -> None:
        self.file = file
        self.again = again

    def all(self) -> tuple[Row, ...]:
        """Every row, by part and case; none where there is no file."""
        if not self.file.exists():
            return ()
        content: list[dict[str, Any]] = json.loads(self.file.read_text(encoding="utf-8"))
        return tuple(Row(**{**row, "machine": Machine(**row["machine"])}) for row in content)

    def keep(self, row: Row) -> None:
        """Writes a row in the place of the former one of its part and case."""
        others = [one for one in self.all() if (one.part, one.case) != (row.part, row.case)]
        rows = sorted([*others, row], key=lambda one: (one.part, one.case))
        lines = ",\n".join(json.dumps(asdict(one), ensure_ascii=False) for one in rows)
        aside = self.file.with_name(f"{self.file.name}.new")
        aside.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
        aside.replace(self.file)

    def measured(self, part: str, case: str, digest: str, measure: Callable[[], Figures]) -> Figures | None:
        """The figures of a case: the kept ones where the digest is theirs, else newly measured and kept.

        `versions` among the figures (of a peer) go beside the others. None where the measuring raises Failed, which
        is told and not kept.
        """
        for row in self.all():
            if (row.part, row.case, row.digest) == (part, case, digest) and not self.again:
                print(f"{part} {case}: kept from {row.date}", flush=True)
                return row.figures
        day, place = datetime.now(UTC).date().isoformat(), machine()
        try:
            figures = measure()
        except Failed as failure:
            print(f"{part} {case}: failed: {failure}", file=sys.stderr, flush=True)
            return None
        used = {**versions(), **figures.pop("versions", {})}
        self.keep(Row(part, case, digest, day, place, used, figures))
        return figures


def add_options(parser: argparse.ArgumentParser) -> None:
    """What every part takes: where rows are kept, and whether to measure what is there."""
    parser.add_argument("--rows", type=Path, default=ROWS, metavar="FILE", help="where rows are kept")
    parser.add_argument("--again", action="store_true", help="measure rows that are there too")


def rows_of(options: argparse.Namespace) -> Rows:
    """The rows that the options name."""
    return Rows(options.rows, again=options.again)


def digest(inputs: Iterable[Path] = (), arguments: Iterable[object] = (), code: Iterable[Path] = ()) -> str:
    """Of the product, further code, inputs (names and bytes) and arguments, as 16 hexadecimal digits."""
    found = hashlib.sha256()
    for root in (*(ROOT / package for package in PRODUCT), *code):
        for file in _files(root):
            if not file.is_relative_to(LIBRARY):
                _add(found, file.relative_to(ROOT).as_posix(), file)
    for root in inputs:
        for file in _files(root):
            _add(found, file.relative_to(root).as_posix(), file)
    found.update(repr(list(arguments)).encode())
    return found.hexdigest()[:16]


def machine() -> Machine:
    """The machine at work, and how busy it is."""
    return Machine(_cpu(), len(os.sched_getaffinity(0)), round(os.getloadavg()[0], 2))


def versions() -> dict[str, str]:
    """Of Python, the solver and the product."""
    return {"python": platform.python_version(), "ortools": version("ortools"), "kezdesu": version("kezdesu")}


def _files(root: Path) -> Iterable[Path]:
    if root.is_file():
        return [root]
    return sorted(file for file in root.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _add(found: hashlib._Hash, name: str, file: Path) -> None:
    content = file.read_bytes()
    found.update(f"{name}\0{len(content)}\0".encode())
    found.update(content)


def _cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return " ".join(line.partition(":")[2].split())
    return platform.machine()
