"""The schedule as CSV in UTF-8, a row a meeting; a spreadsheet that opens it computes nothing from its cells."""

from __future__ import annotations

import csv
from datetime import date as Date
from io import StringIO

from scheduler.export import Files, Wish
from scheduler.export._cells import Cell
from scheduler.export._tables import schedule_table
from scheduler.report import Report

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(found: Report, wish: Wish) -> Files:
    """A CSV file with headings in words and ISO dates; with `bom` it begins with the mark that Excel wants."""
    table = schedule_table(wish.rows(found), wish.form.languages)
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([safe(column.heading) for column in table.columns])
    writer.writerows([safe(cell) for cell in row] for row in table.rows)
    return {"": text.getvalue().encode("utf-8-sig" if wish.bom else "utf-8")}


def safe(cell: Cell) -> str:
    """The cell as text; one that would begin a formula gets an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, Date):
        return cell.isoformat()
    text = str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
