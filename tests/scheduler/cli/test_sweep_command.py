import csv
import json
from pathlib import Path

import pytest

from scheduler.cli.schema import schema_of
from tests.scheduler.cli.conftest import Run

GRID = ("--policy", "region_crowding.days=5,15", "--policy", "beyond_centres.at_most_percent=20,50")
TABLE = """\
How good: placed, cost of each level (≥ its bound where it is not proven)
days  at_most_percent  Placed  Level 1  Level 2  Level 3  Level 4  Search
───────────────────────────────────────────────────────────────────────────
5     20                  4/4        0        4        0        0  complete
5     50                  4/4        0        0        0        0  complete
15    20                  4/4        0        4        0        8  complete
15    50                  4/4        0        0        0        8  complete
"""


def test_a_grid_as_tables_and_charts_and_a_second_run_that_goes_on(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "sweep"
    first = run("sweep", "smallest", *GRID, "-o", folder)
    assert first.exit_code == 0
    assert first.stdout.startswith(TABLE)
    files = ", ".join(str(folder / f"sweep.{ending}") for ending in ("csv", "md", "png", "svg"))
    assert first.stdout.endswith(f"\nWritten: {files}\n")
    with (folder / "sweep.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [(row["region_crowding.days"], row["level_4_cost"]) for row in rows] == [
        ("5", "0"),
        ("5", "0"),
        ("15", "8"),
        ("15", "8"),
    ]
    schedules = {row["file"]: (folder / row["file"]).read_bytes() for row in rows}
    assert len(schedules) == len(list((folder / "schedules").iterdir())) == 4
    pictures = {name: (folder / name).read_bytes() for name in ("sweep.png", "sweep.svg")}
    assert pictures["sweep.png"].startswith(b"\x89PNG")
    assert b"region_crowding.days" in pictures["sweep.svg"]

    (folder / rows[0]["file"]).unlink()
    again = run("sweep", "smallest", *GRID, "-o", folder, "--json")
    told = json.loads(again.stdout)
    assert [point["values"] for point in told["points"]] == [
        {"region_crowding.days": days, "beyond_centres.at_most_percent": percent}
        for days in (5, 15)
        for percent in (20, 50)
    ]
    assert [point["file"] for point in told["points"]] == list(schedules)
    assert set(told["points"][0]) | {"error"} == set(schema_of("sweep")["$defs"]["SweepRow"]["properties"])
    kept = {name: (folder / name).read_bytes() for name in list(schedules)[1:]}
    assert kept == {name: schedules[name] for name in kept}
    assert {name: (folder / name).read_bytes() for name in pictures} == pictures


def test_a_point_without_an_answer_is_a_row_and_a_gap(run: Run, tmp_path: Path) -> None:
    result = run(
        "sweep", "smallest", "--policy", "notice.working_days=7,60", "--policy", "placed.mode=hard", "-o", tmp_path
    )
    assert result.exit_code == 1
    assert "60            hard       –" in result.stdout
    assert result.stdout.partition("Without an answer")[2].splitlines()[3].split(maxsplit=2) == [
        "60",
        "hard",
        "no schedule meets the hard rules of this scenario",
    ]


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (
            "region_crowdin.days=5",
            "--policy: region_crowdin.days=5: there is no rule 'region_crowdin'. Maybe region_crowding.",
        ),
        (
            "beyond_centres.at_most_percent=20,-3",
            "--policy: beyond_centres.at_most_percent=-3: the value should be greater than or equal to 0.",
        ),
        ("region_crowding.days", "--policy: 'region_crowding.days' is no rule.number=value,value."),
    ],
)
def test_bad_numbers_are_told_before_anything_is_solved(run: Run, tmp_path: Path, policy: str, said: str) -> None:
    result = run("sweep", "smallest", "--policy", policy, "-o", tmp_path / "new")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"{said}\n")


def test_a_folder_that_cannot_be(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for output, what in (
        (file, "this is a file; give the name of a folder."),
        (file / "x", f"there is no folder {file}."),
    ):
        result = run("sweep", "smallest", "--policy", "region_crowding.days=5", "-o", output)
        assert (result.exit_code, result.stderr) == (2, f"{output}: {what}\n")
