"""Digests: of a scenario's inputs, part by part, and of a schedule; equal content has an equal digest anywhere."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from scenarios.domain import Scenario, days_between
from scenarios.schedule import Schedule

_EACH = "__all__"
_WORDS: dict[str, Any] = {
    "regions": {_EACH: {"name": True, "places": {_EACH: {"name"}}, "closed": {_EACH: {"reason"}}}},
    "bodies": {_EACH: {"name": True, "short": True, "head": True, "away": {_EACH: {"reason"}}}},
    "proposals": {_EACH: {"venue", "note", "time"}},
    "policy": {"rules": {_EACH: {"source", "certainty"}}, "lead_times": {_EACH: {"source", "certainty"}}},
}
"""What is said to people and changes no schedule."""
_SECONDS: dict[str, Any] = {"published": True, "solved": {"seconds": True, "levels": {_EACH: {"seconds"}}}}


def inputs(scenario: Scenario) -> dict[str, str]:
    """The digest of each part of what a schedule depends on; words for people are not in them.

    `policy` is as bound (the pack with the scenario's own numbers), `calendar` the working days of the horizon.
    """
    return {part: _sha256(content) for part, content in parts(scenario).items()}


def parts(scenario: Scenario) -> dict[str, Any]:
    """What a schedule depends on, part by part, as plain values."""
    horizon = scenario.horizon
    listed = {"regions", "bodies", "proposals", "held", "policy"}
    found = scenario.model_dump(mode="json", by_alias=True, exclude_none=True, include=listed, exclude=_WORDS)
    found["scenario"] = {"horizon": horizon.model_dump(mode="json"), "as_of": str(scenario.as_of)}
    working = (day for day in days_between(horizon.start, horizon.end) if scenario.working.is_working(day))
    found["calendar"] = [str(day) for day in working]
    order = ("scenario", "regions", "bodies", "proposals", "held", "policy", "calendar")
    return {part: found[part] for part in order}


def digest(schedule: Schedule) -> str:
    """The digest of a schedule without its `seconds` and without what publishing added."""
    return _sha256(schedule.model_dump(mode="json", by_alias=True, exclude_none=True, exclude=_SECONDS))


def _sha256(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
