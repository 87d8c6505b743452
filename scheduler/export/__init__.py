"""Documents out of a report: a module a format, imported when it is asked for.

Each module has `render(found, wish)`, a pure function of the report and of how it is to be printed. It returns the
files by what their names add to the one that was asked for: `""` is the document itself, `"-note"` one beside it.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from scenarios.schedule import AnnexForm
from scheduler.annex import numbered
from scheduler.history.in_force import InForce, renumbered
from scheduler.report import AnnexRow, Report

FORMATS: dict[str, str] = {
    "docx": "scheduler.export.docx",
    "pdf": "scheduler.export.pdf",
    "html": "scheduler.export.html",
    "md": "scheduler.export.markdown",
    "xlsx": "scheduler.export.xlsx",
    "csv": "scheduler.export.csv",
    "json": "scheduler.export.json",
    "ics": "scheduler.export.ics",
}
PAPERS = ("docx", "pdf", "html", "md")
"""The formats of the decree and of what circulates with it; the others hold the data alone."""

Files = dict[str, bytes]


@dataclass(frozen=True)
class Wish:
    """How a report is to be printed.

    `in_force` is the decree that numbers come from (None: rows are numbered afresh). With `amends` an amending decree
    is wanted, which needs `in_force`; with `whole` it brings a new edition of the annex. `alone` leaves out what
    circulates with a draft. `template` is a DOCX template with its name, `per` asks for one calendar for each body or
    region, `bom` for a mark at the start of CSV; `published` are the rows of the published revisions, in order.
    """

    form: AnnexForm = field(default_factory=AnnexForm)
    in_force: InForce | None = None
    amends: bool = False
    whole: bool = False
    alone: bool = False
    template: tuple[Path, bytes] | None = None
    per: Literal["body", "region"] | None = None
    bom: bool = False
    published: tuple[tuple[AnnexRow, ...], ...] = ()

    def rows(self, found: Report) -> tuple[AnnexRow, ...]:
        """The rows as the annex has them: by the numbers in force, else numbered afresh in the form's order."""
        if self.in_force is not None and not self.whole:
            return renumbered(self.in_force, found.rows)
        return numbered(found.rows, self.form)


def render(format_: str, found: Report, wish: Wish) -> Files:
    """The files of a format. Raises BadInput for a template that cannot be used."""
    module: Callable[[Report, Wish], Files] = importlib.import_module(FORMATS[format_]).render
    return module(found, wish)
