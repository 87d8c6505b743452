import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scheduler.replanning.slipped import write_events, write_scenario

KEZDESU = str(Path(sys.executable).parent / "kezdesu")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The tight scenario's folder and its plan."""
    base = tmp_path_factory.mktemp("recommend")
    folder, schedule = write_scenario(base / "tight"), base / "plan.yaml"
    subprocess.run([KEZDESU, "plan", str(folder), "-o", str(schedule)], check=True, capture_output=True)
    return folder, schedule


def test_free_dates_come_first(planned, run) -> None:
    done = run(
        "recommend", *planned, "--body", "health", "--region", "abai", "--from", "2022-09-13", "--to", "2022-09-20"
    )
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Ministry of Health, Abai Region: the best dates and places"
    assert [line.split()[:4] for line in lines if line[:1].isdigit()][:2] == [
        ["1", "16", "September", "2022"],
        ["2", "19", "September", "2022"],
    ]
    assert "nothing else changes" in lines[3]


def test_a_date_that_is_taken_makes_others_move_as_a_replan_would(planned, run, tmp_path: Path) -> None:
    day = ("--from", "2022-09-14", "--to", "2022-09-14")
    found = json.loads(run("recommend", *planned, "--body", "health", "--region", "abai", *day, "--json").stdout)
    (only,) = found["recommendations"]
    assert (only["date"], only["shift"], [row["proposal"] for row in only["changes"]]) == (
        "2022-09-14",
        2,
        ["trade-01"],
    )
    (row,) = only["changes"]
    assert row["cause"] == "knock-on"
    added = found["operation"]
    assert added["with_fields"] == {
        "body": "health",
        "dates": {"from": "2022-09-14", "to": "2022-09-14"},
        "places": ["abai/*"],
        "priority": "must",
        "outside_schedule": True,
    }
    events = write_events(tmp_path / "events.yaml", json.dumps({"events": [added]}))
    again = json.loads(run("replan", *planned, "--events", events, "-o", tmp_path / "new.yaml", "--json").stdout)
    assert (again["replan"]["changes"], again["replan"]["shift"]) == (1, only["shift"])
    assert again["solved"]["levels"][1]["cost"] == only["levels"][1]
    assert sorted(again["unplaced"]) == list(only["unplaced"])


def test_no_date_at_all(planned, run) -> None:
    sunday = ("--from", "2022-09-18", "--to", "2022-09-18")
    done = run("recommend", *planned, "--body", "health", "--region", "abai", *sunday)
    assert (done.exit_code, done.stdout.splitlines()[-1]) == (0, "No date and place is possible.")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--body", "helth", "--region", "abai"), "--body: 'helth' is not one of health, trade. Maybe health."),
        (("--body", "health", "--region", "abay"), "--region: 'abay' is not one of abai. Maybe abai."),
        (("--body", "health", "--region", "abai", "--from", "2022-10-01", "--to", "2022-09-01"), "--to: "),
    ],
)
def test_bad_words_are_told(planned, run, words: tuple[str, ...], told: str) -> None:
    done = run("recommend", *planned, *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
