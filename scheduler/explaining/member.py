"""The members of a conflict: cases of hard rules, single closures and absences, and meetings that stay placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from scenarios.domain import WEEKDAYS, Absence, Body, Closure, Region, Scenario, Validity

Answer = Literal["conflict", "moves", "minimum"]
"""Of an unplaced proposal: nothing lets it in as things stand; others would move; a minimum would suffer."""
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


def barred(source: Closure | Absence | Validity, days: Iterable[Date], *, centre: bool = False) -> list[Date]:
    """The dates that a closure, absence or validity forbids (of a closure: for centres, or for the other places)."""
    if isinstance(source, Closure) and centre and source.scope == "districts":
        return []
    first, last = source.start or Date.min, source.end or Date.max
    if isinstance(source, Validity):
        return [day for day in days if not first <= day <= last]
    weekday = WEEKDAYS.index(source.every) if isinstance(source, Absence) and source.every else None
    return [day for day in days if first <= day <= last and weekday in (None, day.weekday())]


def _ends(span: Absence | Validity) -> tuple[str, str]:
    return (span.start.isoformat() if span.start else "", span.end.isoformat() if span.end else "")


def within(members: Iterable[Member], scenario: Scenario) -> Iterator[Member]:
    """The members as they are in a scenario where closures and absences have been cut: each piece is a member."""
    for member in members:
        if member.rule == "region_open":
            found: Iterable[tuple[Member, object]] = closures(member.about[0], scenario.regions[member.about[0]])
        elif member.rule == "body_free":
            found = absences(member.about[0], scenario.bodies[member.about[0]])
        else:
            yield member
            continue
        yield from (piece for piece, _ in found if _lies_in(piece.about, member.about))


def _lies_in(piece: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    _, first, last, kind = piece
    _, begin, end, of = whole
    return kind == of and (not begin or (bool(first) and first >= begin)) and (not end or (bool(last) and last <= end))
