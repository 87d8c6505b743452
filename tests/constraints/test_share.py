from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints._share import shares
from tests.property.scenarios import small_scenarios


@settings(max_examples=100, deadline=None)
@given(small_scenarios(), st.integers(min_value=0, max_value=100))
def test_shares_sum_to_the_total_and_lie_within_one_of_the_exact_ones(scenario, percent):
    found = shares(scenario, percent)
    assert sorted(found) == sorted(scenario.whole_regions)
    total = len(scenario.held) + len(scenario.proposals)
    assert sum(found.values()) == (total if found else 0)
    people = sum(scenario.regions[region].population for region in found)
    for region, share in found.items():
        equal = Fraction(total * percent, 100 * len(found))
        by_people = Fraction(total * (100 - percent) * scenario.regions[region].population, 100 * people)
        assert abs(share - equal - by_people) < 1


def test_ties_go_by_region_id_whatever_the_order_of_the_files(scenario):
    base = scenario()
    alike = dict.fromkeys(("c", "a", "b"), base.regions["north"])
    assert shares(scenario(regions=alike), 50) == {"a": 2, "b": 1, "c": 1}


def test_a_proposal_counts_however_many_bodies_it_has_and_a_meeting_held_anywhere(scenario):
    held = {"h": {"body": "health", "date": "2022-05-05", "place": "south/town"}}
    assert shares(scenario(), 0) == {"north": 2, "south": 2}
    assert shares(scenario(held=held), 0) == {"north": 3, "south": 2}
    assert shares(scenario(held=held), 100) == {"north": 3, "south": 2}
