"""Words of the page: each stands in the first language, and its index says where the script finds the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date as Date

from markupsafe import Markup, escape

from scenarios.domain import LANGUAGES, Language, Text
from scheduler.report import Named
from scheduler.words import date_words, month_name, month_words, say, title, weekday_name

Words = tuple[str | None, str | None, str | None]
"""A text in kk, ru, en; None where it is not given."""


def in_each(words: Callable[[Language], str]) -> Text:
    """A text of what a function says in each language."""
    return Text(**{language: words(language) for language in LANGUAGES})


def phrase(key: str, **data: str | int | Text) -> Text:
    """A sentence of the catalogue in each language; texts among the data are put in in that language."""

    def words(language: Language) -> str:
        given = {name: value.read(language) if isinstance(value, Text) else value for name, value in data.items()}
        return say(language, key, **given)

    return in_each(words)


def date_text(day: Date) -> Text:
    """A date in each language's own form."""
    return in_each(lambda language: date_words(day, language))


def weekday_text(day: Date) -> Text:
    """The day of the week as calendars shorten it."""
    return in_each(lambda language: weekday_name(day, language, short=True))


def month_text(month: str) -> Text:
    """A month given as `2022-09`."""
    return in_each(lambda language: month_words(month, language))


def month_only(month: str) -> Text:
    """The name alone of a month given as `2022-09`."""
    return in_each(lambda language: month_name(month, language))


def rule_text(rule: str) -> Text:
    """What a rule asks, in a few words."""
    return in_each(lambda language: title(rule, language))


def name_text(named: Named) -> Text:
    """A name; its id where it has none."""
    name = named.name
    return name if name.kk or name.ru or name.en else Text(kk=named.id, ru=named.id, en=named.id)


def short_text(named: Named) -> Text:
    """The abbreviation in the languages that have one, the name in the others."""
    name, short = name_text(named), named.short or Text()
    return Text(**{language: short.in_language(language) or name.in_language(language) for language in LANGUAGES})


class Wording:
    """Collects the texts of one page, each once, while it is written in its first language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._index: dict[Words, int] = {}

    def index(self, text: Text) -> int:
        """The number of a text in the page's table."""
        return self._index.setdefault((text.kk, text.ru, text.en), len(self._index))

    def t(self, text: Text) -> Markup:
        """A text that changes with the language; one that is the same in all of them stands as it is."""
        words = text.read(self.language)
        if text.kk == text.ru == text.en:
            return escape(words)
        return Markup('<span data-t="{}"{}>{}</span>').format(self.index(text), self._foreign(text), words)

    def label(self, text: Text) -> Markup:
        """The attribute that names an element for those who hear the page."""
        return Markup('aria-label="{}" data-label="{}"').format(text.read(self.language), self.index(text))

    def table(self) -> list[Words]:
        """All texts in the order of their numbers."""
        return list(self._index)

    def _foreign(self, text: Text) -> Markup:
        """The `lang` of words that stand in another language than the page's, for want of its own."""
        if text.in_language(self.language):
            return Markup("")
        found = next((language for language in ("en", "ru", "kk") if getattr(text, language)), self.language)
        return Markup(' lang="{}"').format(found)
