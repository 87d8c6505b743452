"""A spreadsheet that came back from somebody, read with suspicion: its size is known before its cells are.

A file of 5 kB can claim 17 billion cells or unpack to gigabytes, and XML can name entities that grow or fetch. So
parts, unpacked bytes, rows and columns are counted first, in a parse that keeps nothing and refuses document types.
"""

from __future__ import annotations

import re
import sys
import zipfile
from dataclasses import dataclass
from datetime import date as Date
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from scenarios.problem import BadInput, Problem
from scenarios.source import STANDARD_INPUT

MOST_BYTES = 20_000_000
MOST_UNPACKED = 60_000_000
MOST_PARTS = 2_000
MOST_ROWS = 20_000
MOST_COLUMNS = 200

_CHUNK = 1 << 16
_COLUMN = re.compile(r"[A-Z]{1,3}")
_TEXTS = (".xml", ".rels", ".vml")

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
    name = "standard input" if path == STANDARD_INPUT else str(path)
    data = _bytes(path, name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            rows, columns = _measured(name, package)
        return _read(name, data, rows, columns)
    except DefusedXmlException:
        raise _refused(name, "holds a document type or an entity, which no spreadsheet needs.") from None
    except BadInput:
        raise
    except Exception:  # openpyxl raises whatever a broken part leads it to
        raise _refused(name, "is no XLSX workbook, or it is damaged.") from None


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(name, "there is no such file.") from None
    if len(data) > MOST_BYTES:
        raise _refused(name, f"is larger than {MOST_BYTES} bytes.")
    return data


def _measured(name: str, package: zipfile.ZipFile) -> tuple[int, int]:
    """Rows and columns of the largest sheet, from a parse of every part that keeps nothing."""
    parts = package.infolist()
    if len(parts) > MOST_PARTS:
        raise _refused(name, f"holds more than {MOST_PARTS} parts.")
    if sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise _refused(name, f"unpacks to more than {MOST_UNPACKED} bytes.")
    size = _Size()
    for part in parts:
        if part.filename.lower().endswith(_TEXTS):
            _scan(name, package, part, size)
    return size.rows, size.columns


def _scan(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo, size: _Size) -> None:
    parser = DefusedXMLParser(target=size, forbid_dtd=True)
    size.begin()
    with package.open(part) as file:  # never yields more than the size that was declared and counted
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
            if size.rows > MOST_ROWS or size.columns > MOST_COLUMNS:
                what = f"{part.filename} claims more than {MOST_ROWS} rows or {MOST_COLUMNS} columns."
                raise _refused(name, what)
    parser.close()


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
        """The parser's end; there is nothing to return."""


def _read(name: str, data: bytes, rows: int, columns: int) -> Workbook:
    book: Any = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    try:
        sheets = {
            sheet.title: Sheet(
                sheet.title,
                tuple(
                    tuple(_cell(sheet.title, down, across, cell) for across, cell in enumerate(row, start=1))
                    for down, row in enumerate(sheet.iter_rows(max_row=rows, max_col=columns), start=1)
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


def _refused(name: str, what: str) -> BadInput:
    return BadInput([Problem(name, "", what)])
