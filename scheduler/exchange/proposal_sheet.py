"""Proposals that came as a spreadsheet: one row a proposal, columns by the keys of the template's hidden row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from scenarios.dates import wrong_window
from scenarios.domain import Id, Priority, Proposal, Scenario
from scenarios.problem import BadInput, Problem, not_one_of
from scenarios.references import proposal_references
from scenarios.validate import sentence
from scheduler.exchange.workbook import Cell, Workbook, records

COLUMNS = {
    "proposal": 18, "body": 18, "with": 18, "from": 12, "to": 12, "prefer": 12, "places": 40, "priority": 12,
    "topics": 30, "outside": 14, "time": 14, "venue": 30, "note": 40,
}  # fmt: skip
"""The keys of the columns, with their widths."""
PRIORITIES: tuple[Priority, ...] = get_args(Priority)

NEEDED = ("proposal", "body", "from", "to", "places")
"""The columns that no row may leave empty."""

_DATES, _LISTS = ("from", "to", "prefer"), ("with", "places", "topics")
_SEPARATOR = re.compile(r"[,;\n]")
_FIELDS = {"with": "with", "outside_schedule": "outside"}
_ID: TypeAdapter[str] = TypeAdapter(Id)

Row = dict[str, Cell]


def read_proposals(book: Workbook, scenario: Scenario | None = None) -> dict[str, Proposal]:
    """The proposals of the first sheet that has the template's keys, by id, in the order of its rows.

    With a scenario its bodies and places must be known there. Raises BadInput with every mistake and its cell.
    """
    rows = _rows(book)
    problems: list[Problem] = []
    found: dict[str, Proposal] = {}
    for row in rows:
        wrong = [*_wrong_cells(book, row), *_wrong_id(book, row, found)]
        fields = _fields(row)
        if not wrong:
            wrong = [*_wrong_references(book, row, fields, scenario), *_wrong_dates(book, row, fields)]
        proposal = None if wrong else _proposal(book, row, fields, wrong)
        problems += wrong
        if proposal is not None:
            found[row["proposal"].text] = proposal
    if problems:
        raise BadInput(problems)
    if not found:
        raise BadInput([Problem(book.file, "", "holds no proposal.")])
    return found


def _rows(book: Workbook) -> tuple[Row, ...]:
    for sheet in book.sheets.values():
        keys = [cell.text for cell in sheet.rows[0]] if sheet.rows else []
        if set(NEEDED) <= set(keys):
            unknown = [cell for cell in sheet.rows[0] if cell.text and cell.text not in COLUMNS]
            if unknown:
                raise BadInput(book.problem(cell, "", not_one_of(cell.text, COLUMNS)) for cell in unknown)
            return records(sheet)
    what = f"no sheet has the keys {', '.join(NEEDED)} in its first row (hidden in the template)."
    raise BadInput([Problem(book.file, "", what)])


def _wrong_cells(book: Workbook, row: Row) -> Iterator[Problem]:
    for key, cell in row.items():
        if cell.wrong:
            yield book.problem(cell, key, cell.wrong)
        elif key in _DATES and cell.text and cell.date is None:
            yield book.problem(cell, key, f"'{_short(cell)}' is no date; write it like 2022-09-14.")
        elif key in NEEDED and not cell.text:
            yield book.problem(cell, key, "is empty.")
        elif key == "outside" and cell.is_marked is None:
            yield book.problem(cell, key, f"'{_short(cell)}' is neither yes nor no.")


def _wrong_id(book: Workbook, row: Row, found: dict[str, Proposal]) -> Iterator[Problem]:
    cell = row["proposal"]
    if not cell.text:
        return
    try:
        _ID.validate_python(cell.text)
    except ValidationError as invalid:
        yield book.problem(cell, "proposal", sentence(Proposal, invalid.errors(include_url=False)[0]))
    if cell.text in found:
        yield book.problem(cell, "proposal", f"the id {_short(cell)} stands above already.")


def _fields(row: Row) -> dict[str, Any]:
    """The fields of a proposal as its file would have them; what is empty is left out."""
    dates = {key: day.isoformat() for key in _DATES if (cell := row.get(key)) and (day := cell.date)}
    lists = {key: parts for key in _LISTS if (cell := row.get(key)) and (parts := _parts(cell))}
    texts = {
        key: cell.text for key in ("body", "priority", "time", "venue", "note") if (cell := row.get(key)) and cell.text
    }
    outside = row.get("outside")
    marked = {"outside_schedule": True} if outside and outside.is_marked else {}
    return {"dates": dates, **lists, **texts, **marked}


def _parts(cell: Cell) -> list[str]:
    return [part.strip() for part in _SEPARATOR.split(cell.text) if part.strip()]


def _wrong_references(book: Workbook, row: Row, fields: dict[str, Any], scenario: Scenario | None) -> list[Problem]:
    if scenario is None:
        return []
    places = {one: tuple(region.places) for one, region in scenario.regions.items()}
    wrong = proposal_references(fields, scenario.bodies, places, scenario.policy.exempt)
    return [book.problem(row[str(keys[0])], str(keys[0]), what) for keys, what in wrong]


def _wrong_dates(book: Workbook, row: Row, fields: dict[str, Any]) -> Iterator[Problem]:
    for keys, what in wrong_window(fields["dates"], None):
        yield book.problem(row[str(keys[0])], str(keys[0]), what)


def _proposal(book: Workbook, row: Row, fields: dict[str, Any], wrong: list[Problem]) -> Proposal | None:
    try:
        return Proposal.model_validate_json(json.dumps(fields), strict=True)
    except ValidationError as invalid:
        for error in invalid.errors(include_url=False):
            key = _FIELDS.get(str(error["loc"][0]), str(error["loc"][0]))
            wrong.append(book.problem(row[key], key, sentence(Proposal, error)))
        return None


def _short(cell: Cell) -> str:
    return cell.text if len(cell.text) <= 40 else f"{cell.text[:40]}…"  # noqa: PLR2004
