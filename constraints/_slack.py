"""The slack of a meeting: the dates it could move to with nothing else changing, and what forbids the others.

Found by the checker alone. A rule is asked with the meetings that it counts with this one, once for each date.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from constraints._catalogue import bind
from constraints._rule import Excess, Rule
from constraints._standing import Standing, amounts, worse
from scenarios.domain import Meeting, Meetings, Scenario


def slack(
    scenario: Scenario, meetings: Meetings, proposal: str, rules: tuple[Rule, ...] | None = None
) -> tuple[Date, ...]:
    """The other dates at which this meeting would be as lawful, at its place and with nothing else changing, in order.

    None for a locked meeting.
    """
    if proposal in scenario.locked:
        return ()
    found = forbidding(scenario, meetings, proposal, meetings[proposal].place, rules)
    return tuple(day for day, cases in found.items() if not cases and day != meetings[proposal].date)


def forbidding(
    scenario: Scenario, meetings: Meetings, proposal: str, place: str, rules: tuple[Rule, ...] | None = None
) -> dict[Date, tuple[Excess, ...]]:
    """For each date of a proposal: the cases of hard rules that the others breach with it there, amounts aside (1).

    What the others breach among themselves is left out. Minima count what this meeting's move takes from them.
    """
    moves = [Meeting(date=day, place=place) for day in scenario.window(proposal)]
    standing = Standing(scenario, {name: meeting for name, meeting in meetings.items() if name != proposal})
    found: dict[Date, list[Excess]] = {move.date: [] for move in moves}
    for rule in bind(scenario.policy) if rules is None else rules:
        if rule.mode != "hard" or rule.always_hard:
            continue
        cases = (
            _cases(standing, rule, proposal, moves)
            if rule.adds_up
            else _shortfalls(scenario, meetings, rule, proposal, moves)
        )
        for day, case in cases:
            found[day].append(case)
    if place not in scenario.accepted(proposal):
        for listed in found.values():
            listed.append(Excess("place_offered", (proposal,), 1))
    return {day: tuple(sorted(set(listed))) for day, listed in found.items()}


def _cases(standing: Standing, rule: Rule, proposal: str, moves: list[Meeting]) -> Iterator[tuple[Date, Excess]]:
    dated = "date" in rule.looks_at
    for move in moves if dated else moves[:1]:
        for case in standing.added(rule, proposal, move):
            yield from ((day, case) for day in ([move.date] if dated else [one.date for one in moves]))


def _shortfalls(
    scenario: Scenario, meetings: Meetings, rule: Rule, proposal: str, moves: list[Meeting]
) -> Iterator[tuple[Date, Excess]]:
    before = amounts(rule, scenario, meetings)
    for move in moves:
        for case in worse(rule, scenario, {**meetings, proposal: move}, before):
            yield move.date, case
