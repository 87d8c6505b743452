import pytest

from scenarios.policy import load_policy, merged, packs


def test_the_packs():
    assert packs() == ("decree-863", "rule-2024")
    assert [load_policy(name).policy for name in packs()] == ["decree-863", "rule-2024"]
    with pytest.raises(KeyError):
        load_policy("decree")


@pytest.mark.parametrize("name", packs())
def test_every_number_has_a_source_and_says_how_certain_it_is(name):
    content = merged(name, {})
    for entry in (*content["rules"].values(), *content["lead_times"].values()):
        assert entry["source"]
        assert entry["certainty"] in {"C", "L", "choice"}


def test_what_is_known_of_the_rule_since_2024():
    policy = load_policy("rule-2024")
    minimum = policy.rules["body_minimum"]
    assert policy.exempt == ("defence", "foreign-affairs", "emergencies", "interior", "justice")
    assert (minimum.numbers, minimum.certainty) == ({"at_least": 1, "period": "quarter"}, "C")


def test_the_packs_know_the_same_rules():
    assert list(load_policy("rule-2024").rules) == list(load_policy("decree-863").rules)


def test_single_numbers_are_replaced_each_as_a_whole():
    own = {"rules": {"placed": {"weights": {"must": 5}}, "new": 3}, "exempt": ["x"], "lead_times": {"z": {"days": 1}}}
    content = merged("decree-863", own)
    assert content["rules"]["placed"]["weights"] == {"must": 5}
    assert content["rules"]["placed"]["level"] == 1
    assert (content["rules"]["new"], content["exempt"], content["lead_times"]["z"]) == (3, ["x"], {"days": 1})
    assert "new" not in merged("decree-863", {})["rules"]
