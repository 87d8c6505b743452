"""`kezdesu why`: what having a meeting on another date or place would change, or why it cannot be there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import datetime

import click
from rich.console import RenderableType
from rich.text import Text

from constraints._assess import LEVELS
from scenarios.domain import Language, Meeting, Model, Scenario
from scenarios.problem import BadInput, Problem, not_one_of
from scenarios.schedule import Schedule
from scheduler.cli._group import OUT_OF_TIME, Stop
from scheduler.cli._options import (
    DAY,
    json_option,
    language_option,
    scenario_argument,
    schedule_argument,
    solving_options,
)
from scheduler.cli._output import print_json
from scheduler.cli.explain import known_proposal, read_places
from scheduler.explaining.explanations import ConflictRow, conflict_row
from scheduler.terminal import heading, item, show
from scheduler.words import meeting_name, say


class Spot(Model):
    """A date and a place."""

    date: Date
    place: str


class WhyChange(Model):
    """A meeting that would be elsewhere, new, or gone (null)."""

    proposal: str
    before: Spot | None
    after: Spot | None


class WhyLevel(Model):
    """The cost of a level now, and with the meeting there."""

    level: int
    before: int
    after: int


class WhyResult(Model):
    """The --json object of `why`: the minimal conflict that forbids it, or what changes and what each level costs."""

    proposal: str
    possible: bool
    conflict: ConflictRow | None = None
    changes: tuple[WhyChange, ...] = ()
    levels: tuple[WhyLevel, ...] = ()


RESULT = WhyResult


@click.command("why")
@scenario_argument
@schedule_argument
@click.argument("proposal")
@click.option("--date", "day", type=DAY, required=True, metavar="DATE", help="Which date.")
@click.option("--place", help="Which place (region/place); without it, any that the proposal accepts.")
@solving_options
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    schedule: str,
    proposal: str,
    day: datetime,
    place: str | None,
    time_limit: float,
    seed: int,
    workers: int,
    language: Language,
    as_json: bool,
) -> None:
    """Says why PROPOSAL is not on --date (at --place): what that would change in SCHEDULE, or what forbids it.

    The schedule with it there has the best level 1, then the fewest changed meetings, then the least shift.
    """
    problem, found, places = read_places(scenario, schedule)
    known_proposal(problem, proposal)
    if place is not None and place not in problem.places:
        raise BadInput([Problem("--place", "", not_one_of(place, problem.places))])
    from scheduler.engine.search import Stop as Ending  # noqa: PLC0415
    from scheduler.explaining.board import Board  # noqa: PLC0415 - the solver loads after the inputs are sound
    from scheduler.explaining.why import why  # noqa: PLC0415

    try:
        board = Board.of(problem, found.meetings)
        stop = Ending(ctx.obj + time_limit if time_limit else None)
        told = why(board, proposal, day.date(), place, stop=stop, seed=seed, workers=workers)
    except TimeoutError:
        raise Stop(say(language, "explain-out-of-time", proposal=proposal), OUT_OF_TIME) from None
    conflict = conflict_row(problem, found.meetings, told.conflict, language, places) if told.conflict else None
    result = WhyResult(
        proposal=proposal,
        possible=conflict is None,
        conflict=conflict,
        changes=tuple(_changes(found, told.meetings)) if conflict is None else (),
        levels=tuple(
            WhyLevel(level=level, before=before, after=after)
            for level, before, after in zip(LEVELS, told.before, told.after, strict=False)
        ),
    )
    if as_json:
        print_json(result)
    else:
        show(_page(problem, result, found, told.meetings, language))


def _changes(schedule: Schedule, new: dict[str, Meeting]) -> Iterator[WhyChange]:
    old = schedule.meetings
    for one in sorted({*old, *new}):
        before, after = (Spot(date=m.date, place=m.place) if m else None for m in (old.get(one), new.get(one)))
        if before != after:
            yield WhyChange(proposal=one, before=before, after=after)


def _page(
    scenario: Scenario, result: WhyResult, schedule: Schedule, new: dict[str, Meeting], language: Language
) -> Iterator[RenderableType]:
    if result.conflict is not None:
        yield heading(say(language, "why-forbidden"))
        for member in result.conflict.members:
            yield item(f"{member.sentence} [{member.source}]" if member.source else member.sentence)
        if not result.conflict.minimal:
            yield Text(say(language, "explain-not-minimal"))
        return
    yield heading(say(language, "why-changes", count=len(result.changes)))
    for row in result.changes:
        before = meeting_name(scenario, row.proposal, language, schedule.meetings)
        after = meeting_name(scenario, row.proposal, language, new)
        yield item(say(language, "why-change", before=before, after=after if row.after else "–"))
    for level in result.levels:
        change = f"{level.after - level.before:+d}" if level.after != level.before else "0"
        yield Text(say(language, "why-level", level=level.level, cost=level.after, change=change))
