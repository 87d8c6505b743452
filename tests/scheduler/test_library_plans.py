"""The small examples of the library have golden schedules: what a planner gets, byte for byte but for the seconds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from constraints._assess import assess
from scenarios.find import find
from scenarios.load import load
from scheduler.files import to_yaml
from scheduler.solve import plan

GOLDEN = Path(__file__).parent / "golden"
SMALL = ("closed-region", "joint-meeting", "overfull-quarter", "smallest")


def written(text: str) -> str:
    """A schedule file without what may differ between equal runs and between versions of libraries."""
    return re.sub(r"versions: \{.*\}", "versions: {}", re.sub(r"seconds: [0-9.]+", "seconds: 0", text))


@pytest.mark.parametrize("name", SMALL)
def test_the_plan_of_a_small_example_is_the_golden_one(name: str, golden: Callable[[Path, str], None]) -> None:
    schedule = plan(load(find(name)).scenario)

    assert schedule.solved.outcome == "optimal"
    golden(GOLDEN / f"{name}.yaml", written(to_yaml(schedule)))


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_number_of_workers_changes_nothing(name: str, workers: int) -> None:
    scenario = load(find(name)).scenario

    assert written(to_yaml(plan(scenario, workers=workers))) == written(to_yaml(plan(scenario)))


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("seed", [1, 2])
def test_another_seed_gives_the_same_costs(name: str, seed: int) -> None:
    scenario = load(find(name)).scenario
    one, other = plan(scenario), plan(scenario, seed=seed)

    assert [level.cost for level in one.solved.levels] == [level.cost for level in other.solved.levels]
    assert assess(scenario, other.meetings).lawful
