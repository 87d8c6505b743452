"""The annex with Word's tracked changes: accepting all leaves the new rows, rejecting all the old ones.

A row that was added or excluded is marked as a row and in each of its runs (readers look at the one or the other); in a
reworded row only the cells that differ are.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import count
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from scheduler.export._papers import MarkedRow, Paper, Redline

AUTHOR = "Kezdesu"


def mark(document: Document, paper: Paper) -> None:
    """Turns the rows of a filled redline, a table for each part in order, into tracked changes."""
    pen = _Pen(paper.as_of)
    parts = [part for part in paper.parts if isinstance(part, Redline)]
    for table, part in zip(document.tables, parts, strict=True):
        for row, marked in zip(table.rows[1:], part.rows, strict=True):
            pen.mark_row(row._tr, marked)


class _Pen:
    """Writes tracked changes, each with its own number, all by one author on one day."""

    def __init__(self, day: str) -> None:
        self._day = f"{day}T00:00:00Z"
        self._numbers = count(1)

    def mark_row(self, row: Any, marked: MarkedRow) -> None:
        """Marks one row; a row that stands in both wordings keeps the cells that are equal."""
        cells = row.tc_lst
        if marked.old is not None and marked.new is not None:
            for cell, old, new in zip(cells, marked.old.cells, marked.new.cells, strict=True):
                if old != new:
                    self._reword(cell, old, new)
            return
        kind = "w:ins" if marked.old is None else "w:del"
        row.get_or_add_trPr().append(self._change(kind))
        for cell in cells:
            for run in list(cell.iter(qn("w:r"))):
                self._wrap(run, kind)

    def _reword(self, cell: Any, old: str, new: str) -> None:
        """The old words stand as deleted and the new ones as inserted, in the look of the cell's first run."""
        run = next(cell.iter(qn("w:r")))
        gone, come = deepcopy(run), deepcopy(run)
        _say(gone, old)
        _say(come, new)
        run.addprevious(gone)
        run.addprevious(come)
        for rest in list(run.itersiblings(qn("w:r"))):
            rest.getparent().remove(rest)
        run.getparent().remove(run)
        self._wrap(gone, "w:del")
        self._wrap(come, "w:ins")

    def _wrap(self, run: Any, kind: str) -> None:
        change = self._change(kind)
        run.addprevious(change)
        change.append(run)
        if kind == "w:del":
            for text in run.findall(qn("w:t")):
                text.tag = qn("w:delText")

    def _change(self, kind: str) -> Any:
        change = OxmlElement(kind)
        change.set(qn("w:id"), str(next(self._numbers)))
        change.set(qn("w:author"), AUTHOR)
        change.set(qn("w:date"), self._day)
        return change


def _say(run: Any, words: str) -> None:
    """The run with these words only."""
    for part in list(run):
        if part.tag != qn("w:rPr"):
            run.remove(part)
    text = OxmlElement("w:t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
