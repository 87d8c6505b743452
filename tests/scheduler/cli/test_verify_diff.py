import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scheduler.replanning.slipped import SLIP, write_events, write_scenario

KEZDESU = str(Path(sys.executable).parent / "kezdesu")
WITH_ANNOUNCED = SLIP + "- {op: announce, proposal: trade-02}\n"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folder, its plan, the events and the re-plan."""
    base = tmp_path_factory.mktemp("verify")
    found = {
        "folder": write_scenario(base / "tight"),
        "old": base / "old.yaml",
        "new": base / "new.yaml",
        "events": write_events(base / "events.yaml", WITH_ANNOUNCED),
    }
    commands = (
        ["plan", found["folder"], "-o", found["old"]],
        ["replan", found["folder"], found["old"], "--events", found["events"], "-o", found["new"]],
    )
    for words in commands:
        subprocess.run([KEZDESU, *map(str, words)], check=True, capture_output=True)
    return found


@pytest.fixture
def verified(files: dict[str, Path], run, tmp_path: Path):
    """Verifies the re-plan with these edits of its file."""

    def call(*edits: tuple[str, str], events: Path | None = None):
        text = files["new"].read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text
            text = text.replace(old, new, 1)
        file = tmp_path / "new.yaml"
        file.write_text(text, encoding="utf-8")
        return run("verify-diff", files["folder"], files["old"], file, "--events", events or files["events"])

    return call


def test_a_replan_is_verified(verified) -> None:
    done = verified()
    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        [
            "Verified: lawful, the operations are as given, locks kept, causes true.",
            "Proven again: no lawful schedule has a lower level 1 (0), and with it none changes fewer meetings than 1.",
        ],
    )


def test_in_a_fresh_process_and_as_json(files: dict[str, Path]) -> None:
    words = ["verify-diff", files["folder"], files["old"], files["new"], "--events", files["events"], "--json"]
    done = subprocess.run([KEZDESU, *map(str, words)], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == {"verified": True, "findings": [], "level_1": 0, "changes": 1, "shift": 2}


TAMPERED = {
    "a lock moved": ([("trade-02: {date: 2022-10-12", "trade-02: {date: 2022-10-13")], "trade-02"),
    "a lock forgotten": ([(", status: announced, locked: announced}", ", status: planned}")], "trade-02"),
    "another number of changes": (
        [("  changes: 1\n  bound: 1", "  changes: 0\n  bound: 0")],
        "says 0, counted: 1",
    ),
    "another shift": (
        [("  shift: 2\n  shift_bound: 2", "  shift: 1\n  shift_bound: 1")],
        "says 1, counted: 2",
    ),
    "another cause": ([("same_region_clash", "travel_gap")], "trade-01: the cause is not what the checker finds."),
    "a cause left out": ([("cause: knock-on", "cause: level-1")], "trade-01: the cause is not what the checker finds."),
    "another operation": ([("not_before: 2022-09-14", "not_before: 2022-09-13")], "The operations are not those"),
    "another predecessor": ([("previous: sha256:", "previous: sha256:0")], "It was re-planned from another schedule"),
    "another revision": ([("revision: 2", "revision: 3")], "The revision should be 2: 3."),
    "other inputs": ([("inputs: {scenario: 'sha256:", "inputs: {scenario: 'sha256:0")], "not the folder's: scenario."),
    "a breach": ([("trade-01: {date: 2022-09-16", "trade-01: {date: 2022-09-15")], "too close together"),
    "a wrong cost": ([("level: 4, cost: ", "level: 4, cost: 1")], "Level 4: the file says"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_tampering_is_found(verified, what: str) -> None:
    edits, finding = TAMPERED[what]
    done = verified(*edits)
    assert done.exit_code == 1
    assert done.stdout.startswith("Findings: ")
    assert any(finding in line for line in done.stdout.splitlines())


def test_other_events_are_found(verified, tmp_path: Path) -> None:
    done = verified(events=write_events(tmp_path / "others.yaml", SLIP))
    assert done.exit_code == 1
    assert "  The operations are not those of the old schedule and of the events." in done.stdout.splitlines()


def test_a_meeting_that_is_missing_is_bad_input(verified) -> None:
    done = verified(
        ("  trade-02: {date: 2022-10-12, place: abai/semey-city, status: announced, locked: announced}\n", "")
    )
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith("meetings: the proposal trade-02 is neither here nor in unplaced.\n")


def test_only_one_file_comes_from_standard_input(run) -> None:
    assert run("verify-diff", "tight", "-", "-", "--events", "x").exit_code == 2
