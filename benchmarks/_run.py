"""A command in a process of its own: its seconds, its peak memory, what it said; ended with all its children."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEZDESU = (sys.executable, "-m", "scheduler.cli")
GRACE = 20.0
"""Seconds beyond its limit after which a command is killed."""


class Failed(Exception):
    """A command ended badly, so there is nothing to keep; the text is its last words."""


@dataclass(frozen=True)
class Run:
    """What a command took: seconds by the clock, peak memory in MB; `heard` are its lines of standard error in time."""

    seconds: float
    memory: float
    code: int
    out: str
    heard: tuple[tuple[float, str], ...]

    def last_line(self) -> str:
        """The last line of standard output. Raises Failed where the command failed or said nothing."""
        lines = self.out.splitlines()
        if self.code or not lines:
            raise Failed(f"exit code {self.code}: {self.heard[-1][1] if self.heard else 'no word'}")
        return lines[-1]


def run(command: Sequence[str], limit: float | None = None) -> Run:
    """Runs a command to its end; one that is still at work GRACE seconds after the limit is killed (code -9).

    The memory of a command counts what this process held when it began it: a part must stay small itself.
    """
    heard: list[tuple[float, str]] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=out, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True, cwd=ROOT
        )
        listener = threading.Thread(target=_listen, args=(process, begun, heard))
        listener.start()
        killer = None if limit is None else threading.Timer(limit + GRACE, _kill, (process.pid,))
        if killer:
            killer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
        if killer:
            killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        _kill(process.pid)  # children that it left behind
        listener.join()
        out.seek(0)
        return Run(round(seconds, 3), round(usage.ru_maxrss / 1024, 1), process.returncode, out.read(), tuple(heard))


def module(name: str, *arguments: str) -> tuple[str, ...]:
    """The command of a module of the benchmarks."""
    return (sys.executable, "-m", f"benchmarks.{name}", *arguments)


def _listen(process: subprocess.Popen[str], begun: float, heard: list[tuple[float, str]]) -> None:
    assert process.stderr is not None
    heard.extend((round(time.perf_counter() - begun, 2), line.rstrip()) for line in process.stderr)


def _kill(group: int) -> None:
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        return
