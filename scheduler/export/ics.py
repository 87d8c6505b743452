"""The schedule as iCalendar: one calendar, or one for each body or region.

A meeting is an event of the whole day, or of its hours in its region's own time zone where they are known. Whoever
subscribed before sees what changed: an event keeps its UID, SEQUENCE counts the published changes of date, time and
place, and a meeting that was dropped is CANCELLED.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from icalendar import Event

from scheduler.export import Files, Wish
from scheduler.export._calendar import calendar, event, hours
from scheduler.export._cells import Languages, in_each, names, place_of, said, text_words
from scheduler.export._plain import plain_text
from scheduler.export._tables import region_of
from scheduler.report import AnnexRow, Report
from scheduler.words import say

Belongs = Callable[[AnnexRow], bool]


def render(found: Report, wish: Wish) -> Files:
    """A calendar of all meetings; with `per` one for each body or region that has (or had) any, as `ID.ics`."""
    history = (*wish.published, found.rows)
    if wish.per is None:
        return {"": _calendar(found, wish.form.languages, history, lambda _row: True)}
    by_body = wish.per == "body"
    calendars: Files = {}
    for id_ in found.bodies if by_body else found.regions:
        belongs = _of_body(id_) if by_body else _of_region(id_)
        if any(belongs(row) for rows in history for row in rows):
            calendars[f"{id_}.ics"] = _calendar(found, wish.form.languages, history, belongs)
    return calendars


def _of_body(body: str) -> Belongs:
    return lambda row: body in {one.id for one in row.bodies}


def _of_region(region: str) -> Belongs:
    return lambda row: row.region.id == region


@dataclass(frozen=True)
class Appointment:
    """A meeting as calendars know it: its row (the last one, where it is cancelled) and its changes so far."""

    row: AnnexRow
    sequence: int
    cancelled: bool


def appointments(history: Sequence[Iterable[AnnexRow]], belongs: Belongs) -> tuple[Appointment, ...]:
    """What a subscriber must hear: the current meetings that belong to the calendar, and those that did before.

    `history` are the rows of each published revision in order, then the current ones.
    """
    by_revision = [{row.proposal: row for row in rows} for rows in history]
    found: list[Appointment] = []
    for proposal in sorted({one for rows in by_revision for one in rows}):
        timeline = [rows.get(proposal) for rows in by_revision]
        inside = [row for row in timeline if row is not None and belongs(row)]
        if inside:
            cancelled = timeline[-1] is None or not belongs(timeline[-1])
            found.append(Appointment(inside[-1], _changes(timeline), cancelled))
    return tuple(sorted(found, key=lambda one: (one.row.date, one.row.proposal)))


def _changes(timeline: Iterable[AnnexRow | None]) -> int:
    """How often date, time or place changed since the meeting first appeared; to be dropped is a change too."""
    slots = [None if row is None else (row.date, row.time, row.place.id) for row in timeline]
    first = next(at for at, slot in enumerate(slots) if slot is not None)
    return sum(before != after for before, after in pairwise(slots[first:]))


def _calendar(found: Report, languages: Languages, history: Sequence[Iterable[AnnexRow]], belongs: Belongs) -> bytes:
    title = in_each(languages, found.title.read) or plain_text(found.name)
    known = appointments(history, belongs)
    return calendar(title, [_event(found, one, languages) for one in known])


def _event(found: Report, one: Appointment, languages: Languages) -> Event:
    row = one.row
    state = "CANCELLED" if one.cancelled else "TENTATIVE" if found.is_draft else "CONFIRMED"
    return event(
        uid=f"{row.proposal}.{found.name}@kezdesu",
        stamp=found.as_of,
        when=hours(row.date, row.time, row.timezone) or row.date,
        summary=said_of_bodies(row, languages),
        description=_description(row, languages),
        location=_location(row, languages),
        sequence=one.sequence,
        status=state,
    )


def said_of_bodies(row: AnnexRow, languages: Languages) -> str:
    """What the meeting is called in a calendar, with all its bodies."""
    return in_each(languages, lambda language: say(language, "event-summary", bodies=names(row.bodies, (language,))))


def _location(row: AnnexRow, languages: Languages) -> str:
    place, region = place_of(row, languages), region_of(row, languages)
    parts = (text_words(row.venue, languages), place, region if region != place else None)
    return ", ".join(filter(None, parts))


def _description(row: AnnexRow, languages: Languages) -> Iterator[str]:
    if row.time:
        yield said(languages, "event-time", time=row.time)
    venue = row.venue
    if venue is not None:
        yield in_each(languages, lambda language: say(language, "event-venue", venue=venue.read(language)))
    yield said(languages, "event-proposal", proposal=row.proposal)
