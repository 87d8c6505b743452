"""One whole `kezdesu plan` command as figures: seconds, memory, the levels it reached, when it had a first schedule."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks._run import KEZDESU, Failed, Run, run
from scenarios.read_schedule import load_schedule

OUT_OF_TIME = 3
COST = re.compile(r"cost \d")
TOLD = re.compile(r"level (\d): cost (\d+), bound (\d+)")


@dataclass(frozen=True)
class Planned:
    """`levels`: level, cost and bound (None: unknown) of each; none where the command ended without a schedule.

    Below a level with a gap a schedule file has no bounds; there the bound is the last one told for this very cost: it
    holds for all schedules that are no worse on the levels before.
    `first`: when the command first told of a schedule, in seconds since it began.
    """

    seconds: float
    memory: float
    levels: tuple[tuple[int, int, int | None], ...]
    first: float | None

    @property
    def proven(self) -> bool:
        """Whether every level has its optimum."""
        return bool(self.levels) and all(cost == bound for _, cost, bound in self.levels)

    @property
    def costs(self) -> tuple[int, ...]:
        """The costs, the first level first."""
        return tuple(cost for _, cost, _ in self.levels)


def planned(scenario: str, *options: str, limit: float | None = None) -> Planned:
    """Plans a scenario (folder or name) with further options. Raises Failed where the command fails."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "schedule.yaml"
        words = () if limit is None else ("--time-limit", str(limit))
        done = run((*KEZDESU, "plan", scenario, "-o", str(file), *words, *options), limit)
        if done.code == OUT_OF_TIME:
            return Planned(done.seconds, done.memory, (), None)
        if done.code or not file.exists():
            raise Failed(f"exit code {done.code}: {done.heard[-1][1] if done.heard else 'no word'}")
        solved = load_schedule(file)[0].solved
    assert solved is not None
    told = {(int(found[1]), int(found[2])): int(found[3]) for _, line in done.heard if (found := TOLD.search(line))}
    levels = tuple(
        (one.level, one.cost, told.get((one.level, one.cost)) if one.bound is None else one.bound)
        for one in solved.levels
    )
    return Planned(done.seconds, done.memory, levels, _first(done))


def _first(done: Run) -> float | None:
    return next((seconds for seconds, line in done.heard if COST.search(line)), None)
