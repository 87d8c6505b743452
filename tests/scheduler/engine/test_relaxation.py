from dataclasses import replace
from random import Random

import numpy as np
import pytest

from scheduler.engine.linear import NoTime
from scheduler.engine.relaxation import relax
from scheduler.engine.system import INFINITE, Draft, Infeasible
from tests.scheduler.engine.systems import random_system, solutions


def _relaxed(system, level, **options):
    try:
        return relax(system, system.costs[level], system.constants[level], **options)
    except Infeasible:
        assert solutions(system) == []
        return None


@pytest.mark.parametrize("vertex", [False, True])
@pytest.mark.parametrize("seed", range(120))
def test_the_exact_bound_never_exceeds_an_optimum(seed, vertex):
    system = random_system(seed)
    relaxed = _relaxed(system, 1, vertex=vertex)
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


def _narrowed(system, seed):
    """The system with a third of its columns held and a further row."""
    random = Random(seed)
    low, high = system.low.copy(), system.high.copy()
    for column in random.sample(range(system.columns), system.columns // 3):
        low[column] = high[column] = random.randint(low[column], high[column])
    columns = list(range(system.columns))
    further = system.with_rows([(columns, [random.randint(1, 2) for _ in columns], -INFINITE, random.randint(2, 8))])
    return further.with_bounds(low, high)


@pytest.mark.parametrize("level", [1, 2])
@pytest.mark.parametrize("seed", range(150))
def test_a_relaxation_that_begins_where_another_ended_says_the_same(seed, level):
    system = random_system(seed)
    start, narrowed = _relaxed(system, 1), _narrowed(system, seed)
    if start is None or start.vertex is None:
        return
    own = _relaxed(narrowed, level)
    try:
        after = relax(narrowed, narrowed.costs[level], narrowed.constants[level], start=start)
    except Infeasible:
        assert solutions(narrowed) == []
        return
    assert [x for x in solutions(narrowed) if narrowed.cost(level, x) * after.scale < after.bound] == []
    for x in solutions(narrowed):
        low, high = after.keeps(narrowed.cost(level, x))
        assert np.all((low <= x) & (x <= high))
    if own is not None:
        # propagation, which only the other one has, may cut off a part of what the linear program allows
        assert after.bound / after.scale <= own.bound / own.scale + 1e-3


def test_what_follows_is_no_weaker_and_begins_at_the_vertex(monkeypatch):
    system = next(one for one in map(random_system, range(200)) if _relaxed(one, 1) and _relaxed(one, 1).vertex)
    start = _relaxed(system, 1)
    monkeypatch.setattr("scheduler.engine.relaxation.solved", lambda *_, **__: pytest.fail("begun anew"))
    after = relax(start.system, system.costs[1], system.constants[1], start=start)
    assert after.bound / after.scale == pytest.approx(start.bound / start.scale, abs=1e-3)


def test_without_a_vertex_it_begins_anew():
    system = random_system(3)
    start = replace(_relaxed(system, 1), vertex=None)
    after = relax(system, system.costs[2], system.constants[2], start=start)
    assert after.bound == _relaxed(system, 2).bound


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
