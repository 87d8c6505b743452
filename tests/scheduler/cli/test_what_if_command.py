import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest

from scenarios.find import find
from scheduler.cli.schema import schema_of
from tests.scheduler.cli.conftest import Run

OVERLAYS = {
    "closed": """\
title: {kk: "Абай жабық", ru: "Абай закрыт", en: "Abai is closed"}
operations:
  - {op: close, region: abai, from: 2022-09-01, to: 2022-09-12, reason: fires}
""",
    "must": """\
operations:
  - {op: policy, rule: placed, set: {mode: hard}}
  - {op: close, region: abai, from: 2022-09-01, to: 2022-09-30, reason: fires}
""",
    "wrong": """\
operations:
  - {op: close, region: abay, from: 2022-09-01, to: 2022-09-12, reason: fires}
""",
}
WORTH = """\
How good: placed, cost of each level (≥ its bound where it is not proven)
Question  Placed  Level 1  Level 2  Level 3  Level 4  Search
───────────────────────────────────────────────────────────────
base         4/4        0        2        0        3  complete
closed       4/4        0        2        4       15  complete
must           –        –        –        –        –  no answer
wrong          –        –        –        –        –  no answer
"""
MEANING = """\
Question  Missing  Places  Outside  Crowding  Changes  Differ
─────────────────────────────────────────────────────────────
base            0     4/4     50 %         0        –       –
closed          0     4/4     50 %         2        –       4
must            –       –        –         –        –       –
wrong           –       –        –         –        –       –
"""


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """The library's smallest scenario with three questions: one with an answer, two without."""
    folder = tmp_path / "smallest"
    shutil.copytree(find("smallest"), folder)
    (folder / "what_if").mkdir()
    for name, text in OVERLAYS.items():
        (folder / "what_if" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def question(scenario: Path, name: str) -> Path:
    return scenario / "what_if" / f"{name}.yaml"


def test_all_of_a_folder_side_by_side_with_a_row_for_what_fails(run: Run, scenario: Path) -> None:
    result = run("what-if", scenario)
    assert result.exit_code == 1
    assert result.stdout.startswith(WORTH)
    assert MEANING in result.stdout
    asked = "regions.abai.closed  –       [{from: 2022-09-01, to: 2022-09-12, scope: all}]"
    assert f"closed: Abai is closed\nWhat                 Before  After\n{'─' * 77}\n{asked}\n" in result.stdout
    why = result.stdout.partition("Without an answer\n")[2].splitlines()
    assert why[2] == "must      no schedule meets the hard rules of this scenario"
    said = "".join(line.removeprefix("wrong").replace(" ", "") for line in why[3:])  # folded at the terminal's width
    wrong = f"{question(scenario, 'wrong')}:2:25: operations[0].region: there is no region 'abay'. Maybe abai."
    assert said == wrong.replace(" ", "")
    assert sorted(line.partition(": ")[2] for line in result.stderr.splitlines()) == ["base", "closed", "must"]


def test_one_question_as_markdown_in_russian(run: Run, scenario: Path) -> None:
    result = run("what-if", scenario, question(scenario, "closed"), "--format", "markdown", "--language", "ru")
    assert result.exit_code == 0
    assert "| closed | 4/4 | 0 | 2 | 4 | 15 | завершён |" in result.stdout.splitlines()
    assert "closed: Абай закрыт" in result.stdout


def test_csv_has_a_row_a_question(run: Run, scenario: Path) -> None:
    result = run("what-if", scenario, "--format", "csv")
    rows = list(csv.DictReader(StringIO(result.stdout)))
    assert result.exit_code == 1
    assert [row["name"] for row in rows] == ["base", "closed", "must", "wrong"]
    assert {key: rows[1][key] for key in ("placed", "level_3_cost", "level_3_bound", "crowding", "shortfall_abai")} == {
        "placed": "4",
        "level_3_cost": "4",
        "level_3_bound": "4",
        "crowding": "2",
        "shortfall_abai": "0",
    }
    assert rows[2]["error"] == "no schedule meets the hard rules of this scenario"
    assert rows[2]["placed"] == ""


def test_json_has_base_and_overlays_with_the_keys_of_its_schema(run: Run, scenario: Path) -> None:
    result = run("what-if", scenario, "--json")
    told = json.loads(result.stdout)
    base, closed, must, _ = told["base"], *told["overlays"]
    assert result.exit_code == 1
    assert [one["name"] for one in told["overlays"]] == ["closed", "must", "wrong"]
    assert base["meetings"]["health-01"] == {"date": "2022-09-05", "place": "abai/urzhar", "status": "planned"}
    assert [(one["level"], one["cost"], one["bound"]) for one in closed["levels"]] == [
        (1, 0, 0),
        (2, 2, 2),
        (3, 4, 4),
        (4, 15, 15),
    ]
    assert (closed["changes"], closed["differs"]) == (None, 4)
    assert closed["amounts"]["region_crowding"] == 2
    assert closed["asked"][0]["key"] == ["regions", "abai", "closed"]
    assert sorted(must) == ["asked", "error", "name", "title"]
    known = set(schema_of("what-if")["$defs"]["WhatIfRow"]["properties"])
    assert set(base) | set(must) == known


def test_from_a_schedule_with_a_promotion_and_a_file_that_stays_as_it_is(
    run: Run, scenario: Path, tmp_path: Path
) -> None:
    plan, chosen = tmp_path / "plan.yaml", tmp_path / "chosen.yaml"
    run("plan", scenario, "-o", plan)
    before = plan.read_bytes()
    words = ("what-if", scenario, question(scenario, "closed"), "--from", plan, "--promote", "closed", "-o", chosen)
    result = run(*words)
    assert result.exit_code == 0
    assert result.stdout.endswith(f"\nclosed is written: {chosen}\n")
    row = next(line for line in result.stdout.partition("What it means")[2].splitlines() if line.startswith("closed"))
    assert row.split()[-2:] == ["1", "2"]  # one makes room for the one that the closure forces
    assert plan.read_bytes() == before
    text = chosen.read_text(encoding="utf-8")
    assert "\nrevision: 2\n" in text
    assert "\nwhat_if: closed\n" in text
    assert "\n  - {op: close, from: 2022-09-01, to: 2022-09-12, scope: all, reason: fires, region: abai}\n" in text
    assert run("check", scenario, chosen).exit_code == 0
    assert run("replan", scenario, plan, "--events", events(tmp_path), "-o", tmp_path / "same.yaml").exit_code == 0
    same = (tmp_path / "same.yaml").read_text(encoding="utf-8")
    assert meetings(same) == meetings(text)


def events(tmp_path: Path) -> Path:
    """The question `closed` as events."""
    file = tmp_path / "events.yaml"
    file.write_text(OVERLAYS["closed"].replace("operations:", "events:"), encoding="utf-8")
    return file


def meetings(text: str) -> str:
    return text.partition("\nmeetings:\n")[2]


def test_a_question_without_an_answer_is_not_promoted(run: Run, scenario: Path, tmp_path: Path) -> None:
    output = tmp_path / "chosen.yaml"
    result = run("what-if", scenario, question(scenario, "wrong"), "--promote", "wrong", "-o", output)
    assert result.exit_code == 1
    assert result.stderr.endswith(f"wrong has no schedule, so nothing was written to {output}.\n")
    assert not output.exists()


def test_what_is_kept_is_reused(run: Run, scenario: Path, tmp_path: Path) -> None:
    words = ("what-if", scenario, question(scenario, "closed"), "--keep", tmp_path / "kept", "--json")
    first, again = json.loads(run(*words).stdout), json.loads(run(*words).stdout)
    assert len(list((tmp_path / "kept").iterdir())) == 2
    assert again == first  # the seconds of the first run among it


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobody.yaml",), "nobody.yaml: there is no such file."),
        (("--promote", "closed"), "--promote and -o go together."),
        (("--promote", "clossed", "-o", "x.yaml"), "Maybe closed."),
        (("--promote", "closed", "-o", "-"), "the comparison and -o - both want standard output; give -o a file."),
        (("-", "--from", "-"), "only one file can be standard input."),
        (("--keep", __file__), f"{__file__}: this is a file; give the name of a folder."),
        (("--executor", "moon"), "--executor: 'moon' is neither local nor dask://host:port."),
    ],
)
def test_bad_input(run: Run, scenario: Path, words: tuple[str, ...], said: str) -> None:
    result = run("what-if", scenario, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.rstrip("\n").endswith(said)


def test_names_are_given_once_and_none_is_the_base(run: Run, scenario: Path, tmp_path: Path) -> None:
    for name in ("closed", "base"):
        shutil.copy(question(scenario, "closed"), tmp_path / f"{name}.yaml")
    result = run("what-if", scenario, question(scenario, "closed"), tmp_path / "closed.yaml", tmp_path / "base.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines() == [
        f"{tmp_path}/closed.yaml: {question(scenario, 'closed')} has the same name.",
        f"{tmp_path}/base.yaml: the base is called so.",
    ]


def test_a_scenario_without_questions(run: Run) -> None:
    result = run("what-if", "smallest")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("smallest/what_if: there is no what-if file here; name some.\n")
