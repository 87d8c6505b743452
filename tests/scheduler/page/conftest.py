import pytest

from scenarios.domain import Meeting
from scenarios.schedule import Case, LevelResult, Refusal, Schedule, Solved

LEVELS = tuple(LevelResult(level=level, cost=0, bound=0) for level in (1, 2, 3, 4))


@pytest.fixture
def schedule(meetings: dict[str, Meeting]) -> Schedule:
    """Three meetings, and one proposal without any."""
    refusal = Refusal(because=(Case(rule="region_open", about=("health-02",)),))
    solved = Solved(outcome="optimal", levels=LEVELS)
    return Schedule(name="small", solved=solved, meetings=meetings, unplaced={"health-02": refusal})
