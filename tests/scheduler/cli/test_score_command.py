import json

from scheduler.cli.score import ScoreResult


def test_tables_and_json(run, folder, schedule_file):
    other = schedule_file.with_name("other.yaml")
    text = schedule_file.read_text(encoding="utf-8")
    other.write_text(text.replace("labour-01: {date: 2022-10-12", "labour-01: {date: 2022-10-15"), encoding="utf-8")
    told = json.loads(run("score", folder, schedule_file, "--against", other, "--json").stdout)
    assert list(told) == [*ScoreResult.model_fields]
    assert told["costs"][:2] == told["against"]["costs"][:2] == [44, 7]
    assert told["meetings"][-1]["name"] is None
    assert told["against"]["meetings"] != told["meetings"]
    shown = run("score", folder, schedule_file, "--against", other)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.splitlines()[:3] == ["What the schedule costs", "Level 1: 44", "Level 2: 7"]
    assert "(-4)" in shown.stdout


def test_both_from_standard_input(run, folder):
    assert run("score", folder, "-", "--against", "-").exit_code == 2
