from constraints._catalogue import bind
from scenarios.find import LIBRARY
from scenarios.load import load
from scheduler.model.problem import compile_problem
from scheduler.model.sheet import Sheet
from scheduler.solve import plan


def test_proposals_are_kin_by_region_body_and_time():
    scenario = load(LIBRARY / "smallest").scenario
    problem = compile_problem([Sheet.of(scenario, bind(scenario.policy))])
    meetings = plan(scenario).meetings
    names = list(scenario.proposals)
    for model, families in zip((problem.model, problem.months), problem.families, strict=True):
        kin = families.kin(model.assignment(meetings))
        told = {kind: sorted([names[n] for n in group] for group in groups) for kind, groups in kin.items()}
        by_date = sorted(meetings, key=lambda one: meetings[one].date)
        assert told["time"] == [by_date] or model is problem.months
        assert told["region"] == [["health-01", "trade-01"], ["health-02", "trade-02"]]
        assert told["body"] == [["health-01", "health-02"], ["trade-01", "trade-02"]]
        assert told["idle"] == []
        assert sorted(n for group in families.together(model.system.high) for n in group) == sorted(
            n for n, name in enumerate(names) for _ in {place.partition("/")[0] for place in scenario.accepted(name)}
        )


def test_an_unplaced_proposal_is_tried_with_those_that_meet_where_it_could():
    scenario = load(LIBRARY / "smallest").scenario
    problem = compile_problem([Sheet.of(scenario, bind(scenario.policy))])
    meetings = {name: one for name, one in plan(scenario).meetings.items() if name != "trade-02"}
    names = list(scenario.proposals)
    groups = problem.families[0].kin(problem.model.assignment(meetings))["idle"]
    accepted = {place.partition("/")[0] for place in scenario.accepted("trade-02")}
    there = [[one for one in meetings if meetings[one].region == region] for region in sorted(accepted)]
    assert sorted([names[n] for n in group] for group in groups) == sorted(
        ["trade-02", *found] for found in there if found
    )
