import json
from pathlib import Path

import pytest

from scheduler.cli.schema import schema_of
from tests.scheduler.cli.conftest import Run


@pytest.fixture
def schedule(run: Run, tmp_path: Path) -> Path:
    file = tmp_path / "plan.yaml"
    run("plan", "overfull-quarter", "-o", file)
    return file


def test_stress_is_told_the_same_twice_and_changes_nothing(run: Run, schedule: Path) -> None:
    before = schedule.read_bytes()
    words = ("stress", "overfull-quarter", schedule, "--trials", 4, "--slip-rate", 0.5, "--seed", 3, "--json")
    first, again = run(*words), run(*words)
    told = json.loads(first.stdout)
    assert (first.exit_code, first.stdout) == (0, again.stdout)
    assert [one["trial"] for one in told["trials"]] == [1, 2, 3, 4]
    assert (told["slip_rate"], told["seed"], told["failed"]) == (0.5, 3, [])
    assert set(told) == set(schema_of("stress")["properties"])
    assert [one["engine"]["breaches"] for one in told["trials"]] == [0, 0, 0, 0]
    assert sum(one["engine"]["slipped"] for one in told["trials"]) > 0
    assert schedule.read_bytes() == before


def test_without_slips_both_end_as_planned(run: Run, schedule: Path) -> None:
    result = run("stress", "overfull-quarter", schedule, "--trials", 1, "--slip-rate", 0)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "Years tried: 1; chance of a slip in a month: 0 %"
    assert lines[3].split() == ["Slips", "0", "[0,", "0]", "0", "[0,", "0]", "–"]
    assert lines[7].split() == ["Meetings", "at", "the", "end", "6", "[6,", "6]", "6", "[6,", "6]", "1", "[1,", "1]"]


def test_trials_without_a_result_are_told(run: Run, schedule: Path) -> None:
    result = run("stress", "overfull-quarter", schedule, "--trials", 2, "--time-limit", 0.01)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-2:] == [
        f"{number}: No schedule was found before the search ended." for number in (1, 2)
    ]
