"""Why proposals have no meeting, as an explanations file says it, in words for the page."""

from __future__ import annotations

from typing import Literal

from scenarios.domain import Model, Text


class Explained(Model):
    """A refusal explained: the sentences of its conflict (or of what is in the way), and ways to a meeting."""

    answer: Literal["conflict", "moves", "minimum"]
    sentences: tuple[Text, ...]
    ways: tuple[Text, ...]
