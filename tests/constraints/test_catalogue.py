import pytest

from constraints._catalogue import RULES, bind, bound, problems
from constraints.place_cap import PlaceCap
from constraints.placed import Placed
from scenarios.policy import load_policy, packs


@pytest.mark.parametrize("pack", packs())
def test_each_pack_binds_every_rule_in_the_order_of_the_catalogue(pack):
    policy = load_policy(pack)
    assert problems(policy) == []
    assert [(rule.name, rule.mode, rule.level) for rule in bind(policy)] == [
        (name, policy.rules[name].mode, policy.rules[name].level) for name in RULES
    ]


def test_the_catalogue_lists_hard_rules_first_as_the_law_does():
    assert list(RULES) == [
        "window",
        "place_offered",
        "working_day",
        "region_open",
        "body_free",
        "notice",
        "one_meeting_a_day",
        "travel_gap",
        "same_region_clash",
        "region_month_cap",
        "body_month_cap",
        "body_region_once",
        "place_cap",
        "locked",
        "placed",
        "body_minimum",
        "region_minimum",
        "region_share",
        "district_reach",
        "beyond_centres",
        "region_crowding",
        "month_balance",
        "preferred_date",
        "preferred_place",
        "saturday",
        "appeals",
    ]
    assert [name for name, rule in RULES.items() if rule.always_hard] == ["window", "place_offered", "locked"]
    assert [name for name, rule in RULES.items() if not rule.adds_up] == [
        "locked",
        "placed",
        "body_minimum",
        "region_minimum",
        "region_share",
        "district_reach",
    ]


def test_a_bound_rule_has_the_policys_numbers(policy):
    rule = bound("place_cap", policy(place_cap={"districts": 3}))
    assert isinstance(rule, PlaceCap)
    assert (rule.mode, rule.centres, rule.districts, rule.cost_of_one) == ("hard", 4, 3, 0)


def test_only_soft_rules_cost_and_placed_by_its_own_weights(policy):
    found = policy(
        saturday={"mode": "soft", "level": 4, "weight": 7},
        appeals={"mode": "hard", "weight": 7},
        travel_gap={"mode": "soft", "level": 1, "weight": 0},
    )
    costs = {rule.name: rule.cost_of_one for rule in bind(found)}
    assert (costs["saturday"], costs["appeals"], costs["travel_gap"], costs["placed"]) == (7, 0, 0, 1)
    placed = bound("placed", found)
    assert isinstance(placed, Placed)
    assert placed.weights == {"must": 1000, "high": 10, "normal": 4, "low": 1}


@pytest.mark.parametrize(
    ("rules", "keys", "what"),
    [
        (
            {"travel_gaps": {"mode": "hard", "days": 1}},
            ("rules", "travel_gaps"),
            "there is no rule 'travel_gaps'. Maybe travel_gap.",
        ),
        (
            {"xyz": {"mode": "hard"}},
            ("rules", "xyz"),
            f"there is no rule 'xyz'. The rules are: {', '.join(RULES)}.",
        ),
        (
            {"travel_gap": {"day": 2}},
            ("rules", "travel_gap", "day"),
            "the rule 'travel_gap' has no number 'day'. Maybe days.",
        ),
        (
            {"place_cap": {"xyz": 2}},
            ("rules", "place_cap", "xyz"),
            "the rule 'place_cap' has no number 'xyz'. Maybe centres, districts.",
        ),
        (
            {"saturday": {"days": 2}},
            ("rules", "saturday", "days"),
            "the rule 'saturday' has no number 'days'. It has no numbers of its own.",
        ),
        (
            {"travel_gap": {"days": None}},
            ("rules", "travel_gap", "days"),
            "the rule 'travel_gap' needs the number 'days'.",
        ),
        (
            {"travel_gap": {"days": -1}},
            ("rules", "travel_gap", "days"),
            "the value should be greater than or equal to 0.",
        ),
        ({"travel_gap": {"days": "2"}}, ("rules", "travel_gap", "days"), "the value should be a valid integer."),
        ({"travel_gap": {"days": True}}, ("rules", "travel_gap", "days"), "the value should be a valid integer."),
        ({"travel_gap": {"days": 1.0}}, ("rules", "travel_gap", "days"), "the value should be a valid integer."),
        (
            {"working_day": {"saturdays": "yes"}},
            ("rules", "working_day", "saturdays"),
            "the value should be a valid boolean.",
        ),
        (
            {"body_minimum": {"period": "month"}},
            ("rules", "body_minimum", "period"),
            "the value should be 'quarter', 'half-year', 'year' or 'horizon'.",
        ),
        ({"window": {"mode": "soft"}}, ("rules", "window"), "this rule is always hard."),
        (
            {"saturday": {"weight": None}},
            ("rules", "saturday"),
            "a soft rule needs a level (1 to 4) and a weight.",
        ),
        (
            {"travel_gap": {"mode": "soft", "weight": 1}},
            ("rules", "travel_gap"),
            "a soft rule needs a level (1 to 4) and a weight.",
        ),
        (
            {"placed": {"weights": {"must": 1, "high": 1}}},
            ("rules", "placed", "weights"),
            "each priority needs a weight; missing: normal, low.",
        ),
        ({"placed": {"weight": 2}}, ("rules", "placed", "weight"), "the value should be less than or equal to 1."),
    ],
)
def test_what_is_wrong_with_an_entry_is_told_with_its_keys(policy, rules, keys, what):
    wrong = policy(**rules)
    assert problems(wrong) == [(keys, what)]
    with pytest.raises(ValueError, match=r"^rules\.") as told:
        bind(wrong)
    assert str(told.value) == f"{'.'.join(keys)}: {what}"


def test_a_missing_entry_is_told_and_all_problems_at_once(policy):
    whole = policy(travel_gap={"days": -1}, month_balance={"tolerance": 5})
    part = whole.model_copy(update={"rules": {name: one for name, one in whole.rules.items() if name != "notice"}})
    assert problems(part) == [
        (("rules", "travel_gap", "days"), "the value should be greater than or equal to 0."),
        (
            ("rules", "month_balance", "tolerance"),
            "the rule 'month_balance' has no number 'tolerance'. Maybe tolerance_percent.",
        ),
        (("rules",), "the rule 'notice' has no entry. Give it one, with mode off if it is not wanted."),
    ]
