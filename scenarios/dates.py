"""Spans of dates in a scenario's files: none upside down, none where it cannot matter. Works on unchecked fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from typing import Any

from scenarios.problem import Keys, Problem
from scenarios.sources import Sources, mapping


def date_of(value: Any) -> Date | None:
    """The date a field holds, or None where it holds none (that is reported as a matter of shape)."""
    if isinstance(value, Date):
        return value
    try:
        return Date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def span_of(fields: Any) -> tuple[Date | None, Date | None]:
    """The `from` and `to` of a mapping, each None where it is no date."""
    ends = mapping(fields)
    return date_of(ends.get("from")), date_of(ends.get("to"))


def upside_down(fields: Any) -> str | None:
    """The sentence for a span that ends before it begins, or None."""
    first, last = span_of(fields)
    return f"{last} is before {first}; from and to are both inclusive." if first and last and last < first else None


def wrong_window(fields: Any, horizon: Any) -> Iterator[tuple[Keys, str]]:
    """What is wrong with a proposal's `dates`, with the keys that lead there from `dates` on."""
    first, last = span_of(fields)
    prefer = date_of(mapping(fields).get("prefer"))
    if what := upside_down(fields):
        yield ("to",), what
        return
    if first and prefer and last and not first <= prefer <= last:
        yield ("prefer",), f"{prefer} is outside the window {first} to {last}."
    begin, end = span_of(horizon)
    if begin and end and begin <= end and first and last and (last < begin or first > end):
        yield (), f"the window {first} to {last} is wholly outside the horizon {begin} to {end}."


def wrong_dates(sources: Sources) -> Iterator[Problem]:
    """Spans upside down, windows outside the horizon, days that are both off and working, meetings held too late."""
    scenario = mapping(sources.parts["scenario"][0].root.value) if sources.parts.get("scenario") else {}
    horizon = scenario.get("horizon")
    if what := upside_down(horizon):
        yield sources.problem(what, "scenario", "horizon", "to")
    yield from _calendar(sources, mapping(scenario.get("calendar")))
    for proposal, fields in sources.entries("proposals"):
        for keys, what in wrong_window(fields.get("dates"), horizon):
            yield sources.problem(what, "proposals", proposal, "dates", *keys)
    for part, listed in (("regions", "closed"), ("bodies", "away")):
        for entry, fields in sources.entries(part):
            if what := upside_down(fields.get("valid")):
                yield sources.problem(what, part, entry, "valid", "to")
            spans = fields.get(listed)
            for at, span in enumerate(spans if isinstance(spans, list) else ()):
                if what := upside_down(span):
                    yield sources.problem(what, part, entry, listed, at, "to")
    begin, _ = span_of(horizon)
    for entry, fields in sources.entries("held"):
        day = date_of(fields.get("date"))
        if begin and day and day >= begin:
            what = f"{day} is not before the horizon, which begins on {begin}; an events file says what is held later."
            yield sources.problem(what, "held", entry, "date")


def _calendar(sources: Sources, calendar: Mapping[str, Any]) -> Iterator[Problem]:
    off, working = calendar.get("days_off"), calendar.get("working_days")
    if not isinstance(off, list) or not isinstance(working, list):
        return
    for at, day in enumerate(working):
        if day in off:
            yield sources.problem(f"{day} is a day off as well.", "scenario", "calendar", "working_days", at)
