"""The planner's costs are the least there are, level by level: found anew by trying all schedules with the checker."""

from __future__ import annotations

import pytest

from constraints._assess import assess
from scenarios.domain import Scenario
from scenarios.schedule import Schedule
from scheduler.solve import NoSchedule, plan
from tests.property.brute_force import optimum
from tests.property.scenarios import scenario_of

FEW, SEEDS = 80, 25


def _planned(scenario: Scenario, **means: int) -> Schedule | None:
    try:
        return plan(scenario, **means)
    except NoSchedule:
        return None


def _proven(schedule: Schedule | None) -> dict[int, int] | None:
    """The costs by level; None where there is no schedule."""
    if schedule is None:
        return None
    assert schedule.solved.outcome == "optimal"
    assert [one.bound for one in schedule.solved.levels] == [one.cost for one in schedule.solved.levels]
    return {one.level: one.cost for one in schedule.solved.levels}


@pytest.mark.parametrize("locks", [False, True])
def test_a_plan_is_optimal_and_there_is_none_only_where_no_schedule_is_lawful(locks):
    found = set()
    for seed in range(FEW):
        scenario = scenario_of(seed, locks=locks, tiny=True)
        best = optimum(scenario)
        assert (seed, _proven(_planned(scenario))) == (seed, best)
        found.add(best is None)
    assert found == {True, False}


@pytest.mark.parametrize("locks", [False, True])
def test_seeds_and_workers_give_equal_costs_and_equal_workers_equal_meetings(locks):
    for number in range(SEEDS):
        scenario = scenario_of(number, locks=locks)
        first = _planned(scenario)
        if first is None:
            assert all(_planned(scenario, seed=seed, workers=1) is None for seed in (1, 2))
            continue
        assert assess(scenario, first.meetings).lawful
        assert set(first.meetings) | set(first.unplaced) == set(scenario.proposals)
        for seed in (1, 2):
            other = _planned(scenario, seed=seed)
            assert (number, _proven(other)) == (number, _proven(first))
        for workers in (1, 2):
            again = _planned(scenario, workers=workers)
            assert again is not None
            assert (number, again.meetings, again.unplaced) == (number, first.meetings, first.unplaced)
