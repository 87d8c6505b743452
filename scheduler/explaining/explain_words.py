"""Sentences of explanations: members of conflicts, what would make room, what would get worse."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date

from scenarios.domain import Absence, Closure, Language, Meetings, Scenario
from scenarios.operations import Change, ChangePolicy, Free, Open, Operation, Pin
from scheduler.explaining.member import Member, absences, closures
from scheduler.words import body_name, date_words, meeting_name, place_name, region_name, say, title
from scheduler.words._case import parts_of
from scheduler.words.refusals import absence_words, closure_words
from scheduler.words.sentences import head_words, numbers_of

_NUMBERED = {
    "at_most": "explain-at-most",
    "days": "explain-days",
    "working_days": "explain-working-days",
    "at_least": "explain-at-least",
}
"""The number that a sentence tells of its rule."""


@dataclass(frozen=True)
class _Case:
    rule: str
    about: tuple[str, ...]


def member_words(scenario: Scenario, meetings: Meetings, member: Member, language: Language) -> str:
    """A member of a conflict as one sentence."""
    name = member.about[0] if member.about else ""
    if member.rule in ("placed", "locked"):
        key = "explain-stays" if member.rule == "placed" else "explain-locked"
        return say(language, key, meeting=meeting_name(scenario, name, language, meetings))
    if member.rule == "window":
        dates = scenario.proposals[name].dates
        first, last = date_words(dates.start, language), date_words(dates.end, language)
        return say(language, "explain-window", proposal=name, **{"from": first, "to": last})
    if member.rule == "place_offered":
        return say(language, "explain-places", proposal=name, places=patterns(scenario, name, language))
    if member.rule == "region_open" and name in scenario.regions:
        region = region_name(scenario, name, language)
        closed = dict(closures(name, scenario.regions[name])).get(member)
        words = (
            closure_words(closed, region, language)
            if isinstance(closed, Closure)
            else say(language, "closure-invalid", region=region)
        )
        return say(language, "explain-closed", closure=words)
    if member.rule == "body_free" and name in scenario.bodies:
        body = body_name(scenario, name, language)
        away = dict(absences(name, scenario.bodies[name])).get(member)
        words = (
            absence_words(away, body, language)
            if isinstance(away, Absence)
            else say(language, "absence-invalid", body=body)
        )
        return say(language, "explain-away", absence=words)
    return case_words(scenario, meetings, member.rule, member.about, language)


def case_words(scenario: Scenario, meetings: Meetings, rule: str, about: tuple[str, ...], language: Language) -> str:
    """A case of a rule as one sentence: what it asks, of whom, its number, and the meetings that it names."""
    parts = parts_of(_Case(rule, about))
    names = [*head_words(scenario, parts, language, meetings).values()]
    names += [meeting_name(scenario, one, language, meetings) for one in parts.members]
    case = "; ".join(names)
    numbers = numbers_of(scenario, rule, parts)
    for number, key in _NUMBERED.items():
        if number in numbers:
            return say(language, key, title=title(rule, language), case=case, number=numbers[number])
    return say(language, "refusal-case", title=title(rule, language), case=case)


def counterfactual_words(scenario: Scenario, price: int, operations: Iterable[Operation], language: Language) -> str:
    """What would make room, in words, with its price."""
    steps = "; ".join(operation_words(scenario, one, language) for one in operations)
    return say(language, "explain-price", steps=steps, price=price)


def operation_words(scenario: Scenario, operation: Operation, language: Language) -> str:
    """An operation of an answer in words."""
    if isinstance(operation, (Open, Free)):
        span = {"from": date_words(operation.start, language), "to": date_words(operation.end, language)}
        if isinstance(operation, Open):
            return say(language, "explain-open", region=region_name(scenario, operation.region, language), **span)
        return say(language, "explain-free", body=body_name(scenario, operation.body, language), **span)
    if isinstance(operation, Pin):
        day = date_words(operation.date, language) if isinstance(operation.date, Date) else ""
        place = place_name(scenario, operation.place, language) if operation.place else ""
        return say(language, "explain-pin", proposal=operation.proposal, date=day, place=place)
    if isinstance(operation, ChangePolicy):
        number, value = next(iter(operation.numbers.items()))
        now = scenario.policy.rules[operation.rule].numbers.get(number)
        name = title(operation.rule, language)
        return say(language, "explain-number", title=name, number=number, now=str(now), value=str(value))
    return _change_words(scenario, operation, language) if isinstance(operation, Change) else operation.op


def _change_words(scenario: Scenario, change: Change, language: Language) -> str:
    dates, places = change.fields.dates, change.fields.places
    if dates is not None:
        span = {"from": date_words(dates.start, language), "to": date_words(dates.end, language)}
        return say(language, "explain-dates", proposal=change.proposal, **span)
    known = scenario.proposals[change.proposal].places
    added = "; ".join(_pattern(scenario, pattern, language) for pattern in places or () if pattern not in known)
    return say(language, "explain-more-places", proposal=change.proposal, places=added)


def patterns(scenario: Scenario, proposal: str, language: Language) -> str:
    """The places that a proposal accepts, as it names them."""
    return "; ".join(_pattern(scenario, pattern, language) for pattern in scenario.proposals[proposal].places)


def _pattern(scenario: Scenario, pattern: str, language: Language) -> str:
    if pattern == "*":
        return say(language, "explain-anywhere")
    if pattern.endswith("/*"):
        return say(language, "explain-whole-region", region=region_name(scenario, pattern[:-2], language))
    return place_name(scenario, pattern, language)
