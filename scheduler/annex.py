"""The annex as it is printed: its form (languages, order, precision of dates), its numbers, its cells.

A number is `12`, or `12-1` for a row that an amendment added behind row 12.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from scenarios.domain import Language, Model, Text
from scenarios.schedule import AnnexForm
from scheduler.report import AnnexRow, Named
from scheduler.words import alphabet_key, date_words, month_words, say

Dates = Literal["day", "month"]


def settled(form: AnnexForm, bodies: Mapping[str, Text]) -> AnnexForm:
    """The form with the order of these bodies (with their names) written out, so that it depends on names no longer."""
    if form.order == "date" or form.bodies:
        return form
    language, key = form.languages[0], alphabet_key(form.languages[0])
    known = sorted(bodies, key=lambda body: (key(bodies[body].read(language)), body))
    return form.replaced(bodies=tuple(known))


def place_in_order(form: AnnexForm) -> Callable[[AnnexRow], tuple[Any, ...]]:
    """The sort key of rows in this (settled) form: by date and id, or by body, date and id."""
    ranks = {body: rank for rank, body in enumerate(form.bodies)}

    def key(row: AnnexRow) -> tuple[Any, ...]:
        moment = (row.date, row.proposal)
        if form.order == "date":
            return moment
        body = row.bodies[0].id
        return (ranks.get(body, len(ranks)), body, *moment)

    return key


def numbered(rows: Iterable[AnnexRow], form: AnnexForm) -> tuple[AnnexRow, ...]:
    """The rows in the form's order, numbered afresh from 1."""
    inside = sorted(rows, key=place_in_order(form))
    return tuple(row.replaced(number=str(number)) for number, row in enumerate(inside, start=1))


def by_number(number: str) -> tuple[int, ...]:
    """The sort key of numbers: 12, 12-1, 12-2, 13."""
    return tuple(int(part) for part in number.split("-"))


def words(named: Named, language: Language) -> str:
    """The whole name in this language; its id where it has none (documents are refused before that)."""
    return named.name.in_language(language) or named.id


class PrintedRow(Model):
    """A row's cells as they stand in the annex in one language, and the parts that a template may want instead."""

    number: str
    body: str
    place: str
    date: str
    region: str
    district: str
    venue: str
    time: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """Number, bodies, place with its region and venue, date with its hour."""
        return (self.number, self.body, self.place, self.date)


def printed(row: AnnexRow, language: Language, dates: Dates) -> PrintedRow:
    """The row in words. A joint meeting names all its bodies; in an annex by month no day or hour is printed."""
    region, district = words(row.region, language), words(row.place, language)
    where = district if district == region else say(language, "place-in-region", place=district, region=region)
    venue = (row.venue.in_language(language) or "") if row.venue else ""
    time = (row.time or "") if dates == "day" else ""
    day = date_words(row.date, language) if dates == "day" else month_words(f"{row.date:%Y-%m}", language)
    return PrintedRow(
        number=row.number,
        body=", ".join(words(body, language) for body in row.bodies),
        place=", ".join(filter(None, (where, venue))),
        date=", ".join(filter(None, (day, time))),
        region=region,
        district=district,
        venue=venue,
        time=time,
    )
