import json
from pathlib import Path

import pytest
from click.testing import Result


def test_by_date(run, folder: Path, schedule_file: Path) -> None:
    result: Result = run("list", folder, schedule_file)
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
Date            Meeting    Body                   Place                  Status
────────────────────────────────────────────────────────────────────────────────
2022-09-07 Wed  labour-02  Ministry of Labour     Urzhar District, Abai  planned
                                                  Region
2022-09-28 Wed  health-01  Ministry of            Auliekol District,     planned
                           Healthcare, Ministry   Kostanay Region
                           of Labour
2022-10-12 Wed  labour-01  Ministry of Labour     Semey City, Abai       planned
                                                  Region

Meetings: 3
"""
    )


def test_no_line_is_wider_than_a_terminal(run, folder: Path, schedule_file: Path) -> None:
    for language in ("kk", "ru", "en"):
        for grouping in ("date", "region", "body", "month"):
            result = run("list", folder, schedule_file, "--by", grouping, "--language", language)
            assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--region", "abai", ["labour-02", "labour-01"]),
        ("--body", "labour", ["labour-02", "health-01", "labour-01"]),
        ("--month", "2022-09", ["labour-02", "health-01"]),
    ],
)
def test_choosing(run, folder: Path, schedule_file: Path, option: str, value: str, expected: list[str]) -> None:
    result = run("list", folder, schedule_file, option, value, "--json")
    assert [row["proposal"] for row in json.loads(result.stdout)["meetings"]] == expected


def test_json_is_one_object(run, folder: Path, schedule_file: Path) -> None:
    result = run("list", folder, schedule_file, "--month", "2022-10", "--json")
    assert json.loads(result.stdout) == {
        "meetings": [
            {
                "proposal": "labour-01",
                "date": "2022-10-12",
                "weekday": "Wednesday",
                "bodies": ["labour"],
                "place": "abai/semey-city",
                "region": "abai",
                "status": "planned",
                "locked": None,
            }
        ]
    }


def test_headings_follow_the_alphabet(run, folder: Path, schedule_file: Path) -> None:
    result = run("list", folder, schedule_file, "--by", "region", "--language", "kk")
    assert [line.strip() for line in result.stdout.splitlines() if line.endswith("облысы")] == [
        "Абай облысы",
        "Қостанай облысы",
    ]


def test_a_joint_meeting_stands_under_each_of_its_bodies(run, folder: Path, schedule_file: Path) -> None:
    result = run("list", folder, schedule_file, "--by", "body")
    assert result.stdout.count("health-01") == 2


def test_unknown_choices_are_told_together(run, folder: Path, schedule_file: Path) -> None:
    result = run("list", folder, schedule_file, "--region", "abay", "--body", "helth", "--month", "2022-13")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-3:] == [
        "--region: 'abay' is not one of kostanay, abai. Maybe abai.",
        "--body: 'helth' is not one of health, labour. Maybe health.",
        "--month: '2022-13' is not one of 2022-09, 2022-10. Maybe 2022-10.",
    ]


def test_nothing_chosen(run, folder: Path, schedule_file: Path) -> None:
    result = run("list", folder, schedule_file, "--region", "kostanay", "--month", "2022-10")
    assert result.stdout == "No meeting.\n"
