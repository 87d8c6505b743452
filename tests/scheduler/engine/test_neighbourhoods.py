from random import Random

import numpy as np

from scheduler.engine.neighbourhoods import Families, Surroundings, draw
from scheduler.engine.search import Stop, search
from tests.scheduler.engine.systems import random_system, solutions

NONE = np.array([], dtype=np.int64)


def _families(columns: int, random: Random) -> Families:
    """One or two columns a family; the last column, where there are enough, is derived."""
    own = [[n] for n in range(columns - (columns > 3))]
    if random.random() < 0.5 and len(own) > 1:
        own[0] += own.pop()
    kin = {"all": [list(range(len(own)))]}
    return Families(
        [np.array(one) for one in own],
        NONE,
        np.ones(columns, dtype=bool),
        lambda _: kin,
        lambda _: [],
        lambda some, _: list(some),
    )


def test_a_part_that_is_solved_fits_into_the_whole():
    better = 0
    for seed in range(150):
        random = Random(seed)
        system = random_system(seed)
        all_of_them = solutions(system)
        if not all_of_them:
            continue
        x = random.choice(all_of_them)
        families = _families(system.columns, random)
        surroundings = Surroundings(system, families)
        chosen = random.sample(range(len(families.columns)), random.randint(1, len(families.columns)))
        part, free = surroundings.part(x, chosen)
        assert part.admits(x[free])
        assert {level: part.cost(level, x[free]) for level in (1, 2, 3)} == {
            level: system.cost(level, x) for level in (1, 2, 3)
        }
        found = search(part, part.costs[1], part.constants[1], Stop())
        assert found.x is not None
        whole = x.copy()
        whole[free] = found.x
        assert (seed, system.admits(whole), system.cost(1, whole)) == (seed, True, found.value)
        better += system.cost(1, whole) < system.cost(1, x)
    assert better > 20


def test_columns_that_are_not_worth_trying_stay_out_unless_they_are_used():
    system = random_system(4)
    x = solutions(system)[0]
    used = np.flatnonzero(x)
    families = Families(
        [np.arange(system.columns)],
        NONE,
        np.ones(system.columns, dtype=bool),
        lambda _: {"all": [[0]]},
        lambda _: [],
        lambda some, _: list(some),
    )
    _, free = Surroundings(system, families).part(x, [0], np.zeros(system.columns, dtype=np.int64))
    assert free.tolist() == used.tolist()


def test_a_draw_takes_whole_groups_and_a_stretch_of_the_last():
    groups = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    sizes = set()
    for seed in range(20):
        drawn = draw(groups, 5, Random(seed))
        sizes.add(len(drawn))
        shares = sorted(len(set(drawn) & set(group)) for group in groups)
        assert shares == [0, 2, 3]
    assert sizes == {5}
