import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from scenarios.problem import BadInput
from scheduler.exchange.package import MOST_UNPACKED
from scheduler.exchange.workbook import Cell, read_workbook, records

ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Лист"
    for row in (["id", "day", None], ["Имя", "День", None], ["a", datetime(2022, 9, 14), "rest"], [None, None, None]):
        sheet.append(row)
    sheet.append(["b", "=1+1", "#REF!"])
    sheet.append([12.0, datetime(2022, 9, 14, 10, 30), True])
    sheet["C5"].data_type = "e"
    book.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def rebuilt(file: Path, change: dict[str, bytes] | None = None, *, sheet: tuple[bytes, bytes] = (b"", b"")) -> Path:
    """The same package with parts replaced or added, or with one text of its sheet replaced."""
    with zipfile.ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(*sheet) if sheet[0] else parts[name]
    target = file.with_name("changed.xlsx")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in {**parts, **(change or {})}.items():
            package.writestr(part, content)
    return target


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as bad:
        read_workbook(path)
    return str(bad.value).removeprefix(f"{path}: ")


def test_cells_come_with_their_addresses(file: Path) -> None:
    sheet = read_workbook(file).sheets["Лист"]
    assert [cell.address for cell in sheet.rows[2]] == ["A3", "B3", "C3"]
    rows = records(sheet)
    assert [row["id"].text for row in rows] == ["a", "b", "12"]
    assert rows[0]["day"] == Cell(date(2022, 9, 14), "Лист", "B3")
    assert rows[2]["day"].text == "2022-09-14 10:30:00"
    assert [row["day"].date for row in rows] == [date(2022, 9, 14), None, None]


def test_formulas_and_errors_are_no_data(file: Path) -> None:
    book = read_workbook(file)
    formula, error = book.sheets["Лист"].rows[4][1:]
    assert (formula.value, formula.wrong) == (None, "a formula; write the value itself.")
    assert (error.value, error.wrong) == (None, "an error of the spreadsheet (#REF!).")
    assert str(book.problem(formula, "day", "what.")) == f"{file}:Лист:B5: day: what."


@pytest.mark.parametrize(
    ("words", "day"),
    [("2022-09-14", date(2022, 9, 14)), ("14.09.2022", date(2022, 9, 14)), ("31.02.2022", None), ("soon", None)],
)
def test_dates_may_be_text(words: str, day: date | None) -> None:
    assert Cell(words, "s", "A1").date == day


def test_marks_say_yes_or_no_or_neither() -> None:
    assert [Cell(one, "s", "A1").is_marked for one in ("x", "Х", 1, "Да", "иә", " YES ", True)] == [True] * 7
    assert [Cell(one, "s", "A1").is_marked for one in (None, "", 0, "нет", "жоқ", "No", False)] == [False] * 7
    assert [Cell(one, "s", "A1").is_marked for one in ("maybe", 2)] == [None, None]


@pytest.mark.parametrize("claim", [b"1048576", b"99999999999"])
def test_rows_that_are_only_claimed_are_refused(file: Path, claim: bytes) -> None:
    path = rebuilt(file, sheet=(b'<row r="6"', b'<row r="%s"' % claim))
    assert refusal(path) == "xl/worksheets/sheet1.xml claims more than 20000 rows or 200 columns."


@pytest.mark.parametrize("cell", [b"XFD6", b"A1048576"])
def test_cells_far_away_are_refused(file: Path, cell: bytes) -> None:
    path = rebuilt(file, sheet=(b'<c r="A6"', b'<c r="%s"' % cell))
    assert refusal(path) == "xl/worksheets/sheet1.xml claims more than 20000 rows or 200 columns."


def test_a_claimed_dimension_is_not_believed(file: Path) -> None:
    with zipfile.ZipFile(file) as package:
        dimension = re.search(rb"<dimension[^>]*>", package.read("xl/worksheets/sheet1.xml"))
    assert dimension is not None
    path = rebuilt(file, sheet=(dimension[0], b'<dimension ref="A1:XFD1048576"/>'))
    rows = read_workbook(path).sheets["Лист"].rows
    assert (len(rows), {len(row) for row in rows}) == (6, {3})


def test_what_unpacks_to_too_much_is_refused(file: Path) -> None:
    path = rebuilt(file, {"xl/media/image1.png": b"\x00" * (MOST_UNPACKED + 1)})
    assert path.stat().st_size < 100_000
    assert refusal(path) == f"unpacks to more than {MOST_UNPACKED} bytes."


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml", "docProps/core.xml"])
def test_document_types_and_entities_are_refused(file: Path, part: str) -> None:
    with zipfile.ZipFile(file) as package:
        content = package.read(part)
    at = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
    path = rebuilt(file, {part: content[:at] + ENTITY + content[at:]})
    assert refusal(path) == "holds a document type or an entity, which no such file needs."


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"id,day\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600],
    ids=["empty", "cut", "text", "encrypted"],
)
def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert refusal(path) == "is no XLSX workbook, or it is damaged."


def test_damaged_parts_are_no_traceback(file: Path) -> None:
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"):
        assert refusal(rebuilt(file, {part: b"<x"})) == "is no XLSX workbook, or it is damaged."
    with zipfile.ZipFile(file.with_name("other.xlsx"), "w") as package:
        package.writestr("word/document.xml", BytesIO(b"<a/>").getvalue())
    assert refusal(file.with_name("other.xlsx")) == "is no XLSX workbook, or it is damaged."


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.xlsx") == "there is no such file."
