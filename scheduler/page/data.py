"""What the script of the page reads: texts by number, and for each thing on the page whom and when it concerns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from scenarios.domain import LANGUAGES, Language
from scheduler.page.facts import Page
from scheduler.page.wording import Wording, date_text, month_text, name_text, phrase, short_text, weekday_text
from scheduler.report import AnnexRow, Change, Named, UnplacedRow
from scheduler.words import alphabet_key

SPOKEN = ("none", "count", "breach", "locked", "fragile", "slack")
"""What the script says by itself; a number goes where `#` stands."""


def data(page: Page, wording: Wording) -> dict[str, Any]:
    """The data of a page, its table of texts last: all else adds to it."""
    report, index = page.report, wording.index
    days = sorted({*report.horizon.days(), *(row.date for row in report.rows)})
    found = {
        "language": wording.language,
        "languages": LANGUAGES,
        "items": dict(_items(page, wording)),
        "bodies": {id_: [index(name_text(one)), index(short_text(one))] for id_, one in report.bodies.items()},
        "regions": {id_: index(name_text(one)) for id_, one in report.regions.items()},
        "rank": {language: _ranks(page, language) for language in LANGUAGES},
        "weeks": [[week.first, week.last] for week in page.weeks],
        "days": {str(day): [index(date_text(day)), index(weekday_text(day))] for day in days},
        "months": {one.month: index(month_text(one.month)) for one in report.figures.months},
        "closures": [[one.region, one.start, one.end, index(one.words)] for one in page.closures],
        "marks": [index(one.words) for one in page.marks],
        "words": {name: index(phrase(f"page-script-{name}", count="#")) for name in SPOKEN},
    }
    return {**found, "texts": wording.table()}


def as_script(found: dict[str, Any]) -> str:
    """The data as JSON that can stand in a page: nothing in it can end the element."""
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"), default=str)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _items(page: Page, wording: Wording) -> Iterator[tuple[str, dict[str, Any]]]:
    marks: dict[str, list[int]] = {}
    for number, mark in enumerate(page.marks):
        for one in mark.meetings:
            marks.setdefault(one, []).append(number)
    for row in page.report.rows:
        yield f"m:{row.proposal}", {**_meeting(page, row, wording), "k": marks.get(row.proposal, [])}
    for change in page.report.changes or ():
        yield f"c:{change.proposal}", _change(change, wording)
    for unplaced in page.report.unplaced:
        yield f"u:{unplaced.proposal}", _refusal(page, unplaced)


def _meeting(page: Page, row: AnnexRow, wording: Wording) -> dict[str, Any]:
    return {
        "d": [row.date],
        "b": [body.id for body in row.bodies],
        "r": [row.region.id],
        "p": [wording.index(name_text(row.place))],
        "x": " ".join((row.proposal, row.place.id, *row.topics)),
        "l": row.locked is not None,
        "s": page.slack.get(row.proposal),
    }


def _change(change: Change, wording: Wording) -> dict[str, Any]:
    rows = [row for row in (change.old, change.new) if row is not None]
    return {
        "d": [row.date for row in rows],
        "b": list(dict.fromkeys(body.id for row in rows for body in row.bodies)),
        "r": list(dict.fromkeys(row.region.id for row in rows)),
        "p": [wording.index(name_text(row.place)) for row in rows],
        "x": " ".join((change.proposal, *rows[-1].topics)),
    }


def _refusal(page: Page, row: UnplacedRow) -> dict[str, Any]:
    """A proposal without a meeting concerns each region that it accepts, and no date."""
    return {
        "b": [body.id for body in row.bodies],
        "r": list(page.accepted.get(row.proposal, ())),
        "p": [],
        "x": " ".join((row.proposal, *page.topics.get(row.proposal, ()))),
    }


def _ranks(page: Page, language: Language) -> dict[str, list[str]]:
    """Ids of bodies and regions in the order of their names."""
    return {
        "bodies": in_order(page.report.bodies, language),
        "regions": in_order(page.report.regions, language),
    }


def in_order(named: dict[str, Named], language: Language) -> list[str]:
    """The ids by their names, in the order of the language's alphabet."""
    key = alphabet_key(language)
    return sorted(named, key=lambda id_: (key(name_text(named[id_]).read(language)), id_))
