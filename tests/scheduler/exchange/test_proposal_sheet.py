from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scenarios.domain import Proposal, Scenario
from scenarios.problem import BadInput
from scheduler.exchange.proposal_form import template
from scheduler.exchange.proposal_sheet import COLUMNS, read_proposals
from scheduler.exchange.workbook import Workbook, read_workbook

Filled = Callable[..., Workbook]
ROW: dict[str, Any] = {
    "proposal": "health-01",
    "body": "health",
    "from": datetime(2022, 9, 1),
    "to": "30.09.2022",
    "places": "kostanay/auliekol, abai/*",
}


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """The template with these rows filled in, as it comes back."""

    def fill(*rows: dict[str, Any]) -> Workbook:
        book = openpyxl.load_workbook(BytesIO(template(("kk", "ru"))))
        for down, row in enumerate(rows, start=3):
            for key, value in row.items():
                book.worksheets[0].cell(down, list(COLUMNS).index(key) + 1).value = value
        book.save(tmp_path / "back.xlsx")
        return read_workbook(tmp_path / "back.xlsx")

    return fill


def complaints(book: Workbook, scenario: Scenario | None = None) -> list[str]:
    with pytest.raises(BadInput) as bad:
        read_proposals(book, scenario)
    return [str(problem).removeprefix(f"{book.file}:Ұсыныстар – Предложения:") for problem in bad.value.problems]


def test_a_row_is_a_proposal(filled: Filled, scenario: Scenario) -> None:
    whole = {
        **ROW,
        "proposal": "health-02",
        "with": "labour",
        "prefer": "2022-09-14",
        "priority": "must",
        "topics": "health-insurance; clubs",
        "outside": "иә",
        "time": "10:00-13:00",
        "venue": "{{ hall }}",
        "note": "a\nb",
    }
    assert read_proposals(filled(ROW, {}, whole), scenario) == {
        "health-01": Proposal.model_validate(
            {
                "body": "health",
                "dates": {"from": "2022-09-01", "to": "2022-09-30"},
                "places": ["kostanay/auliekol", "abai/*"],
            }
        ),
        "health-02": Proposal.model_validate(
            {
                "body": "health",
                "with": ["labour"],
                "dates": {"from": "2022-09-01", "to": "2022-09-30", "prefer": "2022-09-14"},
                "places": ["kostanay/auliekol", "abai/*"],
                "priority": "must",
                "topics": ["health-insurance", "clubs"],
                "outside_schedule": True,
                "time": "10:00-13:00",
                "venue": "{{ hall }}",
                "note": "a\nb",
            }
        ),
    }


def test_every_mistake_is_told_with_its_cell(filled: Filled, scenario: Scenario) -> None:
    rows = (
        {**ROW, "proposal": "Health 1", "from": "soon", "outside": "maybe"},
        {**ROW, "places": None, "body": "=A1"},
        {**ROW, "priority": "hihg"},
        {**ROW, "from": "2022-10-01"},
        {**ROW, "body": "helth", "with": "labour, labour", "places": "abai/semey"},
        {**ROW, "proposal": "health-02"},
        {**ROW, "proposal": "health-02"},
    )
    assert complaints(filled(*rows), scenario) == [
        "D3: from: 'soon' is no date; write it like 2022-09-14.",
        "J3: outside: 'maybe' is neither yes nor no.",
        "A3: proposal: 'Health 1' is no id: lower-case letters a-z and digits, words joined with '-'.",
        "B4: body: a formula; write the value itself.",
        "G4: places: is empty.",
        "H5: priority: 'hihg' is not one of must, high, normal, low. Maybe high.",
        "E6: to: 2022-09-30 is before 2022-10-01; from and to are both inclusive.",
        "B7: body: there is no body 'helth'. Maybe health.",
        "C7: with: labour takes part already.",
        "G7: places: there is no place 'semey' in abai. Maybe abai/semey-city.",
        "A9: proposal: the id health-02 stands above already.",
    ]


def test_an_empty_template_and_another_workbook_are_refused(filled: Filled, tmp_path: Path) -> None:
    assert complaints(filled()) == [f"{tmp_path / 'back.xlsx'}: holds no proposal."]
    book = openpyxl.Workbook()
    book.active.append(["proposal", "body", "from", "to", "places", "plases"])
    book.save(tmp_path / "other.xlsx")
    assert complaints(read_workbook(tmp_path / "other.xlsx")) == [
        f"{tmp_path / 'other.xlsx'}:Sheet:F1: 'plases' is not one of {', '.join(COLUMNS)}. Maybe places."
    ]
