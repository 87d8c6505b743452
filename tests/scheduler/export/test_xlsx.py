import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from scenarios.domain import Language, Meeting
from scenarios.schedule import AnnexForm
from scheduler.export import Wish, render
from scheduler.export._plain import plain
from scheduler.report import Report
from tests.scheduler.export.conftest import NASTY, SHED, Reporting, venue

SHEETS = ["Schedule", "By region", "By body", "By month", "Coverage", "Unplaced", "Changes"]


def xlsx(report: Report, *languages: Language) -> bytes:
    return render("xlsx", report, Wish(form=AnnexForm(languages=languages or ("en",))))[""]


def openpyxl_rows(content: bytes, sheet: str) -> list[dict[str, object]]:
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(content))[sheet].iter_rows()]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def calamine_rows(content: bytes, sheet: str) -> list[dict[str, object]]:
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def test_the_schedule_is_the_same_row_for_row_to_two_readers(reporting: Reporting) -> None:
    report = reporting(labour_01={"time": "10:00-13:00", **venue("House of Culture")})
    content = xlsx(report)
    expected = [
        (row.number, row.date, row.time, row.region.name.en, row.place.name.en, row.proposal) for row in report.rows
    ]
    assert len(expected) == 3
    wanted = ("number", "date", "time", "region", "place", "proposal")
    for rows in (openpyxl_rows(content, "Schedule"), calamine_rows(content, "Schedule")):
        found = [tuple(row[key] or None for key in wanted) for row in rows]
        assert [(n, d.date() if isinstance(d, datetime) else d, *rest) for n, d, *rest in found] == expected
    by_proposal = {row["proposal"]: row for row in openpyxl_rows(content, "Schedule")}
    assert by_proposal["labour-01"]["venue"] == "House of Culture"
    assert by_proposal["health-01"]["body"] == "Ministry of Healthcare; Ministry of Labour"


def test_every_sheet_has_frozen_headings_filters_and_hidden_keys(reporting: Reporting) -> None:
    book = load_workbook(BytesIO(xlsx(reporting())))
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "B3"
        assert sheet.row_dimensions[1].hidden
        last = f"{sheet.cell(2, sheet.max_column).column_letter}{max(sheet.max_row, 3)}"
        assert sheet.auto_filter.ref == (None if sheet.title == "By month" else f"A2:{last}")


def test_views_hold_the_schedule_again(reporting: Reporting) -> None:
    report = reporting()
    content = xlsx(report)
    proposals = sorted(row.proposal for row in report.rows)
    assert sorted(row["proposal"] for row in openpyxl_rows(content, "By region")) == proposals
    joint = [*proposals, "health-01"]
    assert sorted(row["proposal"] for row in openpyxl_rows(content, "By body")) == sorted(joint)
    assert [(row["region"], row["total"]) for row in openpyxl_rows(content, "By month")] == [
        ("Abai Region", 1),
        ("Kostanay Region", 2),
        ("Total", 3),
        ("Limit", None),
    ]
    assert [row["2022-09"] for row in openpyxl_rows(content, "By month")][:3] == [None, 2, 2]
    assert {row["region"]: row["planned"] for row in openpyxl_rows(content, "Coverage")} == {
        "Abai Region": 1,
        "Kostanay Region": 2,
    }
    assert [row["proposal"] for row in openpyxl_rows(content, "Unplaced")] == ["health-02"]


def test_changes_since_an_older_schedule(reporting: Reporting, meetings: dict[str, Meeting]) -> None:
    assert xlsx_remark(xlsx(reporting())) == "No older schedule was given."
    assert xlsx_remark(xlsx(reporting(before=meetings))) == "Nothing changed."
    before = {
        "health-01": meetings["health-01"],
        "labour-01": Meeting(date=date(2022, 9, 6), place="kostanay/kostanay-city"),
        "health-02": Meeting(date=date(2022, 9, 26), place="kostanay/auliekol"),
    }
    rows = openpyxl_rows(xlsx(reporting(before=before)), "Changes")
    assert [(row["proposal"], row["change"], row["olddate"], row["newdate"]) for row in rows] == [
        ("health-02", "dropped", datetime(2022, 9, 26), None),
        ("labour-01", "another date", datetime(2022, 9, 6), datetime(2022, 9, 5)),
        ("labour-02", "added", None, datetime(2022, 10, 12)),
    ]


def xlsx_remark(content: bytes) -> object:
    return load_workbook(BytesIO(content))["Changes"]["A3"].value


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_words_stay_words(reporting: Reporting, text: str) -> None:
    content = xlsx(plain(reporting(labour_01=venue(text)))[0])
    cell = load_workbook(BytesIO(content))["Schedule"]["H3"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert calamine_rows(content, "Schedule")[0]["venue"] == text
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not [name for name in package.namelist() if b"<f>" in package.read(name)]


@pytest.mark.parametrize(("text", "left"), SHED.values(), ids=SHED)
def test_what_no_document_can_carry_is_left_out(reporting: Reporting, text: str, left: str) -> None:
    content = xlsx(plain(reporting(labour_01=venue(text)))[0])
    assert openpyxl_rows(content, "Schedule")[0]["venue"] == left


def test_two_languages_share_a_cell(reporting: Reporting) -> None:
    content = xlsx(reporting(), "kk", "ru")
    book = load_workbook(BytesIO(content))
    assert book.sheetnames[:2] == ["Кесте – График", "Өңірлер бойынша – По регионам"]
    assert openpyxl_rows(content, "Кесте – График")[0]["region"] == "Қостанай облысы / Костанайская область"


def test_equal_reports_give_equal_bytes_that_say_where_they_are_from(reporting: Reporting) -> None:
    report = reporting()
    assert xlsx(report) == xlsx(report)
    properties = {one.name: one.value for one in load_workbook(BytesIO(xlsx(report, "ru"))).custom_doc_props.props}
    assert properties == {
        "kezdesu": "schedule",
        "scenario": "small",
        "revision": "1",
        "digest": report.provenance.digest,
        "languages": "ru",
    }
