"""The template of a spreadsheet of proposals: a sheet to fill in and one that says how."""

from __future__ import annotations

from scheduler.exchange.proposal_sheet import COLUMNS, NEEDED, PRIORITIES
from scheduler.export._cells import Languages, said
from scheduler.export._sheets import Imprint, workbook
from scheduler.export._tables import Column, Table, columns

_GUIDE = {
    "proposal": ("guide-proposal", "health-01"),
    "body": ("guide-body", "health"),
    "with": ("guide-with", "labour, science"),
    "from": ("guide-from", "2022-09-01"),
    "to": ("guide-to", "2022-09-30"),
    "prefer": ("guide-prefer", "2022-09-14"),
    "places": ("guide-places", "abai/urzhar, kostanay/*"),
    "priority": ("guide-priority", "high"),
    "topics": ("guide-topics", "health-insurance"),
    "outside": ("guide-outside", ""),
    "time": ("guide-time", "10:00-13:00"),
    "venue": ("guide-venue", ""),
    "note": ("guide-note", ""),
}


def template(languages: Languages) -> bytes:
    """An XLSX file without proposals, headed in these languages."""
    shown = tuple(
        Column(key, said(languages, f"column-{key}"), width, choices=PRIORITIES if key == "priority" else ())
        for key, width in COLUMNS.items()
    )
    guide = tuple(
        (
            said(languages, f"column-{key}"),
            said(languages, "yes") if key in NEEDED else None,
            said(languages, meaning),
            example,
        )
        for key, (meaning, example) in _GUIDE.items()
    )
    tables = (
        Table("proposals", said(languages, "sheet-proposals"), shown, ()),
        Table(
            "guide",
            said(languages, "sheet-guide"),
            columns(
                languages,
                {"column": 20, "needed": 12, "meaning": 80, "example": 30},
            ),
            guide,
        ),
    )
    imprint = Imprint(said(languages, "sheet-proposals"), None, {"kezdesu": "proposals"})
    return workbook(tables, languages, imprint)
