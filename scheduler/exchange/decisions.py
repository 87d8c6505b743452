"""Decisions of people on dates and places as operations: what a proposal does not accept yet is changed first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from typing import Any

import yaml

from scenarios.domain import Scenario

Operation = dict[str, Any]
"""An operation as an events file has it."""


def widened(
    scenario: Scenario, proposal: str, *, start: Date | None = None, end: Date | None = None, place: str | None = None
) -> dict[str, Any]:
    """The fields that a proposal needs to accept these dates (both inclusive) and this place; empty if it does."""
    wish = scenario.proposals[proposal]
    fields: dict[str, Any] = {}
    if start is not None and end is not None and not (start in wish.dates and end in wish.dates):
        first, last = min(start, wish.dates.start), max(end, wish.dates.end)
        fields["dates"] = {"from": first.isoformat(), "to": last.isoformat()}
        if wish.dates.prefer is not None:
            fields["dates"]["prefer"] = wish.dates.prefer.isoformat()
    if place is not None and place not in scenario.accepted(proposal):
        fields["places"] = [*wish.places, place]
    return fields


def events_yaml(operations: Iterable[Operation]) -> str:
    """An events file with these operations."""
    return as_yaml({"events": list(operations)})


def as_yaml(content: dict[str, Any]) -> str:
    """Plain values as YAML that people read, a line for what fits on one; the same for equal content."""
    text: str = yaml.dump(
        content, Dumper=_WrittenOut, sort_keys=False, allow_unicode=True, default_flow_style=None, width=120
    )
    return text


class _WrittenOut(yaml.SafeDumper):
    """Each value stands where it is used: no anchors and aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
