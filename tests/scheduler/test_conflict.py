import pytest

from constraints._assess import assess
from scheduler._board import Board, fit
from scheduler.conflict import conflict
from scheduler.engine.search import Stop
from tests.property.scenarios import scenario_of, schedule_of
from tests.scheduler.reference_conflict import Reference, size

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
    answers = {"conflict": 0, "none": 0}
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
            answers["none"] += 1
            placed = fit(board, proposal, stop=Stop()).meetings
            assert placed is not None
            assert {*meetings, proposal} <= set(placed)
            assert assess(scenario, placed).lawful
            continue
        answers["conflict"] += 1
        assert found.minimal
        assert not reference.has_a_schedule(found.members), (scenario.name, proposal, found)
        for member in found.members:
            rest = [one for one in found.members if one != member]
            assert reference.has_a_schedule(rest), (scenario.name, proposal, found, member)
    assert min(answers.values()) > 5
