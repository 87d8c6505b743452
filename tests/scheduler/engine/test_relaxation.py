import numpy as np
import pytest

from scheduler.engine.relaxation import NoTime, relax
from scheduler.engine.system import Draft, Infeasible
from tests.scheduler.engine.systems import random_system, solutions


def _relaxed(system, level, **options):
    try:
        return relax(system, system.costs[level], system.constants[level], **options)
    except Infeasible:
        assert solutions(system) == []
        return None


@pytest.mark.parametrize("ipm", [False, True])
@pytest.mark.parametrize("seed", range(120))
def test_the_exact_bound_never_exceeds_an_optimum(seed, ipm):
    system = random_system(seed)
    relaxed = _relaxed(system, 1, ipm=ipm)
    if relaxed is not None:
        assert [x for x in solutions(system) if system.cost(1, x) * relaxed.scale < relaxed.bound] == []


@pytest.mark.parametrize("size", [1000, 10**6, 10**8])
@pytest.mark.parametrize("seed", range(60))
def test_large_numbers_cost_precision_but_no_truth(seed, size):
    system = random_system(seed, size=size)
    relaxed = _relaxed(system, 1)
    if relaxed is not None:
        assert [x for x in solutions(system) if system.cost(1, x) * relaxed.scale < relaxed.bound] == []


@pytest.mark.parametrize("seed", range(120))
def test_no_solution_within_a_value_is_lost(seed):
    system = random_system(seed)
    relaxed = _relaxed(system, 1)
    if relaxed is None:
        return
    for value in {system.cost(1, x) for x in solutions(system)}:
        low, high = relaxed.keeps(value)
        within = [x for x in solutions(system) if system.cost(1, x) <= value]
        assert all(np.all(low <= x) and np.all(x <= high) for x in within)


def test_reduced_costs_say_what_a_value_leaves_open():
    draft = Draft()
    columns = [draft.column(0, 2) for _ in range(4)]
    draft.row(columns, [1] * 4, low=3)
    for cost, column in enumerate(columns, 1):
        draft.charge(1, column, cost)
    system = draft.finish((1,))
    relaxed = relax(system, system.costs[1], 10)
    assert relaxed.rounded_up == 14
    bounds = {value: [side.tolist() for side in relaxed.keeps(value)] for value in (14, 15, 16)}
    assert bounds == {
        14: [[2, 0, 0, 0], [2, 2, 0, 0]],
        15: [[1, 0, 0, 0], [2, 2, 1, 0]],
        16: [[0, 0, 0, 0], [2, 2, 2, 1]],
    }
    with pytest.raises(Infeasible):
        relaxed.keeps(13)


def test_what_only_the_linear_solver_sees_is_infeasible_too():
    draft = Draft()
    a, b, c = (draft.column() for _ in range(3))
    for one, other in ((a, b), (b, c), (a, c)):
        draft.row([one, other], [1, 1], high=1)
    draft.row([a, b, c], [1, 1, 1], low=2)
    system = draft.finish((1,))
    with pytest.raises(Infeasible):
        relax(system, system.costs[1])


def test_a_linear_solver_without_time_has_no_multipliers():
    draft = Draft()
    columns = [draft.column(0, 9) for _ in range(400)]
    for n in range(2000):
        picked = sorted({(n * 7 + k * k * 13) % 400 for k in range(30)})
        draft.row([columns[k] for k in picked], [1 + (n + k) % 5 for k in picked], low=40 + n % 17)
    for n, column in enumerate(columns):
        draft.charge(1, column, 3 + n % 11)
    system = draft.finish((1,))
    with pytest.raises(NoTime):
        relax(system, system.costs[1], seconds=0.0)
