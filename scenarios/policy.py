"""Policy packs by name, and a scenario's own numbers on top of one."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from functools import cache
from typing import Any

from scenarios.domain import Policy
from scenarios.find import POLICIES
from scenarios.source import read


def packs() -> tuple[str, ...]:
    """The names of the policy packs, sorted."""
    return tuple(sorted(file.stem for file in POLICIES.glob("*.yaml")))


@cache
def _pack(name: str) -> Mapping[str, Any]:
    content: Mapping[str, Any] = read(POLICIES / f"{name}.yaml").root.value
    return content


def load_policy(name: str) -> Policy:
    """The policy pack of this name. Raises KeyError for an unknown one."""
    return Policy.model_validate(merged(name, {}))


def merged(name: str, own: Mapping[str, Any]) -> dict[str, Any]:
    """A pack's content with single numbers replaced: each named option of a rule, price or lead time as a whole.

    Raises KeyError for an unknown pack.
    """
    if name not in packs():
        raise KeyError(name)
    content = copy.deepcopy(dict(_pack(name)))
    for part, changes in own.items():
        if isinstance(changes, Mapping) and isinstance(content.get(part), dict):
            for entry, value in changes.items():
                before = content[part].get(entry)
                content[part][entry] = (
                    {**before, **value} if isinstance(before, dict) and isinstance(value, Mapping) else value
                )
        else:
            content[part] = changes
    return content
