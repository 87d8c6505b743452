EVENTS = """\
events:
  - {op: pin, proposal: labour-01, date: 2022-10-12, place: abai/semey-city}
  - {op: pin, proposal: labour-02, date: 2022-10-12, place: abai/urzhar}
"""


def test_plan_says_what_contradicts_and_what_to_give_up(run, folder, tmp_path):
    events, target = tmp_path / "events.yaml", tmp_path / "plan.yaml"
    events.write_text(EVENTS, encoding="utf-8")
    result = run("plan", folder, "--events", events, "-o", target)
    assert result.exit_code == 1
    assert not target.exists()
    said = result.stderr.splitlines()
    start = said.index("There is no lawful schedule. These cannot hold at once:")
    reasons = said[start + 1 : start + 4]
    assert reasons[0].startswith("  Locked and stays: labour-01")
    assert reasons[1].startswith("  Locked and stays: labour-02")
    assert reasons[1].endswith("small/proposals.yaml:5:3]")
    assert "The least to give up: 1" in said
    assert any(line.startswith("A lawful schedule then") for line in said)


def test_a_hard_minimum_that_cannot_be_met(run, folder, tmp_path):
    (folder / "policy.yaml").write_text("rules: {region_minimum: {mode: hard, at_least: 9}}\n", encoding="utf-8")
    result = run("plan", folder, "-o", tmp_path / "plan.yaml", "--language", "ru")
    assert result.exit_code == 1
    assert "Допустимого графика нет. Одновременно невозможно следующее:" in result.stderr
    assert "policy.yaml:1:9]" in result.stderr
