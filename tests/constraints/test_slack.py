from hypothesis import given, settings

from constraints._assess import assess
from constraints._catalogue import bind
from constraints._slack import forbidding, slack
from scenarios.domain import Meeting
from tests.property.scenarios import SEEDS, scenario_of, schedule_of


@given(seed=SEEDS)
@settings(max_examples=60, deadline=None)
def test_slack_is_where_the_checker_finds_no_further_breach(seed):
    scenario = scenario_of(seed)
    rules = bind(scenario.policy)
    meetings = schedule_of(scenario, seed)
    before = _amounts(scenario, meetings, rules)
    for proposal, meeting in meetings.items():
        expected = []
        for day in scenario.window(proposal):
            moved = {**meetings, proposal: Meeting(date=day, place=meeting.place)}
            rest = {name: one for name, one in meetings.items() if name != proposal}
            alone = _amounts(scenario, rest, rules)
            worse = [
                case
                for case, amount in _amounts(scenario, moved, rules).items()
                if amount > (alone if case[0] else before).get(case, 0)
            ]
            if day != meeting.date and not worse:
                expected.append(day)
        assert list(slack(scenario, meetings, proposal, rules)) == expected


def _amounts(scenario, meetings, rules):
    return {
        (rule.adds_up, rule.name, case.about[: rule.listed_from]): case.amount
        for rule in rules
        if rule.mode == "hard"
        for case in rule.excesses(scenario, meetings)
    }


def test_a_locked_meeting_has_none_and_closed_dates_are_named(scenario, meetings):
    rules = bind(scenario.policy)
    assert slack(scenario, meetings, "labour-02", rules) != ()
    locked = scenario.replaced(locked={"labour-02": {"kind": "announced"}})
    assert slack(locked, meetings, "labour-02", rules) == ()
    found = forbidding(scenario, meetings, "health-01", "kostanay/auliekol", rules)
    named = {case.rule for cases in found.values() for case in cases}
    assert named == {"working_day", "region_open", "body_free", "notice", "travel_gap", "same_region_clash"}
    assert assess(scenario, meetings, rules).lawful
