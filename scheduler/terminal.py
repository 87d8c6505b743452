"""Tables and text for people, at one width: 80 columns, more on a wider terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from typing import TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

WIDTH = 80


def show(parts: Iterable[RenderableType], *, file: TextIO | None = None) -> None:
    """Prints the parts one below the other, without spaces at the ends of lines; plain text where no terminal reads."""
    stream = file or sys.stdout
    width = max(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns) if stream.isatty() else WIDTH
    console = Console(file=stream, width=width, markup=False, highlight=False, emoji=False)
    with console.capture() as captured:
        for part in parts:
            whole = isinstance(part, Text) and bool(part.no_wrap)  # the console joins texts and forgets it
            console.print(part, no_wrap=whole, overflow="ignore" if whole else None, crop=not whole)
    stream.write("".join(f"{line.rstrip()}\n" for line in captured.get().splitlines()))
    stream.flush()


def heading(words: str) -> Text:
    """A line that opens a part."""
    return Text(words, style="bold")


def whole_line(words: str) -> Text:
    """A line that is never broken, so that a path in it can be copied."""
    return Text(words, no_wrap=True, overflow="ignore")


def item(words: str) -> Padding:
    """A line that belongs to what is above; further lines keep its indent."""
    return Padding(Text(words), (0, 0, 0, 2))


def table(*columns: str, right: tuple[int, ...] = (), first: int | None = None) -> Table:
    """An empty table with these headings; columns in `right` hold numbers, the first is at least `first` wide."""
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, collapse_padding=True)
    for position, column in enumerate(columns):
        made.add_column(
            column,
            justify="right" if position in right else "left",
            overflow="fold",
            min_width=first if position == 0 else None,
        )
    return made
