import json
import subprocess
import sys
from pathlib import Path

import pytest

SAID_ALWAYS = ["What costs remain", "  Level 1: 44", "  Level 2: 7", "  Level 3: 0", "  Level 4: 0"]
CORRUPTIONS = {
    "a day off": ("labour-02: {date: 2022-09-07", "labour-02: {date: 2022-09-11", "working_day", ["labour-02"]),
    "out of its window": ("labour-01: {date: 2022-10-12", "labour-01: {date: 2022-10-29", "window", ["labour-01"]),
    "a place not asked for": (
        "health-01: {date: 2022-09-28, place: kostanay/auliekol",
        "health-01: {date: 2022-09-28, place: abai/urzhar",
        "place_offered",
        ["health-01"],
    ),
    "a closed region": ("health-01: {date: 2022-09-28", "health-01: {date: 2022-09-14", "region_open", ["health-01"]),
    "a head who is away": (
        "health-01: {date: 2022-09-28",
        "health-01: {date: 2022-09-27",
        "body_free",
        ["health-01", "health"],
    ),
    "two on one day": (
        "labour-02: {date: 2022-09-07",
        "labour-02: {date: 2022-10-12",
        "one_meeting_a_day",
        ["labour", "2022-10-12", "labour-01", "labour-02"],
    ),
    "a clash in a region": (
        "labour-02: {date: 2022-09-07",
        "labour-02: {date: 2022-10-13",
        "same_region_clash",
        ["labour-01", "labour-02"],
    ),
    "no time to travel": (
        "labour-02: {date: 2022-09-07",
        "labour-02: {date: 2022-09-29",
        "travel_gap",
        ["health-01", "labour-02", "labour"],
    ),
    "two at one place": (
        "place: abai/semey-city",
        "place: abai/urzhar",
        "place_cap",
        ["abai/urzhar", "labour-01", "labour-02"],
    ),
    "too many in a month": (
        "labour-01: {date: 2022-10-12",
        "labour-01: {date: 2022-09-20",
        "body_month_cap",
        ["labour", "2022-09", "health-01", "labour-01", "labour-02"],
    ),
    "a public holiday": (
        "labour-01: {date: 2022-10-12",
        "labour-01: {date: 2022-10-25",
        "working_day",
        ["labour-01"],
    ),
    "outside the horizon": (
        "labour-01: {date: 2022-10-12",
        "labour-01: {date: 2022-11-12",
        "window",
        ["labour-01"],
    ),
    "sooner than it can be prepared": (
        "labour-02: {date: 2022-09-07",
        "labour-02: {date: 2022-08-03",
        "notice",
        ["labour-02"],
    ),
    "the day after another": (
        "labour-02: {date: 2022-09-07",
        "labour-02: {date: 2022-10-11",
        "same_region_clash",
        ["labour-01", "labour-02"],
    ),
    "another region": (
        "place: abai/semey-city",
        "place: kostanay/kostanay-city",
        "place_offered",
        ["labour-01"],
    ),
    "an announcement of nobody": (
        "place: abai/urzhar, status: planned",
        "place: abai/urzhar, status: announced",
        "schedule_file",
        ["labour-02"],
    ),
    "a lock of nobody": (
        "status: planned}\n  health-01",
        "status: planned, locked: pinned}\n  health-01",
        "schedule_file",
        ["labour-02"],
    ),
    "a report of nobody": (
        "place: abai/urzhar, status: planned",
        "place: abai/urzhar, status: held",
        "schedule_file",
        ["labour-02"],
    ),
    "a dearer level": ("level: 4, cost: 0", "level: 4, cost: 1", "schedule_file", ["4"]),
    "a level left out": ("  - {level: 4, cost: 0, bound: null}\n", "", "schedule_file", ["levels"]),
    "a cheaper level": ("cost: 7, bound: 5", "cost: 5, bound: 5", "schedule_file", ["2"]),
    "a bound above its cost": ("cost: 44, bound: 44", "cost: 44, bound: 45", "schedule_file", ["1"]),
    "a proof that is none": ("outcome: time-limit", "outcome: optimal", "schedule_file", ["2"]),
}
BAD = {
    "in neither": (
        "  labour-01: {date: 2022-10-12, place: abai/semey-city, status: planned}\n",
        "",
        "10:1: meetings: the proposal labour-01 is neither here nor in unplaced.",
    ),
    "in both": (
        "  health-02: {",
        "  labour-01: {}\n  health-02: {",
        "15:3: unplaced.labour-01: labour-01 has a meeting as well.",
    ),
    "an unknown proposal": (
        "  health-02: {",
        "  health-20: {}\n  health-02: {",
        "15:3: unplaced.health-20: there is no proposal 'health-20'. Maybe health-02.",
    ),
    "an unknown place": (
        "abai/urzhar",
        "abai/urzhr",
        "11:40: meetings.labour-02.place: there is no place 'urzhr' in abai. Maybe abai/urzhar.",
    ),
    "another scenario": (
        "schedule: small",
        "schedule: big",
        "2:11: schedule: this is a schedule of 'big', not of small.",
    ),
}


def test_a_complete_scenario(run, folder: Path) -> None:
    result = run("check", folder)
    assert result.exit_code == 0
    assert result.stdout == "The scenario is complete: small; proposals: 4; regions: 2; bodies: 2.\n"
    assert result.stderr.startswith(f"{folder}/proposals.yaml:3:3: proposals.health-02: no date and place is possible")


def test_a_lawful_schedule(run, folder: Path, schedule_file: Path) -> None:
    result = run("check", folder, schedule_file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == ["No breach. Meetings: 3; unplaced: 1.", *SAID_ALWAYS]


def test_a_schedule_from_standard_input(folder: Path, schedule_file: Path) -> None:
    command = [sys.executable, "-c", "from scheduler.cli import main; main()", "check", str(folder), "-"]
    with schedule_file.open() as text:
        done = subprocess.run(command, stdin=text, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "No breach. Meetings: 3; unplaced: 1."


@pytest.mark.parametrize("corruption", CORRUPTIONS)
def test_a_corruption_is_found(run, folder: Path, schedule_file: Path, corruption: str) -> None:
    old, new, rule, about = CORRUPTIONS[corruption]
    corrupt(schedule_file, old, new)
    result = run("check", folder, schedule_file, "--json")
    assert result.exit_code == 1
    found = {(finding["rule"], tuple(finding["about"])) for finding in json.loads(result.stdout)["findings"]}
    assert (rule, tuple(about)) in found


@pytest.mark.parametrize("corruption", BAD)
def test_what_fits_no_scenario_is_bad_input(run, folder: Path, schedule_file: Path, corruption: str) -> None:
    old, new, said = BAD[corruption]
    corrupt(schedule_file, old, new)
    for form in ([], ["--json"]):
        result = run("check", folder, schedule_file, *form)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.splitlines() == [f"{schedule_file}:{said}"]


def test_findings_are_sentences_under_their_rule(run, folder: Path, schedule_file: Path) -> None:
    corrupt(schedule_file, "health-01: {date: 2022-09-28", "health-01: {date: 2022-09-14")
    result = run("check", folder, schedule_file, "--language", "ru")
    assert result.stdout.splitlines()[:5] == [
        "Нарушений: 1.",
        "Регион принимает (region_open)",
        "  health-01 (Министерство здравоохранения, Министерство труда, 14 сентября 2022",
        "  года, Аулиекольский район, Костанайская область): регион в эту дату не",
        "  принимает.",
    ]


def test_json_is_the_object_of_the_schema(run, folder: Path, schedule_file: Path) -> None:
    corrupt(schedule_file, "cost: 7, bound: 5", "cost: 6, bound: 5")
    found = json.loads(run("check", folder, schedule_file, "--json").stdout)
    assert list(found) == ["findings", "levels", "amounts"]
    assert found["findings"] == [
        {
            "rule": "schedule_file",
            "about": ["2"],
            "amount": 1,
            "sentence": "Level 2: the file says 6, recomputed: 7.",
        }
    ]
    assert found["levels"] == [{"level": level, "cost": cost} for level, cost in enumerate([44, 7, 0, 0], start=1)]
    assert {rule: amount for rule, amount in found["amounts"].items() if amount} == {
        "placed": 4,
        "body_minimum": 1,
        "region_minimum": 1,
        "region_share": 1,
        "district_reach": 1,
    }


def test_meetings_that_nobody_reported_are_notes(run, folder: Path, schedule_file: Path) -> None:
    operations = "operations: [{op: as_of, date: 2022-09-10}]\nmeetings:"
    corrupt(schedule_file, "meetings:", operations)
    corrupt(schedule_file, "schedule: small", "schedule: small\nrevision: 2")
    corrupt(
        schedule_file, "unplaced:", "replan: {previous: a, changes: 0, bound: 0, shift: 0, shift_bound: 0}\nunplaced:"
    )
    corrupt(schedule_file, "abai/urzhar, status: planned", "abai/urzhar, status: planned, locked: fact")
    result = run("check", folder, schedule_file)
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "labour-02 (Ministry of Labour, 7 September 2022, Urzhar District, Abai Region): "
        "before 10 September 2022 and nobody reported it as held."
    ]


def test_inputs_that_changed_since_are_named(run, folder: Path, schedule_file: Path) -> None:
    corrupt(schedule_file, "schedule: small", "schedule: small\ninputs: {regions: sha256:ab, held: sha256:cd}")
    result = run("check", folder, schedule_file)
    assert (result.exit_code, result.stderr) == (0, "The inputs have changed since: regions, held.\n")


def test_all_mistakes_of_a_scenario_at_once(run, folder: Path) -> None:
    corrupt(folder / "proposals.yaml", "body: health, dates", "body: helth, dates")
    corrupt(folder / "policy.yaml", "body_region_once: {at_most: 2}", "body_region_once: {at_least: 2}")
    result = run("check", folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        "rules.body_region_once.at_least",
        "proposals.health-02.body",
    ]


def test_checking_needs_no_solver(folder: Path, schedule_file: Path) -> None:
    code = (
        "import sys; from scheduler.cli import main\n"
        f"try: main(['check', {str(folder)!r}, {str(schedule_file)!r}])\n"
        "finally: assert not {'ortools', 'numpy', 'scipy'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def corrupt(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
