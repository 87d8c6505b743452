"""Operations on a meeting: judged against the old schedule and the rest of their file, then taken note of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scenarios.domain import Lock, Meeting, Scenario
from scenarios.locks import Named
from scenarios.operations import Add, Announce, Change, Hold, Operation, Pin, Postpone, Release, Withdraw
from scenarios.postponing import WrongBound, moved, postponed
from scenarios.problem import Keys
from scenarios.references import unknown_place

_OnMeeting = Postpone | Withdraw | Hold | Announce | Pin | Release | Change


@dataclass(frozen=True)
class Judged:
    """An operation in its complete form, what is wrong with it, and the scenario where it moves a window.

    `beyond`: a postponement to where this horizon has no date.
    """

    operation: Operation
    wrong: tuple[tuple[Keys, str], ...] = ()
    warnings: tuple[str, ...] = ()
    scenario: Scenario | None = None
    beyond: bool = False


def judge_meeting(
    scenario: Scenario, operation: Operation, named: Named, file: Sequence[Operation], *, scheduled: bool
) -> Judged:
    """The operation judged; `file` are all operations of its file, `scheduled` whether there is an old schedule."""
    if not isinstance(operation, _OnMeeting):
        return Judged(operation)
    wrong = [*_wrong_for_fact(scenario, operation, file)]
    wrong = wrong or [*_wrong_for_unplaced(scenario, operation, file, scheduled=scheduled)]
    if isinstance(operation, Pin) and not wrong:
        wrong = [*_wrong_pin(scenario, operation)]
    if isinstance(operation, Announce) and operation.proposal in named.postponed:
        wrong.append((("proposal",), f"{operation.proposal} is postponed in this file; announce its new date later."))
    if wrong:
        return Judged(operation, tuple(wrong))
    if isinstance(operation, Postpone):
        return _postpone(scenario, operation)
    return _hold(scenario, operation) if isinstance(operation, Hold) else Judged(operation)


def note_meeting(scenario: Scenario, judged: Judged, named: Named) -> None:
    """Takes note of an operation in which nothing is wrong and which no later one of its file supersedes."""
    operation = judged.operation
    if not isinstance(operation, (_OnMeeting, Add)):
        return
    proposal = operation.proposal
    old = scenario.old.get(proposal)
    if isinstance(operation, (Postpone, Pin, Add, Change)):
        named.asked.add(proposal)
    if isinstance(operation, (Postpone, Withdraw, Pin)) or (
        isinstance(operation, Change) and {"dates", "places"} & operation.fields.model_fields_set
    ):
        named.loose.add(proposal)
    if isinstance(operation, (Postpone, Withdraw, Release, Pin)):
        named.locks.pop(proposal, None)
        named.status.pop(proposal, None)
    if isinstance(operation, Postpone):
        named.postponed.add(proposal)
        (named.beyond.add if judged.beyond else named.beyond.discard)(proposal)
    if old is not None and _moves(operation, old):
        named.elsewhere.setdefault(proposal, operation)
    _lock(operation, old, named)


def _moves(operation: Operation, old: Meeting) -> bool:
    if isinstance(operation, (Hold, Pin)):
        return operation.date not in {None, old.date} or operation.place not in {None, old.place}
    return isinstance(operation, (Postpone, Withdraw))


def _lock(operation: Operation, old: Meeting | None, named: Named) -> None:
    if isinstance(operation, Hold):
        named.locks[operation.proposal] = Lock(kind="fact", date=operation.date, place=operation.place)
        named.status[operation.proposal] = "held"
    elif isinstance(operation, Pin):
        named.locks[operation.proposal] = Lock(kind="pinned", date=operation.date, place=operation.place)
    elif isinstance(operation, Announce) and old is not None:
        named.locks[operation.proposal] = Lock(kind="announced", date=old.date, place=old.place)
        named.status[operation.proposal] = "announced"


def _wrong_for_fact(scenario: Scenario, operation: _OnMeeting, file: Sequence[Operation]) -> Iterator[tuple[Keys, str]]:
    """Operations that a meeting which took place, or whose date has come, does not allow."""
    proposal = operation.proposal
    old = scenario.old.get(proposal)
    if isinstance(operation, Hold):
        return
    if old is not None and old.status == "held":
        yield ("proposal",), f"{proposal} was held on {old.date}; only a correcting hold is possible."
        return
    others = [type(other) for other in file if getattr(other, "proposal", None) == proposal]
    came = old is not None and old.date <= scenario.as_of and not {Postpone, Withdraw} & set(others)
    moves = isinstance(operation, Change) and {"dates", "places"} & operation.fields.model_fields_set
    if (came and isinstance(operation, Pin)) or ((came or Hold in others) and moves):
        yield ("proposal",), f"the date of {proposal} has come; say hold or postpone."


def _wrong_for_unplaced(
    scenario: Scenario, operation: _OnMeeting, file: Sequence[Operation], *, scheduled: bool
) -> Iterator[tuple[Keys, str]]:
    """Operations that need a meeting in the old schedule."""
    proposal = operation.proposal
    if proposal in scenario.old or isinstance(operation, (Withdraw, Pin, Change)):
        return
    if isinstance(operation, Release):
        before = file[: next(at for at, other in enumerate(file) if other is operation)]
        if any(isinstance(other, Pin) and other.proposal == proposal for other in before):
            return
    if scheduled:
        yield ("proposal",), f"{proposal} has no meeting in the schedule, so there is nothing to {operation.op}."
    elif isinstance(operation, Hold):
        for key in ("date", "place"):
            if getattr(operation, key) is None:
                yield (key,), f"without a schedule there is no planned {key}; give it."
    elif not isinstance(operation, Postpone):
        yield ("op",), f"without a schedule there is nothing to {operation.op}."


def _wrong_pin(scenario: Scenario, operation: Pin) -> Iterator[tuple[Keys, str]]:
    dates = scenario.proposals[operation.proposal].dates
    day, place = operation.date, operation.place
    if day is None and place is None:
        yield (), "a pin needs a date, a place or both."
    if day is not None and day not in dates:
        change = f"{{op: change, proposal: {operation.proposal}, set: {{dates: {{from: ..., to: ...}}}}}}"
        yield ("date",), f"{day} is outside the window {dates.start} to {dates.end}; put {change} before it."
    elif day is not None and day not in scenario.horizon:
        yield ("date",), f"{day} is outside the horizon {scenario.horizon.start} to {scenario.horizon.end}."
    elif day is not None and day <= scenario.as_of:
        yield ("date",), f"{day} is not after as_of, {scenario.as_of}."
    if place is None:
        return
    if (what := _unknown(scenario, place)) is not None:
        yield ("place",), what
    elif place not in scenario.accepted(operation.proposal):
        change = f"{{op: change, proposal: {operation.proposal}, set: {{places: [..., {place}]}}}}"
        yield ("place",), f"the proposal does not accept {place}; put {change} before it."


def _hold(scenario: Scenario, operation: Hold) -> Judged:
    old = scenario.old.get(operation.proposal)
    day = operation.date or (old.date if old else None)
    place = operation.place or (old.place if old else None)
    assert day is not None  # an unplaced proposal without date or place was refused before
    assert place is not None
    wrong: list[tuple[Keys, str]] = []
    if day > scenario.as_of:
        planned = "" if operation.date else " (its planned date)"
        wrong.append((("date",), f"{day}{planned} is after as_of, {scenario.as_of}: it cannot have been held yet."))
    elif day not in scenario.horizon:
        wrong.append((("date",), f"{day} is outside the horizon {scenario.horizon.start} to {scenario.horizon.end}."))
    if (what := _unknown(scenario, place)) is not None:
        wrong.append((("place",), what))
    return Judged(operation.model_copy(update={"date": day, "place": place}), tuple(wrong))


def _postpone(scenario: Scenario, operation: Postpone) -> Judged:
    proposal = operation.proposal
    old = scenario.old.get(proposal)
    found = postponed(scenario, operation, old.date if old else None)
    if isinstance(found, WrongBound):
        return Judged(operation, (((found.key,), found.what),))
    warnings = []
    if found.beyond:
        warnings.append(f"{proposal} has no date left in this horizon; it stays unplaced.")
    if found.extended:
        warnings.append(f"the window of {proposal} is over; its end becomes the horizon's, {found.window.end}.")
    wish = moved(scenario.proposals[proposal], found.window)
    after = scenario.replaced(proposals={**scenario.proposals, proposal: wish})
    complete = operation.model_copy(update={"window": found.window})
    return Judged(complete, (), tuple(warnings), after, found.beyond)


def _unknown(scenario: Scenario, place: str) -> str | None:
    return unknown_place(place, {name: tuple(region.places) for name, region in scenario.regions.items()})
