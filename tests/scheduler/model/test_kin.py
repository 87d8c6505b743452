import numpy as np

from constraints._catalogue import bind
from scenarios.find import LIBRARY
from scenarios.load import load
from scheduler.model.kin import AROUND
from scheduler.model.problem import compile_problem
from scheduler.model.sheet import Sheet
from scheduler.solve import plan


def test_proposals_are_kin_by_region_body_and_time():
    scenario = load(LIBRARY / "smallest").scenario
    problem = compile_problem([Sheet.of(scenario, bind(scenario.policy))])
    meetings = plan(scenario).meetings
    names = list(scenario.proposals)
    families, model = problem.families, problem.model
    kin = families.kin(model.assignment(meetings))
    told = {kind: sorted([names[n] for n in group] for group in groups) for kind, groups in kin.items()}
    assert told["time"] == [sorted(meetings, key=lambda one: meetings[one].date)]
    assert told["region"] == [["health-01", "trade-01"], ["health-02", "trade-02"]]
    assert told["body"] == [["health-01", "health-02"], ["trade-01", "trade-02"]]
    assert told["idle"] == told["around"] == []
    assert sorted(n for group in families.together(model.system.high) for n in group) == sorted(
        n for n, name in enumerate(names) for _ in {place.partition("/")[0] for place in scenario.accepted(name)}
    )
    assert set(np.flatnonzero(families.is_choice)) == set(model.columns.y.values())


def test_an_unplaced_proposal_is_tried_with_those_that_may_be_in_its_way():
    scenario = load(LIBRARY / "smallest").scenario
    problem = compile_problem([Sheet.of(scenario, bind(scenario.policy))])
    meetings = {name: one for name, one in plan(scenario).meetings.items() if name != "trade-02"}
    names = list(scenario.proposals)
    kin = problem.families.kin(problem.model.assignment(meetings))
    accepted = {place.partition("/")[0] for place in scenario.accepted("trade-02")}
    days = list(scenario.window("trade-02"))
    near = [
        one
        for one in sorted(meetings, key=lambda one: meetings[one].date)
        if min(days) - AROUND <= meetings[one].date <= max(days) + AROUND
    ]
    there = [
        [one for one in near if meetings[one].region == region or "trade" in scenario.proposals[one].bodies]
        for region in sorted(accepted)
    ]
    assert near
    assert sorted([names[n] for n in group] for group in kin["idle"]) == sorted(["trade-02", *one] for one in there)
    assert [[names[n] for n in group] for group in kin["around"]] == [["trade-02", *near]]
