"""Returned coordination sheets: what bodies and regions wish, as operations in the order of file and row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from pathlib import Path

from scenarios.domain import Scenario
from scenarios.problem import BadInput, Problem, maybe
from scenarios.schedule import Schedule
from scheduler.exchange.decisions import Operation, widened
from scheduler.exchange.workbook import Cell, Workbook, read_workbook, records
from scheduler.words.reading import Gazetteer, same

_SCOPES = {
    **dict.fromkeys(("", "all", "everything", "все", "барлығы"), "all"),
    **dict.fromkeys(("districts", "all but centres", "все, кроме центров", "орталықтардан басқасы"), "districts"),
}
"""What is closed, as the sheets say it and as `same` writes it."""

Row = dict[str, Cell]


@dataclass(frozen=True)
class Wish:
    """What one row of a sheet asks for: of a proposal (another date, place, or just not this one) or of a region."""

    file: str
    row: str
    subject: str
    operations: tuple[Operation, ...]
    date: Date | None = None
    place: str | None = None
    remark: str = ""


@dataclass
class _Reading:
    """One workbook while it is read; mistakes are collected."""

    book: Workbook
    scenario: Scenario
    schedule: Schedule
    known: Gazetteer
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, cell: Cell, key: str, what: str) -> None:
        self.problems.append(self.book.problem(cell, key, what))


def read_folder(folder: Path, scenario: Scenario, schedule: Schedule, digests: Sequence[str]) -> tuple[Wish, ...]:
    """The wishes of every XLSX file of a folder, by file name and row.

    A file must be a coordination sheet of this schedule (`digests` are its own), whatever it is called now. Raises
    BadInput with every bad cell of every file.
    """
    if not folder.is_dir():
        raise BadInput([Problem(str(folder), "", "there is no such folder.")])
    files = sorted(one for one in folder.glob("*.xlsx") if not one.name.startswith(("~$", ".")))
    if not files:
        raise BadInput([Problem(str(folder), "", "holds no XLSX file.")])
    wishes: list[Wish] = []
    problems: list[Problem] = []
    known = Gazetteer(scenario)
    for file in files:
        try:
            book = read_workbook(file)
        except BadInput as bad:
            problems += bad.problems
            continue
        foreign = list(_foreign(book, scenario, digests))
        reading = _Reading(book, scenario, schedule, known)
        if not foreign:
            wishes += _wishes(reading)
        problems += [*foreign, *reading.problems]
    if problems:
        raise BadInput(problems)
    return tuple(wishes)


def _foreign(book: Workbook, scenario: Scenario, digests: Sequence[str]) -> Iterator[Problem]:
    told = book.properties
    if told.get("kezdesu") != "coordination":
        yield Problem(book.file, "", "is no coordination sheet.")
    elif told.get("scenario") != scenario.name:
        yield Problem(book.file, "", f"is of another scenario, '{told.get('scenario', '')}'.")
    elif told.get("digest") not in digests:
        yield Problem(book.file, "", "was made from another schedule; write new sheets from this one.")
    elif told.get("id") not in (scenario.bodies if told.get("party") == "body" else scenario.regions):
        yield Problem(book.file, "", f"is of an unknown {told.get('party')}, '{told.get('id', '')}'.")


def _wishes(reading: _Reading) -> Iterator[Wish]:
    for sheet in reading.book.sheets.values():
        keys = {cell.text for cell in sheet.rows[0]} if sheet.rows else set()
        for row in records(sheet):
            bad = [(key, cell) for key, cell in row.items() if cell.wrong]
            for key, cell in bad:
                reading.wrong(cell, key, str(cell.wrong))
            if bad:
                continue
            if {"agree", "object", "wishdate"} <= keys:
                yield from _of_meeting(reading, row)
            elif {"closure", "lift"} <= keys:
                yield from _of_closure(reading, row)


def _of_meeting(reading: _Reading, row: Row) -> Iterator[Wish]:
    proposal = row["proposal"].text
    if proposal not in reading.schedule.meetings:
        what = f"there is no meeting of '{proposal}'.{maybe(proposal, reading.schedule.meetings)}"
        reading.wrong(row["proposal"], "proposal", what)
        return
    agrees, objects = _mark(reading, row, "agree"), _mark(reading, row, "object")
    date, place = _date(reading, row, "wishdate"), _place(reading, row)
    if agrees and (objects or date or place):
        reading.wrong(row["agree"], "agree", "agrees and objects (or wishes something else) at once.")
        return
    remark = row["remark"].text if "remark" in row else ""
    meeting = reading.schedule.meetings[proposal]
    if date or place:
        slot = (date or meeting.date, place or meeting.place)
        fields = widened(reading.scenario, proposal, start=slot[0], end=slot[0], place=slot[1])
        change: tuple[Operation, ...] = ({"op": "change", "proposal": proposal, "set": fields},) if fields else ()
        pin = {"op": "pin", "proposal": proposal, "date": slot[0].isoformat(), "place": slot[1]}
        yield _wish(reading, row["proposal"], proposal, (*change, _reasoned(pin, remark)), slot, remark)
    elif objects:
        yield _wish(
            reading,
            row["proposal"],
            proposal,
            (_reasoned({"op": "postpone", "proposal": proposal}, remark),),
            None,
            remark,
        )


def _of_closure(reading: _Reading, row: Row) -> Iterator[Wish]:
    """A numbered closure may be lifted; a row without a number is a new one."""
    region = reading.book.properties["id"]
    number, lifts = row["closure"].text, _mark(reading, row, "lift")
    known = reading.scenario.regions[region].closed
    if number:
        if not (number.isdecimal() and 1 <= int(number) <= len(known)):
            reading.wrong(row["closure"], "closure", f"there is no closure {number}.")
        elif lifts:
            if _mark(reading, row, "confirm"):
                reading.wrong(row["confirm"], "confirm", "confirms and lifts at once.")
                return
            span = known[int(number) - 1]
            lift = {"op": "open", "region": region, "from": span.start.isoformat(), "to": span.end.isoformat()}
            yield _wish(reading, row["closure"], region, (lift,), None, "")
        return
    start, end = _date(reading, row, "from"), _date(reading, row, "to")
    scope = _SCOPES.get(same(row["scope"].text.partition(" / ")[0]))
    if scope is None:
        reading.wrong(row["scope"], "scope", f"'{row['scope'].text}' is not one of all, districts.")
    if start is None or end is None:
        reading.wrong(row["from"], "from", "a closure needs from and to.")
    elif end < start:
        reading.wrong(row["to"], "to", f"{end} is before {start}.")
    elif scope is not None:
        close = {"op": "close", "region": region, "from": start.isoformat(), "to": end.isoformat(), "scope": scope}
        yield _wish(reading, row["closure"], region, (_reasoned(close, row["reason"].text),), None, row["reason"].text)


def _wish(
    reading: _Reading,
    cell: Cell,
    subject: str,
    operations: tuple[Operation, ...],
    slot: tuple[Date, str] | None,
    remark: str,
) -> Wish:
    date, place = slot or (None, None)
    return Wish(Path(reading.book.file).name, f"{cell.sheet}:{cell.address}", subject, operations, date, place, remark)


def _reasoned(operation: Operation, reason: str) -> Operation:
    return {**operation, "reason": reason} if reason else operation


def _mark(reading: _Reading, row: Row, key: str) -> bool:
    marked = row[key].is_marked
    if marked is None:
        reading.wrong(row[key], key, f"'{row[key].text}' is no mark; write x or leave it empty.")
    return bool(marked)


def _date(reading: _Reading, row: Row, key: str) -> Date | None:
    found = row[key].date
    if found is None and row[key].text:
        reading.wrong(row[key], key, f"'{row[key].text}' is no date; write it like 2022-09-14.")
    return found


def _place(reading: _Reading, row: Row) -> str | None:
    text = row["wishplace"].text
    if not text:
        return None
    place, rest = reading.known.place(text)
    if place is None or rest:
        places = reading.scenario.places
        reading.wrong(row["wishplace"], "wishplace", f"there is no place '{text}'.{maybe(text, places)}")
        return None
    return place
