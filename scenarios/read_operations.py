"""Events and what-if files: lists of operations, with the position of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from scenarios.domain import Model, Proposal, Text, Words
from scenarios.find import known_as
from scenarios.operations import ChangeCalendar, Operation
from scenarios.problem import BadInput, Problem
from scenarios.source import Source, read
from scenarios.sources import mapping
from scenarios.validate import said, validate

M = TypeVar("M", bound=Model)
T = TypeVar("T")
OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)
HARMLESS = frozenset({"postpone", "withdraw", "hold", "announce", "pin", "release", "close", "away", "open", "free"})
"""Operations without which the others can be judged: they bring neither a proposal nor a date that others need."""


class _EventsFile(Model):
    title: Words = Text()
    events: tuple[Operation, ...]


class _WhatIfFile(Model):
    title: Words = Text()
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class LoadedOperations:
    """The operations of a file, in its order; `key` is `events` or `operations`."""

    title: Text
    operations: tuple[Operation, ...]
    source: Source
    key: str

    def where(self, at: int, *keys: str | int) -> str:
        """`file:line:column` of an operation (counted from 0) or of one of its keys."""
        return self.source.where(self.key, at, *keys)


class Unsound(BadInput):
    """A file some of whose operations are wrong in shape; in `sound` each of these is one that does nothing."""

    def __init__(self, problems: Iterable[Problem], sound: LoadedOperations) -> None:
        super().__init__(problems)
        self.sound = sound


def load_events(path: Path) -> LoadedOperations:
    """What happened: the `events:` of a file (`-`: standard input). Raises BadInput."""
    source = read(path, None if str(path) == "-" else known_as(path))
    content = _checked(_EventsFile, source, "events")
    return LoadedOperations(content.title, content.events, source, "events")


def load_what_if(path: Path) -> LoadedOperations:
    """What if: the `operations:` of a file (`-`: standard input). Raises BadInput."""
    source = read(path, None if str(path) == "-" else known_as(path))
    content = _checked(_WhatIfFile, source, "operations")
    return LoadedOperations(content.title, content.operations, source, "operations")


def judged(load: Callable[[Path], LoadedOperations], path: Path, judge: Callable[[LoadedOperations], T]) -> T:
    """What `judge` makes of a file's operations. Raises BadInput with the mistakes of shape and its own together."""
    try:
        file = load(path)
    except Unsound as unsound:
        try:
            judge(unsound.sound)
        except BadInput as more:
            raise BadInput([*unsound.problems, *more.problems]) from None
        raise
    return judge(file)


def _checked(model: type[M], source: Source, key: str) -> M:
    content, problems = validate(model, source)
    problems += wrong_fields(source, key)
    if content is None or problems:
        sound = _sound(source, key)
        raise BadInput(problems) if sound is None else Unsound(problems, sound)
    return content


def _sound(source: Source, key: str) -> LoadedOperations | None:
    """The operations that are right in shape; None where what is wrong could make others look wrong too."""
    told: Any = mapping(source.root.value).get(key)
    found: list[Operation] = []
    for operation in told if isinstance(told, list) else ():
        try:
            found.append(OPERATION.validate_json(json.dumps(operation), strict=True))
        except ValidationError:
            if mapping(operation).get("op") not in HARMLESS:
                return None
            found.append(ChangeCalendar(op="calendar"))
    return LoadedOperations(Text(), tuple(found), source, key) if found else None


def wrong_fields(source: Source, key: str) -> Iterator[Problem]:
    """Mistakes in the shape of the proposals that `add` operations bring."""
    operations: Any = mapping(source.root.value).get(key)
    for at, operation in enumerate(operations if isinstance(operations, list) else ()):
        fields = mapping(operation).get("with_fields")
        if mapping(operation).get("op") != "add" or not isinstance(fields, dict):
            continue
        try:
            Proposal.model_validate_json(json.dumps(fields), strict=True)
        except ValidationError as invalid:
            for error in invalid.errors(include_url=False):
                yield said(source, Proposal, error, (key, at, "with_fields"))
