import json
import subprocess
import sys

import pytest

from scheduler.cli.explain import RESULT
from scheduler.cli.why import WhyResult

TIGHT = """\
proposals:
  health-01: {body: health, dates: {from: 2022-09-05, to: 2022-10-28}, places: [kostanay/auliekol]}
  health-02: {body: health, dates: {from: 2022-09-05, to: 2022-10-28}, places: [kostanay/auliekol]}
  labour-01: {body: labour, dates: {from: 2022-09-05, to: 2022-10-28, prefer: 2022-10-14}, places: ["abai/*"]}
  labour-02: {body: labour, dates: {from: 2022-09-05, to: 2022-09-10}, places: [kostanay/auliekol]}
  labour-03: {body: labour, dates: {from: 2022-09-26, to: 2022-10-28}, places: ["abai/semey-city"]}
"""
SCHEDULE = """\
kezdesu: 1
schedule: small
solved:
  outcome: time-limit
  levels:
  - {level: 1, cost: 0, bound: 0}
  - {level: 2, cost: 0, bound: null}
  - {level: 3, cost: 0, bound: null}
  - {level: 4, cost: 0, bound: null}
meetings:
  health-01: {date: 2022-09-28, place: kostanay/auliekol, status: planned}
  labour-01: {date: 2022-10-12, place: abai/semey-city, status: planned}
unplaced:
  health-02: {because: []}
  labour-02: {because: []}
  labour-03: {because: []}
"""
KEZDESU = [sys.executable, "-m", "scheduler.cli"]


@pytest.fixture
def tight(folder, tmp_path):
    (folder / "proposals.yaml").write_text(TIGHT, encoding="utf-8")
    file = tmp_path / "tight.yaml"
    file.write_text(SCHEDULE, encoding="utf-8")
    return folder, file


def explained(run, tight, proposal):
    result = run("explain", *tight, proposal, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_a_conflict_with_its_members_and_ways_out(run, tight):
    told = explained(run, tight, "health-02")
    assert list(told) == [*RESULT.model_fields]
    assert (told["placed"], told["answer"], told["conflict"]["minimal"]) == (False, "conflict", True)
    members = [(member["rule"], *member["about"]) for member in told["conflict"]["members"]]
    assert members == [
        ("place_cap", "kostanay/auliekol"),
        ("place_offered", "health-02"),
        ("placed", "health-01"),
    ]
    assert told["conflict"]["members"][1]["source"].endswith("small/proposals.yaml:3:72")
    assert [(row["price"], row["operations"]) for row in told["counterfactuals"]] == [
        (5, [{"op": "change", "proposal": "health-02", "set": {"places": ["kostanay/auliekol", "kostanay/*"]}}]),
        (10, [{"op": "change", "proposal": "health-01", "set": {"places": ["kostanay/auliekol", "kostanay/*"]}}]),
        (30, [{"op": "policy", "rule": "place_cap", "set": {"districts": 2}}]),
    ]
    assert told["counterfactuals"][0]["sentence"] == (
        "More places for health-02: Kostanay Region (any place). Price: 5."
    )


def test_a_closure_is_named_and_opened(run, tight):
    told = explained(run, tight, "labour-02")
    members = [(member["rule"], *member["about"]) for member in told["conflict"]["members"]]
    assert ("region_open", "kostanay", "2022-09-01", "2022-09-20", "districts") in members
    assert ("window", "labour-02") in members
    assert {source["source"].rpartition("/")[2] for source in told["conflict"]["members"]} >= {"regions.yaml:5:14"}


def test_moves_are_pins(run, tight):
    told = explained(run, tight, "labour-03")
    assert (told["answer"], told["conflict"], told["counterfactuals"]) == ("moves", None, [])
    assert [move["op"] for move in told["moves"]] == ["pin"]


def test_a_meeting_has_slack_and_what_is_nearer(run, tight):
    told = explained(run, tight, "labour-01")
    assert told["placed"]
    assert [row["date"] for row in told["binding"]] == ["2022-10-14", "2022-10-13", "2022-10-15"]
    assert "2022-10-14" in told["slack"]
    assert "2022-10-12" not in told["slack"]
    for language in ("kk", "ru", "en"):
        for proposal in ("labour-01", "health-02", "labour-03"):
            assert run("explain", *tight, proposal, "--language", language).exit_code == 0


def test_why_costs_or_forbids(run, tight):
    told = json.loads(run("why", *tight, "labour-01", "--date", "2022-10-14", "--json").stdout)
    assert list(told) == [*WhyResult.model_fields]
    assert told["possible"]
    assert [(row["proposal"], row["after"]["date"]) for row in told["changes"]] == [("labour-01", "2022-10-14")]
    assert told["levels"][3]["after"] < told["levels"][3]["before"]
    told = json.loads(run("why", *tight, "health-01", "--date", "2022-10-04", "--json").stdout)
    assert not told["possible"]
    assert [member["rule"] for member in told["conflict"]["members"]] == ["body_free"]
    assert run("why", *tight, "health-01", "--date", "2022-10-04").stdout.startswith("It cannot be there.")
    assert run("why", *tight, "health-01", "--date", "2022-10-06", "--place", "abai/x").exit_code == 2


def test_wrong_use(run, tight):
    assert run("explain", *tight).exit_code == 2
    assert run("explain", *tight, "health-01", "--all").exit_code == 2
    assert run("explain", *tight, "--all").exit_code == 2
    result = run("explain", *tight, "helth-01")
    assert (result.exit_code, result.stderr) == (2, "PROPOSAL: there is no proposal 'helth-01'. Maybe health-01.\n")


def tampered(content):
    """Ways to falsify a file, each with the proposal that then cannot be proven."""
    rows = {row["proposal"]: row for row in content["explanations"]}
    conflict = rows["health-02"]["conflict"]["members"]
    ways = rows["health-02"]["counterfactuals"]
    yield "digest", lambda: content.update(digest="sha256:0")
    yield "missing", content["explanations"].pop
    yield "member gone", lambda: conflict.pop(0)
    yield "member added", lambda: conflict.append({**conflict[2], "about": ["labour-01"]})
    yield "another case", lambda: conflict[0].update(about=["abai/urzhar"])
    yield "no such member", lambda: conflict[0].update(rule="no_rule")
    yield "sentence", lambda: conflict[0].update(sentence="Because.")
    yield "source", lambda: conflict[0].update(source="scenario.yaml:1:1")
    yield "price", lambda: ways[0].update(price=4)
    yield "operation", lambda: ways[2]["operations"][0]["set"].update(districts=3)
    yield "a mode", lambda: ways[2]["operations"][0].update(set={"mode": "off"})
    yield "no room", lambda: ways[0]["operations"][0]["set"].update(places=["kostanay/auliekol", "kostanay/auliekol"])
    yield "order", ways.reverse
    yield "cheapest", lambda: ways.pop(0)
    yield "answer", lambda: rows["health-02"].update(answer="moves")
    yield "moves", lambda: rows["labour-03"]["moves"][0].update(date="2022-10-13")
    yield "slack", rows["labour-01"]["slack"].pop
    yield "placed", lambda: rows["labour-01"].update(placed=False)


def test_a_file_is_proven_again_and_a_tampered_one_is_not(run, tight, tmp_path):
    file = tmp_path / "all.json"
    assert run("explain", *tight, "--all", "-o", file).exit_code == 0
    fresh = subprocess.run([*KEZDESU, "verify-explain", *tight, file], capture_output=True, text=True, check=False)
    assert (fresh.returncode, fresh.stdout) == (0, "Every explanation was proven again: 5.\n"), fresh.stderr
    text = file.read_text(encoding="utf-8")
    names = [name for name, _ in tampered(json.loads(text))]
    for number, name in enumerate(names):
        content = json.loads(text)
        list(tampered(content))[number][1]()
        file.write_text(json.dumps(content), encoding="utf-8")
        result = run("verify-explain", *tight, file, "--json")
        assert result.exit_code == 1, (name, result.output)
        assert json.loads(result.stdout)["refuted"] != [], name
    file.write_text(text.replace('"placed": true', '"placed": 7'), encoding="utf-8")
    assert run("verify-explain", *tight, file).exit_code == 2
