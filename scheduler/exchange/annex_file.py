"""An annex that somebody edited, read back: the rows of its tables as they stand there, whatever was done to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

from scenarios.domain import LANGUAGES, Language
from scenarios.problem import BadInput, Problem
from scenarios.schedule import AnnexForm
from scheduler.annex import Dates
from scheduler.exchange.package import harmless, read_bytes, refused, told
from scheduler.exchange.workbook import Workbook, read_workbook, records
from scheduler.export._act import columns
from scheduler.words.reading import same

_NONE = "is no DOCX document, or it is damaged."
_KEYS = frozenset({"proposal", "date", "body", "region", "place"})
_GONE = {qn("w:del"), qn("w:moveFrom")}
_ALL_DATES: tuple[Dates, ...] = ("day", "month")


@dataclass(frozen=True)
class EditedRow:
    """A row as it stands in the file: the texts of its cells by key; `proposal` is None where the row has no id."""

    where: str
    number: str
    proposal: str | None
    cells: dict[str, str]


@dataclass(frozen=True)
class EditedTable:
    """A table of an annex: its languages (several share its cells), the precision of its dates, its rows."""

    languages: tuple[Language, ...]
    dates: Dates
    rows: tuple[EditedRow, ...]


@dataclass(frozen=True)
class EditedAnnex:
    """The tables of a file, and the digest of the schedule it was made from, where the file still says so."""

    tables: tuple[EditedTable, ...]
    digest: str | None


def read_annex(path: Path) -> EditedAnnex:
    """The annex in a DOCX or XLSX file of ours. Raises BadInput where there is none to read."""
    if path.suffix.lower() == ".xlsx":
        return _from_workbook(read_workbook(path))
    if path.suffix.lower() == ".docx":
        return _from_document(path)
    raise BadInput([Problem(str(path), "", "an annex is read from .docx or .xlsx.")])


class _NoMeasure:
    """A document has no claims to be measured; its parts and its size are."""

    def begin(self) -> None:
        """Another part."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One element."""

    def close(self) -> None:
        """The end."""

    def complaint(self) -> None:
        """Nothing is too much."""


def _from_document(path: Path) -> EditedAnnex:
    name, data = read_bytes(path)
    harmless(name, data, _NoMeasure(), _NONE)
    document = told(name, _NONE, lambda: Document(BytesIO(data)))
    tables = tuple(
        table
        for at, one in enumerate(document.tables, start=1)
        if (table := _table(f"{name}:table {at}", one)) is not None
    )
    if not tables:
        raise refused(name, "holds no annex: no table has the headings of one.")
    return EditedAnnex(tables, document.core_properties.identifier or None)


def _table(where: str, table: Any) -> EditedTable | None:
    rows = list(_rows(table))
    heading = tuple(same(text) for text in rows[0]) if rows else ()
    for language in LANGUAGES:
        for dates in _ALL_DATES:
            form = AnnexForm(languages=(language,), dates=dates)
            if heading == tuple(same(text) for text in columns(form, language)):
                return EditedTable((language,), dates, tuple(_edited(where, rows)))
    return None


def _edited(where: str, rows: list[list[str]]) -> Iterator[EditedRow]:
    problems: list[Problem] = []
    for at, row in enumerate(rows[1:], start=2):
        if len(row) != len(rows[0]):
            problems.append(Problem(f"{where}:row {at}", "", f"has {len(row)} cells instead of {len(rows[0])}."))
        elif any(row):
            number, body, place, date = row
            yield EditedRow(f"{where}:row {at}", number, None, {"body": body, "place": place, "date": date})
    if problems:
        raise BadInput(problems)


def _rows(table: Any) -> Iterator[list[str]]:
    """The texts of each row with all tracked changes accepted."""
    for row in table._tbl.iter(qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        if properties is not None and properties.find(qn("w:del")) is not None:
            continue
        yield [_text(cell) for cell in row.iter(qn("w:tc"))]


def _text(cell: Any) -> str:
    lines = []
    for paragraph in cell.iter(qn("w:p")):
        pieces = (
            one.text or "" if one.tag == qn("w:t") else " "
            for one in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
            if not any(above.tag in _GONE for above in one.iterancestors())
        )
        lines.append("".join(pieces))
    return " ".join(" ".join(lines).split())


def _from_workbook(book: Workbook) -> EditedAnnex:
    sheet = next(
        (one for one in book.sheets.values() if one.rows and {cell.text for cell in one.rows[0]} >= _KEYS), None
    )
    if sheet is None:
        raise refused(book.file, "holds no schedule: no sheet has the keys of one in its first row.")
    problems: list[Problem] = []
    rows: list[EditedRow] = []
    for record in records(sheet):
        problems += [book.problem(cell, key, cell.wrong) for key, cell in record.items() if cell.wrong]
        first = next(iter(record.values()))
        cells = {key: " ".join(cell.text.split()) for key, cell in record.items()}
        where = f"{book.file}:{sheet.name}:row {first.address.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"
        rows.append(EditedRow(where, cells.get("number", ""), cells["proposal"] or None, cells))
    if problems:
        raise BadInput(problems)
    told_languages = book.properties.get("languages", "").split("+")
    languages = tuple(one for one in LANGUAGES if one in told_languages) or LANGUAGES[:1]
    return EditedAnnex((EditedTable(languages, "day", tuple(rows)),), book.properties.get("digest"))
