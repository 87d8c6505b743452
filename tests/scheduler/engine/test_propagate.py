import numpy as np
import pytest

from scheduler.engine.propagate import propagate, reduce
from scheduler.engine.system import Draft, Infeasible
from tests.scheduler.engine.systems import random_system, solutions


def _texts(system):
    return sorted(map(str, solutions(system)))


@pytest.mark.parametrize("seed", range(150))
def test_propagation_loses_no_solution(seed):
    system = random_system(seed)
    try:
        tight = propagate(system)
    except Infeasible:
        assert solutions(system) == []
        return
    assert _texts(tight) == _texts(system)
    assert np.all(tight.low >= system.low)
    assert np.all(tight.high <= system.high)


@pytest.mark.parametrize("seed", range(150))
def test_dropping_fixed_columns_and_loose_rows_keeps_solutions_and_costs(seed):
    system = random_system(seed)
    try:
        small, free, kept = reduce(system)
    except Infeasible:
        assert solutions(system) == []
        return
    found = {(tuple(x[free].tolist()), *(system.cost(level, x) for level in (1, 2, 3))) for x in solutions(system)}
    assert {(tuple(x.tolist()), *(small.cost(level, x) for level in (1, 2, 3))) for x in solutions(small)} == found
    assert len(small.row_low) == len(kept)
    assert np.all(small.low < small.high)


def test_a_chain_of_rows_fixes_all_columns():
    draft = Draft()
    one, other, third = (draft.column(0, 5) for _ in range(3))
    draft.row([one], [2], low=9)
    draft.row([one, other], [1, -1], high=0)
    draft.row([other, third], [1, 1], high=5)
    tight = propagate(draft.finish(()))
    assert (tight.low.tolist(), tight.high.tolist()) == ([5, 5, 0], [5, 5, 0])


def test_rows_without_columns_are_judged_too():
    draft = Draft()
    draft.column()
    draft.row([], [], low=1)
    with pytest.raises(Infeasible):
        propagate(draft.finish(()))


def test_bounds_that_cross_are_infeasible():
    draft = Draft()
    draft.column(1, 0)
    with pytest.raises(Infeasible):
        propagate(draft.finish(()))
