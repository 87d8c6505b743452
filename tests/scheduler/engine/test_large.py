"""Building and improving part by part, tried where the optimum is known."""

import time

import numpy as np
import pytest

from constraints._assess import assess
from constraints._catalogue import bind
from scenarios.domain import Scenario
from scenarios.find import LIBRARY
from scenarios.load import load
from scheduler.engine.board import Board
from scheduler.engine.bounds import Bound
from scheduler.engine.coarse import Coarse
from scheduler.engine.improve import Improver, Tried
from scheduler.engine.large import MOST, Large
from scheduler.engine.neighbourhoods import Families
from scheduler.engine.relaxation import relax
from scheduler.engine.search import Stop
from scheduler.engine.system import Draft, Infeasible
from scheduler.model.problem import LEVELS, compile_problem
from scheduler.model.sheet import Sheet
from scheduler.solve import NoSchedule, plan
from tests.property.scenarios import scenario_of
from tests.scheduler.engine.systems import random_system

NONE = np.array([], dtype=np.int64)


def _part_by_part(scenario: Scenario, seconds: float) -> tuple[Board, dict] | None:
    rules = tuple(bind(scenario.policy))
    problem = compile_problem([Sheet.of(scenario, rules)])
    model = problem.model
    board = Board(model.system, LEVELS, Stop(time.monotonic() + seconds))
    wanted = [level for level in LEVELS if model.system.costs[level].any()]
    for level in set(LEVELS) - set(wanted):
        board.bounds[level] = model.system.constants[level]
    first = [level for level in wanted if problem.coarse.carries(model.system, level)]
    if first != wanted[: len(first)] or not first or len(first) == len(wanted):
        return None
    settled = problem.coarse.bounded(first, board.stop)
    board.bounds |= settled.values
    if not Large(board, settled, problem.families, wanted[len(first) :]).run():
        return None
    assert board.best is not None
    return board, model.schedule(board.best)


def _optimum(scenario: Scenario) -> list[int]:
    return [one.cost for one in plan(scenario).solved.levels]


@pytest.mark.parametrize("name", ["smallest", "joint-meeting", "closed-region"])
def test_part_by_part_comes_to_the_optimum_of_a_small_schedule(name):
    scenario = load(LIBRARY / name).scenario
    found = _part_by_part(scenario, 20)
    assert found is not None
    board, meetings = found
    assert board.system.admits(board.best)
    assessment = assess(scenario, meetings)
    assert assessment.lawful
    assert list(assessment.costs.values()) == _optimum(scenario)


def test_schedules_are_lawful_and_bounds_hold_for_all_that_are_no_worse_on_the_levels_before():
    tried = 0
    for seed in range(160):
        scenario = scenario_of(seed)
        try:
            optimum = _optimum(scenario)
            found = _part_by_part(scenario, 1)
        except (NoSchedule, Infeasible):
            continue
        if found is None:
            continue
        tried += 1
        board, meetings = found
        assessment = assess(scenario, meetings)
        costs = list(assessment.costs.values())
        assert (seed, assessment.lawful) == (seed, True)
        assert costs >= optimum
        for level, best in zip(LEVELS, optimum, strict=True):
            before = level - 1
            known = board.bounds if board.attained_before(level) else board.beside
            if level in known and optimum[:before] <= costs[:before]:
                assert (seed, level, known[level] <= best) == (seed, level, True)
    assert tried > 10


def test_those_for_which_nothing_is_decided_have_their_turn_the_dearest_first(monkeypatch):
    scenario = load(LIBRARY / "kazakhstan-2022-h2").scenario
    problem = compile_problem([Sheet.of(scenario, tuple(bind(scenario.policy)))])
    system, families = problem.model.system, problem.families
    board = Board(system, LEVELS, Stop())
    improver = Improver(board, families)
    board.best = improver.start()
    turns: list[int] = []

    def in_vain(self, x, chosen, high, effort):
        if high is not None:
            turns.append(chosen[0])
        return Tried(None, whole=True)

    monkeypatch.setattr(Improver, "better", in_vain)
    monkeypatch.setattr("scheduler.engine.improve.PATIENCE", 1000)
    improver.improve(seed=0)
    costs = [int(system.costs[1][families.idle[family]]) for family in turns]
    number = len(families.columns)
    first, second = costs[:number], costs[number:]
    assert sorted(turns[:number]) == list(range(number))
    assert first == sorted(first, reverse=True)
    assert second == first[: len(second)]
    assert len(second) > 0
    assert len(set(first)) > 1


def test_a_bound_says_nothing_of_what_is_worse_before_unless_its_price_is_known():
    system = random_system(3)
    relaxed = relax(system, system.costs[1], system.constants[1])
    bound = Bound(3, {1: 5, 2: 2}, relaxed, {2: 3 * relaxed.scale})
    assert bound.holds_for({1: 5, 2: 2}) == bound.holds_for({1: 4, 2: 0}) == relaxed.rounded_up
    assert bound.holds_for({1: 5, 2: 4}) == relaxed.rounded_up - 6
    assert bound.holds_for({1: 6, 2: 2}) is None


def test_a_bound_beside_the_search_is_forgotten_where_a_level_before_got_worse():
    draft = Draft()
    first, second = draft.column(), draft.column()
    draft.row([first, second], [1, 1], low=1)
    for level, column in ((1, first), (2, second), (3, first)):
        draft.charge(level, column, 1)
    board = Board(draft.finish((1, 2, 3)), (1, 2, 3), Stop())
    board.offer(np.array([1, 0]))
    board.beside |= {1: 0, 2: 0, 3: 1}
    board.offer(np.array([0, 1]))
    assert board.beside == {1: 0, 2: 0}


@pytest.mark.parametrize("worth", range(1, 8))
def test_what_propagation_refuses_raises_the_bound_of_the_last_coarse_level(worth):
    # two things at one place: the coarse system lets both be done there, the fine one does not
    fine = Draft()
    first, second, missed = fine.column(), fine.column(), fine.column(0, 200)
    fine.row([first, second], [1, 1], high=1)
    fine.row([first, second, missed], [worth, worth, 1], low=100 + 2 * worth)
    fine.charge(1, missed, 1)
    whole = Draft()
    one, two, left = whole.column(), whole.column(), whole.column(0, 200)
    whole.row([one, two, left], [worth, worth, 1], low=100 + 2 * worth)
    whole.charge(1, left, 1)
    coarse = Coarse(whole.finish((1, 2)), {one: first, two: second, left: missed}, {}, frozenset({one, two}))
    board = Board(fine.finish((1, 2)), (1, 2), Stop())
    settled = coarse.bounded([1], board.stop)
    assert settled.values == {1: 100}
    none = Families([], NONE, np.zeros(3, dtype=bool), lambda _: {}, lambda _: [], lambda some, _: list(some))
    least = {1: 100 + worth} if worth <= MOST else None
    assert Large(board, settled, none, [2])._least() == least
    assert board.bounds == (least or {})
