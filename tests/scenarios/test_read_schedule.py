from pathlib import Path

import pytest

from scenarios.problem import BadInput
from scenarios.read_schedule import check_schedule, load_schedule

TEXT = """kezdesu: 1
schedule: smallest
solved: {outcome: optimal, levels: [{level: 1, cost: 0, bound: 0}]}
operations: []
meetings:
  health-01: {date: 2022-09-08, place: abai/urzhar}
  health-02: {date: 2022-09-15, place: kostanay/auliekl, status: announced, locked: announced}
  helth-03: {date: 2022-09-15, place: kostanay/auliekol}
unplaced:
  health-01: {because: [{rule: place_cap, about: [abai/urzhar]}]}
  trade-09: {}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "schedule.yaml"


def test_a_schedule_and_its_positions(file):
    file.write_text(TEXT, encoding="utf-8")
    schedule, sources = load_schedule(file)
    assert schedule.meetings["health-02"].locked == "announced"
    assert schedule.unplaced["health-01"].because[0].about == ("abai/urzhar",)
    assert sources.where("schedule", "meetings", "health-01", "place") == f"{file}:6:40"


def test_what_does_not_fit_its_scenario(file, smallest):
    file.write_text(TEXT, encoding="utf-8")
    schedule, sources = load_schedule(file)
    lines = sorted(str(problem).replace(f"{file}:", "") for problem in check_schedule(smallest, schedule, sources))
    assert lines == [
        "10:3: unplaced.health-01: health-01 has a meeting as well.",
        "11:3: unplaced.trade-09: there is no proposal 'trade-09'. Maybe trade-02.",
        "5:1: meetings: the proposal trade-01 is neither here nor in unplaced.",
        "5:1: meetings: the proposal trade-02 is neither here nor in unplaced.",
        "7:40: meetings.health-02.place: there is no place 'auliekl' in kostanay. Maybe kostanay/auliekol.",
        "8:3: meetings.helth-03: there is no proposal 'helth-03'. Maybe health-02.",
    ]


def test_mistakes_in_its_shape(file):
    text = (
        TEXT.replace("meetings:", "meeting:")
        .replace("optimal", "best")
        .replace(
            "operations: []",
            "operations: [{op: add, proposal: x, with_fields: {body: y, places: ['*']}}, {op: pin}]",
        )
    )
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        load_schedule(file)
    assert str(bad.value).replace(f"{file}:", "").splitlines() == [
        "3:19: solved.outcome: 'best' is not one of optimal, time-limit, interrupted.",
        "4:37: operations[0].with_fields.dates: this key is missing.",
        "4:77: operations[1].proposal: this key is missing.",
        "5:1: meeting: unknown key. Maybe meetings.",
    ]
