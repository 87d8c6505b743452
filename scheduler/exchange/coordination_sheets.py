"""The sheets that go to bodies and regions to be agreed: what to look at, and columns for the answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date as Date

from scenarios.domain import Closure
from scheduler.exchange.coordination import Party
from scheduler.export import Files
from scheduler.export._cells import Cell, Languages, in_each, names, place_of, said, text_words
from scheduler.export._document import document
from scheduler.export._sheets import Imprint, workbook
from scheduler.export._tables import (
    STATUSES,
    Column,
    Table,
    changes_table,
    columns,
    region_of,
    unplaced_table,
    weekday,
)
from scheduler.export.xlsx import imprint
from scheduler.report import Report

KIND = "coordination"
_FREE_DATES_SHOWN = 8
_ROOM = 5
"""Empty rows for closures that a region adds."""
_SCOPES = {"all": "scope-all", "districts": "scope-districts"}


def render(found: Report, known: Sequence[Party], free: Mapping[str, tuple[Date, ...]], languages: Languages) -> Files:
    """An XLSX and a DOCX file for each party; `free` are the other lawful dates of each meeting."""
    files: Files = {}
    for party in known:
        tables = _tables(party, free, languages)
        told = _imprint(found, party, languages)
        files[f"{party.file}.xlsx"] = workbook(tables, languages, told)
        files[f"{party.file}.docx"] = document(tables, told)
    return files


def _imprint(found: Report, party: Party, languages: Languages) -> Imprint:
    base = imprint(found, languages, KIND)
    name = in_each(languages, party.named.name.read)
    return replace(
        base,
        title=f"{name}: {base.title}",
        properties={**base.properties, "party": party.kind, "id": party.named.id},
    )


def _tables(party: Party, free: Mapping[str, tuple[Date, ...]], languages: Languages) -> tuple[Table, ...]:
    closures = (_closures(party.closures, languages),) if party.kind == "region" else ()
    return (
        _meetings(party, free, languages),
        unplaced_table(party.unplaced, languages),
        changes_table(party.changes, languages),
        *closures,
    )


def _meetings(party: Party, free: Mapping[str, tuple[Date, ...]], languages: Languages) -> Table:
    rows = party.rows
    told = columns(
        languages,
        {"proposal": 17, "date": 13, "weekday": 10, "time": 11, "body": 30, "region": 20, "place": 20, "status": 17},
    )
    asked = columns(languages, {"slack": 24, "agree": 13, "object": 14, "wishdate": 13, "wishplace": 20, "remark": 24})
    answer = tuple(replace(column, to_fill=column.key != "slack", choices=_marks(column.key)) for column in asked)
    content = tuple(
        (
            row.proposal,
            row.date,
            weekday(row, languages),
            row.time,
            names(row.bodies, languages),
            region_of(row, languages),
            place_of(row, languages),
            said(languages, STATUSES[row.status]),
            _slack(free.get(row.proposal, ())),
            *(None for _ in answer[1:]),
        )
        for row in rows
    )
    shown = tuple(replace(column, shown=not _says_nothing(column.key, party)) for column in told)
    return Table("coordination", said(languages, "sheet-coordination"), (*shown, *answer), content)


def _says_nothing(key: str, party: Party) -> bool:
    """Whether a column is the same in every row: the party itself, or no hours at all."""
    if key == "time":
        return not any(row.time for row in party.rows)
    if key == "body":
        return party.kind == "body" and all(len(row.bodies) == 1 for row in party.rows)
    return key == "region" and party.kind == "region"


def _marks(key: str) -> tuple[str, ...]:
    return ("x",) if key in ("agree", "object", "confirm", "lift") else ()


def _slack(days: Sequence[Date]) -> str:
    """How many other dates there are, and the first of them."""
    shown = ", ".join(f"{day:%d.%m}" for day in days[:_FREE_DATES_SHOWN])
    more = "…" if len(days) > _FREE_DATES_SHOWN else ""
    return f"{len(days)}: {shown}{more}" if days else "0"


def _closures(closures: Sequence[Closure], languages: Languages) -> Table:
    told = columns(languages, {"closure": 9, "from": 12, "to": 12, "scope": 26, "reason": 40})
    answer = columns(languages, {"confirm": 12, "lift": 12})
    shown: tuple[Column, ...] = (
        *told,
        *(replace(column, to_fill=True, choices=_marks(column.key)) for column in answer),
    )
    content: list[tuple[Cell, ...]] = [
        (
            number,
            one.start,
            one.end,
            said(languages, _SCOPES[one.scope]),
            text_words(one.reason, languages),
            None,
            None,
        )
        for number, one in enumerate(closures, start=1)
    ]
    room: list[tuple[Cell, ...]] = [(None,) * len(shown)] * _ROOM
    return Table("closures", said(languages, "sheet-closures"), shown, (*content, *room))
