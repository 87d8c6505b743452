import json

import pytest

from scenarios.schedule import AnnexForm
from scheduler.export import Wish, render
from scheduler.export._plain import plain
from tests.scheduler.export.conftest import NASTY, Reporting, venue


def test_the_object_is_the_schedule_row_for_row(reporting: Reporting) -> None:
    report = reporting()
    found = json.loads(render("json", report, Wish(form=AnnexForm(languages=("kk", "ru"))))[""])
    assert [(row["number"], row["proposal"], row["date"], row["place"]["id"]) for row in found["rows"]] == [
        (row.number, row.proposal, row.date.isoformat(), row.place.id) for row in report.rows
    ]
    assert found["rows"][0]["region"] == {
        "id": "kostanay",
        "name": {"kk": "Қостанай облысы", "ru": "Костанайская область"},
        "short": None,
    }
    assert found["horizon"] == {"from": "2022-07-01", "to": "2022-12-30"}
    assert found["figures"]["levels"][1] == {"level": 2, "cost": 7, "bound": 5, "proof": "gap"}
    assert "names" not in found


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_words_come_back_as_they_were(reporting: Reporting, text: str) -> None:
    report, _ = plain(reporting(labour_01=venue(text)))
    found = json.loads(render("json", report, Wish(form=AnnexForm(languages=("en",))))[""])
    assert found["rows"][0]["venue"] == {"en": text}
