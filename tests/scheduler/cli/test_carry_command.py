import json

from scenarios.load import load


def test_what_is_carried_is_a_proposals_file_of_the_next_scenario(run, folder, schedule_file, tmp_path):
    target = tmp_path / "next.yaml"
    result = run("carry", folder, schedule_file, "--from", "2022-11-01", "--to", "2022-12-30", "-o", target)
    assert (result.exit_code, result.stdout) == (0, f"Carried to the next horizon: 1. Written: {target}\n")
    (folder / "proposals.yaml").write_text(target.read_text(encoding="utf-8"), encoding="utf-8")
    frame = (folder / "scenario.yaml").read_text(encoding="utf-8")
    frame = frame.replace("{from: 2022-09-01, to: 2022-10-31}", "{from: 2022-11-01, to: 2022-12-30}")
    (folder / "scenario.yaml").write_text(frame, encoding="utf-8")
    proposals = load(folder).scenario.proposals
    assert {one: (wish.priority, str(wish.dates.start), str(wish.dates.end)) for one, wish in proposals.items()} == {
        "health-02": ("must", "2022-11-01", "2022-12-30")
    }


def test_standard_output_and_json(run, folder, schedule_file, tmp_path):
    dates = ("--from", "2022-11-01", "--to", "2022-12-30")
    result = run("carry", folder, schedule_file, *dates, "-o", "-")
    assert result.stdout.startswith("proposals:\n  health-02:\n    body: health\n")
    told = json.loads(run("carry", folder, schedule_file, *dates, "-o", tmp_path / "next.yaml", "--json").stdout)
    assert told["proposals"]["health-02"]["dates"] == {"from": "2022-11-01", "to": "2022-12-30", "prefer": None}
    assert run("carry", folder, schedule_file, *dates, "-o", "-", "--json").exit_code == 2


def test_dates_that_are_needed_and_not_given(run, folder, schedule_file, tmp_path):
    result = run("carry", folder, schedule_file, "-o", tmp_path / "next.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "--from, --to: dates of the next horizon are needed for health-02.\n"
    assert not (tmp_path / "next.yaml").exists()


def test_a_date_that_is_none_is_told_with_an_example(run, folder, schedule_file, tmp_path):
    dates = ("--from", "2023-02-30", "--to", "2023-06-30")
    result = run("carry", folder, schedule_file, *dates, "-o", tmp_path / "next.yaml")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == (
        "Error: Invalid value for '--from': '2023-02-30' is no date; dates are written like 2022-09-14."
    )
    assert not (tmp_path / "next.yaml").exists()
