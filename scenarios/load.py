"""A folder becomes a scenario, or every mistake in it is told at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, ValidationError

from scenarios.dates import wrong_dates
from scenarios.domain import (
    Body,
    CalendarSettings,
    Decree,
    HeldMeeting,
    Id,
    Model,
    Policy,
    Proposal,
    Region,
    Scenario,
    Span,
    Text,
    Words,
)
from scenarios.find import known_as
from scenarios.policy import merged, packs
from scenarios.possible import impossible, unknown_days, unknown_exempt, unread
from scenarios.problem import BadInput, Keys, Problem, maybe, not_one_of
from scenarios.references import unknown_references
from scenarios.source import Source, read
from scenarios.sources import LISTED, Sources, mapping
from scenarios.validate import said, validate

CheckPolicy = Callable[[Policy], Iterable[tuple[Keys, str]]]
"""Judges a bound policy: the keys that lead to each wrong entry, with a sentence."""

M = TypeVar("M", bound=Model)


class _ScenarioFile(Model):
    kezdesu: Literal[1] = 1
    title: Words = Text()
    note: Words = Text()
    horizon: Span
    as_of: Date
    calendar: CalendarSettings = CalendarSettings()
    policy: str
    decree: Decree = Decree()


class _RegionsFile(Model):
    regions: Annotated[dict[Id, Region], Field(min_length=1)]


class _BodiesFile(Model):
    bodies: Annotated[dict[Id, Body], Field(min_length=1)]


class _ProposalsFile(Model):
    proposals: dict[Id, Proposal]


class _HeldFile(Model):
    held: dict[Id, HeldMeeting]


_FILES: dict[str, type[Model]] = {
    "regions": _RegionsFile,
    "bodies": _BodiesFile,
    "proposals": _ProposalsFile,
    "held": _HeldFile,
}


@dataclass(frozen=True)
class Loaded:
    """A scenario with what is odd but no mistake, and the position of every entry."""

    scenario: Scenario
    warnings: tuple[Problem, ...]
    sources: Sources


def load(folder: Path, *, check_policy: CheckPolicy | None = None) -> Loaded:
    """The scenario of a folder. Raises BadInput with every mistake in all of its files.

    `check_policy` judges the numbers of the policy, so that their mistakes are told together with the others.
    """
    problems: list[Problem] = []
    sources = _read_all(folder, problems)
    fields: dict[str, Any] = {part: {} for part in LISTED}
    frame: _ScenarioFile | None = None
    for part, files in sources.parts.items():
        for file in files:
            if part == "scenario":
                frame = _valid(_ScenarioFile, file, problems)
            elif part in LISTED and (content := _valid(_FILES[part], file, problems)):
                fields[part].update(getattr(content, part))
    policy = _policy(sources, check_policy, problems)
    exempt = policy.exempt if policy else ()
    problems += [*sources.repeated(), *wrong_dates(sources), *unknown_references(sources, exempt)]
    if not problems and not fields["proposals"]:
        problems.append(sources.problem("there is no proposal in the whole scenario.", "scenario"))
    if problems or frame is None or policy is None:
        raise BadInput(problems)
    scenario = Scenario(
        name=folder.resolve().name,
        title=frame.title,
        note=frame.note,
        horizon=frame.horizon,
        as_of=frame.as_of,
        calendar=frame.calendar,
        decree=frame.decree,
        policy=policy,
        **fields,
    )
    odd = (judge(scenario, sources) for judge in (unknown_days, unknown_exempt, impossible))
    return Loaded(scenario, (*unread(folder), *chain.from_iterable(odd)), sources)


def _valid(model: type[M], file: Source, problems: list[Problem]) -> M | None:
    content, wrong = validate(model, file)
    problems += wrong
    return content


def _read_all(folder: Path, problems: list[Problem]) -> Sources:
    """Every file of the folder that can be read; the others become problems."""
    parts: dict[str, tuple[Source, ...]] = {}
    for part in ("scenario", *LISTED, "policy"):
        found: list[Source] = []
        for path in _paths(folder, part):
            try:
                found.append(read(path, known_as(path)))
            except BadInput as bad:
                problems += bad.problems
        parts[part] = tuple(found)
    return Sources(parts)


def _paths(folder: Path, part: str) -> Iterator[Path]:
    single = folder / f"{part}.yaml"
    several = sorted((folder / part).glob("*.yaml")) if part in {"regions", "proposals"} else []
    optional = part in {"held", "policy", "proposals"}
    if single.exists() or not (several or optional):
        yield single
    yield from several


def _policy(sources: Sources, check_policy: CheckPolicy | None, problems: list[Problem]) -> Policy | None:
    """The scenario's pack with its own numbers; what is wrong goes to `problems`."""
    scenario = sources.parts["scenario"]
    name = mapping(scenario[0].root.value).get("policy") if scenario else None
    if not isinstance(name, str):
        return None
    if name not in packs():
        problems.append(sources.problem(f"there is no such policy. {not_one_of(name, packs())}", "scenario", "policy"))
        return None
    file = sources.parts["policy"][0] if sources.parts["policy"] else None
    pack = merged(name, {})
    own = mapping(file.root.value) if file else {}
    if file and not isinstance(file.root.value, Mapping):
        problems.append(Problem(file.where(), "", "a mapping (key: value) is wanted."))
    wrong = dict(_unknown(own, pack))
    try:
        policy = Policy.model_validate_json(json.dumps(merged(name, _without(own, wrong))), strict=True)
    except ValidationError as invalid:
        problems += [sources.problem(what, "policy", *keys, at_key=True) for keys, what in wrong.items()]
        problems += [said(file or scenario[0], Policy, error) for error in invalid.errors(include_url=False)]
        return None
    problems += [sources.problem(what, "policy", *keys, at_key=True) for keys, what in wrong.items()]
    for keys, what in check_policy(policy) if check_policy else ():
        if keys not in wrong:
            problems.append(sources.problem(what, "policy", *keys))
    return policy


def _unknown(own: Mapping[str, Any], pack: Mapping[str, Any]) -> Iterator[tuple[Keys, str]]:
    """Rules, numbers and prices of policy.yaml that the pack does not know."""
    for rule, numbers in mapping(own.get("rules")).items():
        if rule not in pack["rules"]:
            yield ("rules", rule), f"there is no rule '{rule}'.{maybe(rule, pack['rules'])}"
            continue
        known = dict.fromkeys((*pack["rules"][rule], "level", "weight", "source", "certainty"))
        for number in mapping(numbers):
            if number not in known:
                near = maybe(number, known) or f" It has {', '.join(known)}."
                yield ("rules", rule, number), f"the rule has no such number.{near}"
    for price in mapping(own.get("prices")):
        if price not in pack["prices"]:
            yield ("prices", price), not_one_of(price, pack["prices"])


def _without(own: Mapping[str, Any], wrong: Iterable[Keys]) -> dict[str, Any]:
    """The policy's own numbers less what is unknown, so that the rest can be judged too."""
    left = json.loads(json.dumps(own))
    for keys in wrong:
        inner = left
        for key in keys[:-1]:
            inner = inner[key]
        del inner[keys[-1]]
    return dict(left)
