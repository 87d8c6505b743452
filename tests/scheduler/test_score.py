from hypothesis import given, settings

from constraints._assess import LEVELS, assess
from scheduler.score import BREAKDOWNS, of_meeting, score
from tests.property.scenarios import SEEDS, scenario_of, schedule_of


@given(seed=SEEDS)
@settings(max_examples=60, deadline=None)
def test_every_breakdown_sums_to_the_cost_of_each_level(seed):
    scenario = scenario_of(seed, locks=True)
    meetings = schedule_of(scenario, seed)
    found = score(scenario, meetings)
    assert found.costs == tuple(assess(scenario, meetings).costs[level] for level in LEVELS)
    for by in BREAKDOWNS:
        rows = found.rows(by)
        assert [row.name for row in rows].count(None) == 1
        assert rows[-1].name is None
        assert tuple(sum(column) for column in zip(*(row.costs for row in rows), strict=True)) == found.costs


@given(seed=SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_meeting_has_its_row_by_rule(seed):
    scenario = scenario_of(seed)
    meetings = schedule_of(scenario, seed)
    for row in score(scenario, meetings).meetings[:-1]:
        levels = dict.fromkeys(LEVELS, 0)
        for level, cost in of_meeting(scenario, meetings, row.name).values():
            levels[level] += cost
        assert tuple(levels.values()) == row.costs


def test_who_bears_what(scenario, meetings):
    found = score(scenario, meetings)
    rows = {by: {row.name: row.costs for row in found.rows(by)} for by in BREAKDOWNS}
    assert rows["rule"]["placed"] == (4, 0, 0, 0)
    assert rows["rule"][None] == (0, 0, 0, 0)
    assert rows["meeting"]["labour-01"] == (0, 1, 2, 9)
    assert set(rows["meeting"]) == {"health-01", "labour-01", "labour-02", None}
    assert set(rows["region"]) <= {"abai", "kostanay", None}
