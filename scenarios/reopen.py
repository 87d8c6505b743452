"""A schedule's scenario again: the folder with the schedule's operations replayed and its locked meetings."""

from __future__ import annotations

from collections.abc import Callable

from scenarios.change import changed, wrong
from scenarios.dates import date_of
from scenarios.domain import Lock, Meeting, Scenario
from scenarios.operations import Announce, Hold, Operation, Pin, Postpone, Release, Withdraw
from scenarios.postponing import moved
from scenarios.problem import BadInput, Problem, dotted, maybe
from scenarios.schedule import Schedule
from scenarios.sources import mapping


def reopen(scenario: Scenario, schedule: Schedule, where: Callable[..., str] | None = None) -> Scenario:
    """The folder's scenario after the schedule's operations, with `locked` as the schedule holds them.

    What operations fixed keeps the date and place that stand in them, so that an edited meeting is found; the other
    locked meetings have those of the file. `old` are former dates and places as far as the file tells them (causes of
    a re-plan, and meetings that keep a date nearer than `notice` asks). `where(at, *keys)` is the position of an
    operation. Raises BadInput where the folder no longer has what an operation names.
    """
    problems: list[Problem] = []
    locks: dict[str, Lock] = {}
    for at, operation in enumerate(schedule.operations):
        found = [
            Problem(where(at, *keys) if where else f"operation {at + 1}", dotted(("operations", at, *keys)), what)
            for keys, what in (*_unknown(scenario, operation), *wrong(scenario, operation))
        ]
        problems += found
        if not found:
            scenario = _replayed(scenario, operation)
            _note(locks, operation)
    if problems:
        raise BadInput(problems)
    placed = {proposal: _lock(locks.get(proposal), schedule.meetings.get(proposal)) for proposal in scenario.proposals}
    return scenario.replaced(
        locked={proposal: lock for proposal, lock in placed.items() if lock is not None}, old=_former(schedule)
    )


def _unknown(scenario: Scenario, operation: Operation) -> list[tuple[tuple[str], str]]:
    proposal = getattr(operation, "proposal", None)
    if proposal is None or operation.op == "add" or proposal in scenario.proposals:
        return []
    return [(("proposal",), f"there is no proposal '{proposal}'.{maybe(proposal, scenario.proposals)}")]


def _replayed(scenario: Scenario, operation: Operation) -> Scenario:
    if isinstance(operation, Postpone) and operation.window is not None:
        wish = moved(scenario.proposals[operation.proposal], operation.window)
        return scenario.replaced(proposals={**scenario.proposals, operation.proposal: wish})
    return changed(scenario, operation)


def _note(locks: dict[str, Lock], operation: Operation) -> None:
    if isinstance(operation, (Postpone, Withdraw, Release)):
        locks.pop(operation.proposal, None)
    elif isinstance(operation, Hold):
        locks[operation.proposal] = Lock(kind="fact", date=operation.date, place=operation.place)
    elif isinstance(operation, Pin):
        locks[operation.proposal] = Lock(kind="pinned", date=operation.date, place=operation.place)
    elif isinstance(operation, Announce):
        locks[operation.proposal] = Lock(kind="announced")


def _lock(noted: Lock | None, meeting: Meeting | None) -> Lock | None:
    if meeting is None:
        return noted
    if noted is None or meeting.locked == "accepted":
        return Lock(kind=meeting.locked, date=meeting.date, place=meeting.place) if meeting.locked else None
    kind = meeting.locked if meeting.locked == "fact" else noted.kind
    return Lock(kind=kind, date=noted.date or meeting.date, place=noted.place or meeting.place)


def _former(schedule: Schedule) -> dict[str, Meeting]:
    if schedule.replan is None:
        return {}
    kept = schedule.replan.kept or ()
    former = {proposal: schedule.meetings[proposal] for proposal in kept if proposal in schedule.meetings}
    for proposal, cause in schedule.replan.causes.items():
        told = mapping(mapping(cause).get("from"))
        day, place = date_of(told.get("date")), told.get("place")
        if day is not None and isinstance(place, str):
            former[proposal] = Meeting(date=day, place=place)
    return former
