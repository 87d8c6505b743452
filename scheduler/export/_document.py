"""Tables as a plain Word document, for whoever agrees on paper: a heading and a table each, equal bytes every time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from datetime import datetime, time
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from scheduler.export._cells import Cell
from scheduler.export._sheets import Imprint
from scheduler.export._tables import Table
from scheduler.export.docx import fixed

_A4 = (Cm(29.7), Cm(21.0))
_MARGIN = Cm(1.5)
_FONT = "Times New Roman"
_IN_TABLES = Pt(8)
_CELL_MARGIN = Cm(0.08)


def document(tables: Iterable[Table], imprint: Imprint) -> bytes:
    """A DOCX file, A4 across, with these tables; hidden columns are left out."""
    made = Document()
    _set_up(made, imprint)
    made.add_heading(imprint.title, level=1)
    for table in tables:
        made.add_heading(table.title, level=2)
        if table.remark:
            made.add_paragraph(table.remark)
        if table.rows:
            _table(made, table)
    content = BytesIO()
    made.save(content)
    return fixed(content.getvalue())


def _set_up(made: Any, imprint: Imprint) -> None:
    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header.paragraphs[0].text = imprint.mark
    for style in ("Normal", "Heading 1", "Heading 2"):
        made.styles[style].font.name = _FONT
        made.styles[style].font.color.rgb = RGBColor(0, 0, 0)
        fonts = made.styles[style].element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # a theme's font would win
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    made.styles["Normal"].font.size = Pt(10)
    properties = made.core_properties
    properties.title = imprint.title[:255]
    properties.author = properties.last_modified_by = "Kezdesu"
    properties.identifier = imprint.properties.get("digest", "")
    properties.created = properties.modified = datetime.combine(imprint.as_of or Date(1980, 1, 1), time())


def _table(made: Any, table: Table) -> None:
    shown = [at for at, column in enumerate(table.columns) if column.shown]
    grid = made.add_table(rows=1 + len(table.rows), cols=len(shown), style="Table Grid")
    grid.autofit = False
    whole = sum(table.columns[at].width for at in shown)
    width = _A4[0] - 2 * _MARGIN
    cells = grid._cells  # asking a table for a cell goes through all of them each time
    for across, at in enumerate(shown):
        column = table.columns[at]
        grid.columns[across].width = int(width * column.width / whole)
        for down, text in enumerate((column.heading, *(_words(row[at]) for row in table.rows))):
            cell = cells[down * len(shown) + across]
            cell.width = int(width * column.width / whole)
            run = cell.paragraphs[0].add_run(text)
            run.bold, run.font.size = down == 0, _IN_TABLES
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _narrow_margins(grid)


def _narrow_margins(grid: Any) -> None:
    """Many columns leave no room for the usual two millimetres on each side."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_CELL_MARGIN.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = grid._tbl.tblPr.find(qn("w:tblLook"))
    grid._tbl.tblPr.append(margins) if look is None else look.addprevious(margins)


def _words(value: Cell) -> str:
    if isinstance(value, Date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(value)
