"""MiniZinc's model states the same problem as the product: the same proven costs, by the same checker."""

from __future__ import annotations

import shutil
import warnings

import pytest

from benchmarks._peers.answer import Answer, NotStated
from benchmarks._peers.record import Record, since_start
from scenarios.domain import RuleSetting, Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.policy import load_policy
from scheduler.solve import plan
from tests.property.scenarios import scenario_of

if shutil.which("minizinc") is None:
    pytest.skip("MiniZinc is not installed", allow_module_level=True)
pytest.importorskip("minizinc")
peer = pytest.importorskip("benchmarks._peers.minizinc")


def _installed(engine: str) -> bool:
    try:
        peer.version(engine)
    except NotStated:
        return False
    return True


ENGINES = [
    pytest.param(engine, marks=pytest.mark.skipif(not _installed(engine), reason=f"{engine} is not installed"))
    for engine in ("gecode", "chuffed")
]


def _answer(scenario: Scenario, engine: str) -> Answer:
    record = Record(scenario, since_start() + 60)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the engine's own library is told to be old-fashioned
        peer.solve(scenario, engine, record)
    return record.answer(engine, "any")


def _costs(answer: Answer) -> dict[int, tuple[int | None, int | None]]:
    return {level.level: (level.cost, level.bound) for level in answer.levels}


def _planned(scenario: Scenario) -> dict[int, tuple[int | None, int | None]]:
    return {level.level: (level.cost, level.bound) for level in plan(scenario).solved.levels}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["smallest", "joint-meeting"])
def test_an_engine_proves_the_costs_of_the_plan(name: str, engine: str) -> None:
    scenario = load(find(name)).scenario
    answer = _answer(scenario, engine)
    assert (_costs(answer), answer.proven, answer.lawful) == (_planned(scenario), True, True)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("seed", [2, 7, 8, 10])
def test_an_engine_proves_the_costs_of_a_drawn_plan(seed: int, engine: str) -> None:
    scenario = scenario_of(seed).replaced(policy=load_policy("decree-863"))
    answer = _answer(scenario, engine)
    assert (_costs(answer), answer.proven, answer.lawful) == (_planned(scenario), True, True)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_body_may_come_to_a_region_twice_where_the_policy_says_so(engine: str) -> None:
    scenario = scenario_of(10).replaced(policy=load_policy("decree-863"))
    scenario = _with(scenario, "body_region_once", at_most=2)
    answer = _answer(scenario, engine)
    assert (_costs(answer), answer.proven, answer.lawful) == (_planned(scenario), True, True)


def _with(scenario: Scenario, rule: str, **numbers: object) -> Scenario:
    setting = scenario.policy.rules[rule].model_dump(exclude_none=True)
    rules = {**scenario.policy.rules, rule: RuleSetting.model_validate({**setting, **numbers})}
    return scenario.replaced(policy=scenario.policy.replaced(rules=rules))


@pytest.mark.parametrize(
    ("rule", "numbers", "said"),
    [
        ("travel_gap", {"days": 3}, "'travel_gap' is stated only where 'same_region_clash' asks for more days"),
        ("one_meeting_a_day", {"at_most": 2}, "the rule 'one_meeting_a_day' is stated with at_most 1 only"),
        ("placed", {"mode": "hard"}, "the rule 'placed' is stated as soft only, the policy has it hard"),
    ],
)
def test_what_the_model_does_not_state_is_refused(rule: str, numbers: dict[str, object], said: str) -> None:
    scenario = _with(load(find("smallest")).scenario, rule, **numbers)
    with pytest.raises(NotStated, match=f"^{said}$"):
        peer.solve(scenario, "gecode", Record(scenario, since_start() + 60))
