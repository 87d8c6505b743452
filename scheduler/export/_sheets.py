"""Tables as the sheets of an XLSX workbook: frozen headings, filters, real dates, and no formula whatever the data say.

Row 1 of every sheet is hidden and holds the English keys of the columns, so that a workbook that comes back is read by
them; row 2 holds the headings. Equal tables give equal bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from scheduler.export._cells import Cell, Languages
from scheduler.export._tables import Column, Table

KEYS, HEADINGS, FIRST = 0, 1, 2
"""The rows (from 0) of the keys, of the headings, and of the first datum."""
LONGEST = 32_000
"""Characters of a cell; Excel refuses a file with more than 32,767."""

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_DATES = {"kk": "dd.mm.yyyy", "ru": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
_ROWS_TO_FILL = 2_000
_NO_DAY = Date(1980, 1, 1)
_A4, _CENTIMETRE = 9, 0.4
_LINE, _HIGHEST, _WIDE = 13.0, 400.0, 1.05
"""Points of a line, of the highest row that Excel takes, and room for words that do not end where a line does."""


@dataclass(frozen=True)
class Imprint:
    """What a workbook says of itself: its title, the day it speaks of, its own properties, the mark of a draft."""

    title: str
    as_of: Date | None
    properties: Mapping[str, str]
    mark: str = ""


def workbook(tables: Iterable[Table], languages: Languages, imprint: Imprint) -> bytes:
    """The tables as an XLSX file, a sheet each."""
    file = BytesIO()
    book = Workbook(file, _OPTIONS)
    created = datetime.combine(imprint.as_of or _NO_DAY, time())
    book.set_properties({"title": imprint.title[:255], "created": created})
    for name, value in imprint.properties.items():
        book.set_custom_property(name, value[:255], "text")
    formats = _formats(book, languages)
    for table in tables:
        _sheet(book, table, formats, imprint)
    book.close()
    return file.getvalue()


def _formats(book: Any, languages: Languages) -> dict[str, Any]:
    cell = {
        "font_name": "Arial",
        "font_size": 10,
        "valign": "top",
        "text_wrap": True,
        "border": 1,
        "border_color": "#D9D9D9",
    }
    return {
        "heading": book.add_format({**cell, "bold": True, "bg_color": "#DCE6F1", "valign": "vcenter"}),
        "to_fill": book.add_format({**cell, "bold": True, "bg_color": "#FFF2CC", "valign": "vcenter"}),
        "text": book.add_format(cell),
        "date": book.add_format({**cell, "num_format": _DATES[languages[0]], "align": "left", "text_wrap": False}),
        "foot": book.add_format({**cell, "bold": True}),
    }


def _sheet(book: Any, table: Table, formats: Mapping[str, Any], imprint: Imprint) -> None:
    sheet = book.add_worksheet(_sheet_name(table.title))
    last = len(table.columns) - 1
    for across, column in enumerate(table.columns):
        sheet.set_column(across, across, column.width, None, {"hidden": not column.shown})
        sheet.write_string(KEYS, across, column.key)
        sheet.write_string(HEADINGS, across, column.heading, formats["to_fill" if column.to_fill else "heading"])
        if column.choices:
            choice = {"validate": "list", "source": list(column.choices)}
            sheet.data_validation(FIRST, across, FIRST + _ROWS_TO_FILL, across, choice)
    sheet.set_row(KEYS, None, None, {"hidden": True})
    sheet.set_row(HEADINGS, _height([column.heading for column in table.columns], table.columns))
    for down, row in enumerate(table.rows, start=FIRST):
        sheet.set_row(down, _height(row, table.columns))
        for across, value in enumerate(row):
            _write(sheet, down, across, value, formats)
    end = FIRST + max(len(table.rows), 1) - 1
    if table.remark:
        sheet.write_string(FIRST, 0, table.remark)
    if table.kind == "matrix":
        _shade(sheet, table)
    else:
        sheet.autofilter(HEADINGS, 0, end, last)
    sheet.freeze_panes(FIRST, 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(_CENTIMETRE, _CENTIMETRE, 2 * _CENTIMETRE, 2 * _CENTIMETRE)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADINGS)
    sheet.set_header(f"&L{_inert(imprint.title[:100])}&R{_inert(imprint.mark)}")
    sheet.set_footer(f"&L{_inert(table.title)}&R&P / &N")


def _write(sheet: Any, down: int, across: int, value: Cell, formats: Mapping[str, Any]) -> None:
    if value is None or value == "":
        sheet.write_blank(down, across, None, formats["text"])
    elif isinstance(value, Date):
        sheet.write_datetime(down, across, datetime.combine(value, time()), formats["date"])
    elif isinstance(value, int):
        sheet.write_number(down, across, value, formats["text"])
    else:
        sheet.write_string(down, across, _cut(value), formats["text"])


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Points for the fullest cell: not every program fits rows to wrapped text when it opens a file."""
    lines = 1
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str) and column.shown:
            lines = max(lines, sum(1 + int(len(part) * _WIDE) // column.width for part in value.split("\n")))
    return min(_LINE * lines + 2, _HIGHEST)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _shade(sheet: Any, table: Table) -> None:
    """The fuller a cell, the darker; sums and limits below and beside stay white."""
    across, down = len(table.columns) - 2, FIRST + len(table.rows) - 3
    if across >= 1 and down >= FIRST:
        scale = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#5B9BD5"}
        sheet.conditional_format(FIRST, 1, down, across, scale)


def _sheet_name(title: str) -> str:
    """The title as Excel takes it: 31 characters, none of its own signs; `kk / ru` reads `kk – ru`."""
    return re.sub(r"[\[\]:*?/\\]", " ", title.replace(" / ", " – "))[:31].strip("' ")


def _inert(text: str) -> str:
    """Header and footer text in which nothing is a code."""
    return " ".join(text.replace("&", "&&").split())
