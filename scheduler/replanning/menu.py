"""The menu of a re-plan: what a few changes beyond the fewest would buy on the policy's levels."""

from __future__ import annotations

from scenarios.schedule import Schedule
from scheduler.replanning.replan import Repaired


def menu(repaired: Repaired, more: int) -> tuple[Schedule, ...]:
    """The smallest change, then the best schedules with at most k, k+1 ... k+more changes, level 1 in question kept.

    Beyond the first row the levels come before the shift. Rows that another matches in changes, shift and every level
    are left out.
    """
    rows = [repaired.smallest()]
    for extra in range(more + 1):
        rows.append(repaired.with_more(extra, rows[-1].meetings))
    kept: list[Schedule] = []
    for row in rows:
        if not any(_matches(other, row) for other in kept):
            kept.append(row)
    return tuple(row for row in kept if not any(other is not row and _beats(other, row) for other in kept))


def _figures(row: Schedule) -> tuple[int, ...]:
    assert row.replan is not None
    return (row.replan.changes, row.replan.shift, *(level.cost for level in row.solved.levels))


def _matches(one: Schedule, other: Schedule) -> bool:
    """Whether one is as good as the other in every figure."""
    return all(mine <= theirs for mine, theirs in zip(_figures(one), _figures(other), strict=True))


def _beats(one: Schedule, other: Schedule) -> bool:
    return _matches(one, other) and _figures(one) != _figures(other)
