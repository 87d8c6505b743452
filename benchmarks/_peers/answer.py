"""What a peer engine reached on a scenario, as the checker measures it: the one JSON line of a run."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any


class NotStated(Exception):
    """The policy has a rule in a mode (or with a number) that this peer's model does not state; the text names it."""


@dataclass(frozen=True)
class Level:
    """A level's cost by the checker and the engine's bound, both whole; `seconds` since the process began.

    `cost` is None where there is no lawful schedule, `bound` where the engine gives none or did not come so far.
    """

    level: int
    cost: int | None
    bound: int | None
    seconds: float


@dataclass(frozen=True)
class Answer:
    """All four levels of the best lawful schedule of a peer; `first` and `curve` in seconds since the process began.

    `curve` lists each better lawful schedule with its four costs. `lawful` is False where any schedule that the
    engine gave out breaches a rule, or where there is none; `note` says so, and where engine and checker differ.
    """

    peer: str
    version: str
    levels: tuple[Level, ...]
    proven: bool
    lawful: bool
    first: float | None
    curve: tuple[tuple[float, tuple[int, ...]], ...]
    note: str = ""

    def line(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)


def answer_of(line: str) -> Answer:
    """The answer of a line of JSON."""
    content: dict[str, Any] = json.loads(line)
    levels = tuple(Level(**level) for level in content.pop("levels"))
    curve = tuple((seconds, tuple(costs)) for seconds, costs in content.pop("curve"))
    return Answer(levels=levels, curve=curve, **content)
