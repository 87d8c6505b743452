"""Order of names: the 42 letters of Kazakh, the 33 of Russian. Code points put Қ after Ш."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scenarios.domain import Language

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_LETTERS = {"kk": KAZAKH, "ru": KAZAKH, "en": ""}  # Russian texts hold Kazakh names; both orders agree

Key = tuple[tuple[tuple[int, str], ...], str]


def alphabet_key(language: Language) -> Callable[[str], Key]:
    """A sort key for names in this language; letters of no case, other signs (digits, Latin) before its letters."""
    rank = {letter: position for position, letter in enumerate(_LETTERS[language], start=1)}

    def key(name: str) -> Key:
        return tuple((rank.get(letter, 0), letter) for letter in name.casefold()), name

    return key


def alphabetical(names: Iterable[str], language: Language) -> list[str]:
    """The names in the order of the language's alphabet."""
    return sorted(names, key=alphabet_key(language))
