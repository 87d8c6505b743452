"""Operations of one file that contradict each other or their scenario before anything is applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as Date

from scenarios.operations import Announce, Hold, Operation, Pin, Postpone, Release, SetAsOf, Withdraw
from scenarios.problem import Keys

_APART: tuple[tuple[type, type], ...] = (
    (Hold, Pin),
    (Hold, Postpone),
    (Withdraw, Hold),
    (Withdraw, Pin),
    (Withdraw, Postpone),
)


def contradictions(operations: Sequence[Operation]) -> Iterator[tuple[int, Keys, str]]:
    """`hold` with `pin` or `postpone`, `withdraw` with any of the three, of one proposal; told at the later one."""
    for later, second in enumerate(operations):
        for first in operations[:later]:
            same = getattr(first, "proposal", None) == getattr(second, "proposal", "")
            if same and any({type(first), type(second)} == set(pair) for pair in _APART):
                what = f"{first.op} and {second.op} of one proposal in one file contradict each other."
                yield later, ("proposal",), what


def superseded(operations: Sequence[Operation], at: int) -> bool:
    """Whether a later `pin`, `announce` or `release` of the same proposal counts instead of this one."""
    operation = operations[at]
    return isinstance(operation, (Pin, Announce, Release)) and any(
        isinstance(later, (Pin, Announce, Release)) and later.proposal == operation.proposal
        for later in operations[at + 1 :]
    )


def as_of_after(operations: Sequence[Operation], before: Date) -> Date:
    """The day on which the new plan is made: that of the last `as_of`, else the one before."""
    days = [operation.date for operation in operations if isinstance(operation, SetAsOf)]
    return days[-1] if days else before


def wrong_days(operations: Sequence[Operation], before: Date, *, scheduled: bool) -> Iterator[tuple[int, Keys, str]]:
    """An `as_of` earlier than the schedule's own, an `on` later than `as_of`."""
    as_of = as_of_after(operations, before)
    for at, operation in enumerate(operations):
        if isinstance(operation, SetAsOf) and scheduled and operation.date < before:
            yield at, ("date",), f"{operation.date} is before the schedule's own as_of, {before}."
        if operation.on is not None and operation.on > as_of:
            yield at, ("on",), f"{operation.on} is after as_of, {as_of}."
