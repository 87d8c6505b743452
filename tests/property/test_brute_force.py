"""The reference optimum is itself checked against an enumeration without any pruning."""

from itertools import product

import pytest

from constraints._assess import assess
from constraints._catalogue import bind
from scenarios.domain import Meeting, Scenario
from tests.property.brute_force import optimum
from tests.property.scenarios import choices, scenario_of

MOST = 700


def _all_schedules(scenario: Scenario):
    options = []
    for proposal in scenario.proposals:
        days, places = choices(scenario, proposal)
        options.append([None, *(Meeting(date=day, place=place) for day in days for place in places)])
    for chosen in product(*options):
        yield {
            proposal: meeting
            for proposal, meeting in zip(scenario.proposals, chosen, strict=True)
            if meeting is not None
        }


def _number_of_schedules(scenario: Scenario) -> int:
    number = 1
    for proposal in scenario.proposals:
        days, places = choices(scenario, proposal)
        number *= 1 + len(days) * len(places)
    return number


def _small_enough(count: int, *, locks: bool) -> list[int]:
    seeds = (seed for seed in range(10_000) if _number_of_schedules(_scenario(seed, locks)) <= MOST)
    return [next(seeds) for _ in range(count)]


def _scenario(seed: int, locks: bool) -> Scenario:
    return scenario_of(seed, tiny=True, locks=locks)


@pytest.mark.parametrize("locks", [False, True])
def test_the_pruned_search_finds_the_optimum_of_the_plain_one(locks):
    outcomes = set()
    for seed in _small_enough(12, locks=locks):
        scenario = _scenario(seed, locks)
        rules = bind(scenario.policy)
        found = [assess(scenario, meetings, rules) for meetings in _all_schedules(scenario)]
        lawful = [assessment.costs for assessment in found if assessment.lawful]
        expected = min(lawful, key=lambda costs: tuple(costs[level] for level in sorted(costs)), default=None)
        assert (seed, optimum(scenario)) == (seed, expected)
        outcomes.add(expected is None)
    assert outcomes == {False, True}
