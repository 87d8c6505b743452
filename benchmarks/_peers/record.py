"""What a peer tells while it works: schedules, and levels that it is done with. The checker reads them at the end."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks._peers.answer import Answer, Level
from constraints._assess import LEVELS, Assessment, assess
from constraints._catalogue import bind
from scenarios.domain import Meetings, Scenario


def since_start() -> float:
    """Seconds since this process began, imports included (Linux: the kernel's own record, to a hundredth)."""
    fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return time.clock_gettime(time.CLOCK_BOOTTIME) - int(fields[19]) / os.sysconf("SC_CLK_TCK")


class Record:
    """Schedules and bounds of one run, kept with their moments; may be written from several threads.

    `limit` is the second since the process began at which the peer must have ended.
    """

    def __init__(self, scenario: Scenario, limit: float) -> None:
        self.limit = limit
        self._scenario = scenario
        self._lock = threading.Lock()
        self._schedules: list[tuple[float, Meetings, int | None, int | None]] = []
        self._bounds: dict[int, tuple[float, int | None, int | None]] = {}
        self._notes: list[str] = []
        self._endings: list[Callable[[], None]] = []

    def left(self) -> float:
        """Seconds left, 0 or more."""
        return max(0.0, self.limit - since_start())

    def found(self, meetings: Meetings, level: int | None = None, claimed: int | None = None) -> None:
        """A schedule, now; `claimed` is the cost that the engine says it has on the level at work.

        A claim may be above the checker's cost (an engine need not tighten its slacks on the way), never below.
        """
        with self._lock:
            self._schedules.append((since_start(), meetings, level, claimed))

    def settled(self, level: int, *, cost: int | None, bound: int | None) -> None:
        """The peer is done with a level, or ended in it: its final claim and bound, both whole (None: it has none)."""
        with self._lock:
            self._bounds[level] = (since_start(), cost, bound)

    def note(self, words: str) -> None:
        """Something to say beside the figures."""
        with self._lock:
            self._notes.append(words)

    def at_end(self, stop: Callable[[], None]) -> None:
        """Something to call where the process has to end while the peer still works (a child to end)."""
        with self._lock:
            self._endings.append(stop)

    def end(self) -> None:
        """Calls what `at_end` was given."""
        with self._lock:
            endings = tuple(self._endings)
        for stop in endings:
            stop()

    def answer(self, peer: str, version: str) -> Answer:
        """All that was recorded so far, read by the checker."""
        with self._lock:
            schedules, bounds = list(self._schedules), dict(self._bounds)
            notes = list(self._notes)
        ended = since_start()
        curve, unlawful = self._read(schedules, notes)
        best = curve[-1][1] if curve else None
        levels = tuple(self._level(level, best, bounds, ended, notes) for level in LEVELS)
        return Answer(
            peer=peer,
            version=version,
            levels=levels,
            proven=best is not None and all(level.cost == level.bound for level in levels),
            lawful=best is not None and not unlawful,
            first=curve[0][0] if curve else None,
            curve=tuple(curve),
            note="; ".join(dict.fromkeys(notes if best is not None else [*notes, "no lawful schedule"])),
        )

    def _read(
        self, schedules: list[tuple[float, Meetings, int | None, int | None]], notes: list[str]
    ) -> tuple[list[tuple[float, tuple[int, ...]]], int]:
        """The better and better lawful schedules, and how many are not lawful."""
        rules = bind(self._scenario.policy)
        curve: list[tuple[float, tuple[int, ...]]] = []
        unlawful = 0
        for seconds, meetings, level, claimed in schedules:
            found: Assessment = assess(self._scenario, meetings, rules)
            costs = tuple(found.costs[one] for one in LEVELS)
            if not found.lawful:
                unlawful += 1
                if unlawful == 1:
                    notes.append(f"a schedule breaches {sorted(found.breaches)[:3]}")
            elif not curve or costs < curve[-1][1]:
                curve.append((round(seconds, 2), costs))
            if level is not None and claimed is not None and found.costs[level] > claimed:
                notes.append(f"level {level}: claimed {claimed}, measured {found.costs[level]}")
        return curve, unlawful

    @staticmethod
    def _level(
        level: int,
        best: tuple[int, ...] | None,
        bounds: dict[int, tuple[float, int | None, int | None]],
        ended: float,
        notes: list[str],
    ) -> Level:
        cost = None if best is None else best[LEVELS.index(level)]
        seconds, claimed, bound = bounds.get(level, (ended, None, None))
        if cost is not None and bound is not None and bound > cost:
            notes.append(f"level {level}: bound {bound} above the measured cost {cost}")
        if cost is not None and claimed is not None and claimed < cost:
            notes.append(f"level {level}: claimed {claimed}, measured {cost}")
        return Level(level, cost, bound, round(seconds, 2))
