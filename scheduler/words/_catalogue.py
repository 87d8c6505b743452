"""The catalogues (a folder a language, a file a topic) and the one function that reads a sentence from them.

Fluent is a format that translators know. Its isolating marks stay off: terminals and documents show them as boxes.
It is imported with the first sentence: it brings Babel along, a tenth of what a command takes to start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from scenarios.domain import Language

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.syntax.ast import BaseNode, Resource

_LONG = 2_000
"""Characters of data beyond which they do not go through Fluent."""


def say(language: Language, key: str, **data: str | int) -> str:
    """The sentence of this key with the data put in as it is (nothing in the data is read as Fluent).

    Raises KeyError for an unknown key and ValueError where the sentence needs a datum that is not given.
    """
    bundle = _bundle(language)
    pattern = bundle.get_message(key).value if bundle.has_message(key) else None
    if pattern is None:
        raise KeyError(key)
    # Numbers go in as text: Fluent would group their digits with spaces that nobody can copy back.
    words = {name: str(value) for name, value in data.items()}
    # Fluent refuses long data (2,500 characters), so a mark stands for them until the sentence is made.
    marks = {f"\ue000{name}\ue001": text for name, text in words.items() if len(text) > _LONG}
    given = {name: f"\ue000{name}\ue001" if len(text) > _LONG else text for name, text in words.items()}
    found, errors = bundle.format_pattern(pattern, given)
    if errors:
        raise ValueError(f"{key} ({language}): {errors[0]}")
    if not marks:
        return str(found)
    return re.sub("\ue000[a-z_]+\ue001", lambda mark: marks.get(mark[0], mark[0]), str(found))


def placeholders(language: Language) -> dict[str, frozenset[str]]:
    """Every key of a language's catalogue with the names of the data it needs."""
    from fluent.syntax.ast import Message  # noqa: PLC0415 - with the first sentence

    return {
        entry.id.name: frozenset(_names(entry))
        for resource in _resources(language)
        for entry in resource.body
        if isinstance(entry, Message)
    }


def _names(node: BaseNode) -> Iterator[str]:
    """The data that a sentence asks for, wherever in it."""
    from fluent.syntax.ast import BaseNode, VariableReference  # noqa: PLC0415 - with the first sentence

    if isinstance(node, VariableReference):
        yield node.id.name
    for value in vars(node).values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, BaseNode):
                yield from _names(one)


@cache
def _resources(language: Language) -> tuple[Resource, ...]:
    from fluent.runtime import FluentResource  # noqa: PLC0415 - with the first sentence
    from fluent.syntax.ast import Junk  # noqa: PLC0415

    folder = resources.files("scheduler.words") / language
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".ftl")), key=lambda file: file.name)
    parsed = tuple(FluentResource(file.read_text(encoding="utf-8")) for file in files)
    junk = [entry.content for resource in parsed for entry in resource.body if isinstance(entry, Junk)]
    if junk:
        raise ValueError(f"{language}: no Fluent: {junk[0]}")
    return parsed


@cache
def _bundle(language: Language) -> FluentBundle:
    from fluent.runtime import FluentBundle  # noqa: PLC0415 - with the first sentence

    bundle = FluentBundle([language], use_isolating=False)
    for resource in _resources(language):
        bundle.add_resource(resource)
    return bundle
