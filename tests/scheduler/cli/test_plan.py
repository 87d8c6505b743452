import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

KEZDESU = str(Path(sys.executable).parent / "kezdesu")


def test_a_schedule_is_written_that_the_checker_accepts(run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "plan.yaml"
    planned = run("plan", folder, "-o", output)
    assert planned.exit_code == 0
    assert planned.stdout.splitlines()[:2] == ["small, revision 1", "Placed: 3 of 4. Unplaced: 1."]
    assert planned.stdout.splitlines()[-1] == f"Written: {output}"
    checked = run("check", folder, output)
    assert (checked.exit_code, checked.stderr) == (0, "")


def test_the_same_input_and_seed_give_the_same_meetings(run, folder: Path, tmp_path: Path) -> None:
    texts = []
    for name in ("one.yaml", "two.yaml"):
        run("plan", folder, "-o", tmp_path / name, "--seed", 3)
        lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        texts.append([line for line in lines if not line.startswith("solved:")])
    assert texts[0] == texts[1]


def test_json_is_the_file_and_the_amounts(run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "plan.yaml"
    planned = run("plan", folder, "-o", output, "--json")
    found = json.loads(planned.stdout)
    assert list(found) == [
        "kezdesu",
        "schedule",
        "revision",
        "status",
        "inputs",
        "operations",
        "solved",
        "meetings",
        "unplaced",
        "amounts",
    ]
    assert found["amounts"] == json.loads(run("check", folder, output, "--json").stdout)["amounts"]
    assert sorted(found["meetings"]) == ["health-01", "labour-01", "labour-02"]


def test_a_dash_writes_the_schedule_to_standard_output_and_the_summary_elsewhere(
    run, folder: Path, tmp_path: Path
) -> None:
    planned = run("plan", folder, "-o", "-")
    assert planned.exit_code == 0
    assert planned.stdout.startswith("kezdesu: 1\nschedule: small\n")
    assert "Placed: 3 of 4. Unplaced: 1." in planned.stderr.splitlines()


def test_events_are_applied_and_written_complete(run, folder: Path, tmp_path: Path) -> None:
    events, output = tmp_path / "events.yaml", tmp_path / "plan.yaml"
    events.write_text(
        "events:\n"
        "- {op: pin, proposal: labour-02, date: 2022-10-05}\n"
        "- {op: close, region: abai, from: 2022-09-01, to: 2022-09-30, reason: fires}\n"
    )
    planned = run("plan", folder, "--events", events, "-o", output, "--json")
    found = json.loads(planned.stdout)
    assert found["meetings"]["labour-02"]["date"] == "2022-10-05"
    assert found["meetings"]["labour-02"]["locked"] == "pinned"
    assert found["operations"][0] == {
        "op": "pin",
        "proposal": "labour-02",
        "date": "2022-10-05",
        "place": found["meetings"]["labour-02"]["place"],
    }
    checked = run("check", folder, output)
    assert (checked.exit_code, checked.stderr) == (0, "")


def test_where_the_rules_leave_nothing_the_reason_is_said(run, folder: Path, tmp_path: Path) -> None:
    (folder / "policy.yaml").write_text("rules: {placed: {mode: hard}}\n")
    output = tmp_path / "plan.yaml"
    planned = run("plan", folder, "-o", output)
    assert (planned.exit_code, planned.stdout) == (1, "")
    assert planned.stderr.splitlines()[-1]
    assert not output.exists()


def test_an_output_that_cannot_be_written_is_said_before_the_inputs_are_read(run, tmp_path: Path) -> None:
    output = tmp_path / "none" / "plan.yaml"
    planned = run("plan", "no-such-scenario", "-o", output)
    assert (planned.exit_code, planned.stdout) == (2, "")
    assert planned.stderr == f"{output}: there is no folder {output.parent}.\n"


def test_two_things_for_standard_output_are_refused(run, folder: Path) -> None:
    planned = run("plan", folder, "-o", "-", "--json")
    assert (planned.exit_code, planned.stdout) == (2, "")


def test_bad_input_writes_nothing(run, folder: Path, tmp_path: Path) -> None:
    (folder / "bodies.yaml").write_text("bodies: []\n")
    output = tmp_path / "plan.yaml"
    output.write_text("the old one")
    planned = run("plan", folder, "-o", output)
    assert (planned.exit_code, planned.stdout) == (2, "")
    assert planned.stderr.startswith(f"{folder}/bodies.yaml:1:1: bodies: ")
    assert output.read_text() == "the old one"


def test_no_time_at_all_leaves_what_fits_first(run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "plan.yaml"
    planned = run("plan", folder, "-o", output, "--time-limit", "0.001")
    assert planned.exit_code == 0
    assert "The time limit ended the search." in planned.stdout.splitlines()
    assert run("check", folder, output).exit_code == 0


def test_no_time_at_all_and_nothing_that_fits_first(run, folder: Path, tmp_path: Path) -> None:
    """The more important meeting takes the only day of the other one, which may not be left out."""
    output = tmp_path / "plan.yaml"
    (folder / "policy.yaml").write_text("rules: {placed: {mode: hard}}\n")
    (folder / "proposals.yaml").write_text(
        "proposals:\n"
        "  labour-01: {body: labour, dates: {from: 2022-09-05, to: 2022-10-28}, places: ['abai/*'], priority: high}\n"
        "  labour-02: {body: labour, dates: {from: 2022-09-05, to: 2022-09-05}, places: ['abai/*']}\n"
    )
    planned = run("plan", folder, "-o", output, "--time-limit", "0.001")
    assert (planned.exit_code, planned.stdout) == (3, "")
    assert planned.stderr.splitlines()[-1] == "No schedule was found before the search ended."
    assert not output.exists()


def test_an_interrupt_keeps_the_best_schedule(tmp_path: Path) -> None:
    """The national scenario is interrupted as soon as a first cost is known."""
    output = tmp_path / "plan.yaml"
    command = [KEZDESU, "plan", "kazakhstan-2022-h2", "-o", str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if "cost –" not in line:
                break
        os.kill(running.pid, signal.SIGINT)
        printed, _ = running.communicate(timeout=120)
    assert running.returncode == 0
    assert "The search was interrupted." in printed.splitlines()
    checked = subprocess.run([KEZDESU, "check", "kazakhstan-2022-h2", str(output)], capture_output=True, check=False)
    assert checked.returncode == 0


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_line_of_the_summary_is_wider_than_a_terminal(run, folder: Path, tmp_path: Path, language: str) -> None:
    planned = run("plan", folder, "-o", tmp_path / "plan.yaml", "--language", language)
    assert max(len(line) for line in planned.stdout.splitlines() if str(tmp_path) not in line) <= 80


def test_the_solver_is_not_loaded_for_bad_input(folder: Path, tmp_path: Path) -> None:
    (folder / "bodies.yaml").write_text("bodies: []\n")
    code = (
        "import sys; from scheduler.cli import main\n"
        f"try: main(['plan', {str(folder)!r}, '-o', {str(tmp_path / 'plan.yaml')!r}])\n"
        "finally: assert 'ortools' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 2
