"""iCalendar files (RFC 5545) whose bytes depend on their events alone: no moment of writing, no random id."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from datetime import date as Date

from icalendar import Calendar, Event
from icalendar import Timezone as ZoneRules

from scenarios.domain import Timezone
from scheduler.export._plain import plain_text
from scheduler.export._zones import zone

_HOURS = re.compile(r"\s*(\d{1,2}:\d{2})\s*(?:[-–—]\s*(\d{1,2}:\d{2})\s*)?")
_FIRST, _LAST = 2022, 2030
Hours = tuple[datetime, datetime | None]


def calendar(title: str, events: Iterable[Event]) -> bytes:
    """A published calendar of these events, with the rules of every time zone that they name."""
    found = Calendar()
    found.add("prodid", "-//Kezdesu//Kezdesu//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", title)
    inside = list(events)
    for rules in _zone_rules(inside):
        found.add_component(rules)
    for one in inside:
        found.add_component(one)
    return bytes(found.to_ical())


def event(
    *,
    uid: str,
    stamp: Date,
    when: Date | Hours,
    summary: str,
    description: Iterable[str],
    location: str = "",
    sequence: int = 0,
    status: str = "CONFIRMED",
    takes_time: bool = True,
) -> Event:
    """An event of a whole day or of these hours, stamped with the beginning of a day in UTC."""
    found = Event()
    found.add("uid", uid)
    found.add("dtstamp", datetime.combine(stamp, time(), UTC))
    if isinstance(when, tuple):
        start, end = when
        found.add("dtstart", start)
        if end is not None:
            found.add("dtend", end)
    else:
        found.add("dtstart", when)
        found.add("dtend", when + timedelta(days=1))
    found.add("sequence", sequence)
    found.add("status", status)
    found.add("transp", "OPAQUE" if takes_time else "TRANSPARENT")
    for name, lines in (("summary", [summary]), ("location", [location]), ("description", description)):
        if words := "\n".join(plain_text(line) for line in lines):
            found.add(name, words)
    return found


def hours(day: Date, text: str | None, zone_name: Timezone) -> Hours | None:
    """`10:00-13:00` or `10:00` of a day in a time zone; None for any other text, or where the end is not the later."""
    found = _HOURS.fullmatch(text or "")
    try:
        clock = [time.fromisoformat(one.zfill(5)) for one in found.groups() if one] if found else []
    except ValueError:
        return None
    if not clock or clock != sorted(set(clock)):
        return None
    moments = [datetime.combine(day, one, zone(zone_name)) for one in clock]
    return moments[0], moments[1] if len(moments) > 1 else None


def _zone_rules(events: Iterable[Event]) -> list[ZoneRules]:
    """The rules of each zone.

    They begin and end in fixed years where events allow it: programs keep the first rules they read under a zone's
    name, so two calendars must not tell different ones.
    """
    years: dict[str, set[int]] = {}
    for one in events:
        start = one.start
        if isinstance(start, datetime):
            years.setdefault(str(start.tzinfo), set()).add(start.year)
    rules: list[ZoneRules] = []
    for name, inside in sorted(years.items()):
        span = Date(min(_FIRST, *inside), 1, 1), Date(max(_LAST, *inside) + 1, 1, 1)
        made = ZoneRules.from_tzinfo(zone(name), name, *span)
        made.pop("comment", None)
        rules.append(made)
    return rules
