"""`kezdesu replan`: the smallest lawful change after what happened, a cause for each line, and the schedule of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from pydantic import Field
from rich.text import Text

from scenarios.domain import Id, Language, Model
from scenarios.schedule import Schedule
from scheduler.cli._group import FINDINGS, OUT_OF_TIME, Stop
from scheduler.cli._inputs import assessed
from scheduler.cli._options import (
    acceptance_options,
    json_option,
    language_option,
    output_option,
    scenario_argument,
    schedule_argument,
    solving_options,
)
from scheduler.cli._output import print_json
from scheduler.cli._progress import Display, interruptible
from scheduler.cli._request import read_request
from scheduler.diff import Slot
from scheduler.files import STANDARD_OUTPUT, check_writable, to_mapping, to_yaml, write
from scheduler.replanning.replan_report import changes_page, menu_page
from scheduler.summary import proof_lines, summary
from scheduler.terminal import heading, show, whole_line
from scheduler.words import say, sentence

if TYPE_CHECKING:
    from scheduler.replanning.locks_in_the_way import LockReport
    from scheduler.replanning.replan import Request


class Change(Model):
    """A forced or changed meeting: `by` is the operation, or cases of rules with the meetings in them."""

    proposal: Id
    old: Slot | None = Field(alias="from")
    new: Slot | None = Field(alias="to")
    cause: str
    by: Any


class MenuRow(Model):
    """A row of the menu: changes, days of shift, and the cost of levels 1 to 4."""

    row: int
    changes: int
    shift: int
    levels: tuple[int, ...]


class ReplanResult(Schedule):
    """The --json object of `replan`: the schedule file's content, every rule's amount, what changed and why.

    `menu` stands there with --menu; `locks` where a must stays unplaced.
    """

    amounts: dict[str, int]
    changes: tuple[Change, ...]
    menu: tuple[MenuRow, ...] | None = None
    locks: dict[str, Any] | None = None


RESULT = ReplanResult


@click.command("replan")
@scenario_argument
@schedule_argument
@click.option("--events", required=True, metavar="FILE", help="What happened since; - is standard input.")
@output_option
@click.option(
    "--menu", "more", type=click.IntRange(0, 20), metavar="N", help="Also the best schedules with up to N more changes."
)
@click.option("--pick", type=click.IntRange(min=1), metavar="K", help="Writes row K of the menu (default 1).")
@acceptance_options
@solving_options
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    schedule: str,
    events: str,
    output: str,
    more: int | None,
    pick: int | None,
    accept_inputs: bool,
    accept_breaches: bool,
    time_limit: float,
    seed: int,
    workers: int,
    language: Language,
    as_json: bool,
) -> None:
    """Re-plans SCHEDULE after the events: the fewest changed meetings, proven, and a cause for each of them.

    Locked meetings stay; then come level 1, the number of changes, the shift in days and levels 2 to 4. The first
    Ctrl-C ends the search and writes the best schedule so far.
    """
    if as_json and output == STANDARD_OUTPUT:
        raise click.UsageError("--json and -o - both want standard output; give -o a file.")
    if schedule == events == "-":
        raise click.UsageError("SCHEDULE and --events cannot both be standard input.")
    if pick is not None and more is None:
        raise click.UsageError("--pick needs --menu, whose row it picks.")
    check_writable(output)
    request = read_request(
        scenario, schedule, events, language, accept_inputs=accept_inputs, accept_breaches=accept_breaches
    )
    deadline = ctx.obj + time_limit if time_limit else None
    rows, locks = _solve(scenario, request, language, more, seed=seed, workers=workers, deadline=deadline)
    if pick is not None and pick > len(rows):
        raise click.UsageError(say(language, "menu-missing", rows=len(rows), row=pick))
    chosen = rows[(pick or 1) - 1]
    write(output, to_yaml(chosen))
    for excess in assessed(request.scenario, chosen).warnings:
        case = sentence(request.scenario, excess, language, chosen.meetings)
        click.echo(say(language, "check-tolerated", case=case), err=True)
    if as_json:
        print_json(_result(request, chosen, rows if more is not None else None, locks))
        return
    page = [*changes_page(request.scenario, request.old, chosen, language), Text()]
    page += [heading(say(language, "summary-proof"))]
    page += [Text(line) for line in proof_lines(summary(request.scenario, chosen), language)]
    if more is not None:
        page += [Text(), *menu_page(rows, language), Text(say(language, "menu-picked", row=pick or 1))]
    if locks is not None:
        page += [Text(), *(Text(line) for line in _lock_lines(request, locks, language))]
    if output == STANDARD_OUTPUT:
        show(page, file=sys.stderr)
    else:
        show([*page, Text(), whole_line(say(language, "plan-written", path=output))])


def _solve(
    name: str,
    request: Request,
    language: Language,
    more: int | None,
    *,
    seed: int,
    workers: int,
    deadline: float | None,
) -> tuple[tuple[Schedule, ...], LockReport | None]:
    """The rows of the menu (one without a menu), and what keeps musts out; ends the command where nothing is lawful."""
    from scheduler.cli._infeasible import PATIENCE, no_schedule_lines  # noqa: PLC0415
    from scheduler.engine.search import Stop as Ending  # noqa: PLC0415
    from scheduler.replanning.locks_in_the_way import left_out_musts, locks_in_the_way  # noqa: PLC0415
    from scheduler.replanning.menu import menu  # noqa: PLC0415
    from scheduler.replanning.repair import Means  # noqa: PLC0415 - the solver loads after the inputs are sound
    from scheduler.replanning.replan import Repaired  # noqa: PLC0415
    from scheduler.solve import RESERVE, NoSchedule, OutOfTime  # noqa: PLC0415

    with interruptible(language) as interrupted:
        ending = Ending(None if deadline is None else deadline - RESERVE, interrupted)
        quiet = Means(ending, seed, workers)
        try:
            with Display(language) as progress:
                repaired = Repaired.of(request, Means(ending, seed, workers, progress))
                rows = (repaired.smallest(),) if more is None else menu(repaired, more)
        except NoSchedule:
            lines = _lock_lines(request, locks_in_the_way(request, (), quiet), language)
            lines += no_schedule_lines(name, request.scenario, language, old=request.old, stop=ending.within(PATIENCE))
            raise Stop("\n".join(lines), FINDINGS) from None
        except OutOfTime:
            raise Stop(say(language, "plan-out-of-time"), OUT_OF_TIME) from None
        left_out = left_out_musts(request, rows[0].meetings)
        return rows, locks_in_the_way(request, left_out, quiet) if left_out else None


def _lock_lines(request: Request, locks: LockReport, language: Language) -> list[str]:
    from scheduler.replanning.locks_report import lock_lines  # noqa: PLC0415 - loads the solver

    return list(lock_lines(request.scenario, request.old.meetings, locks, language))


def _result(
    request: Request, chosen: Schedule, rows: tuple[Schedule, ...] | None, locks: LockReport | None
) -> dict[str, Any]:
    result: dict[str, Any] = {
        **to_mapping(chosen),
        "amounts": dict(assessed(request.scenario, chosen).amounts),
        "changes": list(changes_of(chosen)),
    }
    if rows is not None:
        result["menu"] = [
            MenuRow(
                row=number,
                changes=row.replan.changes,
                shift=row.replan.shift,
                levels=tuple(level.cost for level in row.solved.levels),
            ).model_dump()
            for number, row in enumerate(rows, start=1)
            if row.replan is not None
        ]
    if locks is not None:
        result["locks"] = locks.model_dump(mode="json")
    return result


def changes_of(schedule: Schedule) -> list[dict[str, Any]]:
    """The forced and changed meetings of a re-plan with their causes, by proposal."""
    told: Mapping[str, Any] = schedule.replan.causes if schedule.replan is not None else {}
    return [
        Change(
            proposal=proposal,
            old=Slot.model_validate(cause["from"]),
            new=Slot.of(schedule.meetings.get(proposal)),
            cause=cause["cause"],
            by=cause["by"],
        ).model_dump(mode="json", by_alias=True)
        for proposal, cause in told.items()
    ]
