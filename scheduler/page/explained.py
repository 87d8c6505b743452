"""Why a proposal has no meeting, in words for the page."""

from __future__ import annotations

from scenarios.domain import Model, Text


class Part(Model):
    """A sentence, and the reasons or ways that it announces."""

    opening: Text
    lines: tuple[Text, ...] = ()


class Explained(Model):
    """A refusal explained: what cannot hold at once, or what it would take; then what would make room."""

    parts: tuple[Part, ...]
