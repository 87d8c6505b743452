"""What stands in one cell: the words of a row in the languages asked for, without signs that break a format.

In several languages a cell reads `kk / ru`; the first language gives the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date as Date

from scenarios.domain import Language, Text
from scheduler.export._plain import plain_text
from scheduler.report import AnnexRow, Named
from scheduler.words import say

Languages = tuple[Language, ...]
Cell = str | int | Date | None


def in_each(languages: Languages, words: Callable[[Language], str]) -> str:
    """The words of each language, once where they agree, with ` / ` between."""
    return " / ".join(dict.fromkeys(plain_text(words(language)) for language in languages))


def said(languages: Languages, key: str, **data: str | int) -> str:
    """A sentence of the catalogue in each language."""
    return in_each(languages, lambda language: say(language, key, **data))


def text_words(text: Text | None, languages: Languages) -> str | None:
    """Words of the data in each language; None where there are none."""
    return in_each(languages, text.read) or None if text is not None else None


def names(named: Iterable[Named], languages: Languages) -> str:
    """Several bodies in one cell, by their full names."""
    found = tuple(named)
    return in_each(languages, lambda language: "; ".join(one.name.read(language) for one in found))


def place_of(row: AnnexRow, languages: Languages) -> str:
    """The place of a row without its region, which has a column of its own."""
    return in_each(languages, row.place.name.read)
