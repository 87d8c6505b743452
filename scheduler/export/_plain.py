"""Text as documents can carry it: one line, no control characters, nothing that turns the reading direction.

In a Word document a control character becomes a paragraph or breaks the file; a mark of direction reorders the text
around it; half of a surrogate pair is in no encoding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from scenarios.domain import LANGUAGES, Model, Text
from scheduler.report import Report

_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
Value = TypeVar("Value")
_SPACES = re.compile(r"\s+")


def plain(found: Report) -> tuple[Report, tuple[str, ...]]:
    """The report with plain texts, and a warning for each name that lost characters (line breaks become spaces)."""
    warnings = tuple(
        f"{key}.{language}: control characters were left out: {count}."
        for key, text in found.names.items()
        for language in LANGUAGES
        if (count := _lost(text.in_language(language) or ""))
    )
    return plainly(found), warnings


def plainly(value: Value) -> Value:
    """The same value with plain texts in it."""
    return cast(Value, _plain(value))


def plain_text(text: str) -> str:
    """The text on one line without what no document can carry."""
    spaced = _SPACES.sub(" ", text).strip()
    return "".join(sign for sign in spaced if not _is_control(sign))


def _lost(text: str) -> int:
    return sum(_is_control(sign) for sign in _SPACES.sub(" ", text))


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs"} or sign in _DIRECTION or (ord(sign) & 0xFFFE) == 0xFFFE  # noqa: PLR2004


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, Text):
        return Text(**{language: _plain(value.in_language(language)) for language in LANGUAGES})
    if isinstance(value, Model):
        return value.replaced(**{name: _plain(getattr(value, name)) for name in type(value).model_fields})
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return value
