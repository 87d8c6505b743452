"""The papers of a decree: the act, the explanatory note, the agreement sheet, in each language of the annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from scenarios.domain import Language, Model
from scheduler.annex import PrintedRow, by_number, printed, words
from scheduler.export import Wish
from scheduler.export._act import Act, amending_decree, annex_title, columns, decree
from scheduler.history.in_force import amendment
from scheduler.report import AnnexRow, Change, Report
from scheduler.summary import outside_line, placed_line, proof_lines
from scheduler.words import alphabet_key, date_words, month_words, say

Kind = Literal["decree", "note", "agreement", "redline"]
_NOTHING = "–"


class Table(Model):
    """A table with its title; a row has as many cells as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Note(Model):
    """The explanatory note in one language; `changes` has no rows where there is nothing to compare with."""

    language: Language
    title: str
    introduction: tuple[str, ...]
    coverage: Table
    months: Table
    refusals: tuple[str, ...]
    refusals_title: str
    proof: tuple[str, ...]
    proof_title: str
    changes: Table
    provenance: str


class Agreement(Model):
    """The agreement sheet in one language: a row for each body and each akimat that has a meeting."""

    language: Language
    title: str
    table: Table


class MarkedRow(Model):
    """A row of the redline: `old` is None where it was added, `new` where it was excluded."""

    old: PrintedRow | None
    new: PrintedRow | None


class Redline(Model):
    """The annex in one language with every row that stands in it before or after, by number."""

    language: Language
    title: str
    subtitle: str
    columns: tuple[str, str, str, str]
    rows: tuple[MarkedRow, ...]


class Paper(Model):
    """A document: what it is, the mark of a draft (or nothing), its parts in each language, and where it comes from.

    `title`, `digest`, `revision`, `provenance` and `as_of` go into the properties of the file.
    """

    kind: Kind
    draft: str
    parts: tuple[Act | Note | Agreement | Redline, ...]
    title: str
    digest: str
    revision: int
    provenance: str
    as_of: str

    def as_data(self) -> dict[str, Any]:
        """The paper as plain values, for templates."""
        return self.model_dump(mode="json")


def papers(found: Report, wish: Wish, *, redline: bool = False) -> dict[str, Paper]:
    """The papers by what their names add: the act, and beside a draft its note and its agreement sheet.

    With `redline` the annex with its changes stands beside an amending decree.
    """
    languages = wish.form.languages
    acts = [(amending_decree if wish.amends else decree)(found, wish, one) for one in languages]
    made = {"": _paper(found, wish, "decree", acts, acts[0].heading)}
    if found.is_draft and not wish.alone:
        notes = [_note(found, wish, act) for act in acts]
        made["-note"] = _paper(found, wish, "note", notes, notes[0].title)
        sheets = [_agreement(found, act) for act in acts]
        made["-agreement"] = _paper(found, wish, "agreement", sheets, sheets[0].title)
    if redline and wish.amends and not wish.whole and not wish.alone:
        marked = [_redline(found, wish, one) for one in languages]
        made["-redline"] = _paper(found, wish, "redline", marked, marked[0].title)
    return made


def _paper(
    found: Report, wish: Wish, kind: Kind, parts: Sequence[Act | Note | Agreement | Redline], title: str
) -> Paper:
    levels = "; ".join(
        f"level {one.level}: cost {one.cost}, bound {'none' if one.bound is None else one.bound}"
        for one in found.figures.levels
    )
    return Paper(
        kind=kind,
        draft=" / ".join(say(one, "draft-mark") for one in wish.form.languages) if found.is_draft else "",
        parts=tuple(parts),
        title=title,
        digest=found.provenance.digest,
        revision=found.revision,
        provenance=f"{found.name}; {found.provenance.digest}; {levels}; {found.figures.outcome}",
        as_of=found.as_of.isoformat(),
    )


def _note(found: Report, wish: Wish, act: Act) -> Note:
    language = act.language
    first, last = date_words(found.horizon.start, language), date_words(found.horizon.end, language)
    return Note(
        language=language,
        title=say(language, "note-title", heading=act.heading),
        introduction=(
            say(language, "note-period", **{"from": first, "to": last}),
            placed_line(found.figures, language),
            outside_line(found.figures, language),
        ),
        coverage=_coverage(found, language),
        months=_months(found, language),
        refusals_title=say(language, "note-refusals"),
        refusals=tuple(_refusals(found, language)) or (say(language, "note-no-refusals"),),
        proof_title=say(language, "note-proof"),
        proof=tuple(proof_lines(found.figures, language)),
        changes=_changes(found, wish, language),
        provenance=say(language, "note-provenance", digest=found.provenance.digest, revision=found.revision),
    )


def _coverage(found: Report, language: Language) -> Table:
    key = alphabet_key(language)
    names = {id_: words(region, language) for id_, region in found.regions.items()}
    rows = (
        (
            names[one.region],
            str(one.held),
            str(one.planned),
            str(one.total),
            _NOTHING if one.share is None else str(one.share),
            _NOTHING if one.difference is None else f"{one.difference:+d}" if one.difference else "0",
        )
        for one in sorted(found.figures.regions, key=lambda one: key(names[one.region]))
    )
    headings = ("column-region", "note-before", "column-planned", "note-after", "column-share", "column-difference")
    return Table(
        title=say(language, "note-coverage"), columns=tuple(say(language, one) for one in headings), rows=tuple(rows)
    )


def _months(found: Report, language: Language) -> Table:
    rows = tuple(
        (month_words(one.month, language), str(one.planned), _NOTHING if one.cap is None else str(one.cap))
        for one in found.figures.months
    )
    headings = tuple(say(language, one) for one in ("column-month", "column-planned", "column-limit"))
    return Table(title=say(language, "note-months"), columns=headings, rows=rows)


def _refusals(found: Report, language: Language) -> Iterator[str]:
    for row in found.unplaced:
        bodies = ", ".join(words(body, language) for body in row.bodies)
        asked = say(language, "note-refusal", id=row.proposal, bodies=bodies)
        yield " ".join((asked, *(text.read(language) for text in row.because)))


def _changes(found: Report, wish: Wish, language: Language) -> Table:
    def said(row: AnnexRow | None) -> str:
        if row is None:
            return _NOTHING
        cells = printed(row, language, wish.form.dates)
        return f"{cells.date}, {cells.place}"

    def line(change: Change) -> tuple[str, ...]:
        cause = change.cause.read(language) if change.cause else ""
        return (change.proposal, said(change.old), said(change.new), cause)

    headings = ("column-meeting", "column-before", "column-after", "column-cause")
    return Table(
        title=say(language, "note-changes"),
        columns=tuple(say(language, one) for one in headings),
        rows=tuple(line(change) for change in found.changes or ()),
    )


def _agreement(found: Report, act: Act) -> Agreement:
    language = act.language
    key = alphabet_key(language)
    bodies = {words(body, language) for row in found.rows for body in row.bodies}
    regions = {words(row.region, language) for row in found.rows}
    parties = [
        *sorted(bodies, key=key),
        *(say(language, "agreement-akimat", region=region) for region in sorted(regions, key=key)),
    ]
    headings = ("annex-number", "agreement-body", "agreement-decision", "agreement-remark", "agreement-signature")
    return Agreement(
        language=language,
        title=say(language, "agreement-title", heading=act.heading),
        table=Table(
            title="",
            columns=tuple(say(language, one) for one in headings),
            rows=tuple((str(number), party, "", "", "") for number, party in enumerate(parties, start=1)),
        ),
    )


def _redline(found: Report, wish: Wish, language: Language) -> Redline:
    if wish.in_force is None:
        raise ValueError("no decree is in force")
    old = {row.proposal: row for row in wish.in_force.rows}
    new = {row.proposal: row for row in wish.rows(found)}
    excluded = amendment(wish.in_force, found.rows).excluded
    inside = sorted((*new.values(), *excluded), key=lambda row: by_number(row.number))

    def said(row: AnnexRow | None) -> PrintedRow | None:
        return None if row is None else printed(row, language, wish.form.dates)

    return Redline(
        language=language,
        title=annex_title(found, language),
        subtitle=say(language, "redline-title"),
        columns=columns(wish.form, language),
        rows=tuple(MarkedRow(old=said(old.get(row.proposal)), new=said(new.get(row.proposal))) for row in inside),
    )
