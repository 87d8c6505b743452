"""The plain model of the peers states the same problem as the product: the same optimum, by the same checker."""

from __future__ import annotations

import pytest

from benchmarks._peers import cp_sat
from benchmarks._peers.answer import Answer, NotStated, answer_of
from benchmarks._peers.plain import PAIRS, plain, refuse
from benchmarks._peers.record import Record, since_start
from constraints._assess import LEVELS, assess
from scenarios.domain import Lock, RuleSetting, Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.policy import load_policy
from scheduler.solve import NoSchedule, plan
from tests.property.brute_force import optimum
from tests.property.scenarios import scenario_of

LIBRARY = ("smallest", "joint-meeting", "closed-region", "overfull-quarter")


def _answer(scenario: Scenario, solve=cp_sat.solve, peer: str = "cp-sat") -> Answer:
    record = Record(scenario, since_start() + 60)
    solve(scenario, peer, record)
    return record.answer(peer, "any")


def _costs(answer: Answer) -> dict[int, int | None]:
    return {level.level: level.cost for level in answer.levels}


def _planned(scenario: Scenario) -> dict[int, int] | None:
    try:
        return {level.level: level.cost for level in plan(scenario).solved.levels}
    except NoSchedule:
        return None


def _with_rules(scenario: Scenario, **settings: dict[str, object]) -> Scenario:
    rules = {
        name: RuleSetting.model_validate({**setting.model_dump(exclude_none=True), **settings.get(name, {})})
        for name, setting in scenario.policy.rules.items()
    }
    return scenario.replaced(policy=scenario.policy.replaced(rules=rules))


def _stated(scenario: Scenario) -> Scenario:
    """The scenario with its soft pair rules made hard."""
    soft = [name for name in PAIRS if scenario.policy.rules[name].mode == "soft"]
    return _with_rules(scenario, **{name: {"mode": "hard"} for name in soft})


def _as_measured(answer: Answer) -> tuple[object, ...]:
    return _costs(answer), answer.proven, answer.lawful, answer.note


def _as_expected(expected: dict[int, int] | None) -> tuple[object, ...]:
    if expected is None:
        said = "the engine says that there is no lawful schedule; no lawful schedule"
        return dict.fromkeys(LEVELS), False, False, said
    return expected, True, True, ""


@pytest.mark.parametrize("name", LIBRARY)
@pytest.mark.parametrize("peer", ["cp-sat", "cp-sat-lp"])
def test_cp_sat_proves_the_optimum_of_the_library_on_the_plain_model(name, peer):
    scenario = load(find(name)).scenario
    assert _as_measured(_answer(scenario, peer=peer)) == _as_expected(_planned(scenario))


@pytest.mark.parametrize("name", LIBRARY)
def test_highs_proves_the_optimum_of_the_library_on_the_plain_model(name):
    highs = pytest.importorskip("benchmarks._peers.highs", exc_type=ImportError)
    scenario = load(find(name)).scenario
    assert _as_measured(_answer(scenario, highs.solve, "highs")) == _as_expected(_planned(scenario))


def test_tiny_scenarios_under_any_policy_have_the_optimum_of_brute_force():
    infeasible, unstated = 0, 0
    for seed in range(60):
        scenario = _stated(scenario_of(seed, tiny=True))
        expected = optimum(scenario)
        try:
            answer = _answer(scenario)
        except NotStated:
            unstated += 1
            continue
        assert (seed, *_as_measured(answer)) == (seed, *_as_expected(expected))
        infeasible += expected is None
    assert 0 < infeasible < 50
    assert unstated < 20


def test_small_scenarios_under_the_decree_have_the_optimum_of_the_product():
    placed = 0
    for seed in range(30):
        scenario = scenario_of(seed).replaced(policy=load_policy("decree-863"))
        expected = _planned(scenario)
        answer = _answer(scenario)
        assert (seed, *_as_measured(answer)) == (seed, *_as_expected(expected))
        placed += answer.curve[-1][1] != _costs_of_nothing(scenario)
    assert placed > 15


def _costs_of_nothing(scenario: Scenario) -> tuple[int, ...]:
    found = assess(scenario, {}).costs
    return tuple(found[level] for level in LEVELS)


def test_small_scenarios_under_changed_numbers_have_the_optimum_of_the_product():
    for seed in range(15):
        scenario = _with_rules(
            scenario_of(seed).replaced(policy=load_policy("decree-863")),
            notice={"working_days": 1},
            region_crowding={"days": 20},
            travel_gap={"days": 3},
            body_region_once={"at_most": 2},
            same_region_clash={"days": 1 + seed % 3},
            month_balance={"mode": "off"},
        )
        expected = _planned(scenario)
        assert (seed, *_as_measured(_answer(scenario))) == (seed, *_as_expected(expected))


@pytest.mark.parametrize("rule", PAIRS)
def test_soft_pair_rules_are_refused_by_name(rule):
    scenario = _with_rules(load(find("smallest")).scenario, **{rule: {"mode": "soft", "level": 3, "weight": 5}})
    with pytest.raises(NotStated) as refused:
        refuse(scenario)
    assert str(refused.value) == f"the rule '{rule}' is stated as hard or off only, the policy has it soft"


def test_locked_meetings_are_refused():
    scenario = load(find("smallest")).scenario
    locked = scenario.replaced(locked={min(scenario.proposals): Lock(kind="announced")})
    with pytest.raises(NotStated, match="locked meetings"):
        plain(locked)


def test_an_unlawful_schedule_is_told_and_costs_are_those_of_the_checker():
    scenario = load(find("smallest")).scenario
    best = plan(scenario)
    record = Record(scenario, since_start() + 60)
    record.found(best.meetings, 1, best.solved.levels[0].cost)
    moved = {name: meeting.replaced(date=scenario.as_of) for name, meeting in best.meetings.items()}
    record.found(moved)
    record.settled(4, cost=0, bound=best.solved.levels[3].cost + 1)
    answer = record.answer("any", "1")
    cost, bound = best.solved.levels[3].cost, best.solved.levels[3].cost + 1
    assert (answer.lawful, answer.proven) == (False, False)
    assert _costs(answer) == {level.level: level.cost for level in best.solved.levels}
    assert answer.note.startswith("a schedule breaches [Excess(rule=")
    assert answer.note.endswith(
        f"level 4: bound {bound} above the measured cost {cost}; level 4: claimed 0, measured {cost}"
    )


def test_an_answer_is_read_back_from_its_line():
    answer = _answer(load(find("smallest")).scenario)
    assert answer_of(answer.line()) == answer
