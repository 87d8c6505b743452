"""`kezdesu list`: the schedule as a table, by date, region, body or month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal, get_args

import click
from rich.console import RenderableType
from rich.text import Text

from scenarios.calendar import month_of
from scenarios.domain import Language, LockKind, Meeting, Model, Scenario, Status
from scenarios.problem import BadInput, Problem, not_one_of
from scheduler.cli._inputs import read_schedule
from scheduler.cli._options import json_option, language_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.files import in_order
from scheduler.terminal import heading, show, table
from scheduler.words import alphabet_key, body_name, month_words, place_name, region_name, say, weekday_name

COLUMNS = ("date", "meeting", "body", "place", "status")
Grouping = Literal["date", "region", "body", "month"]


class ListedMeeting(Model):
    """A meeting of the list, with the names that stand in the table."""

    proposal: str
    date: Date
    weekday: str
    bodies: tuple[str, ...]
    place: str
    region: str
    status: Status
    locked: LockKind | None = None


class Listing(Model):
    """The --json object of `list`: the meetings chosen, by date and id."""

    meetings: tuple[ListedMeeting, ...]


RESULT = Listing


@dataclass(frozen=True)
class Choice:
    """Which meetings to show; None shows all."""

    region: str | None = None
    body: str | None = None
    month: str | None = None

    def takes(self, scenario: Scenario, proposal: str, meeting: Meeting) -> bool:
        """Whether this meeting is to be shown."""
        return (
            self.region in {None, meeting.region}
            and (self.body is None or self.body in scenario.proposals[proposal].bodies)
            and self.month in {None, month_of(meeting.date)}
        )


@click.command("list")
@scenario_argument
@schedule_argument
@click.option("--region", help="Only the meetings of this region (its id).")
@click.option("--body", help="Only the meetings of this body (its id), joint ones too.")
@click.option("--month", help="Only the meetings of this month, as 2022-09.")
@click.option("--by", "grouping", type=click.Choice(get_args(Grouping)), default="date", show_default=True)
@language_option
@json_option
def command(
    scenario: str,
    schedule: str,
    region: str | None,
    body: str | None,
    month: str | None,
    grouping: Grouping,
    language: Language,
    as_json: bool,
) -> None:
    """Shows the meetings of SCHEDULE (a file; - is standard input) by date, region, body or month.

    A joint meeting names all its bodies, and stands under each of them with --by body.
    """
    reading = read_schedule(scenario, schedule)
    problem = reading.scenario
    _known(problem, region, body, month)
    choice = Choice(region, body, month)
    rows = tuple(
        _row(problem, one, meeting, language)
        for one, meeting in in_order(reading.schedule.meetings)
        if choice.takes(problem, one, meeting)
    )
    if as_json:
        print_json(Listing(meetings=rows))
        return
    page: list[RenderableType] = []
    for title, members in _groups(problem, rows, grouping, language):
        shown = table(*(say(language, f"column-{column}") for column in COLUMNS))
        for row in members:
            shown.add_row(*_cells(problem, row, language))
        page += [*([] if title is None else [heading(title)]), shown, Text()]
    count = say(language, "list-count", count=len(rows)) if rows else say(language, "list-none")
    show([*page, Text(count)])


def _known(scenario: Scenario, region: str | None, body: str | None, month: str | None) -> None:
    problems = []
    if region is not None and region not in scenario.regions:
        problems.append(Problem("--region", "", not_one_of(region, scenario.regions)))
    if body is not None and body not in scenario.bodies:
        problems.append(Problem("--body", "", not_one_of(body, scenario.bodies)))
    months = dict.fromkeys(month_of(day) for day in scenario.horizon.days())
    if month is not None and month not in months:
        problems.append(Problem("--month", "", not_one_of(month, months)))
    if problems:
        raise BadInput(problems)


def _row(scenario: Scenario, proposal: str, meeting: Meeting, language: Language) -> ListedMeeting:
    return ListedMeeting(
        proposal=proposal,
        date=meeting.date,
        weekday=weekday_name(meeting.date, language),
        bodies=scenario.proposals[proposal].bodies,
        place=meeting.place,
        region=meeting.region,
        status=meeting.status,
        locked=meeting.locked,
    )


def _cells(scenario: Scenario, row: ListedMeeting, language: Language) -> tuple[str, ...]:
    return (
        f"{row.date} {weekday_name(row.date, language, short=True)}",
        row.proposal,
        ", ".join(body_name(scenario, body, language) for body in row.bodies),
        place_name(scenario, row.place, language),
        _status(row, language),
    )


def _status(row: ListedMeeting, language: Language) -> str:
    status = say(language, f"status-{row.status}")
    return status if row.locked is None else f"{status}; {say(language, f'lock-{row.locked}')}"


def _groups(
    scenario: Scenario, rows: tuple[ListedMeeting, ...], grouping: Grouping, language: Language
) -> list[tuple[str | None, list[ListedMeeting]]]:
    """The rows under their headings: names by the alphabet, months by time."""
    if grouping == "date":
        return [(None, list(rows))] if rows else []
    if grouping == "month":
        months = sorted({month_of(row.date) for row in rows})
        return [
            (month_words(month, language), [row for row in rows if month_of(row.date) == month]) for month in months
        ]
    name: Callable[[str], str]
    if grouping == "region":
        name = lambda one: region_name(scenario, one, language)  # noqa: E731 - two readings of one step
    else:
        name = lambda one: body_name(scenario, one, language, short=False)  # noqa: E731
    belongs = {row.proposal: (row.region,) if grouping == "region" else row.bodies for row in rows}
    key = alphabet_key(language)
    groups = sorted({group for row in rows for group in belongs[row.proposal]}, key=lambda one: (key(name(one)), one))
    return [(name(group), [row for row in rows if group in belongs[row.proposal]]) for group in groups]
