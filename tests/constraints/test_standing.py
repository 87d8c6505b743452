from __future__ import annotations

from datetime import date as Date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from constraints._blocked import because, refused
from constraints._catalogue import RULES, bind
from constraints._standing import Standing
from scenarios.domain import Meeting
from tests.constraints.conftest import meetings
from tests.property.scenarios import schedules, small_scenarios

DAY = Date(2022, 9, 15)
NEAR = {
    "same_region_clash": ({"days": 2}, ("2022-09-14", "2022-09-16")),
    "travel_gap": ({"days": 2}, ("2022-09-13", "2022-09-17")),
    "region_crowding": ({"days": 10}, ("2022-09-06", "2022-09-24")),
    "region_month_cap": ({"at_most": 3}, ("2022-09-01", "2022-09-30")),
    "body_month_cap": ({"at_most": 3}, ("2022-09-01", "2022-09-30")),
    "one_meeting_a_day": ({"at_most": 1}, ("2022-09-15", "2022-09-15")),
}


@pytest.mark.parametrize("name", sorted(NEAR))
def test_how_near_a_meeting_must_be_to_count(name):
    numbers, span = NEAR[name]
    found = RULES[name](mode="hard", **numbers).near(DAY)
    assert found == tuple(map(Date.fromisoformat, span))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_meetings_of_a_case_are_near_each_other(data):
    scenario = data.draw(small_scenarios())
    schedule = data.draw(schedules(scenario))
    for rule in bind(scenario.policy):
        for excess in rule.excesses(scenario, schedule) if rule.mode != "off" else ():
            days = [schedule[name].date for name in excess.about if name in schedule]
            for day in days:
                first, last = rule.near(day) or (min(days), max(days))
                assert all(first <= other <= last for other in days)


def test_what_is_far_away_is_not_asked_about(scenario):
    given = scenario({"region_month_cap": {"mode": "hard", "at_most": 1}})
    standing = Standing(given, meetings(h_1="1 north/city", h_2="30 north/lake"))
    (rule,) = (one for one in bind(given.policy) if one.name == "region_month_cap")
    october = Meeting(date=Date(2022, 10, 1), place="north/city")
    assert list(standing.added(rule, "l-1", october)) == []
    (case,) = standing.added(rule, "l-1", Meeting(date=DAY, place="north/city"))
    assert case.about == ("north", "2022-09", "h-1", "h-2", "l-1")


def test_all_refusals_are_those_of_each(scenario):
    given, schedule = scenario(), meetings(h_1="5 north/city")
    rules = tuple(bind(given.policy))
    alone = {name: because(given, schedule, name) for name in sorted(given.proposals) if name != "h-1"}
    assert refused(given, schedule, rules) == alone


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_schedule_that_grew_by_one_answers_as_the_whole_one(data):
    scenario = data.draw(small_scenarios())
    schedule = data.draw(schedules(scenario))
    rules = [rule for rule in bind(scenario.policy) if rule.mode != "off" and rule.adds_up]
    grown = Standing(scenario, {})
    before: dict[str, Meeting] = {}
    for name, meeting in schedule.items():
        asked = [list(grown.added(rule, name, meeting)) for rule in rules]
        assert asked == [list(Standing(scenario, before).added(rule, name, meeting)) for rule in rules]
        grown, before = grown.with_(name, meeting), {**before, name: meeting}
    assert grown.meetings == schedule
