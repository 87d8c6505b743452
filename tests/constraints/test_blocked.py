from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints._blocked import because
from constraints._catalogue import RULES, bind
from constraints._rule import Excess
from scenarios.domain import Closure, Meeting, Meetings, Scenario
from tests.constraints.conftest import meetings
from tests.property.scenarios import schedules, small_scenarios

ADDING = sorted(name for name, rule in RULES.items() if rule.adds_up and not rule.always_hard)
NONE = {name: {"mode": "off"} for name, rule in RULES.items() if not rule.always_hard}


def test_a_proposal_with_a_free_date_and_place_has_nothing_in_its_way(scenario):
    assert because(scenario(), meetings(h_1="5 north/city"), "l-1") == ()


def test_a_proposal_whose_dates_are_over_has_its_window_in_the_way(scenario):
    assert because(scenario(as_of="2022-09-30"), {}, "h-1") == (Excess("window", ("h-1",), 1),)


def test_the_case_that_covers_most_comes_first_and_each_covers_something_new(scenario):
    rules = {**NONE, "body_free": {"mode": "hard"}, "region_open": {"mode": "hard"}, "saturday": {"mode": "hard"}}
    base = scenario(rules)
    away = {"name": {"en": "Health"}, "away": [{"from": "2022-09-01", "to": "2022-09-20"}]}
    closed = [{"from": "2022-09-20", "to": "2022-09-30"}]
    regions = {name: {**region.model_dump(by_alias=True), "closed": closed} for name, region in base.regions.items()}
    given = scenario(rules, regions=regions, bodies={**base.bodies, "health": away})
    assert because(given, {}, "h-1") == (
        Excess("body_free", ("h-1", "health"), 1),
        Excess("region_open", ("h-1",), 1),
    )


def test_ties_go_by_name(scenario):
    rules = {
        **NONE,
        "region_month_cap": {"mode": "hard", "at_most": 1},
        "body_month_cap": {"mode": "hard", "at_most": 1},
        "body_region_once": {"mode": "hard", "at_most": 1},
    }
    proposals = {
        name: {"body": body, "dates": {"from": "2022-09-01", "to": "2022-09-30"}, "places": ["north/*"]}
        for name, body in (("h-1", "health"), ("h-2", "health"))
    }
    given = scenario(rules, proposals=proposals)
    assert because(given, meetings(h_1="5 north/city"), "h-2") == (
        Excess("body_month_cap", ("health", "2022-09", "h-1", "h-2"), 1),
    )


def test_a_case_names_the_meetings_in_the_way_as_the_checker_does(scenario):
    rules = {**NONE, "place_cap": {"mode": "hard", "centres": 1, "districts": 1}}
    schedule = meetings(h_1="5 north/city", h_2="5 north/lake", l_1="5 south/town")
    given = scenario(rules)
    assert because(given, schedule, "l-2") == (
        Excess("place_cap", ("north/city", "h-1", "l-2"), 1),
        Excess("place_cap", ("north/lake", "h-2", "l-2"), 1),
        Excess("place_cap", ("south/town", "l-1", "l-2"), 1),
    )
    free = {**schedule, "l-1": schedule["h-1"]}
    assert because(given, free, "l-2") == ()


def test_what_is_exceeded_already_stands_in_the_way_only_of_what_adds_to_it(scenario):
    rules = {**NONE, "region_month_cap": {"mode": "hard", "at_most": 1}}
    given = scenario(rules)
    schedule = meetings(h_1="5 north/city", h_2="9 north/lake")
    assert because(given, schedule, "l-1") == ()
    assert because(given, {**schedule, **meetings(l_2="9 south/town")}, "l-1") == (
        Excess("region_month_cap", ("north", "2022-09", "h-1", "h-2", "l-1"), 1),
        Excess("region_month_cap", ("south", "2022-09", "l-1", "l-2"), 1),
    )


def test_closed_districts_stand_in_the_way_of_districts_only(scenario):
    rules = {**NONE, "region_open": {"mode": "hard"}, "place_cap": {"mode": "hard", "centres": 0, "districts": 9}}
    closed = Closure.model_validate({"from": "2022-09-01", "to": "2022-09-30", "scope": "districts"})
    base = scenario(rules)
    regions = {name: region.replaced(closed=(closed,)) for name, region in base.regions.items()}
    assert because(scenario(rules, regions=regions), {}, "h-1") == (
        Excess("place_cap", ("north/city", "h-1"), 1),
        Excess("place_cap", ("south/town", "h-1"), 1),
        Excess("region_open", ("h-1",), 1),
    )


def test_a_near_meeting_stands_in_the_way_of_other_regions_only(scenario):
    rules = {**NONE, "travel_gap": {"mode": "hard", "days": 1}}
    dates = {"from": "2022-09-05", "to": "2022-09-06"}
    proposals = {
        "h-1": {"body": "health", "dates": dates, "places": ["north/*"]},
        "h-2": {"body": "health", "dates": dates, "places": ["south/*", "north/lake"]},
        "h-3": {"body": "health", "dates": dates, "places": ["south/*"]},
    }
    given = scenario(rules, proposals=proposals)
    schedule = meetings(h_1="5 north/city")
    assert because(given, schedule, "h-2") == ()
    assert because(given, schedule, "h-3") == (Excess("travel_gap", ("h-1", "h-3", "health"), 1),)


def test_a_cap_over_the_whole_schedule_counts_meetings_of_other_bodies_and_regions(scenario):
    rules = {
        **NONE,
        "month_balance": {"mode": "hard", "tolerance_percent": 0},
        "beyond_centres": {"mode": "hard", "at_most_percent": 25},
    }
    given = scenario(rules, horizon={"from": "2022-09-30", "to": "2022-10-03"})
    assert because(given, meetings(h_1="30 north/lake", l_1="30 south/town"), "h-2") == (
        Excess("month_balance", ("2022-09", "h-1", "h-2", "l-1"), 1),
    )
    districts_full = scenario({**rules, "place_cap": {"mode": "hard", "centres": 9, "districts": 1}})
    assert because(districts_full, meetings(h_1="30 north/lake", l_1="30 south/town"), "h-2") == (
        Excess("beyond_centres", ("h-2", "l-1"), 1),
        Excess("place_cap", ("north/lake", "h-1", "h-2"), 1),
    )


def test_amounts_that_differ_by_date_are_one_case(scenario):
    rules = {**NONE, "preferred_date": {"mode": "hard", "at_most_days": 30}, "working_day": {"mode": "hard"}}
    dates = {"from": "2022-09-01", "to": "2022-09-30", "prefer": "2022-09-04"}
    given = scenario(rules, proposals={"h-1": {"body": "health", "dates": dates, "places": ["*"]}})
    assert because(given, {}, "h-1") == (
        Excess("preferred_date", ("h-1",), 1),
        Excess("working_day", ("h-1",), 1),
    )


def test_rules_may_be_given_by_hand(scenario):
    closed = bind(scenario({**NONE, "region_month_cap": {"mode": "hard", "at_most": 0}}).policy)
    assert because(scenario(), {}, "h-1", closed) == (
        Excess("region_month_cap", ("north", "2022-09", "h-1"), 1),
        Excess("region_month_cap", ("south", "2022-09", "h-1"), 1),
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_answer_is_that_of_asking_every_rule_about_every_date_and_place(data):
    hard = data.draw(st.sets(st.sampled_from(ADDING), min_size=1, max_size=5))
    scenario = _with_only(data.draw(small_scenarios()), hard)
    schedule = dict(data.draw(schedules(scenario)))
    proposal = data.draw(st.sampled_from(sorted(scenario.proposals)))
    schedule.pop(proposal, None)
    if list(scenario.window(proposal)):
        assert because(scenario, schedule, proposal) == _plainly(scenario, schedule, proposal)


def _with_only(scenario: Scenario, hard: set[str]) -> Scenario:
    settings_of = {
        name: setting if RULES[name].always_hard else setting.replaced(mode="hard" if name in hard else "off")
        for name, setting in scenario.policy.rules.items()
    }
    return scenario.replaced(policy=scenario.policy.replaced(rules=settings_of))


def _plainly(scenario: Scenario, schedule: Meetings, proposal: str) -> tuple[Excess, ...]:
    covers: dict[Excess, set[tuple[str, str]]] = defaultdict(set)
    candidates = {(day, place) for day in scenario.window(proposal) for place in scenario.accepted(proposal)}
    for rule in bind(scenario.policy):
        if rule.name in ADDING and rule.mode == "hard":
            before = {excess.about[: rule.listed_from]: excess.amount for excess in rule.excesses(scenario, schedule)}
            for day, place in candidates:
                for excess in rule.excesses(scenario, {**schedule, proposal: Meeting(date=day, place=place)}):
                    if excess.amount > before.get(excess.about[: rule.listed_from], 0):
                        covers[Excess(rule.name, excess.about, 1)].add((day, place))
    left, found = candidates, []
    while left:
        best = min(covers, key=lambda case: (-len(covers[case] & left), case), default=None)
        if best is None or not covers[best] & left:
            return ()
        found.append(best)
        left = left - covers[best]
    return tuple(found)
