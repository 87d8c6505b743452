"""Digests: of a scenario's inputs, part by part, and of a schedule. Equal content has an equal digest on any machine."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from scenarios.domain import Scenario, days_between
from scenarios.schedule import Schedule

WORDS = frozenset({"name", "short", "head", "title", "note", "venue", "reason", "source", "certainty"})
"""Keys whose value is said to people and changes no schedule."""


def inputs(scenario: Scenario) -> dict[str, str]:
    """The digest of each part of what a schedule depends on; words for people are not in them.

    `policy` is as bound (the pack with the scenario's own numbers), `calendar` the working days of the horizon.
    """
    horizon = scenario.horizon
    working = [day for day in days_between(horizon.start, horizon.end) if scenario.working.is_working(day)]
    parts: dict[str, Any] = {
        "scenario": {"horizon": horizon.model_dump(mode="json"), "as_of": str(scenario.as_of)},
        **{part: _plain(getattr(scenario, part)) for part in ("regions", "bodies", "proposals", "held")},
        "policy": _without(scenario.policy.model_dump(mode="json", exclude_none=True), WORDS),
        "calendar": [str(day) for day in working],
    }
    return {part: _sha256(content) for part, content in parts.items()}


def digest(schedule: Schedule) -> str:
    """The digest of a schedule without its `seconds` and without what publishing added."""
    content = schedule.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"published"})
    return _sha256(_without(content, frozenset({"seconds"})))


def _plain(entries: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _without(entry.model_dump(mode="json", by_alias=True, exclude_none=True), WORDS)
        for key, entry in entries.items()
    }


def _without(value: Any, keys: frozenset[str]) -> Any:
    """The value with these keys left out of every record in it."""
    if isinstance(value, dict):
        return {key: _without(inner, keys) for key, inner in value.items() if key not in keys}
    return [_without(inner, keys) for inner in value] if isinstance(value, list) else value


def _sha256(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
