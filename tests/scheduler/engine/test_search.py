import threading
import time
from random import Random

import numpy as np
import pytest

from scheduler.engine.search import Stop, search
from scheduler.engine.system import Draft
from tests.scheduler.engine.systems import best_costs, random_system, solutions


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("seed", range(40))
def test_the_best_assignment_is_found_or_none_exists(seed, workers):
    system = random_system(seed)
    found = search(system, system.costs[1], system.constants[1], Stop(), workers=workers)
    best = best_costs(system, (1,))
    if best is None:
        assert (found.verdict, found.x, found.value, found.bound) == ("none", None, None, None)
    else:
        assert (found.verdict, found.value, found.bound) == ("best", best[0], best[0])
        assert system.admits(found.x)
        assert system.cost(1, found.x) == best[0]


@pytest.mark.parametrize("seed", range(40))
def test_a_cutoff_asks_for_cheaper_ones_only(seed):
    system = random_system(seed)
    best = best_costs(system, (1,))
    if best is not None:
        at, below = (search(system, system.costs[1], system.constants[1], Stop(), cutoff=best[0] - n) for n in (0, 1))
        assert (at.verdict, at.value, below.verdict) == ("best", best[0], "none")


def test_a_true_floor_changes_nothing_and_one_above_all_costs_leaves_none():
    system = random_system(3)
    costs = [system.cost(1, x) for x in solutions(system)]
    found = search(system, system.costs[1], system.constants[1], Stop(), floor=min(costs))
    assert (found.verdict, found.value) == ("best", min(costs))
    assert search(system, system.costs[1], system.constants[1], Stop(), floor=10**6).verdict == "none"


def test_feasible_only_leaves_the_cost_out():
    system = random_system(3)
    found = search(system, system.costs[1], system.constants[1], Stop(), feasible_only=True)
    assert (found.verdict, found.bound) == ("best", None)
    assert system.admits(found.x)


def test_better_assignments_are_heard_the_best_one_last():
    system = random_system(3)
    best = min(solutions(system), key=lambda x: system.cost(1, x))
    heard = []
    found = search(system, system.costs[1], system.constants[1], Stop(), improved=lambda x, _: heard.append(x))
    assert found.value == system.cost(1, best)
    assert np.array_equal(heard[-1], found.x)


def _hard_to_prove():
    """A market split: 60 customers halved in 6 goods at once; any division will do, the best is hard to find."""
    random = Random(1)
    draft = Draft()
    customers = [draft.column() for _ in range(60)]
    for _ in range(6):
        sizes = [random.randint(1, 99) for _ in customers]
        over, under = draft.column(0, 5000), draft.column(0, 5000)
        half = sum(sizes) // 2
        draft.row([*customers, over, under], [*sizes, -1, 1], low=half, high=half)
        draft.charge(1, over, 1)
        draft.charge(1, under, 1)
    return draft.finish((1,))


def test_a_deadline_in_the_past_ends_the_search_at_once():
    system = _hard_to_prove()
    found = search(system, system.costs[1], 0, Stop(deadline=time.monotonic() - 1))
    assert (found.verdict, found.x) == ("open", None)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_wish_to_end_leaves_the_best_so_far(workers):
    asked = threading.Event()
    system = _hard_to_prove()
    found = search(
        system, system.costs[1], 0, Stop(asked=asked), workers=workers, improved=lambda x, value: asked.set()
    )
    assert found.verdict == "open"
    assert system.admits(found.x)
    assert found.value == system.cost(1, found.x)
    assert 0 <= found.bound <= found.value


def test_what_is_left_of_the_time():
    assert (Stop().left, Stop().now) == (None, False)
    assert (Stop(time.monotonic() - 5).left, Stop(time.monotonic() - 5).now) == (0.0, True)
    assert not Stop(time.monotonic() + 60).now
    asked = threading.Event()
    soon = Stop(asked=asked).within(60)
    assert soon.deadline is not None
    assert Stop(deadline=7.0).within(60).deadline == 7.0
    asked.set()
    assert soon.now
