"""A spreadsheet that came back from somebody: its rows and columns are counted before its cells are read.

A file of 5 kB can claim 17 billion cells, and most readers believe it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from scenarios.problem import Problem
from scheduler.exchange.package import harmless, read_bytes, told

MOST_ROWS = 20_000
MOST_COLUMNS = 200

_COLUMN = re.compile(r"[A-Z]{1,3}")
_NONE = "is no XLSX workbook, or it is damaged."

_YES = frozenset({"x", "х", "+", "✓", "1", "да", "иә", "yes", "true"})
_NO = frozenset({"", "-", "0", "нет", "жоқ", "no", "false"})
"""Marks as people write them; the second x is the Cyrillic one."""

Value = str | int | float | bool | Date | time | None


@dataclass(frozen=True)
class Cell:
    """A value where it stands. `wrong` says why the cell cannot be taken as data: a formula or an error."""

    value: Value
    sheet: str
    address: str
    wrong: str | None = None

    @property
    def date(self) -> Date | None:
        """The date of the cell, also where it is text (`2022-09-14`, `14.09.2022`); None where there is none."""
        if isinstance(self.value, Date):
            return self.value
        for form in ("%Y-%m-%d", "%d.%m.%Y"):
            try:
                return datetime.strptime(self.text, form).date()
            except ValueError:
                continue
        return None

    @property
    def is_marked(self) -> bool | None:
        """Whether the cell says yes; None where it says neither yes nor no."""
        said = self.text.casefold()
        return True if said in _YES else False if said in _NO else None

    @property
    def text(self) -> str:
        """The value as trimmed text; a whole number without a decimal point, a date as an ISO date."""
        if self.value is None:
            return ""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return str(self.value).strip()


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet, row by row, all rows equally long; the first row and column are index 0."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Workbook:
    """A workbook's sheets by name, and its own properties (of those that Office calls custom)."""

    file: str
    sheets: dict[str, Sheet]
    properties: dict[str, str]

    def problem(self, cell: Cell, key: str, what: str) -> Problem:
        """A problem with a cell: `file:sheet:address: key: what`."""
        return Problem(f"{self.file}:{cell.sheet}:{cell.address}", key, what)


def records(sheet: Sheet) -> tuple[dict[str, Cell], ...]:
    """The rows of a sheet of ours by the keys of its hidden first row; headings and empty rows are left out."""
    if not sheet.rows:
        return ()
    keys = [cell.text for cell in sheet.rows[0]]
    rows = ({key: cell for key, cell in zip(keys, row, strict=True) if key} for row in sheet.rows[2:])
    return tuple(row for row in rows if any(cell.text or cell.wrong for cell in row.values()))


def read_workbook(path: Path) -> Workbook:
    """The workbook of an XLSX file (`-`: standard input). Raises BadInput where it is none, too large or malicious."""
    name, data = read_bytes(path)
    size = _Size()
    harmless(name, data, size, _NONE)
    return told(name, _NONE, lambda: _read(name, data, size))


class _Size:
    """The farthest row and column of any sheet: where they are told and where they are counted."""

    def __init__(self) -> None:
        self.rows = self.columns = 1
        self._row = self._column = 0

    def begin(self) -> None:
        """Another part."""
        self._row = self._column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One element of the part."""
        name = tag.rpartition("}")[2]
        told = attributes.get("r", "")
        if name == "row":
            self._row = int(told) if told.isdecimal() else self._row + 1
            self._column = 0
            self.rows = max(self.rows, self._row)
        elif name == "c":
            column = _COLUMN.match(told)
            self._column = column_index_from_string(column[0]) if column else self._column + 1
            row = told[column.end() :] if column else ""
            self.rows = max(self.rows, int(row) if row.isdecimal() else 0)
            self.columns = max(self.columns, self._column)

    def close(self) -> None:
        """The end of a part; there is nothing to return."""

    def complaint(self) -> str | None:
        """What is too much."""
        too_far = self.rows > MOST_ROWS or self.columns > MOST_COLUMNS
        return f"claims more than {MOST_ROWS} rows or {MOST_COLUMNS} columns." if too_far else None


def _read(name: str, data: bytes, size: _Size) -> Workbook:
    book: Any = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        sheets = {
            sheet.title: Sheet(
                sheet.title,
                tuple(
                    tuple(_cell(sheet.title, down, across, cell) for across, cell in enumerate(row, start=1))
                    for down, row in enumerate(sheet.iter_rows(max_row=size.rows, max_col=size.columns), start=1)
                ),
            )
            for sheet in book.worksheets
        }
        properties = {one.name: str(one.value) for one in book.custom_doc_props.props if one.name}
    finally:
        book.close()
    return Workbook(name, sheets, properties)


def _cell(sheet: str, row: int, column: int, cell: Any) -> Cell:
    address = f"{get_column_letter(column)}{row}"
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if kind == "f":
        return Cell(None, sheet, address, "a formula; write the value itself.")
    if kind == "e":
        return Cell(None, sheet, address, f"an error of the spreadsheet ({value}).")
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value.isoformat(sep=" ")
    known = value is None or isinstance(value, (str, int, float, bool, Date, time))
    return Cell(value if known else str(value), sheet, address)
