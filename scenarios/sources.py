"""Which file each part of a scenario came from, so that any entry can be found by its path of keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.problem import Problem, dotted
from scenarios.source import Source

LISTED = ("regions", "bodies", "proposals", "held")
"""The parts whose files hold one mapping of that name, id by id."""


@dataclass(frozen=True)
class Sources:
    """The files of each part: `scenario`, `policy`, and the listed ones `regions`, `bodies`, `proposals`, `held`."""

    parts: Mapping[str, tuple[Source, ...]]

    def where(self, part: str, *keys: str | int) -> str:
        """`file:line:column` of an entry, for instance `where('proposals', 'trade-01', 'dates', 'from')`.

        A path that no file holds leads to what there is of it: of a policy's number that `policy.yaml` does not
        change, to the line of scenario.yaml that names the pack.
        """
        return self._where(part, keys, at_key=False)

    def _where(self, part: str, keys: tuple[str | int, ...], *, at_key: bool) -> str:
        path = (part, *keys) if part in LISTED else keys
        files = self.parts.get(part, ())
        deepest = max(files, key=lambda file: file.depth(path), default=None)
        if part == "policy" and (deepest is None or deepest.depth(path) < len(path)):
            return self.where("scenario", "policy")
        return deepest.where(*path, at_key=at_key) if deepest else part

    def problem(self, what: str, part: str, *keys: str | int, at_key: bool = False) -> Problem:
        """A problem with an entry."""
        path = (part, *keys) if part in LISTED else keys
        return Problem(self._where(part, keys, at_key=at_key), dotted(path), what)

    def entries(self, part: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Every id of a listed part with its unchecked fields; an entry that is no mapping has none."""
        for source in self.parts.get(part, ()):
            entries = mapping(mapping(source.root.value).get(part))
            yield from ((entry, mapping(fields)) for entry, fields in entries.items())

    def ids(self, part: str) -> tuple[str, ...]:
        """Every id of a listed part."""
        return tuple(entry for entry, _ in self.entries(part))

    def repeated(self) -> Iterator[Problem]:
        """Ids of a listed part that occur in two files (inside one file a repeated key is refused on reading)."""
        for part in LISTED:
            first: dict[str, str] = {}
            for source in self.parts.get(part, ()):
                for entry in mapping(mapping(source.root.value).get(part)):
                    where = source.where(part, entry, at_key=True)
                    if entry in first:
                        yield Problem(where, dotted((part, entry)), f"this id stands at {first[entry]} already.")
                    first.setdefault(entry, where)


def mapping(value: Any) -> Mapping[str, Any]:
    """The value where it is a mapping, else an empty one."""
    return value if isinstance(value, Mapping) else {}
