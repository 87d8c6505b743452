"""Changing few choices towards the bounds of the coarse levels, tried where the optimum is known."""

import time

import numpy as np

from constraints._catalogue import bind
from scenarios.find import LIBRARY
from scenarios.load import load
from scheduler.engine.board import Board
from scheduler.engine.improve import Improver
from scheduler.engine.mending import Mender
from scheduler.engine.search import Stop
from scheduler.engine.system import Infeasible
from scheduler.model.problem import LEVELS, Problem, compile_problem
from scheduler.model.sheet import Sheet
from scheduler.solve import NoSchedule, plan
from tests.property.scenarios import scenario_of


def _mender(problem: Problem, limits: list[int]) -> Mender | None:
    system = problem.model.system
    first = [level for level in (1, 2) if system.costs[level].any() and problem.coarse.carries(system, level)]
    if not first:
        return None
    board = Board(system, LEVELS, Stop(time.monotonic() + 20))
    settled = problem.coarse.bounded(first, board.stop)
    board.bounds |= settled.values
    free = np.zeros(problem.coarse.system.columns, dtype=np.int64)
    return Mender(Improver(board, problem.families), settled, settled.values, free, limits)


def test_what_is_mended_is_lawful_and_no_worse_and_most_often_costs_the_bounds_where_the_optimum_does():
    attainable = attained = 0
    for seed in range(60):
        scenario = scenario_of(seed)
        problem = compile_problem([Sheet.of(scenario, tuple(bind(scenario.policy)))])
        try:
            optimum = [one.cost for one in plan(scenario).solved.levels]
            mender = _mender(problem, [0])
        except (NoSchedule, Infeasible):
            continue
        start = None if mender is None else mender.improver.start()
        if mender is None or start is None:
            continue
        board = mender.improver.board
        mended = mender.mend(start)
        assert (seed, board.system.admits(mended)) == (seed, True)
        assert board.key(mended) <= board.key(start)
        assert list(board.key(mended)) >= optimum
        if all(optimum[level - 1] == value for level, value in mender.values.items()):
            attainable += 1
            attained += all(board.system.cost(level, mended) == value for level, value in mender.values.items())
    assert attained > 0.8 * attainable > 8


def test_where_no_column_is_within_the_limit_nothing_changes():
    scenario = load(LIBRARY / "smallest").scenario
    mender = _mender(compile_problem([Sheet.of(scenario, tuple(bind(scenario.policy)))]), [-1])
    assert mender is not None
    start = mender.improver.start()
    assert start is not None
    assert (mender.mend(start) == start).all()
