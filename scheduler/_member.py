"""The members of a conflict: cases of hard rules, single closures and absences, and meetings that stay placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from scenarios.domain import Absence, Body, Closure, Region, Scenario, Validity

VALID = "valid"
"""Stands for the scope of a closure, or the weekday of an absence, where a region or body does not exist."""


@dataclass(frozen=True, order=True)
class Member:
    """One reason among others: a rule and what it is about.

    `placed` and `locked` are about the meeting that stays; `window` and `place_offered` about the proposal;
    `region_open` about one closure: region, from, to, scope; `body_free` about one absence: body, from, to, weekday
    (open ends and no weekday: ""); all others about a case as in a schedule file, without its meetings (pairs keep
    both).
    """

    rule: str
    about: tuple[str, ...]


def stays(scenario: Scenario, proposal: str) -> Member:
    """That a meeting stays placed; of a locked one, that it stays where it is."""
    return Member("locked" if proposal in scenario.locked else "placed", (proposal,))


def closures(region_id: str, region: Region) -> Iterator[tuple[Member, Closure | Validity]]:
    """Each closure of a region as a member; equal ones are one member."""
    for closure in region.closed:
        about = (region_id, closure.start.isoformat(), closure.end.isoformat(), closure.scope)
        yield Member("region_open", about), closure
    if region.valid.start or region.valid.end:
        yield Member("region_open", (region_id, *_ends(region.valid), VALID)), region.valid


def absences(body_id: str, body: Body) -> Iterator[tuple[Member, Absence | Validity]]:
    """Each absence of a body as a member; equal ones are one member."""
    for absence in body.away:
        yield Member("body_free", (body_id, *_ends(absence), absence.every or "")), absence
    if body.valid.start or body.valid.end:
        yield Member("body_free", (body_id, *_ends(body.valid), VALID)), body.valid


def bars(source: Closure | Absence | Validity, day: Date, *, centre: bool = False) -> bool:
    """Whether a closure, absence or validity forbids a date (of a closure: for centres, or for the other places)."""
    if isinstance(source, Validity):
        return day not in source
    if isinstance(source, Closure) and centre and source.scope == "districts":
        return False
    return day in source


def _ends(span: Absence | Validity) -> tuple[str, str]:
    return (span.start.isoformat() if span.start else "", span.end.isoformat() if span.end else "")
