import json
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.scheduler.cli.conftest import Run


@pytest.mark.parametrize("name", ["list.xlsx", "list.ics"])
def test_a_step_for_each_lead_time_of_each_meeting(run: Run, folder: Path, schedule_file: Path, name: str) -> None:
    target = schedule_file.parent / name
    done = run("checklist", folder, schedule_file, "-o", target)
    assert (done.exit_code, done.output) == (0, f"{target}\n")
    if name.endswith("xlsx"):
        count = load_workbook(target).worksheets[0].max_row - 2
    else:
        count = len(Calendar.from_ical(target.read_bytes()).walk("VEVENT"))
    assert count == 3 * 6


def test_json_holds_the_steps(run: Run, folder: Path, schedule_file: Path) -> None:
    done = run("checklist", folder, schedule_file, "-o", schedule_file.parent / "a.ics", "--json")
    steps = json.loads(done.stdout)["steps"]
    assert [one["date"] for one in steps] == sorted(one["date"] for one in steps)
    assert steps[0]["proposal"] == "labour-02"


def test_another_ending_is_refused(run: Run, folder: Path, schedule_file: Path) -> None:
    done = run("checklist", folder, schedule_file, "-o", "list.pdf")
    assert (done.exit_code, "'.pdf' is not one of .xlsx, .ics." in done.output) == (2, True)


def test_names_that_are_missing_are_listed_and_nothing_is_written(run: Run, folder: Path, schedule_file: Path) -> None:
    bodies = folder / "bodies.yaml"
    text = bodies.read_text(encoding="utf-8").replace('kk: "Еңбек министрлігі", ', "")
    bodies.write_text(text, encoding="utf-8")
    target = schedule_file.parent / "list.xlsx"
    done = run("checklist", folder, schedule_file, "-o", target)
    assert (done.exit_code, target.exists()) == (2, False)
    assert done.output == f"{folder}: bodies.labour.name: there is no name in kk.\n"
