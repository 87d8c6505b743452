"""What an operation does to the facts of a scenario, and what is wrong with it before it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from scenarios.closures import freed, opened
from scenarios.dates import upside_down, wrong_window
from scenarios.domain import Absence, CalendarSettings, Closure, Policy, Proposal, RuleSetting, Scenario
from scenarios.operations import (
    Add,
    Away,
    Change,
    ChangeCalendar,
    ChangePolicy,
    Close,
    Free,
    Open,
    Operation,
    SetAsOf,
    Withdraw,
)
from scenarios.problem import Keys, maybe
from scenarios.references import proposal_references, unknown_body, unknown_region
from scenarios.validate import sentence

CheckPolicy = Callable[[Policy], Iterable[tuple[Keys, str]]]
Wrong = Iterator[tuple[Keys, str]]


def wrong(scenario: Scenario, operation: Operation, check_policy: CheckPolicy | None = None) -> Wrong:
    """What is wrong with an operation on regions, bodies, calendar, policy or a proposal's fields, with the keys."""
    if isinstance(operation, (Close, Away, Open, Free)):
        if what := upside_down(operation.model_dump(by_alias=True, include={"start", "end"})):
            yield ("to",), what
        if isinstance(operation, (Close, Open)):
            if what := unknown_region(operation.region, scenario.regions):
                yield ("region",), what
        elif what := unknown_body(operation.body, scenario.bodies):
            yield ("body",), what
    elif isinstance(operation, ChangeCalendar):
        for at, day in enumerate(operation.working_days):
            if day in operation.days_off:
                yield ("working_days", at), f"{day} is a day off as well."
    elif isinstance(operation, ChangePolicy):
        yield from _wrong_policy(scenario, operation, check_policy)
    elif isinstance(operation, Add):
        yield from _wrong_add(scenario, operation)
    elif isinstance(operation, Change):
        yield from _wrong_change(scenario, operation)


def changed(scenario: Scenario, operation: Operation) -> Scenario:
    """The scenario after an operation in which nothing is wrong; unchanged by those that concern meetings only."""
    if isinstance(operation, (Close, Open)):
        region = scenario.regions[operation.region]
        if isinstance(operation, Close):
            added = Closure(start=operation.start, end=operation.end, scope=operation.scope, reason=operation.reason)
            closed = (*region.closed, added)
        else:
            closed = opened(region.closed, operation)
        return _with(scenario, "regions", operation.region, region.replaced(closed=closed))
    if isinstance(operation, (Away, Free)):
        body = scenario.bodies[operation.body]
        if isinstance(operation, Away):
            away = (*body.away, Absence(start=operation.start, end=operation.end, reason=operation.reason))
        else:
            away = freed(body.away, operation)
        return _with(scenario, "bodies", operation.body, body.replaced(away=away))
    if isinstance(operation, ChangeCalendar):
        return scenario.replaced(calendar=_calendar(scenario.calendar, operation))
    if isinstance(operation, ChangePolicy):
        return scenario.replaced(policy=_policy(scenario.policy, operation))
    if isinstance(operation, SetAsOf):
        return scenario.replaced(as_of=operation.date)
    return _proposals(scenario, operation)


def _proposals(scenario: Scenario, operation: Operation) -> Scenario:
    if isinstance(operation, Add):
        return _with(scenario, "proposals", operation.proposal, Proposal.model_validate(operation.with_fields))
    if isinstance(operation, Change):
        proposal = scenario.proposals[operation.proposal]
        fields = {name: getattr(operation.fields, name) for name in operation.fields.model_fields_set}
        return _with(scenario, "proposals", operation.proposal, proposal.model_copy(update=fields))
    if isinstance(operation, Withdraw):
        left = {name: wish for name, wish in scenario.proposals.items() if name != operation.proposal}
        return scenario.replaced(proposals=left)
    return scenario


def _with(scenario: Scenario, part: str, name: str, value: Any) -> Scenario:
    return scenario.replaced(**{part: {**getattr(scenario, part), name: value}})


def _calendar(before: CalendarSettings, operation: ChangeCalendar) -> CalendarSettings:
    off = (set(before.days_off) - set(operation.working_days)) | set(operation.days_off)
    working = (set(before.working_days) - set(operation.days_off)) | set(operation.working_days)
    return before.model_copy(update={"days_off": tuple(sorted(off)), "working_days": tuple(sorted(working))})


def _policy(before: Policy, operation: ChangePolicy) -> Policy:
    setting = before.rules[operation.rule].model_dump() | operation.numbers
    rules = {**before.rules, operation.rule: RuleSetting.model_validate(setting)}
    return before.model_copy(update={"rules": rules})


def _wrong_policy(scenario: Scenario, operation: ChangePolicy, check_policy: CheckPolicy | None) -> Wrong:
    rules = scenario.policy.rules
    if operation.rule not in rules:
        yield ("rule",), f"there is no rule '{operation.rule}'.{maybe(operation.rule, rules)}"
        return
    known = dict.fromkeys(("mode", *rules[operation.rule].numbers, "level", "weight", "source", "certainty"))
    unknown = [number for number in operation.numbers if number not in known]
    for number in unknown:
        near = maybe(number, known) or f" It has {', '.join(known)}."
        yield ("set", number), f"the rule has no such number.{near}"
    if unknown:
        return
    try:
        policy = _policy(scenario.policy, operation)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            yield ("set", *error["loc"]), sentence(RuleSetting, error)
        return
    for keys, what in check_policy(policy) if check_policy else ():
        if keys[:2] == ("rules", operation.rule):
            yield ("set", *keys[2:]), what


def _wrong_add(scenario: Scenario, operation: Add) -> Wrong:
    if operation.proposal in scenario.proposals or operation.proposal in scenario.old:
        yield ("proposal",), f"there is a proposal '{operation.proposal}' already."
    try:
        Proposal.model_validate(operation.with_fields)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            yield ("with_fields", *error["loc"]), sentence(Proposal, error)
    for keys, what in _wrong_fields(scenario, operation.with_fields):
        yield ("with_fields", *keys), what


def _wrong_change(scenario: Scenario, operation: Change) -> Wrong:
    for name in sorted(operation.fields.model_fields_set):
        if getattr(operation.fields, name) is None and name not in {"venue", "note", "time"}:
            yield ("set", "with" if name == "partners" else name), "no value; one is wanted."
    fields = operation.fields.model_dump(by_alias=True, exclude_none=True)
    if {"body", "with"} & set(fields) and operation.proposal in scenario.proposals:
        now = scenario.proposals[operation.proposal]
        fields = {"body": now.body, "with": now.partners, **fields}
    for keys, what in _wrong_fields(scenario, fields):
        yield ("set", *keys), what


def _wrong_fields(scenario: Scenario, fields: dict[str, Any]) -> Wrong:
    places = {region_id: tuple(region.places) for region_id, region in scenario.regions.items()}
    yield from proposal_references(fields, tuple(scenario.bodies), places, scenario.policy.exempt)
    if "dates" in fields:
        for keys, what in wrong_window(fields["dates"], scenario.horizon.model_dump(by_alias=True)):
            yield ("dates", *keys), what
