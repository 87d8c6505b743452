import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from scenarios.read_operations import load_events
from tests.scheduler.cli.conftest import Run

Exported = Callable[..., Path]
KK_DATE, RU_DATE = "2022 жылғы 12 қыркүйек", "12 сентября 2022 года"


@pytest.fixture
def exported(run: Run, folder: Path, schedule_file: Path, tmp_path: Path) -> Exported:
    """The annex of the small schedule as an official would get it."""

    def export(ending: str, language: str = "kk+ru", *more: str) -> Path:
        target = tmp_path / f"annex.{ending}"
        asked = ("--format", ending, "--language", language, *(("--alone",) if ending == "docx" else ()), *more)
        done = run("export", folder, schedule_file, *asked, "-o", target)
        assert done.exit_code == 0, done.output
        return target

    return export


@pytest.fixture
def compared(run: Run, folder: Path, schedule_file: Path) -> Callable[[Path], dict[str, Any]]:
    def compare(file: Path) -> dict[str, Any]:
        events = file.with_suffix(".yaml")
        done = run("compare", folder, schedule_file, file, "--operations", events, "--json", "--exit-code")
        found = json.loads(done.stdout)
        assert done.exit_code == (1 if found["differences"] else 0)
        assert yaml.safe_load(events.read_text(encoding="utf-8")) == {"events": found["operations"]}
        load_events(events)
        return found

    return compare


@pytest.mark.parametrize("language", ["kk", "ru", "en", "kk+ru"])
@pytest.mark.parametrize("more", [("docx",), ("docx", "--dates", "month"), ("docx", "--order", "body"), ("xlsx",)])
def test_an_untouched_annex_is_the_schedule(
    exported: Exported, compared: Callable[[Path], dict[str, Any]], language: str, more: tuple[str, ...]
) -> None:
    found = compared(exported(more[0], language, *more[1:]))
    assert found == {"stale": False, "differences": [], "operations": [], "left": {}}


def edited_docx(path: Path, change: Callable[[Any, Any], None]) -> Path:
    document = docx.Document(str(path))
    change(*document.tables)
    document.save(str(path))
    return path


def test_a_document_edited_in_both_languages(exported: Exported, compared: Callable[[Path], dict[str, Any]]) -> None:
    def change(kk: Any, ru: Any) -> None:
        kk.cell(1, 3).text, ru.cell(1, 3).text = KK_DATE, f"{RU_DATE}, 10:00"
        kk.cell(2, 2).text, ru.cell(2, 2).text = "Абай облысы, Семей қаласы", "город  Семей, область Абай"

    found = compared(edited_docx(exported("docx"), change))
    assert found["operations"] == [
        {"op": "change", "proposal": "labour-02", "set": {"time": "10:00"}},
        {"op": "pin", "proposal": "labour-02", "date": "2022-09-12"},
        {"op": "change", "proposal": "health-01", "set": {"places": ["kostanay/auliekol", "abai/semey-city"]}},
        {"op": "pin", "proposal": "health-01", "place": "abai/semey-city"},
    ]
    assert [(one["kind"], one["proposal"]) for one in found["differences"]] == [
        *(("changed", "labour-02"), ("changed", "health-01")),
        *(("changed", "labour-02"), ("changed", "health-01")),
    ]


def test_rows_added_and_removed_by_hand(exported: Exported, compared: Callable[[Path], dict[str, Any]]) -> None:
    def change(kk: Any, ru: Any) -> None:
        for table, cells in (
            (kk, ("4", "Денсаулық сақтау министрлігі", "Абай облысы, Үржар ауданы", "2022 жылғы 20 қазан")),
            (ru, ("4", "Министерство здравоохранения", "Урджарский район, область Абай", "20 октября 2022 года")),
        ):
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
            table._tbl.remove(table.rows[3]._tr)

    found = compared(edited_docx(exported("docx"), change))
    assert found["operations"] == [
        {
            "op": "add",
            "proposal": "annex-01",
            "with_fields": {
                "body": "health",
                "dates": {"from": "2022-10-20", "to": "2022-10-20"},
                "places": ["abai/urzhar"],
                "priority": "must",
            },
        },
        {"op": "withdraw", "proposal": "labour-01"},
    ]


def test_what_only_one_language_says_or_nobody_understands_is_left(
    exported: Exported, compared: Callable[[Path], dict[str, Any]]
) -> None:
    def change(kk: Any, ru: Any) -> None:
        kk.cell(1, 3).text, ru.cell(1, 3).text = KK_DATE, "13 сентября 2022 года"
        kk.cell(2, 3).text = "кейінірек"
        ru._tbl.remove(ru.rows[3]._tr)

    path = edited_docx(exported("docx"), change)
    found = compared(path)
    assert (found["operations"], found["left"]) == (
        [],
        {f"{path}:table 1:row 2": "languages", f"{path}:table 1:row 3": "unread", f"{path}:table 2": "languages"},
    )


def test_a_date_that_only_one_language_has_is_left(
    exported: Exported, compared: Callable[[Path], dict[str, Any]]
) -> None:
    def change(kk: Any, ru: Any) -> None:
        kk.cell(1, 3).text = KK_DATE

    path = edited_docx(exported("docx"), change)
    found = compared(path)
    assert (found["operations"], found["left"]) == ([], {f"{path}:table 1:row 2": "languages"})


def test_tracked_changes_count_as_accepted(exported: Exported, compared: Callable[[Path], dict[str, Any]]) -> None:
    def change(table: Any) -> None:
        paragraph = table.cell(1, 3).paragraphs[0]
        deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
        old = paragraph.runs[0]._r
        new = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = RU_DATE
        new.append(text)
        inserted.append(new)
        old.addprevious(deleted)
        deleted.addnext(inserted)
        deleted.append(old)
        gone = table.rows[3]._tr.get_or_add_trPr()
        gone.append(OxmlElement("w:del"))
        for one in table.rows[3]._tr.iter(qn("w:t")):
            one.tag = qn("w:delText")

    found = compared(edited_docx(exported("docx", "ru"), change))
    assert found["operations"] == [
        {"op": "pin", "proposal": "labour-02", "date": "2022-09-12"},
        {"op": "withdraw", "proposal": "labour-01"},
    ]


def test_an_edited_workbook(exported: Exported, compared: Callable[[Path], dict[str, Any]]) -> None:
    path = exported("xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, at["date"]).value = "10.10.2022"
    sheet.cell(3, at["time"]).value = "9:00"
    sheet.cell(4, at["place"]).value = "Қостанай қаласы / город Костанай"
    sheet.cell(4, at["venue"]).value = "Зал №1"
    sheet.delete_rows(5)
    book.save(path)
    assert compared(path)["operations"] == [
        {"op": "change", "proposal": "labour-02", "set": {"time": "9:00"}},
        {"op": "pin", "proposal": "labour-02", "date": "2022-10-10"},
        {
            "op": "change",
            "proposal": "health-01",
            "set": {
                "places": ["kostanay/auliekol", "kostanay/kostanay-city"],
                "venue": {"kk": "Зал №1", "ru": "Зал №1"},
            },
        },
        {"op": "pin", "proposal": "health-01", "place": "kostanay/kostanay-city"},
        {"op": "withdraw", "proposal": "labour-01"},
    ]


def test_differences_in_words_and_a_stale_file(run: Run, exported: Exported, folder: Path, schedule_file: Path) -> None:
    path = exported("docx", "en")
    text = schedule_file.read_text(encoding="utf-8").replace("2022-10-12", "2022-10-13")
    schedule_file.write_text(text, encoding="utf-8")
    done = run("compare", folder, schedule_file, path)
    assert done.stdout == (f"{path}:table 1:row 4: changed: labour-01\n  Date: 13 October 2022 → 12 October 2022\n")
    assert done.stderr == (
        f"{path}: this annex was made from another schedule; differences may be older than the edit.\n"
    )


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "an annex is read from .docx or .xlsx."),
        ("a.docx", b"PK", "is no DOCX document, or it is damaged."),
        ("a.xlsx", b"PK", "is no XLSX workbook, or it is damaged."),
    ],
)
def test_files_that_are_no_annex(
    run: Run, folder: Path, schedule_file: Path, tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    (tmp_path / name).write_bytes(content)
    done = run("compare", folder, schedule_file, tmp_path / name)
    assert (done.exit_code, done.output) == (2, f"{tmp_path / name}: {what}\n")


def test_a_document_without_an_annex(run: Run, folder: Path, schedule_file: Path, tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    for ending, what in {
        "docx": "holds no annex: no table has the headings of one.",
        "xlsx": "holds no schedule: no sheet has the keys of one in its first row.",
    }.items():
        done = run("compare", folder, schedule_file, tmp_path / f"a.{ending}")
        assert (done.exit_code, done.output) == (2, f"{tmp_path}/a.{ending}: {what}\n")
