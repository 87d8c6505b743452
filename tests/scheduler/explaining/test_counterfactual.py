from itertools import product

import pytest

from constraints._assess import assess
from constraints._catalogue import bind
from scenarios.change import changed
from scenarios.domain import Meeting
from scheduler.engine.search import Stop
from scheduler.explaining.board import Board
from scheduler.explaining.conflict import conflict
from scheduler.explaining.counterfactual import counterfactuals
from scheduler.explaining.member import Member, absences, closures
from scheduler.explaining.steps import Asking
from tests.property.scenarios import choices
from tests.scheduler.explaining.test_conflict import asked

PRICES = {"day_of_window": 1, "place": 5, "other_region": 10, "moved_meeting": 5, "day_opened": 10, "day_freed": 10}


def has_a_schedule(scenario, meetings, proposal):
    """Whether some lawful schedule has the proposal and all that is placed: by trying all."""
    rules = [rule for rule in bind(scenario.policy) if rule.mode == "hard"]
    options = []
    for one in scenario.proposals:
        days, places = choices(scenario, one)
        found = [Meeting(date=day, place=place) for day in days for place in places]
        options.append(found if one in meetings or one == proposal else [None, *found])
    for chosen in product(*options):
        schedule = {one: meeting for one, meeting in zip(scenario.proposals, chosen, strict=True) if meeting}
        if assess(scenario, schedule, rules).lawful:
            return True
    return False


def every_step(scenario, meetings, proposal):
    """All single steps of all kinds and subjects, the cheapest first."""
    members = [Member("window", (proposal,)), Member("place_offered", (proposal,))]
    members += [Member("placed", (one,)) for one in meetings if one not in scenario.locked]
    for region_id, region in scenario.regions.items():
        members += [member for member, _ in closures(region_id, region)]
    for body_id, body in scenario.bodies.items():
        members += [member for member, _ in absences(body_id, body)]
    rules = [rule for rule in bind(scenario.policy) if rule.mode == "hard"]
    members += [Member(rule.name, ()) for rule in rules if rule.name not in ("placed", "region_open", "body_free")]
    asking = Asking(scenario, rules, proposal, tuple(members))
    return sorted((step for chain in asking.chains() for step in chain), key=lambda step: step.price)


@pytest.mark.parametrize("locks", [False, True])
def test_the_first_is_the_cheapest_and_each_operation_is_needed(locks):
    outcomes = {"one": 0, "two": 0, "none": 0}
    for bare, meetings, proposal in asked(locks, 60):
        policy = bare.policy.replaced(prices={**PRICES, "number_by_one": 30})
        scenario = bare.replaced(policy=policy)
        board = Board.of(scenario, meetings)
        why = conflict(board, proposal)
        if why is None:
            continue
        found = counterfactuals(board, proposal, why, Stop())
        steps = every_step(scenario, meetings, proposal)
        single = next(
            (
                step.price
                for step in steps
                if (not found.found or step.price <= found.found[0].price)
                and has_a_schedule(changed(scenario, step.operation), meetings, proposal)
            ),
            None,
        )
        outcomes["none" if not found.found else "one" if len(found.found[0].operations) == 1 else "two"] += 1
        if found.found and len(found.found[0].operations) == 1:
            assert found.found[0].price == single, (scenario.name, proposal)
        else:
            assert single is None, (scenario.name, proposal, single)
        assert [one.price for one in found.found] == sorted(one.price for one in found.found)
        for one in found.found:
            after = scenario
            for operation in one.operations:
                after = changed(after, operation)
            assert {*meetings, proposal} <= set(one.meetings)
            assert assess(after, one.meetings).lawful
            for left_out in one.operations if len(one.operations) > 1 else ():
                alone = next(operation for operation in one.operations if operation is not left_out)
                assert not has_a_schedule(changed(scenario, alone), meetings, proposal)
    assert outcomes["one"] > 5, outcomes
