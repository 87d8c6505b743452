import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.scheduler.replanning.slipped import NOTHING, SLIP, write_events, write_scenario

KEZDESU = str(Path(sys.executable).parent / "kezdesu")


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The tight scenario's folder and its plan."""
    base = tmp_path_factory.mktemp("replan")
    folder, schedule = write_scenario(base / "tight"), base / "plan.yaml"
    subprocess.run([KEZDESU, "plan", str(folder), "-o", str(schedule)], check=True, capture_output=True)
    return folder, schedule


@pytest.fixture
def again(planned: tuple[Path, Path], run, tmp_path: Path):
    """Re-plans after these events; gives the result of the command and the file it writes."""

    def call(events: str, *options: object, schedule: Path | None = None, folder: Path | None = None):
        output = tmp_path / "new.yaml"
        file = write_events(tmp_path / "events.yaml", events)
        words = (folder or planned[0], schedule or planned[1], "--events", file, "-o", output)
        return run("replan", *words, *options), output

    return call


def _meetings(file: Path) -> dict[str, dict[str, str]]:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["meetings"]


def _edited(source: Path, target: Path, *changes: tuple[str, str]) -> Path:
    text = source.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    target.write_text(text, encoding="utf-8")
    return target


def test_the_plan_has_every_wish(planned: tuple[Path, Path]) -> None:
    days = {name: meeting["date"] for name, meeting in _meetings(planned[1]).items()}
    assert days == {"health-01": "2022-09-06", "trade-01": "2022-09-14", "trade-02": "2022-10-12"}


def test_the_diff_has_a_cause_for_each_line_and_the_proof(again) -> None:
    done, output = again(SLIP)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[:5] == [
        "tight, revision 2: what changed",
        "Moved to another date: 2",
        "  health-01: 2022-09-06 abai/urzhar → 2022-09-14 abai/urzhar",
        "    Forced: it was postponed (floods).",
        "  trade-01: 2022-09-14 abai/urzhar → 2022-09-16 abai/urzhar",
    ]
    assert lines[5].startswith("    Knock-on. Had it stayed: Meetings in one region too close together;")
    assert "Unchanged: 1" in lines
    assert "Forced: 1" in lines
    assert "Changed beside these: 1. Proven: no lawful schedule changes fewer." in lines
    assert "Days of shift of the changed, in all: 2." in lines
    assert lines[-1] == f"Written: {output}"


@pytest.mark.parametrize(
    ("language", "proof"),
    [
        ("ru", "Кроме них изменено: 1. Доказано: ни один допустимый график не меняет меньше."),
        ("kk", "Бұлардан басқа өзгергені: 1. Дәлелденді: бұдан аз өзгертетін жарамды кесте жоқ."),
    ],
)
def test_it_speaks_three_languages(again, language: str, proof: str) -> None:
    done, _ = again(SLIP, "--language", language)
    assert proof in done.stdout.splitlines()


def test_the_file_is_lawful_and_holds_operations_proof_and_causes(again, planned, run) -> None:
    done, output = again(SLIP, "--json")
    found = json.loads(done.stdout)
    assert found["revision"] == 2
    assert found["operations"] == [
        {
            "op": "postpone",
            "reason": "floods",
            "proposal": "health-01",
            "not_before": "2022-09-14",
            "not_after": "2022-09-14",
            "window": {"from": "2022-09-14", "to": "2022-09-14"},
        }
    ]
    record = {key: value for key, value in found["replan"].items() if key not in {"causes", "previous"}}
    assert record == {"changes": 1, "bound": 1, "shift": 2, "shift_bound": 2}
    forced, knock_on = found["changes"]
    assert (forced["proposal"], forced["cause"], forced["by"]) == ("health-01", "forced", found["operations"][0])
    assert knock_on == {
        "proposal": "trade-01",
        "from": {"date": "2022-09-14", "place": "abai/urzhar"},
        "to": {"date": "2022-09-16", "place": "abai/urzhar"},
        "cause": "knock-on",
        "by": [{"rule": "same_region_clash", "about": ["health-01", "trade-01"]}],
    }
    assert set(found["amounts"]) >= {"window", "placed", "preferred_date"}
    checked = run("check", planned[0], output)
    assert (checked.exit_code, checked.stdout.splitlines()[0]) == (0, "No breach. Meetings: 3; unplaced: 0.")


def test_a_replan_can_be_replanned(again, tmp_path: Path) -> None:
    _, first = again(SLIP)
    kept = first.rename(tmp_path / "second.yaml")
    done, output = again(
        "events:\n- {op: as_of, date: 2022-09-20}\n- {op: withdraw, proposal: trade-02}\n", schedule=kept
    )
    assert done.exit_code == 0
    assert sorted(_meetings(output)) == ["health-01", "trade-01"]
    assert {meeting["locked"] for meeting in _meetings(output).values()} == {"fact"}
    operations = yaml.safe_load(output.read_text(encoding="utf-8"))["operations"]
    assert [operation["op"] for operation in operations] == ["postpone", "as_of", "withdraw"]


def test_nothing_happened_and_nothing_changes(again, planned) -> None:
    done, output = again(NOTHING)
    lines = done.stdout.splitlines()
    assert lines[1:4] == [
        "Unchanged: 3",
        "Forced: 0",
        "Changed beside these: 0. Proven: no lawful schedule changes fewer.",
    ]
    assert _meetings(output) == _meetings(planned[1])


def test_the_menu_says_what_more_changes_buy(again) -> None:
    """Trade-01 may also come earlier than its wish; a third change cannot buy anything."""
    done, _ = again(SLIP, "--menu", 2, "--json")
    rows = json.loads(done.stdout)["menu"]
    assert rows[0] == {"row": 1, "changes": 1, "shift": 2, "levels": rows[0]["levels"]}
    assert [row["changes"] for row in rows] == sorted({row["changes"] for row in rows})
    costs = [row["levels"] for row in rows]
    assert costs == sorted(costs, reverse=True)


def test_a_row_is_picked(again) -> None:
    slip = "events:\n- {op: postpone, proposal: health-01, not_before: 2022-09-19, not_after: 2022-09-30}\n"
    early = "- {op: change, proposal: trade-02, set: {dates: {from: 2022-10-03, to: 2022-10-31, prefer: 2022-10-27}}}\n"
    done, output = again(slip + early, "--menu", 1, "--pick", 2)
    assert done.exit_code == 0
    assert "Written is row 2." in done.stdout.splitlines()
    written = yaml.load(output.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert written["meetings"]["trade-02"]["date"] == "2022-10-27"
    assert (written["replan"]["changes"], written["replan"]["bound"], written["replan"]["extra"]) == ("1", "0", "1")
    cause = written["replan"]["causes"]["trade-02"]
    assert (cause["cause"], cause["by"]) == ("level-4", [{"rule": "preferred_date", "about": ["trade-02"]}])


def test_a_row_that_the_menu_lacks(again) -> None:
    done, output = again(NOTHING, "--menu", 1, "--pick", 3)
    assert (done.exit_code, done.stdout, output.exists()) == (2, "", False)
    assert done.stderr.splitlines()[-1] == "Error: The menu has 1 rows; there is no row 3."


def test_pick_needs_a_menu(again) -> None:
    assert again(NOTHING, "--pick", 1)[0].exit_code == 2


def test_a_lock_in_the_way_of_a_must_is_named(again) -> None:
    events = (
        "events:\n- {op: announce, proposal: trade-01}\n- {op: add, proposal: health-99, with_fields: {body: health, "
        "dates: {from: 2022-09-14, to: 2022-09-14}, places: ['abai/*'], priority: must}}\n"
    )
    done, output = again(events)
    assert done.exit_code == 0
    assert "health-99" not in _meetings(output)
    assert " ".join(done.stdout.splitlines()[-6:-2]) == (
        "These musts stay unplaced: health-99. In the way: trade-01 (Ministry of Trade, 14 September 2022, Urzhar "
        "District, Abai Region), announced. Without this lock these get a place: health-99; level 1: 0, now 1000."
    )
    locks = json.loads(again(events, "--json")[0].stdout)["locks"]
    assert locks == {
        "left_out": ["health-99"],
        "cost": 1000,
        "locks": [{"proposal": "trade-01", "lock": "announced", "placed": ["health-99"], "cost": 0}],
        "all_together": [],
    }


def test_locks_against_each_other_are_named_with_the_rule(again) -> None:
    done, output = again(
        "events:\n- {op: announce, proposal: trade-01}\n- {op: pin, proposal: health-01, date: 2022-09-15, "
        "place: abai/urzhar}\n"
    )
    assert (done.exit_code, done.stdout, output.exists()) == (1, "", False)
    lines = done.stderr.splitlines()
    assert lines[0] == "No schedule keeps what is locked and meets the hard rules."
    assert lines[1].startswith("Locked, and against a rule: Meetings in one region too close together;")
    assert [line.split(" (")[0] for line in lines[2:4]] == ["In the way: health-01", "In the way: trade-01"]
    assert lines[4] == "There is no lawful schedule. These cannot hold at once:"
    assert [line.split(" (")[0] for line in lines if line.startswith("  Locked")][:2] == [
        "  Locked and stays: health-01",
        "  Locked and stays: trade-01",
    ]


BAD = {
    "postpone, proposal: nobody-01": "2:28: events[0].proposal: there is no proposal 'nobody-01'.",
    "hold, proposal: trade-01": "2:3: events[0].date: 2022-09-14 (its planned date) is after as_of, 2022-08-10: it "
    "cannot have been held yet.",
    "postpone, proposal: health-01, not_before: 2022-10-20": "2:51: events[0].not_before: 2022-10-20 is after the "
    "window's end, 2022-09-30; give not_after as well (2022-10-20 or later).",
    "as_of, date: 2022-08-01": "2:21: events[0].date: 2022-08-01 is before the schedule's own as_of, 2022-08-10.",
    "pin, proposal: trade-01, date: 2022-10-03": "2:39: events[0].date: 2022-10-03 is outside the window 2022-09-12 to "
    "2022-09-16; put {op: change, proposal: trade-01, set: {dates: {from: ..., to: ...}}} before it.",
    "frobnicate, proposal: trade-01": "2:8: events[0].op: 'frobnicate' is not one of postpone, withdraw, hold, "
    "announce, pin, release, add, change, close, away, open, free, policy, calendar, as_of.",
}


@pytest.mark.parametrize("event", BAD)
def test_bad_operations_are_told_with_their_position(again, event: str, tmp_path: Path) -> None:
    done, output = again(f"events:\n- {{op: {event}}}\n")
    assert (done.exit_code, done.stdout, output.exists()) == (2, "", False)
    assert done.stderr == f"{tmp_path / 'events.yaml'}:{BAD[event]}\n"


def test_another_scenarios_schedule_is_refused(again, planned, tmp_path: Path) -> None:
    other = _edited(planned[1], tmp_path / "other.yaml", ("schedule: tight", "schedule: wide"))
    done, _ = again(NOTHING, schedule=other)
    assert (done.exit_code, done.stderr) == (
        2,
        f"{other}:2:11: schedule: this is a schedule of 'wide', not of tight.\n",
    )


def test_a_changed_folder_is_told_part_by_part_and_can_be_accepted(again, planned, tmp_path: Path) -> None:
    folder = write_scenario(tmp_path / "tight")
    _edited(
        folder / "proposals.yaml",
        folder / "proposals.yaml",
        ("from: 2022-09-12, to: 2022-09-16, prefer: 2022-09-14", "from: 2022-09-15, to: 2022-09-16"),
    )
    _edited(folder / "bodies.yaml", folder / "bodies.yaml", ("}}\n  trade", "}, away: [{every: sunday}]}\n  trade"))
    done, output = again(NOTHING, folder=folder)
    assert (done.exit_code, output.exists()) == (2, False)
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines] == ["inputs.bodies", "inputs.proposals", "meetings.trade-01"]
    assert all(line.endswith("); --accept-inputs goes on with the folder as it is.") for line in lines[:2])
    assert lines[2].endswith("this meeting now breaches a rule by itself.")

    done, output = again(NOTHING, "--accept-inputs", "--json", folder=folder)
    assert "--accept-inputs" not in done.stderr
    found = json.loads(done.stdout)
    assert [(row["proposal"], row["cause"]) for row in found["changes"]] == [("trade-01", "forced")]
    assert found["changes"][0]["by"] == [{"rule": "window", "about": ["trade-01"]}]
    assert found["replan"]["changes"] == 0
    old = yaml.safe_load(planned[1].read_text(encoding="utf-8"))["inputs"]
    assert [part for part in old if old[part] != found["inputs"][part]] == ["bodies", "proposals"]
    done, _ = again(NOTHING, folder=folder, schedule=output)
    assert (done.exit_code, done.stderr.splitlines()[0][:5]) == (0, "level")


def test_proposals_that_came_and_went_with_the_folder(again, tmp_path: Path) -> None:
    folder = write_scenario(tmp_path / "tight")
    _edited(folder / "proposals.yaml", folder / "proposals.yaml", ("trade-02:", "trade-03:"))
    done, output = again(NOTHING, "--accept-inputs", folder=folder)
    assert done.exit_code == 0
    assert sorted(_meetings(output)) == ["health-01", "trade-01", "trade-03"]


def test_a_breach_in_the_schedule_is_told_and_can_be_accepted(again, planned, run, tmp_path: Path) -> None:
    broken = _edited(
        planned[1], tmp_path / "broken.yaml", ("health-01: {date: 2022-09-06", "health-01: {date: 2022-09-13")
    )
    done, output = again(NOTHING, schedule=broken)
    assert (done.exit_code, output.exists()) == (2, False)
    assert done.stderr.startswith(f"{broken}:")
    assert "meetings.health-01: same_region_clash: Meetings in one region too close together" in done.stderr

    done, output = again(NOTHING, "--accept-breaches", schedule=broken)
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1].startswith("Tolerated, among locked meetings only: Meetings in one region")
    assert {name: meeting.get("locked") for name, meeting in _meetings(output).items()} == {
        "health-01": "accepted",
        "trade-01": "accepted",
        "trade-02": None,
    }
    checked = run("check", planned[0], output)
    assert checked.exit_code == 0
    assert checked.stderr.startswith("Tolerated, among locked meetings only: Meetings in one region too close together")


def test_an_old_meeting_too_near_that_a_change_names_may_keep_its_date(again, planned, run) -> None:
    """Notice locks it not, as the change names its dates; that it keeps its date makes it lawful still."""
    done, output = again(
        "events:\n- {op: as_of, date: 2022-09-05}\n"
        "- {op: change, proposal: health-01, set: {dates: {from: 2022-09-06, to: 2022-09-29}}}\n"
    )
    assert done.exit_code == 0
    assert _meetings(output)["health-01"] == {"date": "2022-09-06", "place": "abai/urzhar", "status": "planned"}
    assert run("check", planned[0], output).exit_code == 0


def test_a_meeting_announced_close_to_its_date_stays_lawful_in_later_revisions(again, planned, run, tmp_path) -> None:
    _, first = again("events:\n- {op: as_of, date: 2022-09-05}\n- {op: announce, proposal: health-01}\n")
    kept = first.rename(tmp_path / "second.yaml")
    assert run("check", planned[0], kept).exit_code == 0
    done, output = again("events:\n- {op: postpone, proposal: trade-01, not_before: 2022-12-01}\n", schedule=kept)
    assert done.exit_code == 0
    assert "Now unplaced: trade-01" in done.stdout.splitlines()
    assert _meetings(output)["health-01"]["locked"] == "announced"
    assert run("check", planned[0], output).exit_code == 0


def test_no_time_at_all(again) -> None:
    done, output = again(SLIP, "--time-limit", "0.001")
    assert (done.exit_code, output.exists()) == (3, False)
    assert done.stderr.splitlines()[-1] == "No schedule was found before the search ended."


def test_two_things_for_one_stream_are_refused(planned, run) -> None:
    folder, schedule = planned
    assert run("replan", folder, schedule, "--events", "x", "-o", "-", "--json").exit_code == 2
    assert run("replan", folder, "-", "--events", "-", "-o", "x").exit_code == 2


def test_an_interrupt_keeps_the_best_schedule(planned, tmp_path: Path) -> None:
    """Interrupted when the first cost is known, or too late: lawful either way."""
    events, output = write_events(tmp_path / "events.yaml", SLIP), tmp_path / "new.yaml"
    command = [KEZDESU, "replan", *map(str, planned), "--events", str(events), "-o", str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "cost –" not in line:
                break
        os.kill(running.pid, signal.SIGINT)
        running.communicate(timeout=120)
    assert running.returncode == 0
    checked = subprocess.run([KEZDESU, "check", str(planned[0]), str(output)], capture_output=True, check=False)
    assert checked.returncode == 0
