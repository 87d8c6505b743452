"""Level by level with an engine that minimises one cost: what a level costs becomes a row of the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks._peers.program import Program, Values
from benchmarks._peers.record import Record
from constraints._assess import LEVELS

Hear = Callable[[Values], None]


@dataclass(frozen=True)
class Outcome:
    """How an engine ended: its best solution (None: none found) and its whole bound (None: none given)."""

    values: Values | None
    bound: int | None
    infeasible: bool = False


Minimise = Callable[[Program, int, Values | None, Callable[[], float], Hear], Outcome]
"""Minimises a level of a program from a start (if any) in the seconds left, telling each better solution."""


def by_levels(program: Program, record: Record, minimise: Minimise) -> None:
    """Tells the record all that the engine finds, until all levels are proven or the time is over."""
    start: Values | None = None
    for level in LEVELS:
        if record.left() <= 0:
            return
        hear = partial(_tell, record, program, level)
        outcome = minimise(program, level, start, record.left, hear)
        if outcome.infeasible:
            record.note("the engine says that there is no lawful schedule")
            return
        if outcome.values is not None:
            hear(outcome.values)
            found = program.tightened(outcome.values)
            if start is None or program.cost(level, found) <= program.cost(level, start):
                start = found
        cost = None if start is None else program.cost(level, start)
        record.settled(level, cost=cost, bound=outcome.bound)
        if cost is None or cost != outcome.bound:
            return
        program = program.at_most(level, cost)


def _tell(record: Record, program: Program, level: int, values: Values) -> None:
    record.found(program.meetings(values), level, program.cost(level, values))
