"""An edited annex against the schedule, row by row: what somebody changed by hand, and what it means.

Rows of a workbook are known by the ids of their proposals. Rows of a document have none: equal rows go together first,
then those that agree most in number, body, place and date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from scenarios.domain import Language, Model, Scenario
from scheduler.annex import printed
from scheduler.exchange.annex_file import EditedAnnex, EditedRow, EditedTable
from scheduler.export._tables import schedule_table
from scheduler.report import AnnexRow
from scheduler.words.reading import Gazetteer, read_date, same

Field = Literal["date", "time", "place", "venue", "bodies"]
_AGREEMENT = {"number": 2, "body": 4, "place": 2, "date": 2}
_ENOUGH = 6
"""Two rows are one where their bodies agree and a further cell does, or everything but the body."""


class Edit(Model):
    """A cell whose words differ. `value` is what they mean (an ISO date, a month, ids, text); None: not understood."""

    field: Field
    language: Language | None
    old: str
    new: str
    value: str | tuple[str, ...] | None


_MakeEdit = Callable[[Field, str, str | tuple[str, ...] | None], Edit]


class RowDifference(Model):
    """A row that was changed, added by hand (`proposal` is None) or removed; `where` is its place in the file."""

    kind: Literal["changed", "added", "removed"]
    proposal: str | None
    where: str
    edits: tuple[Edit, ...] = ()


class AnnexComparison(Model):
    """All differences in the order of the file's tables; `stale`: the file was made from another schedule."""

    stale: bool
    differences: tuple[RowDifference, ...]


def compare_annex(
    annex: EditedAnnex, scenario: Scenario, rows: Sequence[AnnexRow], digests: Sequence[str]
) -> AnnexComparison:
    """How an edited annex differs from the schedule with these rows and digests (rows are numbered as it was)."""
    known = Gazetteer(scenario)
    found = [one for table in annex.tables for one in _compare(table, rows, known)]
    return AnnexComparison(stale=annex.digest is not None and annex.digest not in digests, differences=tuple(found))


def _compare(table: EditedTable, rows: Sequence[AnnexRow], known: Gazetteer) -> Iterator[RowDifference]:
    expected = _expected(table, rows)
    pairs = _paired(table, rows, expected)
    taken = {proposal for proposal in pairs if proposal is not None}
    for edited in table.rows:
        row = next((one for one in rows if pairs.get(one.proposal) is edited), None)
        if row is None:
            blank = dict.fromkeys(edited.cells, "")
            edits = tuple(_edits(table, edited, blank, None, known))
            yield RowDifference(kind="added", proposal=None, where=edited.where, edits=edits)
        elif edits := tuple(_edits(table, edited, expected[row.proposal], row, known)):
            yield RowDifference(kind="changed", proposal=row.proposal, where=edited.where, edits=edits)
    where = table.rows[0].where.rpartition(":")[0] if table.rows else ""
    for row in rows:
        if row.proposal not in taken:
            yield RowDifference(kind="removed", proposal=row.proposal, where=where)


def _expected(table: EditedTable, rows: Sequence[AnnexRow]) -> dict[str, dict[str, str]]:
    """The texts of each row's cells as the file had them before anybody touched it."""
    if table.rows and "proposal" in table.rows[0].cells:
        made = schedule_table(rows, table.languages)
        keys = [column.key for column in made.columns]
        return {
            row.proposal: {key: "" if cell is None else str(cell) for key, cell in zip(keys, cells, strict=True)}
            for row, cells in zip(rows, made.rows, strict=True)
        }
    texts = {row.proposal: printed(row, table.languages[0], table.dates) for row in rows}
    return {
        one: {"number": text.number, "body": text.body, "place": text.place, "date": text.date}
        for one, text in texts.items()
    }


def _paired(
    table: EditedTable, rows: Sequence[AnnexRow], expected: Mapping[str, Mapping[str, str]]
) -> dict[str, EditedRow]:
    """The edited row of each proposal that still has one."""
    if table.rows and "proposal" in table.rows[0].cells:
        by_id: dict[str, EditedRow] = {}
        for one in table.rows:
            if one.proposal in expected:
                by_id.setdefault(str(one.proposal), one)
        return by_id
    there = [_compared({**edited.cells, "number": edited.number}) for edited in table.rows]
    wanted = {row.proposal: _compared(expected[row.proposal]) for row in rows}
    scores = sorted(
        (-_agreement(cells, wanted[proposal]), at, proposal) for at, cells in enumerate(there) for proposal in wanted
    )
    pairs: dict[str, EditedRow] = {}
    used: set[int] = set()
    for score, at, proposal in scores:
        if -score < _ENOUGH:
            break
        if at not in used and proposal not in pairs:
            used.add(at)
            pairs[proposal] = table.rows[at]
    return pairs


def _compared(cells: Mapping[str, str]) -> dict[str, str]:
    return {key: same(cells[key]) for key in _AGREEMENT}


def _agreement(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    return sum(weight for key, weight in _AGREEMENT.items() if one[key] == other[key])


def _edits(
    table: EditedTable, edited: EditedRow, expected: Mapping[str, str], row: AnnexRow | None, known: Gazetteer
) -> Iterator[Edit]:
    """What differs in a row, cell by cell; of a cell in several languages only the part that differs is read."""
    several = len(table.languages) > 1
    for at, language in enumerate(table.languages):
        old = {key: _part(text, at, several) for key, text in expected.items()}
        new = {key: _part(text, at, several) for key, text in edited.cells.items()}
        if "region" in new:
            old, new = _joined(old), _joined(new)
        yield from _read(old, new, row, language, known)


def _part(text: str, at: int, several: bool) -> str:
    parts = text.split(" / ") if several else [text]
    return parts[min(at, len(parts) - 1)]


def _joined(cells: Mapping[str, str]) -> dict[str, str]:
    """The cells of a workbook as a document has them: the place with its region and venue, the date with its hour."""
    place, region = cells["place"], cells["region"]
    where = place if same(place) == same(region) else f"{place}, {region}"
    return {
        "body": cells["body"],
        "place": ", ".join(filter(None, (where.strip(" ,"), cells.get("venue", "")))),
        "date": ", ".join(filter(None, (cells["date"], cells.get("time", "")))),
    }


def _read(
    old: Mapping[str, str], new: Mapping[str, str], row: AnnexRow | None, language: Language, known: Gazetteer
) -> Iterator[Edit]:
    def edit(field: Field, key: str, value: str | tuple[str, ...] | None) -> Edit:
        return Edit(field=field, language=language, old=old[key], new=new[key], value=value)

    if same(old["body"]) != same(new["body"]):
        yield edit("bodies", "body", known.bodies(new["body"]))
    if same(old["place"]) != same(new["place"]):
        place, venue = known.place(new["place"])
        if place is None or row is None or place != row.place.id:
            yield edit("place", "place", place)
        before = known.place(old["place"])[1]
        if place is not None and same(venue) != same(before):
            yield edit("venue", "place", venue)
    if same(old["date"]) != same(new["date"]):
        yield from _dates(edit, old["date"], new["date"])


def _dates(edit: _MakeEdit, old: str, new: str) -> Iterator[Edit]:
    before, after = read_date(old), read_date(new)
    if after is None:
        yield edit("date", "date", None)
        return
    if before is None or (before.day, before.month) != (after.day, after.month):
        yield edit("date", "date", after.day.isoformat() if after.day else after.month)
    if same(before.rest if before else "") != same(after.rest):
        yield edit("time", "date", after.rest)
