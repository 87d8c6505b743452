"""What people see while a search runs: a live line on a terminal, a line at each coarse step elsewhere."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType

import click
from rich.console import Console
from rich.live import Live
from rich.text import Text

from scenarios.domain import Language
from scheduler.engine.progress import Progress
from scheduler.model.sheet import CHANGES, SHIFT
from scheduler.words import say

_QUIET_SECONDS = 10.0
_STEPS = {CHANGES: "replan-step-changes", SHIFT: "replan-step-shift"}


class Display:
    """Takes the search's progress and shows it on standard error."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._console = Console(stderr=True, markup=False, highlight=False)
        self._shown: Progress | None = None
        self._at = 0.0
        self._live = Live(console=self._console, transient=True, refresh_per_second=4, get_renderable=self._line)

    def __enter__(self) -> Display:
        if self._console.is_terminal:
            self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._console.is_terminal:
            self._live.stop()

    def __call__(self, progress: Progress) -> None:
        """Shows the progress: at once on a terminal, elsewhere at a new level, a closed gap or after some quiet."""
        if self._console.is_terminal:
            self._shown, self._at = progress, time.monotonic()
        elif _worth_a_line(self._shown, progress):
            self._shown = progress
            click.echo(progress_words(progress, self.language), err=True)

    def _line(self) -> Text:
        """The last progress with a clock that runs on while the search says nothing."""
        if self._shown is None:
            return Text()
        seconds = self._shown.seconds + time.monotonic() - self._at
        return Text(progress_words(replace(self._shown, seconds=seconds), self.language))


def progress_words(progress: Progress, language: Language) -> str:
    """The progress as one line."""
    step = _STEPS.get(progress.level)
    shown = {name: "–" if value is None else str(value) for name, value in _figures(progress).items()}
    seconds = f"{progress.seconds:.1f}"
    if step is not None:
        return say(language, step, cost=shown["cost"], bound=shown["bound"], seconds=seconds)
    return say(language, "plan-progress", level=progress.level, seconds=seconds, **shown)


def _figures(progress: Progress) -> dict[str, int | None]:
    return {"cost": progress.cost, "bound": progress.bound, "gap": progress.gap}


def _worth_a_line(shown: Progress | None, now: Progress) -> bool:
    if shown is None or now.level != shown.level:
        return True
    return (now.gap == 0 and shown.gap != 0) or now.seconds - shown.seconds >= _QUIET_SECONDS


@contextmanager
def interruptible(language: Language) -> Iterator[threading.Event]:
    """An event that the first Ctrl-C sets; the second ends the program as ever. The old handler comes back after.

    Outside the main thread, where signals cannot be caught, the event is never set.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked
        return

    stopping = say(language, "plan-stopping")

    def ask(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        asked.set()
        os.write(2, f"\n{stopping}\n".encode())  # a handler must not enter a stream that is being written

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
