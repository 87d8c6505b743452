"""A diff in words: the same parts for a terminal and as Markdown; ids, dates and places stand as in the files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from scenarios.domain import Language
from scheduler.diff import KINDS, Diff, Kind, Row, Slot
from scheduler.terminal import heading, table
from scheduler.words import say

_HEADINGS: dict[Kind, str] = {
    "moved": "diff-moved",
    "relocated": "diff-relocated",
    "both": "diff-both",
    "added": "diff-added",
    "dropped": "diff-dropped",
}
_CAUSES = {"forced": "cause-forced", "knock-on": "cause-knock-on", "level-1": "cause-minimum"}
_STATUSES = {"planned": "status-planned", "announced": "status-announced", "held": "status-held"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~&])")


@dataclass(frozen=True)
class Part:
    """A heading with a table under it, or a sentence of its own; columns in `right` hold numbers."""

    title: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    right: tuple[int, ...] = ()


def parts(change: Diff, language: Language) -> tuple[Part, ...]:
    """The diff part by part; a kind of change that did not happen has none."""
    return tuple(_parts(change, language))


def amount_part(before: Mapping[str, int], after: Mapping[str, int], language: Language) -> Part:
    """Every rule whose amount differs, with both amounts."""
    rules = sorted(rule for rule in {*before, *after} if before.get(rule, 0) != after.get(rule, 0))
    if not rules:
        return Part(say(language, "diff-amounts-equal"))
    columns = tuple(say(language, f"column-{name}") for name in ("rule", "before", "after"))
    rows = tuple((rule, str(before.get(rule, 0)), str(after.get(rule, 0))) for rule in rules)
    return Part(say(language, "diff-amounts"), columns, rows)


def as_text(found: Iterable[Part]) -> Iterator[RenderableType]:
    """The parts for a terminal."""
    for part in found:
        if not part.rows:
            yield Text(part.title)
            continue
        yield heading(part.title)
        shown = table(*part.columns, right=part.right)
        for row in part.rows:
            shown.add_row(*row)
        yield shown


def as_markdown(found: tuple[Part, ...]) -> str:
    """The parts as Markdown; nothing in the data is read as markup."""
    return "\n\n".join(_markdown_part(part) for part in found) + "\n"


def _parts(change: Diff, language: Language) -> Iterator[Part]:
    if change.is_empty:
        yield Part(say(language, "diff-none"))
    for kind in KINDS:
        rows: tuple[Row, ...] = getattr(change, kind)
        if rows:
            yield _row_part(kind, rows, language)
    yield from other_parts(change, language)


def heading_of(kind: Kind, count: int, language: Language) -> str:
    """The heading over rows of a kind."""
    return say(language, _HEADINGS[kind], count=count)


def other_parts(change: Diff, language: Language) -> Iterator[Part]:
    """What differs besides dates and places: statuses, who is unplaced, how many meetings are as they were."""
    if change.status:
        columns = tuple(say(language, f"column-{name}") for name in ("meeting", "before", "after"))
        statuses = tuple(
            (row.proposal, say(language, _STATUSES[row.old]) if row.old else "—", say(language, _STATUSES[row.new]))
            for row in change.status
        )
        yield Part(say(language, "diff-status", count=len(statuses)), columns, statuses)
    if change.unplaced:
        yield Part(say(language, "diff-unplaced", proposals=", ".join(change.unplaced)))
    if change.no_longer_unplaced:
        yield Part(say(language, "diff-no-longer-unplaced", proposals=", ".join(change.no_longer_unplaced)))
    yield Part(say(language, "diff-unchanged", count=change.unchanged))


def _row_part(kind: Kind, rows: tuple[Row, ...], language: Language) -> Part:
    told = any(row.cause for row in rows)
    names = ("meeting", "before", "after", "cause") if told else ("meeting", "before", "after")
    cells = tuple(
        (row.proposal, _slot(row.old), _slot(row.new), *((cause_words(row, language),) if told else ())) for row in rows
    )
    columns = tuple(say(language, f"column-{name}") for name in names)
    return Part(heading_of(kind, len(rows), language), columns, cells)


def _slot(slot: Slot | None) -> str:
    return f"{slot.date} {slot.place}" if slot else "—"


def cause_words(row: Row, language: Language) -> str:
    """Why a row changed, in one line: the kind of cause, then the operation or the cases of rules."""
    if row.cause is None:
        return ""
    cause = say(language, _CAUSES[row.cause]) if row.cause in _CAUSES else row.cause
    by = _by_words(row.by)
    return f"{cause}: {by}" if by else cause


def _by_words(by: Any) -> str:
    if isinstance(by, list | tuple):
        return "; ".join(filter(None, (_by_words(one) for one in by)))
    if isinstance(by, Mapping) and "rule" in by:
        about = ", ".join(map(str, by.get("about", ())))
        return f"{by['rule']} ({about})" if about else str(by["rule"])
    if isinstance(by, Mapping) and "op" in by:
        about = next((str(by[key]) for key in ("proposal", "region", "body", "rule") if key in by), "")
        return f"{by['op']} {about}".strip()
    return "" if by is None else str(by)


def _markdown_part(part: Part) -> str:
    if not part.rows:
        return _escaped(part.title)
    rule = "|" + " --- |" * len(part.columns)
    lines = (_markdown_line(part.columns), rule, *map(_markdown_line, part.rows))
    return f"**{_escaped(part.title)}**\n\n" + "\n".join(lines)


def _markdown_line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(_escaped, cells)) + " |"


def _escaped(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(words.split()))
