import threading
import time

import pytest

from scheduler.engine.levels import Solver
from scheduler.engine.linear import NoTime
from scheduler.engine.search import Stop
from scheduler.engine.system import Draft, Infeasible
from tests.scheduler.engine.systems import best_costs, random_system, triangles

SEEDS = range(120)


@pytest.mark.parametrize("levels", [(1,), (1, 2), (1, 2, 3), (3, 1)])
def test_levels_are_solved_in_order_with_proofs(levels):
    outcomes = set()
    for seed in SEEDS:
        system = random_system(seed)
        best = best_costs(system, levels)
        outcomes.add(best is None)
        try:
            found = Solver(system, levels, Stop()).solve()
        except Infeasible:
            assert (seed, best) == (seed, None)
            continue
        assert system.admits(found.x)
        assert (seed, tuple(system.cost(level, found.x) for level in levels)) == (seed, best)
        assert [(one.level, one.cost, one.bound) for one in found.levels] == [
            (level, cost, cost) for level, cost in zip(levels, best, strict=True)
        ]
        assert (found.proven, found.ended_early) == (True, False)
    assert outcomes == {True, False}


@pytest.mark.parametrize("levels", [(1, 2, 3), (1, 2, 3, 4)])
def test_levels_above_their_bounds_climb_to_the_optimum(levels, monkeypatch):
    climbs = []
    climb = Solver._climb
    monkeypatch.setattr(Solver, "_climb", lambda *told: climbs.append(told[2]) or climb(*told))
    # among columns that a level's bound leaves, those of the two seeds from afar have no solution at the optimum
    for seed in (*range(60), 1023, 1414):
        system = triangles(seed, levels=levels)
        found = Solver(system, levels, Stop()).solve()
        costs = tuple(system.cost(level, found.x) for level in levels)
        assert (seed, costs, found.proven) == (seed, best_costs(system, levels), True)
    assert len(climbs) > 5


def test_levels_without_costs_are_their_constant():
    draft = Draft()
    column = draft.column()
    draft.row([column], [1], low=1)
    draft.charge_always(2, 7)
    found = Solver(draft.finish((1, 2)), (1, 2), Stop()).solve()
    assert [(one.level, one.cost, one.bound) for one in found.levels] == [(1, 0, 0), (2, 7, 7)]
    assert found.x.tolist() == [1]


def test_a_start_that_is_optimal_stays():
    system = random_system(3)
    first = Solver(system, (1, 2, 3), Stop()).solve()
    again = Solver(system, (1, 2, 3), Stop(), best=first.x).solve()
    assert again.x.tolist() == first.x.tolist()
    assert again.proven


def test_without_time_there_is_no_answer():
    with pytest.raises(NoTime):
        Solver(random_system(3), (1, 2), Stop(deadline=time.monotonic() - 1)).solve()


def test_without_time_a_start_is_the_answer_with_no_proof():
    system = random_system(3)
    first = Solver(system, (1, 2), Stop()).solve()
    asked = threading.Event()
    asked.set()
    found = Solver(system, (1, 2), Stop(asked=asked), best=first.x).solve()
    assert found.ended_early
    assert [(one.cost, one.bound) for one in found.levels] == [(one.cost, None) for one in first.levels]
    assert not found.proven


def test_what_to_fall_back_on_is_asked_for_only_where_time_is_over():
    system = random_system(3)
    best = Solver(system, (1, 2), Stop()).solve()
    asked = []

    def fallback():
        asked.append(True)
        return best.x

    again = Solver(system, (1, 2), Stop(), fallback=fallback).solve()
    assert again.proven
    assert not asked
    found = Solver(system, (1, 2), Stop(deadline=time.monotonic() - 1), fallback=fallback).solve()
    assert asked
    assert found.x.tolist() == best.x.tolist()
    assert (found.ended_early, found.proven) == (True, False)


def test_progress_ends_with_the_last_level_proven():
    draft = Draft()
    columns = [draft.column() for _ in range(3)]
    draft.row(columns, [2, 2, 2], low=3)
    for n, column in enumerate(columns):
        draft.charge(1, column, 1)
        draft.charge(2, column, n)
    heard = []
    found = Solver(draft.finish((1, 2)), (1, 2), Stop(), hear=heard.append).solve()
    assert found.x.tolist() == [1, 1, 0]
    assert heard[0].cost is None
    assert heard[0].gap is None
    assert (heard[-1].level, heard[-1].cost, heard[-1].bound, heard[-1].gap) == (2, 1, 1, 0)
