"""Events and what-if files: lists of operations, with the position of each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from scenarios.domain import Model, Proposal, Text, Words
from scenarios.find import known_as
from scenarios.operations import Operation
from scenarios.problem import BadInput, Problem
from scenarios.source import Source, read
from scenarios.sources import mapping
from scenarios.validate import said, validate

M = TypeVar("M", bound=Model)


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


def _checked(model: type[M], source: Source, key: str) -> M:
    content, problems = validate(model, source)
    problems += wrong_fields(source, key)
    if content is None or problems:
        raise BadInput(problems)
    return content


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
