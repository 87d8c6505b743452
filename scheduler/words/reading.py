"""Words of an annex read back: a date in any of its forms, a place by its names, bodies by theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from functools import cache

from scenarios.calendar import month_of
from scenarios.domain import LANGUAGES, Scenario
from scheduler.words.dates import act_date_words, date_words, month_words
from scheduler.words.names import place_name

_WORD = re.compile(r"[^\W\d_]+")
_ISO = re.compile(r"\s*(\d{4})-(\d{2})(?:-(\d{2}))?")
_DOTTED = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SEPARATORS = " ,;\n\t"


@dataclass(frozen=True)
class DateRead:
    """A date, or a month alone (`2022-09`), and the words after it."""

    day: Date | None
    month: str
    rest: str


def read_date(text: str) -> DateRead | None:
    """The date or month that begins a text, in words of any language or in figures; None where there is none."""
    found = _in_figures(text) or _in_words(text)
    if found is None:
        return None
    year, month, day, rest = found
    try:
        moment = Date(year, month, day or 1)
    except ValueError:
        return None
    return DateRead(moment if day else None, month_of(moment), rest.strip(_SEPARATORS))


def _in_figures(text: str) -> tuple[int, int, int | None, str] | None:
    if found := _ISO.match(text):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None, text[found.end() :]
    if found := _DOTTED.match(text):
        return int(found[3]), int(found[2]), int(found[1]), text[found.end() :]
    return None


def _in_words(text: str) -> tuple[int, int, int | None, str] | None:
    """A year of four figures, a month's name and perhaps a day, in any order, before the first comma."""
    head, _, rest = text.partition(",")
    numbers = re.findall(r"\d+", head)
    years = [int(one) for one in numbers if len(one) == len("2022")]
    days = [int(one) for one in numbers if len(one) < len("2022")]
    months = {_months()[word] for word in _WORD.findall(head.casefold()) if word in _months()}
    if len(years) != 1 or len(months) != 1 or len(days) > 1:
        return None
    return years[0], next(iter(months)), days[0] if days else None, rest


@cache
def _months() -> Mapping[str, int]:
    """Every form of every month's name: what the dates of one month have in words that those of no other have."""
    forms: dict[int, set[str]] = {}
    for month in range(1, 13):
        day = Date(2022, month, 1)
        texts = [text for one in LANGUAGES for text in (date_words(day, one), act_date_words(day, one))]
        texts += [month_words(month_of(day), one) for one in LANGUAGES]
        forms[month] = {word for text in texts for word in _WORD.findall(text.casefold())}
    common = set.intersection(*forms.values())
    return {word: month for month, words in forms.items() for word in words - common}


class Gazetteer:
    """The scenario's places and bodies by all names that an annex may give them."""

    def __init__(self, scenario: Scenario) -> None:
        self._places: dict[str, set[str]] = {}
        for place in scenario.places:
            region = scenario.regions[place.partition("/")[0]].name
            name = scenario.places[place].name
            self._add_place(place, (place, *(place_name(scenario, place, one) for one in LANGUAGES)))
            for language in LANGUAGES:
                inside, outside = name.in_language(language), region.in_language(language)
                if inside and outside:
                    self._add_place(place, (inside, f"{inside}, {outside}", f"{outside}, {inside}"))
        self._bodies: dict[str, str] = {}
        for body, known in scenario.bodies.items():
            texts = (known.name, *((known.short,) if known.short else ()))
            for words in (body, *(text.in_language(one) for text in texts for one in LANGUAGES)):
                if words:
                    self._bodies.setdefault(same(words), body)

    def _add_place(self, place: str, names: Iterable[str]) -> None:
        for name in names:
            self._places.setdefault(same(name), set()).add(place)

    def place(self, text: str) -> tuple[str | None, str]:
        """The one place that a text begins with (`district, region` in either order), and the words after it."""
        parts = [part.strip() for part in text.split(",")]
        for count in range(len(parts), 0, -1):
            found = self._places.get(same(", ".join(parts[:count])), set())
            if len(found) == 1:
                return next(iter(found)), ", ".join(parts[count:])
        return None, text

    def bodies(self, text: str) -> tuple[str, ...] | None:
        """The bodies that a text names, separated by commas or semicolons (names may hold commas); None if unknown."""
        parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
        found: list[str] = []
        while parts:
            for count in range(len(parts), 0, -1):
                body = self._bodies.get(same(", ".join(parts[:count])))
                if body is not None:
                    found.append(body)
                    del parts[:count]
                    break
            else:
                return None
        return tuple(dict.fromkeys(found)) or None


def same(text: str) -> str:
    """The text as it is compared: letters of one case, single spaces, е for ё."""
    return " ".join(text.casefold().replace("ё", "е").split())
