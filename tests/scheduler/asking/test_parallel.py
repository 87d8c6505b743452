"""Work in other processes: what fails, and what is killed, costs only itself."""

import os
import signal
from collections.abc import Callable
from functools import partial
from pathlib import Path

import joblib
import pytest

from scenarios.problem import BadInput
from scheduler.asking.parallel import Failure, Place, run, workplace


def square(number: int) -> int:
    return number * number


def refuse() -> int:
    raise ZeroDivisionError("no number")


def die(once: Path | None = None) -> int:
    """Kills its process; with a file, only where that is not there yet."""
    if once is None or not once.exists():
        if once is not None:
            once.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return -1


def own_process() -> int:
    return os.getpid()


def squares(*numbers: int) -> dict[str, Callable[[], int]]:
    return {str(number): partial(square, number) for number in numbers}


def test_every_piece_has_its_result_and_none_is_done_here() -> None:
    with workplace("local", 1) as place:
        assert dict(run(squares(1, 2, 3), place)) == {"1": 1, "2": 4, "3": 9}
        assert dict(run({"here": own_process}, place))["here"] != os.getpid()


def test_no_work() -> None:
    with workplace("local", 1) as place:
        assert list(run({}, place)) == []


@pytest.mark.parametrize(("threads", "at_once"), [(1, joblib.cpu_count()), (joblib.cpu_count(), 1), (1000, 1)])
def test_cores_are_never_asked_for_twice(threads: int, at_once: int) -> None:
    with workplace("local", threads) as place:
        assert place.at_once == at_once


def test_one_piece_that_raises_is_reported_and_the_others_have_results() -> None:
    with workplace("local", 1) as place:
        found = dict(run({"bad": refuse, **squares(1, 2)}, place))
    assert found == {"1": 1, "2": 4, "bad": Failure("error", "ZeroDivisionError: no number")}


def test_a_killed_process_is_replaced_and_its_piece_tried_once_more(tmp_path: Path) -> None:
    with workplace("local", 1) as place:
        found = dict(run({**squares(1), "killed": partial(die, tmp_path / "once"), **squares(2, 3, 4)}, place))
    assert found == {"1": 1, "2": 4, "3": 9, "4": 16, "killed": -1}


def test_a_piece_that_kills_every_process_is_reported_alone() -> None:
    with workplace("local", 1) as place:
        found = dict(run({**squares(1), "killer": die, **squares(2, 3, 4)}, place))
    killer = found.pop("killer")
    assert isinstance(killer, Failure)
    assert killer.kind == "killed"
    assert killer.what.startswith("A worker process managed by the executor was unexpectedly terminated.")
    assert found == {"1": 1, "2": 4, "3": 9, "4": 16}


def test_results_arrive_one_by_one() -> None:
    with workplace("local", 1) as place:
        results = run(squares(1, 2, 3), place)
        first = next(results)
        rest = list(results)
    assert sorted([first, *rest]) == [("1", 1), ("2", 4), ("3", 9)]
    assert isinstance(place, Place)


@pytest.mark.parametrize("executor", ["remote", "dask://", "ray://127.0.0.1:1"])
def test_an_executor_that_is_none(executor: str) -> None:
    with pytest.raises(BadInput, match="is neither local nor dask://host:port"), workplace(executor, 1):
        pass
