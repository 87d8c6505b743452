"""Tables and text for people, at one width: 80 columns, more on a wider terminal."""

from __future__ import annotations

import shutil
import sys
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table

WIDTH = 80


def console(file: TextIO | None = None) -> Console:
    """A console as wide as the terminal, 80 columns where the output goes elsewhere; text is never markup."""
    stream = file or sys.stdout
    width = max(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns) if stream.isatty() else WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False)


def table(*columns: str, right: tuple[int, ...] = (), title: str | None = None) -> Table:
    """An empty table with these headings; the columns in `right` hold numbers."""
    made = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for position, column in enumerate(columns):
        made.add_column(column, justify="right" if position in right else "left", overflow="fold")
    return made
