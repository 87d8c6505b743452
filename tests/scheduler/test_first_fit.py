"""A first schedule without a solver is lawful, keeps what is locked, and leaves out nothing for which there is room."""

from __future__ import annotations

from constraints._assess import assess
from constraints._blocked import because
from constraints._catalogue import bind
from constraints._rule import Rule
from scenarios.domain import Scenario
from scheduler.first_fit import first_fit
from tests.property.brute_force import optimum
from tests.property.scenarios import scenario_of

SEEDS = 150


def _rules(scenario: Scenario) -> tuple[Rule, ...]:
    return tuple(bind(scenario.policy))


def test_it_is_lawful_and_nothing_more_fits():
    missed = 0
    for seed in range(SEEDS):
        scenario = scenario_of(seed)
        rules = _rules(scenario)
        found = first_fit(scenario, rules)
        if found is None:
            assert any(rule.mode == "hard" and not rule.adds_up and not rule.always_hard for rule in rules)
            missed += 1
            continue
        meetings, assessment = found
        assert assessment == assess(scenario, meetings, rules)
        assert assessment.lawful
        for proposal in set(scenario.proposals) - set(meetings):
            assert because(scenario, meetings, proposal, rules), (seed, proposal)
    assert 0 < missed < SEEDS / 2


def test_what_is_locked_stays():
    found = 0
    for seed in range(SEEDS):
        scenario = scenario_of(seed, locks=True)
        first = first_fit(scenario, _rules(scenario))
        if first is not None and scenario.locked:
            found += 1
            for proposal, lock in scenario.locked.items():
                meeting = first[0][proposal]
                assert (lock.date or meeting.date, lock.place or meeting.place) == (meeting.date, meeting.place)
    assert found > SEEDS / 10


def test_there_is_none_where_no_schedule_is_lawful():
    none = [seed for seed in range(SEEDS) if optimum(scenario_of(seed, tiny=True)) is None]
    assert none
    for seed in none:
        scenario = scenario_of(seed, tiny=True)
        assert first_fit(scenario, _rules(scenario)) is None
