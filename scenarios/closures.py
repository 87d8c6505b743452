"""Closures and absences as spans that can be cut: what `open` and `free` leave of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from scenarios.domain import Absence, Closure, Span

_DAY = timedelta(days=1)


def opened(closures: Iterable[Closure], dates: Span) -> tuple[Closure, ...]:
    """The closures without these dates (both inclusive): each keeps what lies before and after them."""
    left: list[Closure] = []
    for closure in closures:
        before, after = min(closure.end, dates.start - _DAY), max(closure.start, dates.end + _DAY)
        if before >= closure.start:
            left.append(closure.model_copy(update={"end": before}))
        if after <= closure.end:
            left.append(closure.model_copy(update={"start": after}))
    return tuple(left)


def freed(absences: Iterable[Absence], dates: Span) -> tuple[Absence, ...]:
    """The absences without these dates (both inclusive), recurring and open-ended ones too."""
    left: list[Absence] = []
    for absence in absences:
        if not any(day in absence for day in dates.days()):
            left.append(absence)
            continue
        before, after = dates.start - _DAY, dates.end + _DAY
        if absence.start is None or before >= absence.start:
            left.append(absence.model_copy(update={"end": before}))
        if absence.end is None or after <= absence.end:
            left.append(absence.model_copy(update={"start": after}))
    return tuple(left)
