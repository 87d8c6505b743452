"""Rows are kept by what they depend on, whole or not at all."""

import json
from pathlib import Path

import pytest

from benchmarks._rows import Figures, Rows, digest
from benchmarks._run import Failed
from benchmarks.proof import peer_code, within


class Counting:
    """A measurement that says how often it was made."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Figures:
        self.made += 1
        return {"made": self.made, "versions": {"peer": "7"}}


def test_a_row_is_measured_again_only_where_its_digest_changed(tmp_path: Path) -> None:
    measure, file = Counting(), tmp_path / "rows.json"
    assert Rows(file).measured("proof", "a/kezdesu", "1", measure) == {"made": 1}
    assert Rows(file).measured("proof", "a/kezdesu", "1", measure) == {"made": 1}
    assert Rows(file).measured("proof", "b/kezdesu", "1", measure) == {"made": 2}
    assert Rows(file).measured("proof", "a/kezdesu", "2", measure) == {"made": 3}
    assert [(row.case, row.digest, row.figures) for row in Rows(file).all()] == [
        ("a/kezdesu", "2", {"made": 3}),
        ("b/kezdesu", "1", {"made": 2}),
    ]


def test_again_measures_what_is_there(tmp_path: Path) -> None:
    measure, file = Counting(), tmp_path / "rows.json"
    Rows(file).measured("proof", "a", "1", measure)
    assert Rows(file, again=True).measured("proof", "a", "1", measure) == {"made": 2}
    assert len(Rows(file).all()) == 1


def test_a_row_says_where_and_with_what_it_was_measured(tmp_path: Path) -> None:
    Rows(tmp_path / "rows.json").measured("proof", "a", "1", Counting())
    (row,) = Rows(tmp_path / "rows.json").all()
    assert set(row.versions) == {"python", "ortools", "kezdesu", "peer"}
    assert row.versions["peer"] == "7"
    assert row.machine.cores >= 1
    assert len(row.date) == len("2022-09-14")


def test_what_failed_is_told_and_not_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> Figures:
        raise Failed("exit code 2: no such engine")

    assert Rows(tmp_path / "rows.json").measured("proof", "a", "1", fail) is None
    assert capsys.readouterr().err == "proof a: failed: exit code 2: no such engine\n"
    assert list(tmp_path.iterdir()) == []


def test_the_file_has_a_row_a_line_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    rows = Rows(tmp_path / "rows.json")
    for case in ("b", "a"):
        rows.measured("proof", case, "1", Counting())
    lines = rows.file.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["case"] for line in lines[1:-1]] == ["a", "b"]
    assert list(tmp_path.iterdir()) == [rows.file]


def test_the_digest_is_of_names_bytes_and_arguments(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "a.yaml").write_text("x: 1\n", encoding="utf-8")
    first = digest([folder], [5])
    assert digest([folder], [5]) == first
    assert digest([folder], [6]) != first
    (folder / "a.yaml").rename(folder / "b.yaml")
    assert digest([folder], [5]) != first
    (folder / "b.yaml").rename(folder / "a.yaml")
    assert digest([folder], [5]) == first
    (folder / "a.yaml").write_text("x: 2\n", encoding="utf-8")
    assert digest([folder], [5]) != first


def test_a_peer_depends_on_its_own_files_and_on_what_all_share() -> None:
    names = {peer: {file.name for file in peer_code(peer)} for peer in ("highs", "cp-sat", "cp-sat-lp", "timefold")}
    assert names["cp-sat"] == names["cp-sat-lp"]
    shared = set.intersection(*names.values())
    assert shared >= {"plain.py", "record.py", "answer.py"}
    assert names["highs"] - shared == {"highs.py"}
    assert names["cp-sat"] - shared == {"cp_sat.py"}


def test_a_level_is_reached_with_all_levels_before_it_and_by_a_lawful_schedule() -> None:
    curve = [
        [1.0, [0, 1000, 2], True],
        [2.0, [0, 1009, 2], False],
        [3.0, [0, 1008, 3], True],
        [4.0, [5, 1000, 2], True],
        [5.0, [0, 1000, 2], True],
    ]
    assert within(curve, (0, 1000, 2)) == [1.0, 1.0, 1.0]
    assert within(curve[1:], (0, 1000, 2)) == [3.0, 3.0, 5.0]
    assert within(curve[1:4], (0, 1000, 2)) == [3.0, 3.0, None]
