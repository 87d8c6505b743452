"""The report as tables, the same for every format that has cells: columns with English keys and headings in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from scenarios.calendar import month_of
from scenarios.domain import Status
from scheduler.diff import Kind
from scheduler.export._cells import Cell, Languages, in_each, names, place_of, said, text_words
from scheduler.export._plain import plain_text
from scheduler.report import AnnexRow, Change, Named, Report, UnplacedRow
from scheduler.words import alphabet_key, month_words, say, weekday_name

STATUSES: dict[Status, str] = {"planned": "status-planned", "announced": "status-announced", "held": "status-held"}
PRIORITIES = {"must": "priority-must", "high": "priority-high", "normal": "priority-normal", "low": "priority-low"}
_KINDS: dict[Kind, str] = {
    "moved": "change-moved",
    "relocated": "change-relocated",
    "both": "change-both",
    "added": "change-added",
    "dropped": "change-dropped",
}


_SELDOM = {"time", "venue", "outside"}
"""Columns of the schedule that are hidden where nothing stands in them."""


@dataclass(frozen=True)
class Column:
    """A column: the key by which it is found again, its heading, its width in characters, what may be chosen.

    `to_fill` is a column for whoever receives the file.
    """

    key: str
    heading: str
    width: int = 16
    shown: bool = True
    choices: tuple[str, ...] = ()
    to_fill: bool = False


@dataclass(frozen=True)
class Table:
    """A named table. `remark` stands in place of rows where there can be none; a `matrix` shades its numbers."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remark: str | None = None
    kind: Literal["list", "matrix"] = "list"


def tables(report: Report, rows: Iterable[AnnexRow], languages: Languages) -> tuple[Table, ...]:
    """Every table of the report in the order of the sheets; `rows` are the schedule's as the annex numbers them."""
    return (
        schedule_table(rows, languages),
        _regions(report, languages),
        _bodies(report, languages),
        _months(report, languages),
        _coverage(report, languages),
        unplaced_table(report.unplaced, languages),
        changes_table(report.changes, languages),
    )


def columns(languages: Languages, widths: Mapping[str, int]) -> tuple[Column, ...]:
    """Columns by key, each with its width, headed by the catalogue's `column-KEY`."""
    return tuple(Column(key, said(languages, f"column-{key}"), width) for key, width in widths.items())


def schedule_table(rows_in_order: Iterable[AnnexRow], languages: Languages) -> Table:
    """The schedule, a row a meeting; a column that is seldom filled is hidden where it is empty."""
    shown = columns(
        languages,
        {
            "number": 6,
            "date": 12,
            "weekday": 10,
            "time": 13,
            "body": 44,
            "region": 26,
            "place": 26,
            "venue": 24,
            "centre": 12,
            "status": 16,
            "outside": 12,
            "proposal": 18,
        },
    )
    rows = tuple(
        (
            row.number,
            row.date,
            weekday(row, languages),
            row.time and plain_text(row.time),
            names(row.bodies, languages),
            region_of(row, languages),
            place_of(row, languages),
            text_words(row.venue, languages),
            said(languages, "yes") if row.centre else None,
            said(languages, STATUSES[row.status]),
            said(languages, "yes") if row.outside_schedule else None,
            row.proposal,
        )
        for row in rows_in_order
    )
    shown = tuple(
        replace(column, shown=column.key not in _SELDOM or any(row[at] for row in rows))
        for at, column in enumerate(shown)
    )
    return Table("schedule", said(languages, "sheet-schedule"), shown, rows)


def region_of(row: AnnexRow, languages: Languages) -> str:
    """The region of a row."""
    return in_each(languages, row.region.name.read)


def in_alphabet(named: Iterable[Named], languages: Languages) -> list[Named]:
    """Bodies or regions in the order of the first language's alphabet."""
    key = alphabet_key(languages[0])
    return sorted(named, key=lambda one: (key(one.name.read(languages[0])), one.id))


def weekday(row: AnnexRow, languages: Languages) -> str:
    """The day of the week of a row, shortened."""
    return in_each(languages, lambda language: weekday_name(row.date, language, short=True))


def _regions(report: Report, languages: Languages) -> Table:
    shown = columns(
        languages,
        {"region": 28, "date": 12, "weekday": 10, "time": 13, "place": 28, "body": 44, "status": 16, "proposal": 18},
    )
    rows = tuple(
        (
            region_of(row, languages),
            row.date,
            weekday(row, languages),
            row.time and plain_text(row.time),
            place_of(row, languages),
            names(row.bodies, languages),
            said(languages, STATUSES[row.status]),
            row.proposal,
        )
        for region in in_alphabet(report.regions.values(), languages)
        for row in report.rows
        if row.region.id == region.id
    )
    return Table("regions", said(languages, "sheet-regions"), shown, rows)


def _bodies(report: Report, languages: Languages) -> Table:
    """A joint meeting stands under each of its bodies."""
    shown = columns(
        languages,
        {"body": 44, "date": 12, "weekday": 10, "time": 13, "region": 26, "place": 28, "status": 16, "proposal": 18},
    )
    rows = tuple(
        (
            in_each(languages, body.name.read),
            row.date,
            weekday(row, languages),
            row.time and plain_text(row.time),
            region_of(row, languages),
            place_of(row, languages),
            said(languages, STATUSES[row.status]),
            row.proposal,
        )
        for body in in_alphabet(report.bodies.values(), languages)
        for row in report.rows
        if body.id in {one.id for one in row.bodies}
    )
    return Table("bodies", said(languages, "sheet-bodies"), shown, rows)


def _months(report: Report, languages: Languages) -> Table:
    """Regions by months; below them what counts in each month's balance, and its limit."""
    months = [month.month for month in report.figures.months]
    counts = Counter((row.region.id, month_of(row.date)) for row in report.rows)
    total = said(languages, "row-total")
    shown = (
        *columns(
            languages,
            {"region": 28},
        ),
        *(Column(month, in_each(languages, partial(month_words, month))) for month in months),
        Column("total", total, 10),
    )
    body = tuple(
        (
            in_each(languages, region.name.read),
            *(counts[region.id, month] or None for month in months),
            sum(counts[region.id, month] for month in months),
        )
        for region in in_alphabet(report.regions.values(), languages)
    )
    sums = [sum(counts[region, month] for region in report.regions) for month in months]
    caps = [month.cap for month in report.figures.months]
    foot: tuple[tuple[Cell, ...], ...] = (
        (total, *sums, sum(sums)),
        (said(languages, "row-limit"), *caps, None),
    )
    return Table("months", said(languages, "sheet-months"), shown, (*body, *foot), kind="matrix")


def _coverage(report: Report, languages: Languages) -> Table:
    shown = columns(
        languages,
        {"region": 28, "held": 12, "planned": 12, "total": 12, "share": 12, "difference": 12},
    )
    rows = tuple(
        (
            in_each(languages, report.regions[row.region].name.read),
            row.held,
            row.planned,
            row.total,
            row.share,
            row.difference,
        )
        for row in report.figures.regions
    )
    return Table("coverage", said(languages, "sheet-coverage"), shown, rows)


def unplaced_table(refused: Iterable[UnplacedRow], languages: Languages) -> Table:
    """Proposals without a meeting, with what stands in the way."""
    shown = columns(
        languages,
        {"proposal": 18, "body": 44, "priority": 14, "from": 12, "to": 12, "because": 80},
    )
    rows = tuple(
        (
            row.proposal,
            names(row.bodies, languages),
            said(languages, PRIORITIES[row.priority]),
            row.dates.start,
            row.dates.end,
            "\n".join(in_each(languages, one.read) for one in row.because),
        )
        for row in refused
    )
    return Table("unplaced", said(languages, "sheet-unplaced"), shown, rows)


def changes_table(changes: tuple[Change, ...] | None, languages: Languages) -> Table:
    """What changed since an older schedule; None where there is none to compare with."""
    shown = columns(
        languages,
        {
            "proposal": 18,
            "body": 44,
            "change": 22,
            "olddate": 12,
            "oldplace": 36,
            "newdate": 12,
            "newplace": 36,
            "cause": 50,
        },
    )
    remark = None
    if not changes:
        remark = said(languages, "changes-unknown" if changes is None else "changes-none")
    rows = tuple(_change(change, languages) for change in changes or ())
    return Table("changes", said(languages, "sheet-changes"), shown, rows, remark=remark)


def _change(change: Change, languages: Languages) -> tuple[Cell, ...]:
    old, new = change.old, change.new
    known = new or old
    return (
        change.proposal,
        names(known.bodies, languages) if known else None,
        said(languages, _KINDS[change.kind]),
        old.date if old else None,
        _where(old, languages),
        new.date if new else None,
        _where(new, languages),
        text_words(change.cause, languages),
    )


def _where(row: AnnexRow | None, languages: Languages) -> str | None:
    if row is None:
        return None
    return in_each(
        languages,
        lambda language: say(
            language, "place-in-region", place=row.place.name.read(language), region=row.region.name.read(language)
        ),
    )
