"""Explanations as data and in words: the --json object of `explain`, and what `explain --all` writes of a schedule."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date as Date
from typing import TYPE_CHECKING, Any, Literal

from pydantic import TypeAdapter

from scenarios.domain import Language, Meetings, Model, Scenario
from scenarios.operations import Operation
from scheduler.explaining.explain_words import case_words, counterfactual_words, member_words
from scheduler.explaining.member import Answer

if TYPE_CHECKING:
    from scheduler.explaining.conflict import Conflict
    from scheduler.explaining.explain import Placed, Unplaced

Where = Callable[[str, tuple[str, ...]], str]
"""Where the input behind a member of a conflict stands, as file:line:column."""
OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)


class MemberRow(Model):
    """One reason of a conflict, its sentence, and where its input stands (file:line:column)."""

    rule: str
    about: tuple[str, ...]
    sentence: str = ""
    source: str = ""


class ConflictRow(Model):
    """A conflict; `minimal` where each member was proven to be needed."""

    minimal: bool
    members: tuple[MemberRow, ...]


class CounterfactualRow(Model):
    """Operations after which the proposal is placed with all that is placed now, and their price."""

    price: int
    operations: tuple[dict[str, Any], ...]
    sentence: str = ""


class WorseRow(Model):
    """A case of level 1 that the proposal's meeting would make worse, by this amount."""

    rule: str
    about: tuple[str, ...]
    amount: int
    sentence: str = ""


class BindingRow(Model):
    """A date nearer to the preferred one: what a meeting there breaches, or what it costs more by level."""

    date: Date
    breaches: tuple[MemberRow, ...] = ()
    costs: tuple[int, ...] | None = None


class CostRow(Model):
    """A meeting's share of a rule's cost."""

    rule: str
    level: int
    cost: int


class NextRow(Model):
    """The next best date and place, and what the schedule would cost more on each level."""

    date: Date
    place: str
    costs: tuple[int, ...]


class Explanation(Model):
    """The --json object of `explain`: what binds a placed proposal; another's conflict, or how it can come in."""

    proposal: str
    placed: bool
    answer: Answer | None = None
    conflict: ConflictRow | None = None
    moves: tuple[dict[str, Any], ...] = ()
    minimum: tuple[WorseRow, ...] = ()
    counterfactuals: tuple[CounterfactualRow, ...] = ()
    complete: bool = True
    binding: tuple[BindingRow, ...] = ()
    costs: tuple[CostRow, ...] = ()
    slack: tuple[Date, ...] = ()
    next_best: NextRow | None = None


class Explanations(Model):
    """The file that `explain --all` writes: every proposal of a schedule, and the schedule's digest."""

    kezdesu: Literal[1] = 1
    schedule: str
    digest: str
    explanations: tuple[Explanation, ...]


def plain(operation: Operation) -> dict[str, Any]:
    """An operation as files hold it."""
    fields: dict[str, Any] = operation.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    return {"op": operation.op, **{key: value for key, value in fields.items() if key != "op"}}


def operation_of(fields: dict[str, Any]) -> Operation:
    """The operation of such fields; raises pydantic's ValidationError."""
    return OPERATION.validate_json(json.dumps(fields))


def conflict_row(
    scenario: Scenario, meetings: Meetings, conflict: Conflict, language: Language, where: Where
) -> ConflictRow:
    """A conflict with its sentences."""
    rows = tuple(
        MemberRow(
            rule=member.rule,
            about=member.about,
            sentence=member_words(scenario, meetings, member, language),
            source=where(member.rule, member.about),
        )
        for member in conflict.members
    )
    return ConflictRow(minimal=conflict.minimal, members=rows)


def of_unplaced(
    scenario: Scenario, meetings: Meetings, found: Unplaced, language: Language, where: Where
) -> Explanation:
    """An unplaced proposal's explanation with its sentences."""
    why = found.conflict
    conflict = None if why is None else conflict_row(scenario, meetings, why, language, where)
    return Explanation(
        proposal=found.proposal,
        placed=False,
        answer=found.answer,
        conflict=conflict,
        moves=tuple(plain(one) for one in found.moves),
        minimum=tuple(
            WorseRow(
                rule=one.rule,
                about=one.about,
                amount=one.amount,
                sentence=case_words(scenario, meetings, one.rule, one.about, language),
            )
            for one in found.worse
        ),
        counterfactuals=tuple(
            CounterfactualRow(
                price=one.price,
                operations=tuple(plain(operation) for operation in one.operations),
                sentence=counterfactual_words(scenario, one.price, one.operations, language),
            )
            for one in found.counterfactuals.found
        ),
        complete=found.counterfactuals.complete,
    )


def of_placed(scenario: Scenario, meetings: Meetings, found: Placed, language: Language, where: Where) -> Explanation:
    """A meeting's explanation with its sentences."""

    def breach(rule: str, about: tuple[str, ...]) -> MemberRow:
        sentence = case_words(scenario, meetings, rule, about, language)
        return MemberRow(rule=rule, about=about, sentence=sentence, source=where(rule, about))

    best = found.next_best
    return Explanation(
        proposal=found.proposal,
        placed=True,
        binding=tuple(
            BindingRow(date=one.date, breaches=tuple(breach(*case) for case in one.breaches), costs=one.costs)
            for one in found.binding
        ),
        costs=tuple(CostRow(rule=rule, level=level, cost=cost) for rule, (level, cost) in found.costs.items()),
        slack=found.slack,
        next_best=NextRow(date=best[0].date, place=best[0].place, costs=best[1]) if best else None,
    )


def to_text(found: Explanations) -> str:
    """The file: one JSON object, an explanation a line, so that two files can be compared line by line."""
    head = found.model_dump(mode="json", exclude={"explanations"})
    lines = [json.dumps(one.model_dump(mode="json"), ensure_ascii=False) for one in found.explanations]
    opening = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{opening}, "explanations": [\n' + ",\n".join(lines) + "\n]}\n"
