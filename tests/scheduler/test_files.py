import os
import stat
from datetime import date
from pathlib import Path

import pytest
import yaml

from scenarios.domain import Meeting
from scenarios.problem import BadInput
from scenarios.schedule import Schedule
from scheduler.files import check_new_folder, check_writable, to_yaml, write, write_bytes, write_folder

SCHEDULE = Schedule.model_validate(
    {
        "schedule": "small",
        "revision": 2,
        "inputs": {"scenario": "sha256:ab", "regions": "sha256:cd"},
        "operations": [
            {
                "on": "2022-08-10",
                "op": "postpone",
                "proposal": "a-1",
                "reason": "fire:\nsmoke",
                "window": {"from": "2022-09-01", "to": "2022-09-30"},
            },
            {
                "op": "change",
                "proposal": "a-1",
                "set": {"dates": {"from": "2022-09-01", "to": "2022-09-30"}, "with": []},
            },
            {
                "op": "close",
                "region": "abai",
                "from": "2022-09-01",
                "to": "2022-09-20",
                "reason": {"ru": "пожары", "en": "fires"},
            },
            {"op": "policy", "rule": "region_crowding", "set": {"days": 5}},
        ],
        "solved": {
            "outcome": "time-limit",
            "levels": [{"level": 1, "cost": 24, "bound": 24, "seconds": 1.2}, {"level": 2, "cost": 561, "bound": None}],
            "seconds": 9.8,
            "versions": {"kezdesu": "1.0.0"},
        },
        "replan": {
            "previous": "sha256:ef",
            "changes": 3,
            "bound": 3,
            "shift": 12,
            "shift_bound": None,
            "causes": {"b-1": {"cause": "forced"}},
        },
        "meetings": {
            "b-1": {"date": "2022-09-02", "place": "abai/semey", "locked": "fact", "status": "held"},
            "a-2": {"date": "2022-09-01", "place": "abai/semey"},
            "a-1": {"date": "2022-09-02", "place": "abai/semey"},
        },
        "unplaced": {"d-1": {}, "c-1": {"because": [{"rule": "place_cap", "about": ["abai/semey"]}]}},
    }
)

TEXT = """\
kezdesu: 1
schedule: small
revision: 2
status: draft
inputs: {scenario: 'sha256:ab', regions: 'sha256:cd'}
operations:
  - {op: postpone, 'on': 2022-08-10, reason: "fire:\\nsmoke", proposal: a-1, window: {from: 2022-09-01, to: 2022-09-30}}
  - {op: change, proposal: a-1, set: {with: [], dates: {from: 2022-09-01, to: 2022-09-30}}}
  - {op: close, from: 2022-09-01, to: 2022-09-20, scope: all, reason: {ru: пожары, en: fires}, region: abai}
  - {op: policy, rule: region_crowding, set: {days: 5}}
solved: {outcome: time-limit, levels: [{level: 1, cost: 24, bound: 24, seconds: 1.2}, \
{level: 2, cost: 561, bound: null, seconds: 0.0}], seconds: 9.8, seed: 0, versions: {kezdesu: 1.0.0}}
replan:
  previous: sha256:ef
  changes: 3
  bound: 3
  shift: 12
  shift_bound: null
  causes:
    b-1: {cause: forced}
meetings:
  a-2: {date: 2022-09-01, place: abai/semey, status: planned}
  a-1: {date: 2022-09-02, place: abai/semey, status: planned}
  b-1: {date: 2022-09-02, place: abai/semey, status: held, locked: fact}
unplaced:
  c-1: {because: [{rule: place_cap, about: [abai/semey]}]}
  d-1: {because: []}
"""


def test_the_canonical_form() -> None:
    assert to_yaml(SCHEDULE) == TEXT


def test_what_was_written_is_the_schedule_again() -> None:
    again = Schedule.model_validate(yaml.safe_load(TEXT))
    assert again == SCHEDULE
    assert to_yaml(again) == TEXT


def test_ids_that_look_like_numbers_or_dates_stay_words() -> None:
    meetings = {"10": Meeting(date=date(2022, 9, 1), place="a/b"), "no": Meeting(date=date(2022, 9, 2), place="a/b")}
    text = to_yaml(SCHEDULE.model_copy(update={"meetings": meetings}))
    assert list(yaml.safe_load(text)["meetings"]) == ["10", "no"]


def test_equal_values_are_never_aliases() -> None:
    text = to_yaml(SCHEDULE.model_copy(update={"inputs": {"a": "1", "b": "1"}, "operations": SCHEDULE.operations * 2}))
    assert "&" not in text
    assert "*" not in text


def test_writing_replaces_the_whole_file_and_leaves_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "schedule.yaml"
    target.write_text("old, and much longer than the new one")
    target.chmod(0o640)
    write(str(target), "new\n")
    assert target.read_text() == "new\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["schedule.yaml"]


def test_a_link_keeps_pointing_to_its_file(tmp_path: Path) -> None:
    target, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    target.write_text("old")
    link.symlink_to(target)
    write(str(link), "new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_text_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "schedule.yaml"
    target.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        write(str(target), "half \ud800")
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["schedule.yaml"]


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    check_writable("-")
    write("-", "text\n")
    assert capsys.readouterr().out == "text\n"


def test_a_device_is_written_to_and_not_replaced() -> None:
    check_writable(os.devnull)
    write(os.devnull, "text\n")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_what_cannot_be_written_is_said_before(tmp_path: Path) -> None:
    missing = tmp_path / "none" / "schedule.yaml"
    with pytest.raises(BadInput) as no_folder:
        check_writable(str(missing))
    assert str(no_folder.value) == f"{missing}: there is no folder {missing.parent}."
    with pytest.raises(BadInput) as folder:
        check_writable(str(tmp_path))
    assert str(folder.value) == f"{tmp_path}: this is a folder; give the name of a file."


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_bytes(str(tmp_path / "a.bin"), b"\r\n\x00")
    assert (tmp_path / "a.bin").read_bytes() == b"\r\n\x00"
    assert [file.name for file in tmp_path.iterdir()] == ["a.bin"]


def test_a_folder_has_all_its_files_and_an_empty_one_may_be_there(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new"):
        check_new_folder(str(tmp_path / name))
        write_folder(str(tmp_path / name), {"a": b"1", "b": b"2"})
        assert {file.name: file.read_bytes() for file in (tmp_path / name).iterdir()} == {"a": b"1", "b": b"2"}
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty", "new"]


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_folder(str(tmp_path / "new"), {"a": b"1", "no/where": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_only_a_new_or_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").touch()
    (tmp_path / "file").touch()
    for name, what in {"full": "not empty", "file": "is a file", "no/where": "there is no folder"}.items():
        with pytest.raises(BadInput, match=what):
            check_new_folder(str(tmp_path / name))
