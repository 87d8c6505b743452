"""What the commands that ask many questions share: where the work is done, and who hears how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from scenarios.domain import Language
from scheduler.cli._options import Decorator
from scheduler.words import say

executor_option: Decorator = click.option(
    "--executor",
    default="local",
    show_default=True,
    metavar="local|dask://HOST:PORT",
    help="Processes of this machine, or a Dask cluster on which kezdesu is installed.",
)


def many_options(time_limit: float) -> Decorator:
    """What every command that solves takes, for many questions: one thread each, as they run side by side."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in (
            executor_option,
            click.option(
                "--workers",
                type=click.IntRange(min=1),
                default=1,
                show_default=True,
                help="Threads of each search; so many searches run at once that all cores are used, and no more.",
            ),
            click.option(
                "--seed",
                type=click.IntRange(0, 2**31 - 1),
                default=0,
                show_default=True,
                help="Of search and draws.",
            ),
            click.option(
                "--time-limit",
                type=click.FloatRange(min=0),
                default=time_limit,
                show_default=True,
                help="Seconds for the whole command; 0 is no limit.",
            ),
        ):
            command = option(command)
        return command

    return decorate


def ends_at(called: float, time_limit: float) -> float | None:
    """The moment of `time.time` at which a command that was called at this moment of `time.monotonic` must end."""
    return time.time() - (time.monotonic() - called) + time_limit if time_limit else None


def followed(results: Iterable[tuple[str, Any]], count: int, language: Language) -> Iterator[tuple[str, Any]]:
    """The results as they arrive, with a bar on a terminal and a line for each elsewhere, on standard error."""
    console = Console(stderr=True, markup=False, highlight=False)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=count)
        for done, (name, found) in enumerate(results, start=1):
            bar.update(task, advance=1, description=name)
            if not console.is_terminal:
                click.echo(say(language, "compare-progress", done=done, all=count, name=name), err=True)
            yield name, found
