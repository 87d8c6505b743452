import io
import sys
from pathlib import Path

import pytest

from scenarios.apply import apply
from scenarios.find import LIBRARY, find
from scenarios.load import load
from scenarios.problem import BadInput
from scenarios.read_operations import judged, load_events, load_what_if


def told(tmp_path, text: str, reading=load_events) -> list[str]:
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        reading(path)
    return str(bad.value).replace(f"{path}:", "").splitlines()


def test_events_and_their_positions():
    loaded = load_events(LIBRARY / "kazakhstan-2022-h2/events/august.yaml")
    assert [operation.op for operation in loaded.operations] == ["as_of", *["postpone"] * 7, "close", "add"]
    assert loaded.where(1) == "kazakhstan-2022-h2/events/august.yaml:4:5"
    assert loaded.where(1, "proposal") == "kazakhstan-2022-h2/events/august.yaml:4:46"


def test_what_if_files_have_a_title():
    loaded = load_what_if(LIBRARY / "kazakhstan-2022-h2/what_if/no-saturdays.yaml")
    assert (loaded.title.en, loaded.key) == ("No meetings on Saturdays", "operations")
    assert loaded.operations[0].numbers == {"saturdays": False}


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"operations:\n- {op: withdraw, proposal: a}\n")))
    assert load_what_if(Path("-")).where(0) == "standard input:2:3"


def test_mistakes_in_the_shape_of_operations(tmp_path):
    text = """events:
 - {op: postpone, proposl: x, on: 2022-02-30}
 - {op: hodl}
 - {oops: 1}
 - [1]
 - {op: close, region: a, from: 2022-01-01, to: 20220103, scope: distrits, reason: 3}
 - {op: change, proposal: X, set: {dates: {form: 1}, priority: hi}}
 - {op: add, proposal: x, with_fields: {body: b, dates: {from: 2022-01-01, to: 2022-13-01}, place: [], places: []}}
 - {op: add, proposal: x, with_fields: 3}
"""
    assert told(tmp_path, text) == [
        "2:4: events[0].proposal: this key is missing.",
        "2:19: events[0].proposl: unknown key. Maybe proposal.",
        "2:35: events[0].on: 2022-02-30 is no date: the calendar has no such day.",
        "3:9: events[1].op: 'hodl' is not one of postpone, withdraw, hold, announce, pin, release, add, change, close, "
        "away, open, free, policy, calendar, as_of. Maybe hold.",
        "4:4: events[2]: the key op is missing; it says which operation this is.",
        "5:4: events[3]: a mapping (key: value) is wanted, not a list.",
        "6:49: events[4].to: 20220103 is no date; write it like 2022-09-14.",
        "6:66: events[4].scope: 'distrits' is not one of all, districts. Maybe districts.",
        "6:84: events[4].reason: words in kk, ru, en are wanted, not 3.",
        "7:27: events[5].proposal: 'X' is no id: lower-case letters a-z and digits, words joined with '-'.",
        "7:36: events[5].set.dates.from: this key is missing.",
        "7:36: events[5].set.dates.to: this key is missing.",
        "7:44: events[5].set.dates.form: unknown key. Maybe from.",
        "7:64: events[5].set.priority: 'hi' is not one of must, high, normal, low. Maybe high.",
        "8:80: events[6].with_fields.dates.to: 2022-13-01 is no date: the calendar has no such day.",
        "8:93: events[6].with_fields.place: unknown key. Maybe places.",
        "8:104: events[6].with_fields.places: is empty; at least one is wanted.",
        "9:40: events[7].with_fields: a mapping (key: value) is wanted, not 3.",
    ]


def test_the_list_has_the_name_of_its_kind(tmp_path):
    assert told(tmp_path, "operations: []\n") == [
        "1:1: events: this key is missing.",
        "1:1: operations: unknown key. Known here: title, events.",
    ]
    assert told(tmp_path, "events: 3\ntitle: [a]\n", load_what_if) == [
        "1:1: operations: this key is missing.",
        "1:1: events: unknown key. Known here: title, operations.",
        "2:1: title: words in kk, ru, en are wanted, not a list.",
    ]
    assert told(tmp_path, "events: 3\n") == ["1:9: events: a list is wanted, not 3."]
    assert (
        told(tmp_path, "events: []\ntitle: []\n")[0] == "2:1: title: words in kk, ru, en are wanted, not an empty list."
    )


def test_mistakes_of_shape_and_of_reference_are_told_together(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text(
        "events:\n"
        "  - {op: pin, proposal: helth-01, date: 2022-09-08}\n"
        "  - {op: away, on: 2022-13-08, body: trade, from: 2022-09-25, to: 2022-09-30}\n"
        "  - {op: close, region: abay, from: 2022-09-10, to: 2022-09-20}\n",
        encoding="utf-8",
    )
    scenario = load(find("smallest")).scenario

    with pytest.raises(BadInput) as bad:
        judged(load_events, file, lambda read: apply(scenario, read.operations, where=read.where, key=read.key))

    assert [(one.where.rsplit(":", 2)[1], one.key) for one in bad.value.problems] == [
        ("2", "events[0].proposal"),
        ("3", "events[1].on"),
        ("4", "events[2].region"),
    ]


def test_what_an_unsound_addition_would_bring_is_not_missed(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text(
        "events:\n"
        "  - {op: add, proposal: health-09, with_fields: {body: health}, on: 2022-13-08}\n"
        "  - {op: withdraw, proposal: health-09}\n",
        encoding="utf-8",
    )
    scenario = load(find("smallest")).scenario

    with pytest.raises(BadInput) as bad:
        judged(load_events, file, lambda read: apply(scenario, read.operations, where=read.where, key=read.key))

    assert {one.key.partition(".")[0] for one in bad.value.problems} == {"events[0]"}


def test_a_file_without_mistakes_of_shape_is_judged_once(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text("events:\n  - {op: withdraw, proposal: health-01}\n", encoding="utf-8")
    assert judged(load_events, file, lambda read: [one.op for one in read.operations]) == ["withdraw"]


def test_where_only_the_shape_is_wrong_only_that_is_told(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text("events:\n  - {op: withdraw, proposal: health-01, on: x}\n", encoding="utf-8")
    with pytest.raises(BadInput) as bad:
        judged(load_events, file, lambda read: len(read.operations))
    assert [one.key for one in bad.value.problems] == ["events[0].on"]
