"""Which meetings of the old schedule stay, which must move, and why: the part of re-solving that needs no solver."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from scenarios.domain import Lock, Meeting, Meetings, Scenario, Status
from scenarios.operations import Operation
from scenarios.possible import earliest

BreaksAlone = Callable[[Scenario, str, Meeting], bool]
"""Whether a meeting, by itself, breaches a hard rule that concerns it alone (window, place, day, closure, absence)."""


def tolerant(_scenario: Scenario, _proposal: str, _meeting: Meeting) -> bool:
    """No meeting breaches anything: for callers that have no rules at hand."""
    return False


@dataclass
class Named:
    """What the operations of a run have said about meetings so far."""

    locks: dict[str, Lock] = field(default_factory=dict)
    """Announced, pinned, accepted and held meetings."""
    status: dict[str, Status] = field(default_factory=dict)
    elsewhere: dict[str, Operation] = field(default_factory=dict)
    """Old meetings postponed, withdrawn, or pinned or held at another date or place, by the operation that does so."""
    loose: set[str] = field(default_factory=set)
    """Postponed, withdrawn, pinned, or changed in dates or places: `notice` does not keep them."""
    postponed: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    """Added, postponed, pinned or changed."""
    beyond: set[str] = field(default_factory=set)
    """Postponed to where this horizon has no date."""


def starting(scenario: Scenario, old: Meetings) -> Named:
    """What stands before the operations: the locks of the scenario and its old schedule, who is held or announced."""
    locks = {
        proposal: Lock(kind=meeting.locked, date=meeting.date, place=meeting.place)
        for proposal, meeting in old.items()
        if meeting.locked is not None
    }
    kept = {
        proposal: lock for proposal, lock in scenario.locked.items() if locks.get(proposal, lock).kind != "accepted"
    }
    locks |= kept
    return Named(
        locks={proposal: lock for proposal, lock in locks.items() if lock.kind != "notice"},
        status={proposal: meeting.status for proposal, meeting in old.items() if meeting.status != "planned"},
    )


def locked(scenario: Scenario, named: Named, breaks_alone: BreaksAlone) -> dict[str, Lock]:
    """The meetings that stay, after all operations: facts, announced, pinned, accepted, and those too near to move."""
    first = earliest(scenario) or scenario.as_of
    locks: dict[str, Lock] = {}
    for proposal in scenario.proposals:
        old, fixed = scenario.old.get(proposal), named.locks.get(proposal)
        came = old is not None and old.date <= scenario.as_of and proposal not in named.postponed
        if old is not None and came and not (fixed and fixed.kind == "fact"):
            locks[proposal] = Lock(kind="fact", date=old.date, place=old.place)
        elif fixed is not None:
            locks[proposal] = fixed
        elif (
            old is not None
            and scenario.as_of < old.date < first
            and proposal not in named.loose
            and not breaks_alone(scenario, proposal, old)
        ):
            locks[proposal] = Lock(kind="notice", date=old.date, place=old.place)
    return locks


def forced(
    stages: Sequence[tuple[Operation | None, Scenario]], named: Named, breaks_alone: BreaksAlone
) -> Mapping[str, Operation | None]:
    """Old meetings that cannot stay as they are, each with the operation to blame.

    `stages` are the scenario before the operations (None) and after each. Besides what operations move or withdraw by
    name: meetings that are not locked and now breach a rule by themselves; to blame is the operation since which they
    do, None where they did before.
    """
    last = stages[-1][1]
    causes: dict[str, Operation | None] = dict(named.elsewhere)
    for proposal, meeting in last.old.items():
        if proposal in causes or proposal in last.locked or proposal not in last.proposals:
            continue
        if breaks_alone(last, proposal, meeting):
            causes[proposal] = _since(stages, proposal, meeting, breaks_alone)
    return {proposal: causes[proposal] for proposal in sorted(causes)}


def _since(
    stages: Sequence[tuple[Operation | None, Scenario]], proposal: str, meeting: Meeting, breaks_alone: BreaksAlone
) -> Operation | None:
    blamed = stages[-1][0]
    for operation, scenario in reversed(stages):
        if proposal not in scenario.proposals or not breaks_alone(scenario, proposal, meeting):
            return blamed
        blamed = operation
    return blamed
