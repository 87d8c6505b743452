"""The schedule as a workbook: the schedule, by region, by body, by month, coverage, what was left out, changes."""

from __future__ import annotations

from scheduler.export import Files, Wish
from scheduler.export._cells import Languages, in_each, said
from scheduler.export._plain import plain_text
from scheduler.export._sheets import Imprint, workbook
from scheduler.export._tables import tables
from scheduler.report import Report


def render(found: Report, wish: Wish) -> Files:
    """An XLSX file with all tables of the report, the schedule in the order of the annex."""
    languages = wish.form.languages
    rows = wish.rows(found)
    return {"": workbook(tables(found, rows, languages), languages, imprint(found, languages, "schedule"))}


def imprint(found: Report, languages: Languages, kind: str) -> Imprint:
    """What a workbook of this report says of itself, so that it is known again when it comes back."""
    title = in_each(languages, found.title.read) or plain_text(found.name)
    properties = {
        "kezdesu": kind,
        "scenario": found.name,
        "revision": str(found.revision),
        "digest": found.provenance.digest,
        "languages": "+".join(languages),
    }
    return Imprint(title, found.as_of, properties, said(languages, "revision-draft") if found.is_draft else "")
