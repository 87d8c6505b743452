import pytest

from constraints._assess import assess
from scenarios.domain import Meeting
from scheduler.engine.search import Stop
from scheduler.explaining.board import Board, fit
from scheduler.explaining.conflict import conflict
from scheduler.explaining.explain import explain
from tests.property.scenarios import scenario_of, schedule_of
from tests.scheduler.explaining.reference_conflict import Reference, size

MOST = 8_000


def asked(locks, count):
    """Lawful schedules of tiny scenarios, each with an unplaced proposal."""
    found = 0
    for seed in range(100_000):
        scenario = scenario_of(seed, tiny=True, locks=locks)
        meetings = schedule_of(scenario, seed)
        unplaced = [one for one in scenario.proposals if one not in meetings]
        if any(one in scenario.locked for one in unplaced) or not assess(scenario, meetings).lawful:
            continue
        for proposal in unplaced:
            if size(scenario, proposal) <= MOST:
                yield scenario, meetings, proposal
                found += 1
                if found == count:
                    return


@pytest.mark.parametrize("locks", [False, True])
def test_conflicts_are_conflicts_and_minimal(locks):
    answers = {"conflict": 0, "moves": 0, "minimum": 0}
    for scenario, meetings, proposal in asked(locks, 30):
        board = Board.of(scenario, meetings)
        found = conflict(board, proposal)
        reference = Reference(scenario, proposal)
        everything = frozenset(member for breached in reference.breached for member in breached)
        unplaced = {(one,) for one in scenario.proposals if one not in meetings}
        required = scenario.policy.rules["placed"].mode == "hard"
        holding = {one for one in everything if required or one.rule != "placed" or one.about not in unplaced}
        assert reference.has_a_schedule(holding) == (found is None), (scenario.name, proposal)
        if found is None:
            placed = fit(board, proposal, stop=Stop()).meetings
            assert placed is not None
            assert {*meetings, proposal} <= set(placed)
            assert assess(scenario, placed).lawful
            answers[_how(board, proposal)] += 1
            continue
        answers["conflict"] += 1
        assert found.minimal
        assert not reference.has_a_schedule(found.members), (scenario.name, proposal, found)
        for member in found.members:
            rest = [one for one in found.members if one != member]
            assert reference.has_a_schedule(rest), (scenario.name, proposal, found, member)
    assert answers["conflict"] > 5
    assert answers["moves"] > 5


def _how(board, proposal):
    """How a proposal without a conflict comes in: by lawful moves at no loss on level 1, else something is worse."""
    told = explain(board, proposal)
    before = assess(board.scenario, board.meetings)
    if told.answer == "moves":
        pinned = {pin.proposal: Meeting(date=pin.date, place=pin.place) for pin in told.moves}
        after = assess(board.scenario, {**board.meetings, **pinned})
        assert proposal in pinned
        assert after.lawful
        assert after.costs[1] <= before.costs[1]
    else:
        assert told.answer == "minimum"
        assert told.worse != ()
    return told.answer
