"""Proves again, from a scenario and a schedule, every conflict and every way out that an explanations file claims."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from constraints._assess import assess
from constraints._catalogue import bind
from constraints._catalogue import problems as policy_problems
from scenarios.change import wrong
from scenarios.digest import digest
from scenarios.domain import LANGUAGES, Absence, Closure, Meeting, Proposal, Scenario, Span
from scenarios.operations import Change, ChangePolicy, Free, Open, Operation, Pin, ProposalFields
from scenarios.schedule import Schedule
from scheduler.engine.search import Stop
from scheduler.explaining.board import Board, fit
from scheduler.explaining.conflict import Conflict
from scheduler.explaining.counterfactual import SHOWN, counterfactuals
from scheduler.explaining.explain import explain, explain_meeting
from scheduler.explaining.explain_words import case_words, counterfactual_words, member_words
from scheduler.explaining.explanations import Explanation, Explanations, MemberRow, Where, of_placed, operation_of
from scheduler.explaining.member import Member
from scheduler.explaining.prover import Prover
from scheduler.explaining.small import Small
from scheduler.explaining.spots import whole_horizon
from scheduler.explaining.steps import DAY

PAIR = 2
PATIENCE = 60.0
"""Seconds for one proposal."""


@dataclass(frozen=True)
class Untruth:
    """What does not hold: of which proposal (empty: of the file), and the key of its sentence."""

    proposal: str
    key: str


def untruths(scenario: Scenario, schedule: Schedule, told: Explanations, where: Where) -> Iterator[Untruth]:
    """Everything in the file that could not be proven again."""
    if told.schedule != schedule.name or told.digest != digest(schedule):
        yield Untruth("", "verify-other-schedule")
        return
    named = [one.proposal for one in told.explanations]
    if sorted(named) != sorted(scenario.proposals):
        yield Untruth("", "verify-incomplete")
        return
    board = Board.of(scenario, schedule.meetings)
    for one in told.explanations:
        if one.placed != (one.proposal in schedule.meetings):
            yield Untruth(one.proposal, "verify-placed")
        elif one.placed:
            yield from _placed(scenario, schedule, one, where)
        else:
            yield from (Untruth(one.proposal, key) for key in _Judge(board, one, where).refuted())


def _placed(scenario: Scenario, schedule: Schedule, told: Explanation, where: Where) -> Iterator[Untruth]:
    found = explain_meeting(scenario, schedule.meetings, told.proposal, brief=True)
    if all(told != of_placed(scenario, schedule.meetings, found, language, where) for language in LANGUAGES):
        yield Untruth(told.proposal, "verify-facts")


class _Judge:
    """Judges the explanation of one unplaced proposal."""

    def __init__(self, board: Board, told: Explanation, where: Where) -> None:
        self.board, self.told, self.where = board, told, where
        self.stop = Stop(time.monotonic() + PATIENCE)
        self.scenario, self.proposal = board.scenario, told.proposal

    def refuted(self) -> Iterator[str]:
        """The keys of what does not hold."""
        told = self.told
        if told.binding or told.costs or told.slack or told.next_best is not None:
            yield "verify-placed"
        if told.answer != "conflict":
            if told.conflict is not None or told.counterfactuals:
                yield "verify-answer"
            yield from self._possible()
        elif told.conflict is None or told.moves or told.minimum:
            yield "verify-answer"
        else:
            conflict = Conflict(
                tuple(Member(row.rule, row.about) for row in told.conflict.members), told.conflict.minimal
            )
            yield from self._conflict(conflict, told.conflict.members)
            yield from self._counterfactuals(conflict)

    def _possible(self) -> Iterator[str]:
        found = explain(self.board, self.proposal, stop=self.stop)
        if found.answer != self.told.answer:
            yield "verify-answer"
            return
        if found.answer == "minimum":
            rows = [(one.rule, one.about, one.amount) for one in found.worse]
            if [(row.rule, row.about, row.amount) for row in self.told.minimum] != rows or self.told.moves:
                yield "verify-minimum"
            for row in self.told.minimum:
                if row.sentence not in self._each(case_words, row.rule, row.about):
                    yield "verify-sentence"
            return
        moved = self._moved()
        if moved is None or len(moved) != len(found.moves) or self.told.minimum:
            yield "verify-moves"

    def _moved(self) -> dict[str, Meeting] | None:
        """The meetings of the pins; None where they are no lawful schedule with the proposal at no loss."""
        moved = {}
        for fields in self.told.moves:
            pin = _operation(fields)
            if not isinstance(pin, Pin) or pin.date is None or pin.place not in self.scenario.places:
                return None
            moved[pin.proposal] = Meeting(date=pin.date, place=pin.place)
        if self.proposal not in moved or not set(moved) <= {*self.board.meetings, self.proposal}:
            return None
        before = assess(self.scenario, self.board.meetings)
        after = assess(self.scenario, {**self.board.meetings, **moved})
        return moved if after.lawful and after.costs[1] <= before.costs[1] else None

    def _conflict(self, conflict: Conflict, rows: tuple[MemberRow, ...]) -> Iterator[str]:
        members = frozenset(conflict.members)
        if len(members) != len(conflict.members) or not self._holds(members):
            yield "verify-conflict"
            return
        if conflict.minimal and any(self._contradicted(members - {one}) for one in sorted(members)):
            yield "verify-not-minimal"
        for row in rows:
            if row.sentence not in self._members(Member(row.rule, row.about)):
                yield "verify-sentence"
            if row.source.rpartition("/")[2] != self.where(row.rule, row.about).rpartition("/")[2]:
                yield "verify-source"

    def _holds(self, members: frozenset[Member]) -> bool:
        """Whether every member is a fact of this scenario and schedule, and they contradict each other."""
        stay = [member.about[0] for member in members if member.rule in ("placed", "locked") and member.about]
        if any(one not in self.board.meetings for one in stay):
            return False
        known = frozenset(self._small(members, wide=False).members())
        return members <= known and self._contradicted(members)

    def _contradicted(self, members: frozenset[Member]) -> bool:
        small = self._small(members, wide=True)
        return Prover(small, self.proposal, self.stop).contradicted(members) is not None

    def _small(self, members: frozenset[Member], *, wide: bool) -> Small:
        stay = {member.about[0] for member in members if member.rule in ("placed", "locked")}
        names = stay if self.board.adds_up else {*self.scenario.proposals} - {self.proposal}
        optional = frozenset(names - set(self.board.meetings))
        rules = {member.rule for member in members if member.about == (self.proposal,)}
        days = whole_horizon(self.scenario) if wide and "window" not in rules else None
        places = tuple(self.scenario.places) if wide and "place_offered" not in rules else None
        free = (self.proposal, *sorted(names))
        return Small(
            self.board.sheet, self.proposal, free, optional=optional, days=days, places=places, only=members
        ).build()

    def _counterfactuals(self, conflict: Conflict) -> Iterator[str]:
        rows = self.told.counterfactuals
        if len(rows) > SHOWN or [row.price for row in rows] != sorted(row.price for row in rows):
            yield "verify-order"
        kinds = [tuple(self._kind(_operation(fields)) for fields in row.operations) for row in rows]
        if len(set(kinds)) != len(kinds):
            yield "verify-order"
        for row in rows:
            operations = [_operation(fields) for fields in row.operations]
            if not operations or len(operations) > PAIR or any(one is None for one in operations):
                yield "verify-operation"
                continue
            yield from self._counterfactual(row.price, row.sentence, [one for one in operations if one is not None])
        found = counterfactuals(self.board, self.proposal, conflict, self.stop, most=1)
        least = found.found[0].price if found.found else None
        if found.complete and self.told.complete and (rows[0].price if rows else None) != least:
            yield "verify-cheapest"

    def _counterfactual(self, price: int, sentence: str, operations: list[Operation]) -> Iterator[str]:
        if any(self._is_wrong(one) for one in operations):
            yield "verify-operation"
            return
        if price != sum(price_of(self.scenario, self.proposal, one) for one in operations):
            yield "verify-price"
        if not self._fits(operations):
            yield "verify-no-room"
        for at, one in enumerate(operations):
            rest = [*operations[:at], *operations[at + 1 :]]
            if any(self._fits([*rest, *smaller]) for smaller in ([], *([less] for less in _less(self.scenario, one)))):
                yield "verify-needless"
        if sentence not in {counterfactual_words(self.scenario, price, operations, language) for language in LANGUAGES}:
            yield "verify-sentence"

    def _is_wrong(self, operation: Operation) -> bool:
        if not isinstance(operation, (Change, Open, Free, ChangePolicy)):
            return True
        if isinstance(operation, Change):
            if operation.proposal not in self.scenario.proposals or operation.proposal in self.scenario.locked:
                return True
            given = operation.fields.model_fields_set
            if given not in ({"dates"}, {"places"}) or not _widens(self.scenario, operation):
                return True
        if isinstance(operation, ChangePolicy) and (len(operation.numbers) != 1 or "mode" in operation.numbers):
            return True
        return any(True for _ in wrong(self.scenario, operation, policy_problems))

    def _fits(self, operations: Iterable[Operation]) -> bool:
        board = self.board
        for operation in operations:
            board = board.after(operation)
        around = self.told.conflict.members if self.told.conflict else ()
        stay = [row.about[0] for row in around if row.rule in ("placed", "locked")]
        found = fit(board, self.proposal, around=stay, stop=self.stop).meetings
        if found is None:
            return False
        rules = bind(board.scenario.policy)
        return {*self.board.meetings, self.proposal} <= set(found) and assess(board.scenario, found, rules).lawful

    def _kind(self, operation: Operation | None) -> tuple[str, ...]:
        if isinstance(operation, Change):
            return ("change", operation.proposal, *sorted(operation.fields.model_fields_set))
        if isinstance(operation, Open):
            return ("open", operation.region)
        if isinstance(operation, Free):
            return ("free", operation.body)
        return ("policy", operation.rule, *operation.numbers) if isinstance(operation, ChangePolicy) else ()

    def _each(self, words: Any, *case: Any) -> set[str]:
        return {words(self.scenario, self.board.meetings, *case, language) for language in LANGUAGES}

    def _members(self, member: Member) -> set[str]:
        return self._each(member_words, member)


def price_of(scenario: Scenario, proposal: str, operation: Operation) -> int:
    """What an operation costs by the policy's prices (1 each where it has none)."""
    prices = scenario.policy.prices
    if isinstance(operation, Change):
        wish: Proposal = scenario.proposals[operation.proposal]
        total = 0 if operation.proposal == proposal else prices.get("moved_meeting", 1)
        dates, places = operation.fields.dates, operation.fields.places
        if dates is not None:
            days = (wish.dates.start - dates.start).days + (dates.end - wish.dates.end).days
            total += days * prices.get("day_of_window", 1)
        for pattern in places or ():
            if pattern not in wish.places:
                regions = {place.partition("/")[0] for place in scenario.accepted(operation.proposal)}
                new = pattern.partition("/")[0] not in regions
                total += prices.get("place", 1) + (prices.get("other_region", 1) if new else 0)
        return total
    if isinstance(operation, Open):
        lifted = _lifted(operation, scenario.regions[operation.region].closed)
        return lifted * prices.get("day_opened", 1)
    if isinstance(operation, Free):
        return _lifted(operation, scenario.bodies[operation.body].away) * prices.get("day_freed", 1)
    if isinstance(operation, ChangePolicy):
        now = scenario.policy.rules[operation.rule].numbers
        units: int = sum(abs(value - now[number]) for number, value in operation.numbers.items())
        return units * prices.get("number_by_one", 1)
    return 0


def _lifted(span: Span, barring: Iterable[Closure | Absence]) -> int:
    """How many dates of a span are barred now."""
    bars = tuple(barring)
    return sum(any(day in one for one in bars) for day in span.days())


def _widens(scenario: Scenario, change: Change) -> bool:
    wish, dates, places = scenario.proposals[change.proposal], change.fields.dates, change.fields.places
    if dates is not None:
        return dates.start <= wish.dates.start and wish.dates.end <= dates.end and dates.prefer == wish.dates.prefer
    return places is not None and places[: len(wish.places)] == wish.places


def _less(scenario: Scenario, operation: Operation) -> Iterator[Operation]:
    """The operation with one unit less, in each way there is."""
    if isinstance(operation, Change) and operation.fields.dates is not None:
        wish, dates = scenario.proposals[operation.proposal].dates, operation.fields.dates
        if dates.start < wish.start:
            yield operation.replaced(fields=ProposalFields(dates=dates.replaced(start=dates.start + DAY)))
        if dates.end > wish.end:
            yield operation.replaced(fields=ProposalFields(dates=dates.replaced(end=dates.end - DAY)))
    if isinstance(operation, (Open, Free)) and operation.start < operation.end:
        yield operation.replaced(start=operation.start + DAY)
        yield operation.replaced(end=operation.end - DAY)
    if isinstance(operation, ChangePolicy):
        now = scenario.policy.rules[operation.rule].numbers
        for number, value in operation.numbers.items():
            if isinstance(value, int) and abs(value - now[number]) > 1:
                yield operation.replaced(numbers={number: value + (1 if value < now[number] else -1)})


def _operation(fields: dict[str, Any]) -> Operation | None:
    try:
        return operation_of(fields)
    except ValidationError:
        return None
