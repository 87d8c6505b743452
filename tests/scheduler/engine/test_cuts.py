"""Cuts and conflicts against every assignment of small systems."""

import random
from itertools import combinations, product

import numpy as np
import pytest

from scheduler.engine.conflicts import conflicts
from scheduler.engine.cuts import cuts
from scheduler.engine.propagate import propagate
from scheduler.engine.relaxation import relax
from scheduler.engine.system import Draft, Infeasible, System


def _packed(seed):
    """Packings over some columns and totals of them, some breached at a price that a row limits."""
    dice = random.Random(seed)
    draft = Draft()
    columns = [draft.column() for _ in range(dice.randint(6, 9))]
    for column in columns:
        draft.charge(1, column, -dice.randint(3, 5))
    totals = []
    for _ in range(dice.randint(0, 2)):
        counted = dice.sample(columns, dice.randint(2, 3))
        total = draft.column(0, dice.randint(1, 2))
        draft.row([*counted, total], [1] * len(counted) + [-1], low=0, high=0)
        totals.append((total, counted))
    slacks = []
    for _ in range(dice.randint(9, 14)):
        members = dice.sample(columns, dice.choice([2, 2, 2, 3]))
        total, counted = dice.choice([*totals, (None, [])])
        if total is not None and not set(counted) & set(members):
            members = [*members, total]
        if dice.random() < 0.2:
            slacks.append(draft.column(0, 2))
            draft.row([*members, slacks[-1]], [1] * len(members) + [-1], high=1)
        else:
            draft.row(members, [1] * len(members), high=1)
    if slacks:
        draft.row(slacks, [dice.randint(1, 3) for _ in slacks], high=dice.randint(1, 4))
    return draft.finish((1,))


def _assignments(system: System):
    ranges = [range(low, high + 1) for low, high in zip(system.low.tolist(), system.high.tolist(), strict=True)]
    every = np.array(list(product(*ranges)), dtype=np.int64)
    rows = every @ system.matrix.T.toarray()
    return every[((rows >= system.row_low) & (rows <= system.row_high)).all(axis=1)]


@pytest.mark.parametrize("seed", range(60))
def test_no_assignment_has_two_columns_that_exclude_each_other(seed):
    system = propagate(_packed(seed))
    graph = conflicts(system)
    found = _assignments(system)
    count = len(graph.columns)
    near = graph.among(np.arange(count))
    assert np.array_equal(near, near.T)
    assert not near.diagonal().any()
    for one, other in combinations(range(count), 2):
        if near[one, other]:
            assert not (found[:, graph.columns[one]] & found[:, graph.columns[other]]).any()


@pytest.mark.parametrize("seed", range(120))
def test_every_cut_is_breached_by_the_relaxation_and_by_no_assignment(seed):
    system = _packed(seed)
    found = _assignments(system)
    for _ in range(3):
        try:
            relaxed = relax(system, system.costs[1])
        except Infeasible:
            assert not len(found)
            return
        rows = cuts(system, relaxed)
        for columns, coefficients, _, high in rows:
            assert relaxed.x[columns] @ coefficients > high
            assert (found[:, columns] @ coefficients <= high).all()
        system = system.with_rows(rows)
    assert len(_assignments(system)) == len(found)


def test_such_systems_have_cuts_of_every_kind():
    """So the test above has something to say."""
    made = [cuts(system, relax(system, system.costs[1])) for system in map(_packed, range(120))]
    assert sum(map(bool, made)) > 30
    rows = [row for found in made for row in found]
    assert {row[3] for row in rows} >= {1, 2}
    assert {coefficient for row in rows for coefficient in row[1]} >= {1, 2}


def _graph(count, edges, weights):
    draft = Draft()
    for weight in weights:
        draft.charge(1, draft.column(), -weight)
    assert len(draft.low) == count
    for edge in edges:
        draft.row(list(edge), [1] * len(edge), high=1)
    return draft.finish((1,))


def test_a_hub_is_lifted_into_its_odd_cycle():
    rim = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 0)]
    system = _graph(6, [*rim, *((number, 5) for number in range(5))], [2, 2, 2, 2, 2, -1])
    relaxed = relax(system, system.costs[1])
    [(columns, coefficients, _, high)] = cuts(system, relaxed)
    assert dict(zip(columns, coefficients, strict=True)) == {0: 1, 1: 1, 2: 1, 3: 1, 4: 1, 5: 2}
    assert high == 2
    assert relax(system.with_rows(cuts(system, relaxed)), system.costs[1]).rounded_up == -4


def test_pairs_that_exclude_each_other_become_a_clique():
    system = _graph(4, combinations(range(4), 2), [1, 1, 1, 1])
    [(columns, coefficients, _, high)] = cuts(system, relax(system, system.costs[1]))
    assert (sorted(columns), coefficients, high) == ([0, 1, 2, 3], [1, 1, 1, 1], 1)


def test_a_packing_of_totals_is_one_of_what_they_count():
    draft = Draft()
    one, other, third, fourth, first, second = (draft.column() for _ in range(6))
    draft.row([one, other, first], [1, 1, -1], low=0, high=0)
    draft.row([third, fourth, second], [1, 1, -1], low=0, high=0)
    draft.row([first, second], [1, 1], high=1)
    graph = conflicts(propagate(draft.finish(())))
    near = graph.among(np.arange(len(graph.columns)))
    assert graph.columns.tolist() == [one, other, third, fourth]
    assert near.sum() == 4 * 3


def test_a_pair_that_a_row_cannot_pay_for_excludes_itself():
    draft = Draft()
    one, other, third = (draft.column() for _ in range(3))
    slacks = [draft.column(0, 2) for _ in range(3)]
    for slack in slacks:
        draft.row([one, other, slack], [1, 1, -1], high=1)
    slacks.append(draft.column(0, 2))
    draft.row([one, third, slacks[-1]], [1, 1, -1], high=1)
    draft.row(slacks, [1] * 4, high=2)
    graph = conflicts(draft.finish(()))
    assert graph.columns.tolist() == [one, other, third]
    assert graph.near(0).tolist() == [False, True, False]
    assert graph.near(2).tolist() == [False, False, False]


def test_a_system_without_packings_has_no_conflicts():
    draft = Draft()
    draft.row([draft.column(), draft.column()], [1, 1], high=3)
    system = draft.finish((1,))
    assert not len(conflicts(propagate(system)).columns)
    assert cuts(system, relax(system, system.costs[1])) == []
