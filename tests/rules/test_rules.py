"""Every rule's cases: over a small base scenario, a situation and a schedule give exactly these excesses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest
import yaml

import constraints
from constraints._catalogue import RULES
from constraints._rule import Excess
from scenarios.domain import Meeting, Scenario
from scenarios.policy import load_policy, packs

HERE = Path(__file__).parent
PACKAGE = Path(constraints.__file__).parent


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


BASE = _read("_base")


def _cases() -> Iterator[Any]:
    for name in sorted(file.stem for file in HERE.glob("*.yaml") if file.stem != "_base"):
        for case in _read(name):
            yield pytest.param(name, case, id=f"{name}: {case['case']}")


def _with(base: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """The base with some values replaced at any depth; None removes one."""
    result = dict(base)
    for key, value in changes.items():
        if value is None:
            del result[key]
        elif isinstance(value, Mapping) and isinstance(result.get(key), Mapping):
            result[key] = _with(result[key], value)
        else:
            result[key] = value
    return result


def _meeting(text: str) -> Meeting:
    day, place = text.split()
    return Meeting(date=Date.fromisoformat(day), place=place)


def _excesses(rule: str, expected: list[dict[str, Any]]) -> list[Excess]:
    return sorted(Excess(rule, tuple(map(str, case["about"])), case.get("amount", 1)) for case in expected)


@pytest.mark.parametrize(("rule", "case"), list(_cases()))
def test_the_excesses_of_a_schedule_are_exactly_these(rule, case):
    scenario = Scenario.model_validate(_with({**BASE, "policy": load_policy("decree-863")}, case.get("scenario", {})))
    bound = RULES[rule].model_validate({"mode": "hard", **case.get("numbers", {})})
    meetings = {proposal: _meeting(text) for proposal, text in case["schedule"].items()}
    expected = _excesses(rule, case["expected"])
    assert sorted(bound.excesses(scenario, meetings)) == expected
    assert sorted(bound.excesses(scenario, dict(reversed(meetings.items())))) == expected


def test_each_rule_has_its_file_its_cases_and_its_name():
    files = {file.stem for file in PACKAGE.glob("*.py") if not file.stem.startswith("_")}
    cases = {file.stem for file in HERE.glob("*.yaml")} - {"_base"}
    assert files == set(RULES) == cases
    assert {name: rule.__module__ for name, rule in RULES.items()} == {name: f"constraints.{name}" for name in RULES}
    assert {name: rule.__name__ for name, rule in RULES.items()} == {
        name: "".join(word.capitalize() for word in name.split("_")) for name in RULES
    }


@pytest.mark.parametrize("pack", packs())
def test_each_rule_has_its_entry_in_each_pack(pack):
    assert set(load_policy(pack).rules) == set(RULES)


@pytest.mark.parametrize("name", sorted(RULES))
def test_each_rule_has_several_cases_and_one_that_it_finds_fault_with(name):
    outcomes = [bool(case["expected"]) for case in _read(name)]
    assert len(outcomes) > 1
    assert any(outcomes)
