"""What is wrong with an input, said once for every reader: where it stands, which key, and the nearest right value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Keys = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake (or warning): `where` is `file:line:column`, `key` the dotted path of keys, `what` a sentence."""

    where: str
    key: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.key}: {self.what}" if self.key else f"{self.where}: {self.what}"


class BadInput(Exception):
    """An input that cannot be used, with every problem found in it; its text has one line for each."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, file by file as they came, inside a file by line and column."""
    once = list(dict.fromkeys(problems))
    files = list(dict.fromkeys(problem.where.rsplit(":", 2)[0] for problem in once))

    def place(problem: Problem) -> tuple[int, int, int]:
        file, *numbers = problem.where.rsplit(":", 2)
        line, column = (int(number) if number.isdigit() else 0 for number in (*numbers, "0", "0")[:2])
        return files.index(file), line, column

    return tuple(sorted(once, key=place))


def dotted(keys: Keys) -> str:
    """The path of keys as people write it: `regions.abai.closed[0].from`."""
    text = ""
    for key in keys:
        text += f"[{key}]" if isinstance(key, int) else f".{key}" if text else key
    return text


def maybe(value: str, options: Iterable[str]) -> str:
    """`" Maybe NEAREST."`, or nothing where no option resembles the value."""
    near = get_close_matches(value, list(options), n=1)
    return f" Maybe {near[0]}." if near else ""


def not_one_of(value: str, options: Iterable[str]) -> str:
    """The sentence for a value outside a closed set, which names the whole set."""
    known = list(options)
    return f"'{value}' is not one of {', '.join(known)}.{maybe(value, known)}"
