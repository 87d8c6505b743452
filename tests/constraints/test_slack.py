from hypothesis import given, settings

from constraints._catalogue import bind
from constraints._rule import Excess
from constraints._slack import forbidding, slack
from scenarios.domain import Lock, Meeting
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


def test_a_locked_meeting_has_none():
    scenario, meetings = _loose()
    assert slack(scenario, meetings, "p0") != ()
    locked = scenario.replaced(locked={"p0": Lock(kind="announced")})
    assert slack(locked, meetings, "p0") == ()


def test_a_place_that_is_not_offered_is_named_on_every_date():
    scenario, meetings = _loose()
    other = next(place for place in scenario.places if place not in scenario.accepted("p0"))
    for cases in forbidding(scenario, meetings, "p0", other).values():
        assert Excess("place_offered", ("p0",), 1) in cases


def _loose():
    """A scenario in which p0 has slack and does not accept every place."""
    for seed in range(1000):
        scenario = scenario_of(seed)
        meetings = schedule_of(scenario, seed)
        if "p0" in meetings and len(scenario.accepted("p0")) < len(scenario.places) and slack(scenario, meetings, "p0"):
            return scenario, meetings
    raise AssertionError("no seed has one")
