"""What a search tells those who wait for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Progress:
    """The state of the search: the level at work, the best cost found and the proven bound (None: not yet).

    `seconds` since the search began; `what` names the step in one or two words.
    """

    level: int
    cost: int | None
    bound: int | None
    seconds: float
    what: str

    @property
    def gap(self) -> int | None:
        """How much better the level could still be; None while cost or bound is unknown."""
        return None if self.cost is None or self.bound is None else self.cost - self.bound
