from __future__ import annotations

import pytest

from constraints._assess import assess, breaks_alone
from constraints._catalogue import RULES, bind
from constraints._rule import Excess
from scenarios.domain import Closure, Meeting
from tests.constraints.conftest import meetings


def only(**rules):
    """Rules of which all but these are off, those always hard excepted."""
    return {**{name: {"mode": "off"} for name, rule in RULES.items() if not rule.always_hard}, **rules}


def lock(kind, day, place):
    return {"kind": kind, "date": f"2022-09-{day:02d}", "place": place}


HARD_CLASH = {"mode": "hard", "days": 2}
HARD_CAP = {"mode": "hard", "at_most": 1}


def test_soft_rules_cost_amount_times_weight_on_their_level_and_hard_ones_nothing(scenario):
    rules = only(
        saturday={"mode": "soft", "level": 4, "weight": 3},
        region_month_cap={"mode": "soft", "level": 4, "weight": 5, "at_most": 1},
        placed={"mode": "soft", "level": 1},
        body_month_cap={"mode": "hard", "at_most": 3},
        same_region_clash={"mode": "soft", "level": 2, "weight": 0, "days": 2},
    )
    found = assess(scenario(rules), meetings(h_1="3 north/city", h_2="10 north/lake", l_1="10 north/lake"))
    assert found.costs == {1: 4, 2: 0, 3: 0, 4: 3 * 3 + 5 * 2}
    assert found.amounts == {
        "window": 0,
        "place_offered": 0,
        "same_region_clash": 1,
        "region_month_cap": 2,
        "body_month_cap": 0,
        "locked": 0,
        "placed": 4,
        "saturday": 3,
    }
    assert found.excesses["region_month_cap"] == (
        Excess("region_month_cap", ("north", "2022-09", "h-1", "h-2", "l-1"), 2),
    )
    assert (found.lawful, found.breaches, found.warnings) == (True, (), ())


def test_a_case_of_a_hard_rule_is_a_breach_and_a_rule_that_is_off_is_not_measured(scenario):
    found = assess(scenario(only(same_region_clash=HARD_CLASH)), meetings(h_1="5 north/city", l_1="6 north/lake"))
    assert found.breaches == (Excess("same_region_clash", ("h-1", "l-1"), 1),)
    assert not found.lawful
    assert "region_month_cap" not in found.amounts


def test_rules_given_by_hand_replace_the_policys(scenario):
    soft = scenario(only(saturday={"mode": "soft", "level": 4, "weight": 3}))
    hard = scenario(only(saturday={"mode": "hard"}))
    found = assess(soft, meetings(h_1="3 north/city"), bind(hard.policy))
    assert (found.breaches, found.costs[4]) == ((Excess("saturday", ("h-1",), 1),), 0)


@pytest.mark.parametrize("kind", ["fact", "notice", "accepted"])
def test_locked_meetings_do_not_bind_each_other(scenario, kind):
    locked = {"h-1": lock(kind, 5, "north/city"), "l-1": lock(kind, 6, "north/lake")}
    found = assess(
        scenario(only(same_region_clash=HARD_CLASH), locked=locked), meetings(h_1="5 north/city", l_1="6 north/lake")
    )
    assert found.lawful
    assert found.warnings == (Excess("same_region_clash", ("h-1", "l-1"), 1),)
    assert found.amounts["same_region_clash"] == 1


@pytest.mark.parametrize("kind", ["announced", "pinned"])
def test_an_announced_or_pinned_meeting_must_be_lawful_among_what_is_locked(scenario, kind):
    locked = {"h-1": lock("fact", 5, "north/city"), "l-1": lock(kind, 6, "north/lake")}
    found = assess(
        scenario(only(same_region_clash=HARD_CLASH), locked=locked), meetings(h_1="5 north/city", l_1="6 north/lake")
    )
    assert (found.breaches, found.warnings) == ((Excess("same_region_clash", ("h-1", "l-1"), 1),), ())


def test_locked_meetings_bind_the_others(scenario):
    locked = {"h-1": lock("fact", 5, "north/city"), "l-1": lock("fact", 6, "north/lake")}
    found = assess(
        scenario(only(same_region_clash=HARD_CLASH), locked=locked),
        meetings(h_1="5 north/city", l_1="6 north/lake", l_2="7 north/lake"),
    )
    assert found.breaches == (Excess("same_region_clash", ("l-1", "l-2"), 1),)
    assert found.warnings == (Excess("same_region_clash", ("h-1", "l-1"), 1),)


def test_of_a_count_only_what_the_others_add_is_a_breach(scenario):
    locked = {"h-1": lock("fact", 5, "north/city"), "l-1": lock("notice", 9, "north/lake")}
    found = assess(
        scenario(only(region_month_cap=HARD_CAP), locked=locked),
        meetings(h_1="5 north/city", l_1="9 north/lake", h_2="20 north/lake"),
    )
    assert found.breaches == (Excess("region_month_cap", ("north", "2022-09", "h-1", "h-2", "l-1"), 1),)
    assert found.warnings == (Excess("region_month_cap", ("north", "2022-09", "h-1", "l-1"), 1),)
    assert found.amounts["region_month_cap"] == 2


def test_a_decided_meeting_in_a_count_binds_like_the_others(scenario):
    locked = {
        "h-1": lock("fact", 5, "north/city"),
        "l-1": lock("fact", 9, "north/lake"),
        "l-2": {"kind": "pinned", "place": "north/lake"},
    }
    found = assess(
        scenario(only(region_month_cap=HARD_CAP), locked=locked),
        meetings(h_1="5 north/city", l_1="9 north/lake", l_2="20 north/lake"),
    )
    assert found.breaches == (Excess("region_month_cap", ("north", "2022-09", "h-1", "l-1", "l-2"), 1),)
    assert found.warnings == (Excess("region_month_cap", ("north", "2022-09", "h-1", "l-1"), 1),)


def test_two_decided_meetings_must_be_lawful_together(scenario):
    locked = {"h-1": lock("announced", 5, "north/city"), "l-1": lock("pinned", 6, "north/lake")}
    found = assess(
        scenario(only(same_region_clash=HARD_CLASH), locked=locked), meetings(h_1="5 north/city", l_1="6 north/lake")
    )
    assert (found.breaches, found.warnings) == ((Excess("same_region_clash", ("h-1", "l-1"), 1),), ())


@pytest.mark.parametrize(
    ("kind", "lawful"), [("fact", True), ("notice", True), ("accepted", True), ("announced", False), ("pinned", False)]
)
def test_a_locked_meeting_may_breach_a_rule_by_itself_unless_planners_decided_it(scenario, kind, lawful):
    rules = only(working_day={"mode": "hard", "saturdays": False})
    found = assess(scenario(rules, locked={"h-1": lock(kind, 4, "north/city")}), meetings(h_1="4 north/city"))
    excess = Excess("working_day", ("h-1",), 1)
    assert (found.lawful, found.breaches, found.warnings) == (
        (True, (), (excess,)) if lawful else (False, (excess,), ())
    )


def test_a_minimum_counts_all_meetings_and_asks_for_the_whole(scenario):
    rules = only(region_minimum={"mode": "hard", "at_least": 2})
    found = assess(scenario(rules, locked={"h-1": lock("fact", 5, "north/city")}), meetings(h_1="5 north/city"))
    assert found.breaches == (
        Excess("region_minimum", ("north", "h-1"), 1),
        Excess("region_minimum", ("south",), 2),
    )


def test_a_lock_that_is_not_kept_is_a_breach(scenario):
    given = scenario(only(), locked={"h-1": lock("fact", 5, "north/city"), "h-2": lock("fact", 6, "north/city")})
    found = assess(given, meetings(h_1="6 north/city"))
    assert found.breaches == (Excess("locked", ("h-1",), 1), Excess("locked", ("h-2",), 1))


def test_soft_rules_count_locked_meetings(scenario):
    rules = only(same_region_clash={"mode": "soft", "level": 3, "weight": 2, "days": 2})
    locked = {"h-1": lock("fact", 5, "north/city"), "l-1": lock("fact", 6, "north/lake")}
    found = assess(scenario(rules, locked=locked), meetings(h_1="5 north/city", l_1="6 north/lake"))
    assert (found.costs[3], found.warnings) == (2, ())


@pytest.mark.parametrize(
    ("day", "place", "breaks"),
    [
        (5, "north/lake", False),
        (3, "north/city", True),  # a Saturday
        (6, "north/city", True),  # health is away on Tuesdays
        (8, "north/city", False),
        (8, "north/lake", True),  # closed to districts
        (5, "south/town", True),  # not offered
        (12, "north/lake", True),  # after the window
    ],
)
def test_what_a_meeting_breaks_by_itself(scenario, day, place, breaks):
    base = scenario({"working_day": {"saturdays": False}})
    closed = Closure.model_validate({"from": "2022-09-08", "to": "2022-09-08", "scope": "districts"})
    north = base.regions["north"].replaced(closed=(closed,))
    given = scenario(
        {"working_day": {"saturdays": False}},
        regions={**base.regions, "north": north},
        bodies={**base.bodies, "health": {"name": {"en": "Health"}, "away": [{"every": "tuesday"}]}},
        proposals={
            "h-1": {"body": "health", "dates": {"from": "2022-09-01", "to": "2022-09-09"}, "places": ["north/*"]}
        },
    )
    meeting = Meeting.model_validate({"date": f"2022-09-{day:02d}", "place": place})
    assert breaks_alone(given, "h-1", meeting) == breaks


def test_only_hard_rules_are_broken_alone_and_counts_are_not(scenario):
    rules = {
        "working_day": {"mode": "soft", "level": 4, "weight": 1},
        "region_month_cap": {"at_most": 0},
        "notice": {"working_days": 99},
    }
    meeting = Meeting.model_validate({"date": "2022-09-04", "place": "north/city"})
    assert not breaks_alone(scenario(rules), "h-1", meeting)
    assert breaks_alone(scenario(), "h-1", meeting)
