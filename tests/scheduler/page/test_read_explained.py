import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scenarios.digest import digest
from scenarios.domain import LANGUAGES, Scenario
from scenarios.problem import BadInput
from scenarios.schedule import Schedule
from scheduler.explaining.explain_words import member_words
from scheduler.explaining.member import Member
from scheduler.page.read_explained import read_explained
from scheduler.page.wording import phrase
from scheduler.words import date_words

PIN = {"op": "pin", "proposal": "health-01", "date": "2022-09-15", "place": "kostanay/auliekol"}
CONFLICT: dict[str, Any] = {
    "proposal": "health-02",
    "placed": False,
    "answer": "conflict",
    "conflict": {
        "minimal": False,
        "members": [
            {"rule": "window", "about": ["health-02"]},
            {"rule": "placed", "about": ["health-01"]},
        ],
    },
    "counterfactuals": [
        {
            "price": 6,
            "operations": [{"op": "pin", "proposal": "health-01", "date": "2022-09-15", "place": "kostanay/auliekol"}],
        },
    ],
}
MINIMUM: dict[str, Any] = {
    "proposal": "health-02",
    "placed": False,
    "answer": "minimum",
    "moves": [{"op": "pin", "proposal": "labour-01", "date": "2022-09-15", "place": "abai/semey-city"}],
    "minimum": [{"rule": "placed", "about": ["labour-02"], "amount": 4}],
}


def written(folder: Path, schedule: Schedule, *explanations: dict[str, Any], of: str | None = None) -> str:
    file = folder / "explained.json"
    content = {"schedule": "small", "digest": of or digest(schedule), "explanations": explanations}
    file.write_text(json.dumps(content), encoding="utf-8")
    return str(file)


def test_a_conflict_and_what_would_make_room(scenario: Scenario, schedule: Schedule, tmp_path: Path) -> None:
    found = read_explained(written(tmp_path, schedule, CONFLICT), scenario, schedule)
    conflict, open_end, room = found["health-02"].parts
    members = [Member("window", ("health-02",)), Member("placed", ("health-01",))]
    for language in LANGUAGES:
        assert [line.in_language(language) for line in conflict.lines] == [
            member_words(scenario, schedule.meetings, member, language) for member in members
        ]
        day = date_words(date(2022, 9, 15), language)
        assert [day in line.read(language) for line in room.lines] == [True]
    assert conflict.opening == phrase("explain-conflict")
    assert (open_end.opening, open_end.lines) == (phrase("explain-not-minimal"), ())
    assert room.opening == phrase("explain-room")


def test_what_it_would_take(scenario: Scenario, schedule: Schedule, tmp_path: Path) -> None:
    found = read_explained(written(tmp_path, schedule, MINIMUM), scenario, schedule)
    openings = [part.opening for part in found["health-02"].parts]
    assert openings == [phrase("explain-moves"), phrase("explain-minimum")]


def test_only_refusals_are_explained(scenario: Scenario, schedule: Schedule, tmp_path: Path) -> None:
    placed = {"proposal": "health-01", "placed": True}
    assert read_explained(written(tmp_path, schedule, placed), scenario, schedule) == {}


def test_what_explains_something_else_is_refused(scenario: Scenario, schedule: Schedule, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="another schedule"):
        read_explained(written(tmp_path, schedule, CONFLICT, of="sha256:0"), scenario, schedule)
    unknown = {**MINIMUM, "moves": [], "minimum": [{"rule": "no_rule", "about": [], "amount": 1}]}
    with pytest.raises(BadInput, match="no_rule"):
        read_explained(written(tmp_path, schedule, unknown), scenario, schedule)
    bad = {**MINIMUM, "moves": [{"op": "fly"}]}
    with pytest.raises(BadInput, match="explanations"):
        read_explained(written(tmp_path, schedule, bad), scenario, schedule)
    with pytest.raises(BadInput, match="surprise"):
        read_explained(written(tmp_path, schedule, {**MINIMUM, "surprise": 1}), scenario, schedule)
