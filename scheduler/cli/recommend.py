"""`kezdesu recommend`: the best dates and places for a further meeting, with what each would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click
from rich.console import RenderableType
from rich.text import Text

from scenarios.domain import Id, Language, Model, Scenario
from scenarios.problem import not_one_of
from scheduler.cli._group import FINDINGS, OUT_OF_TIME, Stop
from scheduler.cli._options import (
    DAY,
    acceptance_options,
    json_option,
    language_option,
    scenario_argument,
    schedule_argument,
    solving_options,
)
from scheduler.cli._output import print_json
from scheduler.cli._request import read_given
from scheduler.cli.replan import Change
from scheduler.diff import Slot as Place
from scheduler.terminal import heading, show, table
from scheduler.words import body_name, date_words, place_name, region_name, say

if TYPE_CHECKING:
    from scheduler.replanning.recommend import Slot
    from scheduler.replanning.replan import Request


class Recommendation(Model):
    """A date and a place for the meeting and the schedule with it: unplaced, changed meetings with causes, costs."""

    date: str
    place: str
    unplaced: tuple[Id, ...]
    changes: tuple[Change, ...]
    shift: int
    levels: tuple[int, ...]


class RecommendResult(Model):
    """The --json object of `recommend`: the operation that would add the meeting, and the slots, best first."""

    operation: dict[str, Any]
    recommendations: tuple[Recommendation, ...]


RESULT = RecommendResult


@click.command("recommend")
@scenario_argument
@schedule_argument
@click.option("--body", required=True, metavar="B", help="The body that would hold the meeting.")
@click.option("--region", required=True, metavar="R", help="The region it would be held in.")
@click.option("--from", "start", type=DAY, help="First date (default: the day after as_of).")
@click.option("--to", "end", type=DAY, help="Last date (default: the horizon's last).")
@acceptance_options
@solving_options
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    schedule: str,
    body: str,
    region: str,
    start: datetime | None,
    end: datetime | None,
    accept_inputs: bool,
    accept_breaches: bool,
    time_limit: float,
    seed: int,
    workers: int,
    language: Language,
    as_json: bool,
) -> None:
    """Names the five best dates and places for a meeting outside SCHEDULE, with what each would make others do.

    The first is what `replan` would do with such an `add` (priority must, outside_schedule, any place of the region).
    """
    given = read_given(scenario, schedule, language, accept_inputs=accept_inputs, accept_breaches=accept_breaches)
    if body not in given.scenario.bodies:
        raise click.UsageError(f"--body: {not_one_of(body, given.scenario.bodies)}")
    if region not in given.scenario.regions:
        raise click.UsageError(f"--region: {not_one_of(region, given.scenario.regions)}")

    from scheduler.engine.search import Stop as Ending  # noqa: PLC0415
    from scheduler.replanning.recommend import recommend, wish  # noqa: PLC0415
    from scheduler.replanning.repair import Means  # noqa: PLC0415 - the solver loads after the inputs are sound
    from scheduler.solve import NoSchedule, OutOfTime  # noqa: PLC0415

    operation = wish(given.scenario, body, region, start.date() if start else None, end.date() if end else None)
    request = given.request((operation,), lambda _at, *keys: f"--{keys[-1]}" if keys else "recommend")
    ending = Ending(ctx.obj + time_limit if time_limit else None)
    try:
        slots = recommend(request, operation.proposal, Means(ending, seed, workers))
    except NoSchedule as none:
        raise Stop(str(none), FINDINGS) from None
    except OutOfTime:
        raise Stop(say(language, "plan-out-of-time"), OUT_OF_TIME) from None
    if as_json:
        print_json(
            RecommendResult(
                operation=operation.model_dump(mode="json", by_alias=True, exclude_none=True),
                recommendations=tuple(_as_data(slot) for slot in slots),
            )
        )
        return
    show(_page(request, slots, body, region, language))


def _as_data(slot: Slot) -> Recommendation:
    changes = tuple(
        Change(
            proposal=one,
            old=Place.of(cause.old),
            new=Place.of(slot.meetings.get(one)),
            cause=cause.kind,
            by=cause.as_data()["by"],
        )
        for one, cause in slot.causes.items()
    )
    return Recommendation(
        date=slot.meeting.date.isoformat(),
        place=slot.meeting.place,
        unplaced=slot.unplaced,
        changes=changes,
        shift=slot.shift,
        levels=slot.costs,
    )


def _page(
    request: Request, slots: Sequence[Slot], body: str, region: str, language: Language
) -> Iterator[RenderableType]:
    scenario: Scenario = request.scenario
    names = {"body": body_name(scenario, body, language), "region": region_name(scenario, region, language)}
    yield heading(say(language, "recommend-title", **names))
    if not slots:
        yield Text(say(language, "recommend-none"))
        return
    shown = table(*(say(language, f"column-{name}") for name in ("row", "date", "place", "levels", "effects")))
    for number, slot in enumerate(slots, start=1):
        place = place_name(scenario, slot.meeting.place, language, with_region=False)
        moves = ", ".join(f"{one} → {_where(slot, one)}" for one in slot.causes)
        effects = say(language, "recommend-moves", meetings=moves) if moves else say(language, "recommend-free")
        levels = " / ".join(map(str, slot.costs))
        shown.add_row(str(number), date_words(slot.meeting.date, language), place, levels, effects)
    yield shown


def _where(slot: Slot, proposal: str) -> str:
    meeting = slot.meetings.get(proposal)
    return f"{meeting.date} {meeting.place}" if meeting else "—"
