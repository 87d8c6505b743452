"""What differs between two scenarios, in the keys of their files: what an overlay changed in the question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scenarios.digest import parts
from scenarios.domain import Model, Scenario

_DECIDED = frozenset({"announced", "pinned", "accepted"})


class Difference(Model):
    """A value at `key` (a path of keys): what it was and what it is.

    For lists `before` holds the entries that are gone and `after` those that are new; None: there is no such key.
    """

    key: tuple[str, ...]
    before: Any = None
    after: Any = None


def differences(before: Scenario, after: Scenario) -> tuple[Difference, ...]:
    """All differences but in words for people, in the order of the files; `calendar` lists working days."""
    return tuple(_between((), _content(before), _content(after)))


def _content(scenario: Scenario) -> dict[str, Any]:
    found = parts(scenario)
    found["policy"] = found["policy"]["rules"]
    found["locked"] = {
        proposal: lock.model_dump(mode="json", exclude_none=True)
        for proposal, lock in scenario.locked.items()
        if lock.kind in _DECIDED
    }
    return found


def _between(key: tuple[str, ...], before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for name in (*before, *(name for name in after if name not in before)):
            yield from _between((*key, name), before.get(name), after.get(name))
    elif isinstance(before, list) and isinstance(after, list) and sorted(map(str, before)) != sorted(map(str, after)):
        gone = [entry for entry in before if entry not in after]
        new = [entry for entry in after if entry not in before]
        yield Difference(key=key, before=gone or None, after=new or None)
    else:
        yield Difference(key=key, before=before, after=after)
