"""Reads what `explain --all` wrote, in every language. Imported only where it is asked for: it loads the solver."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pydantic import ValidationError

from scenarios.digest import digest
from scenarios.domain import Meetings, Scenario, Text
from scenarios.find import find_file, known_as
from scenarios.problem import BadInput, Problem
from scenarios.schedule import Schedule
from scenarios.source import read
from scenarios.validate import validate
from scheduler.explaining.explain_words import case_words, counterfactual_words, member_words, operation_words
from scheduler.explaining.explanations import Explanation, Explanations, operation_of
from scheduler.explaining.member import Member
from scheduler.page.explained import Explained, Part
from scheduler.page.wording import in_each, phrase


def read_explained(path: str, scenario: Scenario, schedule: Schedule) -> dict[str, Explained]:
    """The refusals that a file of explanations explains, by proposal.

    Raises BadInput where it is no such file, or explains another schedule.
    """
    file = find_file(path)
    name = known_as(file)
    found, problems = validate(Explanations, read(file, None if path == "-" else name))
    if found is None or problems:
        raise BadInput(problems)
    if found.digest != digest(schedule):
        what = "this explains another schedule; let `explain --all` write it again for this one."
        raise BadInput([Problem(name, "digest", what)])
    try:
        return {
            one.proposal: Explained(parts=tuple(_parts(one, scenario, schedule.meetings)))
            for one in found.explanations
            if one.proposal in schedule.unplaced
        }
    except (KeyError, ValidationError) as error:
        what = f"this speaks of what the scenario does not have: {error}."
        raise BadInput([Problem(name, "explanations", what)]) from None


def _parts(one: Explanation, scenario: Scenario, meetings: Meetings) -> Iterator[Part]:
    if one.conflict is not None:
        members = [Member(row.rule, row.about) for row in one.conflict.members]
        lines = tuple(in_each(partial(member_words, scenario, meetings, member)) for member in members)
        yield Part(opening=phrase("explain-conflict"), lines=lines)
        if not one.conflict.minimal:
            yield Part(opening=phrase("explain-not-minimal"))
        ways = tuple(_ways(one, scenario))
        yield Part(opening=phrase("explain-room" if ways else "explain-no-room"), lines=ways)
    if one.moves:
        operations = [operation_of(fields) for fields in one.moves]
        moves = tuple(in_each(partial(operation_words, scenario, operation)) for operation in operations)
        yield Part(opening=phrase("explain-moves"), lines=moves)
    if one.minimum:
        yield Part(opening=phrase("explain-minimum"), lines=tuple(_worse(one, scenario, meetings)))


def _ways(one: Explanation, scenario: Scenario) -> Iterator[Text]:
    for row in one.counterfactuals:
        operations = [operation_of(fields) for fields in row.operations]
        yield in_each(partial(counterfactual_words, scenario, row.price, operations))


def _worse(one: Explanation, scenario: Scenario, meetings: Meetings) -> Iterator[Text]:
    for row in one.minimum:
        case = in_each(partial(case_words, scenario, meetings, row.rule, row.about))
        yield phrase("explain-worse", case=case, amount=row.amount)
