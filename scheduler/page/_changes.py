"""Changes on a line of time: where dates lie, and the arrow from the old one to the new one."""

from __future__ import annotations

from collections import Counter
from datetime import date as Date

from scenarios.calendar import split
from scenarios.domain import Span
from scheduler.diff import KINDS, Kind
from scheduler.report import Report

LENGTH = 1000
_HEAD = 12


def position(horizon: Span, day: Date) -> int:
    """Where a date lies on the line, which is as long as the horizon; dates beyond it lie at its ends."""
    whole = max(1, (horizon.end - horizon.start).days)
    return min(LENGTH - _HEAD, max(_HEAD, round(LENGTH * (day - horizon.start).days / whole)))


def month_lines(horizon: Span) -> list[int]:
    """Where months begin, but for the first."""
    return [position(horizon, first) for _, first, _ in split(horizon.start, horizon.end, "month")][1:]


def arrow(start: int, end: int) -> str:
    """An arrow over the line from one position to another as the data of an SVG path; near ones are seen too."""
    return f"M{start} 20C{start} 3 {end} 3 {end} 18M{end - 6} 11L{end} 19L{end + 6} 11"


def counts(report: Report) -> list[tuple[Kind, int]]:
    """How many changes of each kind there are, without those that did not happen."""
    found = Counter(change.kind for change in report.changes or ())
    return [(kind, found[kind]) for kind in KINDS if found[kind]]
