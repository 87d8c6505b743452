"""What is improved beside a proof: shown and kept for the end, but never seen by the proof."""

import time

import pytest

from constraints._catalogue import bind
from scenarios.find import LIBRARY
from scenarios.load import load
from scheduler.engine import aside
from scheduler.engine.aside import improving
from scheduler.engine.board import Board
from scheduler.engine.improve import Improver
from scheduler.engine.levels import Solver
from scheduler.engine.linear import NoTime
from scheduler.engine.search import Stop
from scheduler.model.problem import LEVELS, Problem, compile_problem
from scheduler.model.sheet import Sheet


@pytest.fixture(name="problem", scope="module")
def _problem() -> Problem:
    scenario = load(LIBRARY / "smallest").scenario
    return compile_problem([Sheet.of(scenario, tuple(bind(scenario.policy)))])


def _begun(problem, **options) -> Board:
    """A board whose best assignment decides nothing."""
    board = Board(problem.model.system, LEVELS, Stop(time.monotonic() + 30), **options)
    board.best = Improver(board, problem.families).start()
    return board


def _wait_for_a_rival(board) -> None:
    while not board.stop.now and board.shown is board:
        time.sleep(0.01)


def test_it_is_shown_but_the_board_does_not_know_of_it(problem, monkeypatch):
    monkeypatch.setattr(aside, "DELAY", 0.0)
    heard = []
    board = _begun(problem, workers=2, hear=heard.append)
    before = board.best
    with improving(board, lambda: problem.families):
        _wait_for_a_rival(board)
    shown = board.shown.best
    assert board.best is before
    assert board.system.admits(shown)
    assert board.key(shown) < board.key(before)
    board.say(1, "bound")
    assert heard[-1].cost == board.system.cost(1, shown)


@pytest.mark.parametrize("workers", [1, 2])
def test_where_the_work_ends_early_it_counts(problem, monkeypatch, workers):
    monkeypatch.setattr(aside, "DELAY", 0.0)
    begun = _begun(problem)
    solver = Solver(
        problem.model.system, LEVELS, begun.stop.within(2), workers=workers, families=lambda: problem.families,
        best=begun.best,
    )  # fmt: skip

    def searching() -> None:
        _wait_for_a_rival(solver.board)
        raise NoTime

    monkeypatch.setattr(solver, "_run", searching)
    solution = solver.solve()
    assert solution.ended_early
    assert (begun.key(solution.x) < begun.key(begun.best)) == (workers > 1)


def test_most_proofs_end_before_it_begins(problem):
    board = _begun(problem, workers=2)
    with improving(board, lambda: pytest.fail("it began")):
        pass
    assert board.rival is None


def test_it_rests_where_the_last_level_is_at_work(problem, monkeypatch):
    monkeypatch.setattr(aside, "DELAY", 0.0)
    board = _begun(problem, workers=2)
    board.bounds |= {level: board.system.cost(level, board.best) for level in LEVELS[:-1]}
    with improving(board, lambda: pytest.fail("it began")):
        time.sleep(0.05)
    assert board.rival is None
