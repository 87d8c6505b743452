"""YAML read safely, with the position of every key and value.

Events are turned into plain values one by one, so nothing recurses: depth, size and aliases are bounded before a value
exists. Tags, duplicate keys and further documents are refused. Words stay words: only whole numbers, decimals,
true / false and null are read as such, so `12:30`, `010`, `no`, `on` and dates reach the fields as they were written.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from scenarios.problem import BadInput, Keys, Problem

MOST_BYTES = 20_000_000
MOST_VALUES = 1_000_000
DEEPEST = 40
STANDARD_INPUT = Path("-")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_YAML = "tag:yaml.org,2002:"
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})(\.[0-9]{1,18})?([eE][-+]?[0-9]{1,2})?")
_DATE = re.compile(r"([0-9]{4})-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2201)
_WORDS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(slots=True)
class Node:
    """A value of a file with its position (from 1) and, of a mapping or a list, the nodes inside and key positions."""

    value: Any
    line: int
    column: int
    inside: dict[str, Node] | list[Node] | None = None
    keys: dict[str, tuple[int, int]] | None = None
    size: int = 1
    height: int = 1

    def child(self, key: str | int) -> Node | None:
        """The node at a key of a mapping or an index of a list, if there is one."""
        if isinstance(self.inside, dict):
            return self.inside.get(str(key))
        if isinstance(self.inside, list) and isinstance(key, int) and 0 <= key < len(self.inside):
            return self.inside[key]
        return None


@dataclass(frozen=True)
class Source:
    """One file that was read: the name people know it by and its root node."""

    name: str
    root: Node

    def depth(self, keys: Keys) -> int:
        """How many of these keys, from the first, occur in the file."""
        node: Node | None = self.root
        for count, key in enumerate(keys):
            node = node.child(key) if node else None
            if node is None:
                return count
        return len(keys)

    def where(self, *keys: str | int, at_key: bool = False) -> str:
        """`file:line:column` of the value at this path (as far as it exists), of a mapping or list that of its key."""
        node, at = self.root, (self.root.line, self.root.column)
        for position, key in enumerate(keys):
            child = node.child(key)
            if child is None:
                break
            named = node.keys[str(key)] if node.keys is not None else None
            last = position == len(keys) - 1
            at = named if named and (child.inside is not None or (at_key and last)) else (child.line, child.column)
            node = child
        return f"{self.name}:{at[0]}:{at[1]}"

    def as_json(self) -> str:
        """The content as JSON, the form in which types are checked strictly."""
        return json.dumps(self.root.value, ensure_ascii=False)


def read(path: Path, name: str | None = None) -> Source:
    """The file at `path` (`-`: standard input). Raises BadInput where it is missing, no UTF-8 or no plain YAML."""
    shown = name or ("standard input" if path == STANDARD_INPUT else str(path))
    try:
        data = sys.stdin.buffer.read(MOST_BYTES + 1) if path == STANDARD_INPUT else _bytes(path)
    except FileNotFoundError:
        raise _refused(shown, 1, 1, "there is no such file.") from None
    except OSError as error:
        raise _refused(shown, 1, 1, f"cannot be read: {error.strerror}.") from None
    if len(data) > MOST_BYTES:
        raise _refused(shown, 1, 1, f"is larger than {MOST_BYTES} bytes.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start])
        raise _refused(shown, line, column, "is not in UTF-8; save it in that encoding.") from None
    return Source(shown, parse(text, shown))


def parse(text: str, name: str) -> Node:
    """The root node of a text. Raises BadInput."""
    building = _Building(name)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            building.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        assert mark is not None
        column, what = _syntax(text, error, mark)
        building.problems.append(Problem(f"{name}:{mark.line + 1}:{column}", "", what))
    except yaml.reader.ReaderError as error:
        line, column = _position(text[: error.position].encode())
        what = f"the character U+{ord(text[error.position]):04X} is not allowed."
        building.problems.append(Problem(f"{name}:{line}:{column}", "", what))
    if building.problems:
        raise BadInput(building.problems)
    if building.root is None or building.root.value is None:
        raise _refused(name, 1, 1, "is empty.")
    return building.root


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _refused(name: str, line: int, column: int, what: str) -> BadInput:
    return BadInput([Problem(f"{name}:{line}:{column}", "", what)])


def _position(before: bytes) -> tuple[int, int]:
    last = before.rpartition(b"\n")[2]
    return before.count(b"\n") + 1, len(last.decode("utf-8", "replace")) + 1


def _syntax(text: str, error: yaml.MarkedYAMLError, mark: yaml.Mark) -> tuple[int, str]:
    """The column and the sentence for an error of the parser; a tab in an indent is told as such."""
    lines = text.split("\n")
    tab = re.match(r" *\t", lines[mark.line]) if mark.line < len(lines) else None
    if tab:
        return tab.end(), "a tab; indent with spaces."
    since = f" {error.context} of line {error.context_mark.line + 1}" if error.context and error.context_mark else ""
    return mark.column + 1, f"is not YAML: {error.problem}{since}."


def _scalar(event: yaml.ScalarEvent) -> Any:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


@dataclass(slots=True)
class _Open:
    """A mapping or list that is not finished; `key` waits for its value."""

    node: Node
    anchor: str | None
    key: str | None = None


class _Building:
    """Values under construction. Syntax errors and tags stop it; duplicate keys are collected."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self.open: list[_Open] = []
        self.anchors: dict[str, Node] = {}
        self.problems: list[Problem] = []

    def take(self, event: yaml.Event) -> None:
        """One event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            if self._wants_key():
                self._add_key(event)
            else:
                self._check_year(event)
                self._add(Node(_scalar(event), *_at(event)), event.anchor)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check(event)
            mapping = isinstance(event, yaml.MappingStartEvent)
            if self._wants_key():
                raise self._refused(event, "a key is a word, not a list or a mapping.")
            node = Node({}, *_at(event), {}, {}) if mapping else Node([], *_at(event), [])
            self.open.append(_Open(node, event.anchor))
            if len(self.open) > DEEPEST:
                raise self._refused(event, f"is nested more than {DEEPEST} deep.")
        elif isinstance(event, yaml.CollectionEndEvent):
            done = self.open.pop()
            self._add(done.node, done.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise self._refused(event, "a second document begins; one file holds one.")

    def _wants_key(self) -> bool:
        return bool(self.open) and self.open[-1].node.keys is not None and self.open[-1].key is None

    def _check(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        tag: str | None = event.tag
        if tag is not None and tag != "!":
            raise self._refused(event, f"the tag {tag.replace(_YAML, '!!')} is refused; write plain values.")

    def _check_year(self, event: yaml.ScalarEvent) -> None:
        date = _DATE.fullmatch(event.value)
        if date and int(date[1]) not in _YEARS:  # so that no later sum of days leaves the calendar
            line, column = _at(event)
            what = f"{event.value} is out of range; years run from {_YEARS[0]} to {_YEARS[-1]}."
            self.problems.append(
                Problem(f"{self.name}:{line}:{column}", str(self.open[-1].key or "") if self.open else "", what)
            )

    def _alias(self, event: yaml.AliasEvent) -> None:
        target = self.anchors.get(str(event.anchor))
        if target is None:
            raise self._refused(event, f"nothing before is marked &{event.anchor}.")
        if self._wants_key():
            raise self._refused(event, "a key is a word, not an alias.")
        if len(self.open) + target.height > DEEPEST:
            raise self._refused(event, f"is nested more than {DEEPEST} deep.")
        line, column = _at(event)
        self._add(Node(target.value, line, column, target.inside, target.keys, target.size, target.height), None)

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = node
        if not self.open:
            self.root = node
            return
        parent = self.open[-1].node
        parent.size += node.size
        parent.height = max(parent.height, node.height + 1)
        if parent.size > MOST_VALUES:
            raise _refused(self.name, node.line, node.column, f"stands for more than {MOST_VALUES} values.")
        if isinstance(parent.inside, list):
            parent.inside.append(node)
            parent.value.append(node.value)
        else:
            key = str(self.open[-1].key)
            assert parent.inside is not None
            parent.inside[key] = node
            parent.value[key] = node.value
            self.open[-1].key = None

    def _add_key(self, event: yaml.ScalarEvent) -> None:
        key: str = event.value
        keys = self.open[-1].node.keys
        self.open[-1].key = key
        assert keys is not None  # a mapping has keys
        if key in keys:
            line, column = _at(event)
            first = keys[key][0]
            self.problems.append(
                Problem(f"{self.name}:{line}:{column}", key, f"this key stands on line {first} already.")
            )
        keys.setdefault(key, _at(event))

    def _refused(self, event: yaml.Event, what: str) -> BadInput:
        return _refused(self.name, *_at(event), what)


def _at(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None
    return mark.line + 1, mark.column + 1
