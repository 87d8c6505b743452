"""publish, log and show as one story on the command line."""

import json

import pytest
import yaml

from scenarios.digest import digest
from scenarios.read_schedule import load_schedule


@pytest.fixture
def revisions(run, folder, schedule_file, tmp_path):
    target = tmp_path / "revisions"
    assert run("publish", folder, schedule_file, "--to", target).exit_code == 0
    words = ("--approved-by", "А. *Б*", "--decree", "863", "--decree-date", "2022-09-01")
    assert run("publish", folder, schedule_file, "--to", target, *words).exit_code == 0
    return target


def test_the_folder_is_named_after_the_scenario(run, folder, schedule_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("publish", folder, schedule_file)
    assert (result.exit_code, result.stdout) == (0, "Published as revision 1: small-revisions/0001.yaml\n")
    assert (tmp_path / "small-revisions" / "0001.yaml").is_file()


def test_json_of_publish(run, folder, schedule_file, tmp_path):
    target = tmp_path / "revisions"
    told = json.loads(run("publish", folder, schedule_file, "--to", target, "--json").stdout)
    published = yaml.safe_load((target / "0001.yaml").read_text(encoding="utf-8"))["published"]
    assert told == {**published, "file": str(target / "0001.yaml")}


def test_what_is_not_based_on_the_last_revision_ends_with_1(run, folder, schedule_file, revisions):
    result = run("publish", folder, schedule_file, "--to", revisions)
    assert (result.exit_code, result.stderr) == (1, "Not published: revision 2 is this schedule already.\n")
    text = schedule_file.read_text(encoding="utf-8").replace("2022-10-12", "2022-10-13")
    schedule_file.write_text(text, encoding="utf-8")
    result = run("publish", folder, schedule_file, "--to", revisions, "--language", "ru")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == ("Не опубликовано: график пересчитан не от последней редакции, 2. Пересчитайте от неё.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--decree", "1"),
        ("--decree-date", "2022-09-01"),
        ("--approved-by", " "),
        ("--approved-by", "PM", "--decree-date", "tomorrow"),
        ("--approved-by", "\udcff"),
    ],
)
def test_wrong_options_publish_nothing(run, folder, schedule_file, tmp_path, words):
    result = run("publish", folder, schedule_file, "--to", tmp_path / "revisions", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert not (tmp_path / "revisions").exists()


def test_log_tells_the_history(run, revisions):
    result = run("log", revisions)
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines() if line.split()[:1] in (["1"], ["2"])]
    assert rows == [
        ["1", "draft", "3", "1", "0", "0"],
        ["2", "approved", "3", "1", "0", "0", "А.", "*Б*", "863"],
    ]
    assert "2022-09-01" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_log_verifies(run, revisions):
    told = json.loads(run("log", revisions, "--verify", "--json").stdout)
    assert told["findings"] == []
    assert [row["number"] for row in told["revisions"]] == [1, 2]
    assert [row["previous"] for row in told["revisions"]] == [None, told["revisions"][0]["digest"]]
    newest = told["revisions"][-1]["digest"]
    assert run("log", revisions, "--verify").stdout.splitlines()[-2:] == [
        "The history is whole. Compare the last digest with one kept elsewhere:",
        newest,
    ]
    (revisions / "0001.yaml").unlink()
    (revisions / "0002.yaml").unlink()
    (revisions / "0002.yaml").write_text("published: [\n")
    result = run("log", revisions, "--verify")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "0001.yaml: this revision is missing.\n0002.yaml: this is no revision, or its beginning is damaged.\n"
    )
    assert json.loads(run("log", revisions, "--verify", "--json").stdout)["findings"] == [
        {"file": "0001.yaml", "kind": "missing", "sentence": "0001.yaml: this revision is missing."},
        {
            "file": "0002.yaml",
            "kind": "unreadable",
            "sentence": "0002.yaml: this is no revision, or its beginning is damaged.",
        },
    ]
    assert run("log", revisions).exit_code == 2


def test_log_of_nothing(run, tmp_path):
    assert run("log", tmp_path, "--verify").stdout == "No revision yet.\n"
    assert json.loads(run("log", tmp_path, "--json").stdout) == {"revisions": [], "findings": None}
    assert run("log", tmp_path / "none").exit_code == 2


def test_show_prints_a_schedule_file_that_equals_the_published_one(run, folder, schedule_file, revisions, tmp_path):
    shown = run("show", revisions, 1)
    copy = tmp_path / "copy.yaml"
    copy.write_text(shown.stdout, encoding="utf-8")
    assert run("diff", schedule_file, copy, "--exit-code").exit_code == 0
    assert run("check", folder, copy).stdout == run("check", folder, schedule_file).stdout
    told = json.loads(run("show", revisions, 2, "--json").stdout)
    assert (told["published"]["approved_by"], told["published"]["decree_date"]) == ("А. *Б*", "2022-09-01")
    assert told["status"] == "approved"
    assert list(told["meetings"]) == ["labour-02", "health-01", "labour-01"]
    missing = run("show", revisions, 3)
    assert (missing.exit_code, missing.stderr) == (2, f"{revisions}: there is no revision 3. It holds 1 to 2.\n")


def test_two_revision_files_can_be_compared(run, revisions):
    assert run("diff", revisions / "0001.yaml", revisions / "0002.yaml", "--exit-code").exit_code == 0


def test_a_re_planned_schedule_follows_with_its_operations_and_changes(run, folder, schedule_file, revisions):
    previous = digest(load_schedule(schedule_file)[0])
    text = schedule_file.read_text(encoding="utf-8").replace("date: 2022-10-12", "date: 2022-10-13")
    text += "operations:\n  - {op: postpone, proposal: labour-01, window: {from: 2022-10-13, to: 2022-10-28}}\n"
    text += f"replan: {{previous: '{previous}', changes: 0, bound: 0, shift: 0, shift_bound: 0}}\n"
    schedule_file.write_text(text, encoding="utf-8")
    assert run("publish", folder, schedule_file, "--to", revisions).exit_code == 0
    last = json.loads(run("log", revisions, "--verify", "--json").stdout)["revisions"][-1]
    assert (last["number"], last["status"], last["changes"]) == (3, "draft", 1)
    assert [(one["op"], one["proposal"]) for one in last["operations"]] == [("postpone", "labour-01")]
