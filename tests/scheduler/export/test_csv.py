import csv
from io import StringIO

import pytest

from scenarios.schedule import AnnexForm
from scheduler.export import Wish, render
from scheduler.export._plain import plain
from scheduler.export.csv import safe
from scheduler.report import Report
from tests.scheduler.export.conftest import NASTY, Reporting, venue


def rows(report: Report, *, bom: bool = False) -> list[list[str]]:
    content = render("csv", report, Wish(form=AnnexForm(languages=("en",)), bom=bom))[""]
    assert content.startswith(b"\xef\xbb\xbf") is bom
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("bom", [False, True])
def test_the_file_is_the_schedule_row_for_row(reporting: Reporting, bom: bool) -> None:
    report = reporting(labour_01={"time": "10:00"})
    heading, *found = rows(report, bom=bom)
    assert heading[:5] == ["No.", "Date", "Day of the week", "Time", "Body"]
    assert [(row[0], row[1], row[3], row[5], row[6], row[-1]) for row in found] == [
        (one.number, one.date.isoformat(), one.time or "", one.region.name.en, one.place.name.en, one.proposal)
        for one in report.rows
    ]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_cell_begins_a_formula(reporting: Reporting, text: str) -> None:
    found = rows(plain(reporting(labour_01=venue(text)))[0])
    assert found[1][7] == (f"'{text}" if text[0] in "=+-@" else text)
    assert not [cell for row in found for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_signs_that_begin_a_formula_get_an_apostrophe() -> None:
    signs = ["=1", "+1", "-1", "@1", "\t1", "\r1", "1=", "'=", ""]
    assert [safe(one) for one in signs] == ["'=1", "'+1", "'-1", "'@1", "'\t1", "'\r1", "1=", "'=", ""]
    assert (safe(None), safe(12)) == ("", "12")
