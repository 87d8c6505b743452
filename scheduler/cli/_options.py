"""Arguments and options that several commands share, so that they are spelled and explained alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from scenarios.domain import LANGUAGES

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class DayType(click.DateTime):
    """An ISO date; what is none is told with an example, not with a format code."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The day at midnight. Raises click.BadParameter."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"'{value}' is no date; dates are written like 2022-09-14.", param, ctx)


DAY = DayType()

scenario_argument: Decorator = click.argument("scenario")
schedule_argument: Decorator = click.argument("schedule")

json_option: Decorator = click.option(
    "--json", "as_json", is_flag=True, help="One JSON object on standard output, and nothing else there."
)
language_option: Decorator = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of sentences and names."
)
output_option: Decorator = click.option(
    "-o", "--output", required=True, metavar="FILE", help="Where to write; - is standard output."
)
events_option: Decorator = click.option(
    "--events",
    metavar="FILE",
    help="What happened or is decided: pins, closures, absences; - is standard input.",
)


def acceptance_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What a command takes that goes on from a schedule in spite of what is wrong with it."""
    for option in (
        click.option(
            "--accept-breaches", is_flag=True, help="Locks meetings of SCHEDULE that breach a rule as they are."
        ),
        click.option(
            "--accept-inputs", is_flag=True, help="Goes on with a folder that has changed since SCHEDULE was made."
        ),
    ):
        command = option(command)
    return command


def solving_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What every command that solves takes: --time-limit, --seed, --workers."""
    for option in (
        click.option(
            "--workers", type=click.IntRange(min=1), default=2, show_default=True, help="Threads of the search."
        ),
        click.option(
            "--seed", type=click.IntRange(0, 2**31 - 1), default=0, show_default=True, help="Seed of the search."
        ),
        click.option(
            "--time-limit",
            type=click.FloatRange(min=0),
            default=600,
            show_default=True,
            help="Seconds for the whole command; 0 is no limit. The best schedule so far is written.",
        ),
    ):
        command = option(command)
    return command
