"""The solver's model and the checker measure the same amounts, rule by rule and together, hard and soft.

A schedule is fixed in the model, which then minimises what is left: the slacks. Places that no rule can tell apart are
one class in the model, so it may hand them out anew; the checker reads the schedule that the model means.
"""

from __future__ import annotations

from random import Random

import pytest

from constraints._assess import LEVELS, Assessment, assess
from constraints._catalogue import bind
from scenarios.domain import Meetings, Scenario
from scheduler.engine.search import Stop, search
from scheduler.engine.system import System
from scheduler.model.problem import Problem, compile_problem
from scheduler.model.sheet import Sheet
from tests.property.policies import OPTIONAL, alone, bunched, settled, some
from tests.property.scenarios import scenario_of, schedule_of

SPREADABLE = frozenset({"place_cap", "district_reach"})
"""Rules on single places: handing out places evenly can only help them."""
EACH, TOGETHER = 24, 60


def _compiled(scenario: Scenario) -> Problem:
    return compile_problem([Sheet.of(scenario, bind(scenario.policy))])


def _least(system: System, level: int) -> int | None:
    """The least cost of a level; None where the system has no solution (a level without costs is not searched)."""
    if not system.costs[level].any():
        return system.constants[level]
    return search(system, system.costs[level], system.constants[level], Stop()).value


def _meant(problem: Problem, meetings: Meetings) -> tuple[System, Meetings] | None:
    """The model with a schedule fixed, and the schedule that it hands out; None where the model allows it not."""
    try:
        fixed = problem.model.fixed(meetings)
    except KeyError:
        return None
    found = search(fixed, fixed.costs[1], fixed.constants[1], Stop())
    return None if found.x is None else (fixed, problem.model.schedule(found.x))


def _agree(scenario: Scenario, meetings: Meetings) -> Assessment:
    """Demands that model and checker say the same of a schedule; gives the checker's word on it."""
    problem, asked = _compiled(scenario), assess(scenario, meetings)
    meant = _meant(problem, meetings)
    if meant is None:
        assert not asked.lawful
        return asked
    fixed, handed_out = meant
    assert {name: (found.date, found.region) for name, found in handed_out.items()} == {
        name: (found.date, found.region) for name, found in meetings.items()
    }
    read = assess(scenario, handed_out)
    assert read.breaches == ()
    assert {breach.rule for breach in asked.breaches} <= SPREADABLE
    assert {level: _least(fixed, level) for level in LEVELS} == read.costs
    assert {name: n for name, n in read.amounts.items() if name not in SPREADABLE} == {
        name: n for name, n in asked.amounts.items() if name not in SPREADABLE
    }
    assert all(read.amounts[name] <= asked.amounts[name] for name in SPREADABLE & asked.amounts.keys())
    coarse = problem.coarse.system
    assert all((_least(coarse, level) or 0) <= read.costs[level] for level in LEVELS)
    return asked


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_soft_rule_costs_what_the_checker_counts(name):
    amounts = set()
    for seed in range(EACH):
        scenario = alone(scenario_of(seed, locks=seed % 2 == 1), name, "soft")
        for meetings in (schedule_of(scenario, seed), bunched(scenario, Random(seed))):
            found = _agree(scenario, meetings)
            assert found.costs[1] == found.amounts[name]
            amounts.add(found.amounts[name])
    assert min(amounts) == 0
    assert max(amounts) > 0


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_hard_rule_allows_what_the_checker_calls_lawful(name):
    lawful = set()
    for seed in range(EACH):
        scenario = alone(scenario_of(seed, locks=seed % 2 == 1), name, "hard")
        for meetings in (schedule_of(scenario, seed), bunched(scenario, Random(seed))):
            lawful.add(_agree(scenario, meetings).lawful)
    assert lawful == {True, False}


@pytest.mark.parametrize("name", OPTIONAL)
def test_locked_meetings_bind_the_others_and_not_each_other(name):
    for seed in range(EACH):
        scenario = alone(settled(scenario_of(seed), Random(seed)), name, "hard")
        _agree(scenario, bunched(scenario, Random(seed)))


@pytest.mark.parametrize("locks", [False, True])
def test_rules_together_cost_and_allow_what_the_checker_says(locks):
    lawful, carried = set(), set()
    for seed in range(TOGETHER):
        random = Random(seed)
        scenario = scenario_of(seed)
        scenario = some(settled(scenario, random) if locks else scenario, random)
        for _ in range(2):
            lawful.add(_agree(scenario, bunched(scenario, random)).lawful)
        problem = _compiled(scenario)
        carried |= {problem.coarse.carries(problem.model.system, level) for level in LEVELS}
    assert lawful == {True, False}
    assert carried == {True, False}


def test_a_level_that_the_coarse_model_carries_costs_the_same_there():
    levels = set()
    for seed in range(TOGETHER):
        scenario = some(scenario_of(seed, locks=seed % 2 == 1), Random(seed))
        problem = _compiled(scenario)
        meant = _meant(problem, bunched(scenario, Random(seed)))
        if meant is None:
            continue
        fixed, handed_out = meant
        months = _fixed_by_month(problem, handed_out)
        for level in LEVELS:
            if problem.coarse.carries(problem.model.system, level):
                levels.add(level)
                assert (seed, _least(months, level)) == (seed, _least(fixed, level))
    assert levels == set(LEVELS)


def _fixed_by_month(problem: Problem, meetings: Meetings) -> System:
    """The coarse system with the same proposals placed, in the same classes, regions and months."""
    fine = problem.model.fixed(meetings)
    coarse = problem.coarse
    low, high = coarse.system.low.copy(), coarse.system.high.copy()
    for mine, other in coarse.shared.items():
        if other in _who_and_where(problem):
            low[mine] = high[mine] = fine.low[other]
    for mine, members in coarse.buckets.items():
        low[mine] = high[mine] = fine.low[members].sum()
    return coarse.system.with_bounds(low, high)


def _who_and_where(problem: Problem) -> frozenset[int]:
    columns = problem.model.columns
    return frozenset((*columns.unplaced.values(), *columns.y.values()))
