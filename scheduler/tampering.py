"""Whether a schedule file tells the truth about itself: its locks, statuses, costs and bounds.

The rules judge where and when meetings are; this judges what the file claims beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scenarios.domain import Language, LockKind, Meeting, Scenario
from scenarios.operations import Announce, Hold, Operation, Pin, Postpone, Release, Withdraw
from scenarios.schedule import Schedule, Solved
from scheduler.words import say

LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Untruth:
    """A claim of a file that does not hold: the key of its sentence, what it is about, the sentence's data."""

    key: str
    about: tuple[str, ...]
    data: Mapping[str, str | int] = field(default_factory=dict)

    def words(self, language: Language) -> str:
        """The sentence."""
        return say(language, self.key, **self.data)


def untruths(scenario: Scenario, schedule: Schedule, costs: Mapping[int, int]) -> list[Untruth]:
    """Every false claim of a schedule; the scenario has its operations, `costs` are the recomputed ones by level."""
    return [
        *_locks(scenario, schedule),
        *_statuses(schedule),
        *_costs(schedule.solved, costs),
        *_bounds(schedule.solved),
    ]


def _locks(scenario: Scenario, schedule: Schedule) -> Iterator[Untruth]:
    """A lock needs its operation; a fact may also come from the date, in a schedule that was re-planned."""
    last = _last_decisions(schedule.operations)
    for proposal, meeting in sorted(schedule.meetings.items()):
        wanted = _lock_by_operation(last.get(proposal))
        if meeting.locked is None:
            if wanted is not None:
                yield Untruth("tamper-lock-missing", (proposal,), _lock_data(proposal, wanted))
        elif meeting.locked != wanted and not (_is_due(scenario, schedule, meeting)):
            yield Untruth("tamper-lock", (proposal,), _lock_data(proposal, meeting.locked))


def _lock_data(proposal: str, lock: LockKind) -> dict[str, str | int]:
    return {"id": proposal, "lock": lock}


def _is_due(scenario: Scenario, schedule: Schedule, meeting: Meeting) -> bool:
    """Whether the date alone can lock the meeting: only what an earlier revision already set can be due."""
    if schedule.revision == 1 or schedule.replan is None:
        return False
    if meeting.locked == "fact":
        return meeting.date <= scenario.as_of
    return meeting.locked in {"notice", "accepted"}


def _last_decisions(operations: tuple[Operation, ...]) -> dict[str, Operation]:
    """The operation that decides a proposal's lock: the last of those that set or lift one."""
    last: dict[str, Operation] = {}
    for operation in operations:
        if isinstance(operation, Hold | Announce | Pin | Release | Postpone | Withdraw):
            last[operation.proposal] = operation
    return last


def _lock_by_operation(operation: Operation | None) -> LockKind | None:
    if isinstance(operation, Hold):
        return "fact"
    if isinstance(operation, Announce):
        return "announced"
    return "pinned" if isinstance(operation, Pin) else None


def _statuses(schedule: Schedule) -> Iterator[Untruth]:
    """`held` needs a report, `announced` an announcement."""
    last = _last_decisions(schedule.operations)
    for proposal, meeting in sorted(schedule.meetings.items()):
        operation = last.get(proposal)
        told = {"held": isinstance(operation, Hold), "announced": isinstance(operation, Announce)}
        if not told.get(meeting.status, True):
            yield Untruth("tamper-status", (proposal,), {"id": proposal, "status": meeting.status})


def _costs(solved: Solved, costs: Mapping[int, int]) -> Iterator[Untruth]:
    if tuple(result.level for result in solved.levels) != LEVELS:
        yield Untruth("tamper-levels", ("levels",))
    for result in solved.levels:
        cost = costs.get(result.level, 0)
        if result.cost != cost:
            data = {"level": result.level, "declared": result.cost, "cost": cost}
            yield Untruth("tamper-cost", (str(result.level),), data)


def _bounds(solved: Solved) -> Iterator[Untruth]:
    """A bound never exceeds its cost, and means nothing below a level that is not proven."""
    unproven: int | None = None
    for result in solved.levels:
        about = (str(result.level),)
        if result.bound is not None and result.bound > result.cost:
            data = {"level": result.level, "bound": result.bound, "cost": result.cost}
            yield Untruth("tamper-bound", about, data)
        if result.bound is not None and unproven is not None:
            yield Untruth("tamper-bound-below", about, {"level": result.level, "open": unproven})
        if result.bound != result.cost and unproven is None:
            unproven = result.level
    if unproven is not None and solved.outcome == "optimal":
        yield Untruth("tamper-outcome", (str(unproven),), {"level": unproven})
