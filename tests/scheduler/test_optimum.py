"""The national scenarios' optima, known from independent solvers."""

import pytest

from constraints._assess import assess
from scenarios.find import LIBRARY
from scenarios.load import load
from scheduler.solve import plan

OPTIMA = {"kazakhstan-2022": [53, 362, 0, 1047], "kazakhstan-2022-h2": [24, 561, 2, 1285]}


@pytest.mark.parametrize("name", OPTIMA)
def test_a_national_schedule_is_proven_optimal_on_all_levels(name):
    scenario = load(LIBRARY / name).scenario
    schedule = plan(scenario)
    assert schedule.solved.outcome == "optimal"
    assert [(one.cost, one.bound) for one in schedule.solved.levels] == [(cost, cost) for cost in OPTIMA[name]]
    assessment = assess(scenario, schedule.meetings)
    assert assessment.lawful
    assert list(assessment.costs.values()) == OPTIMA[name]
