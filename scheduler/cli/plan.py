"""`kezdesu plan`: the main job, from a folder to a schedule with its proof."""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import click
from rich.text import Text

from constraints._catalogue import bind
from scenarios.apply import completed
from scenarios.domain import Language
from scenarios.schedule import Schedule
from scheduler.cli._group import FINDINGS, OUT_OF_TIME, Stop
from scheduler.cli._inputs import Prepared, assessed, read_with_events
from scheduler.cli._options import (
    events_option,
    json_option,
    language_option,
    output_option,
    scenario_argument,
    solving_options,
)
from scheduler.cli._output import print_json
from scheduler.cli._progress import Display, interruptible
from scheduler.engine.progress import Progress
from scheduler.files import STANDARD_OUTPUT, check_writable, to_mapping, to_yaml, write
from scheduler.first_fit import first_fit
from scheduler.summary import render, summary
from scheduler.terminal import show, whole_line
from scheduler.words import say


class PlanResult(Schedule):
    """The --json object of `plan`: the schedule file's content and every rule's amount."""

    amounts: dict[str, int]


RESULT = PlanResult
FIRST = 1
"""The level whose bound holds whatever the others cost, so that it may be told beside the first schedule."""


@click.command("plan")
@scenario_argument
@events_option
@output_option
@solving_options
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    events: str | None,
    output: str,
    time_limit: float,
    seed: int,
    workers: int,
    language: Language,
    as_json: bool,
) -> None:
    """Finds a schedule of SCENARIO, proves how good it is, level by level, and writes it.

    The first Ctrl-C ends the search and writes the best schedule so far.
    """
    if as_json and output == STANDARD_OUTPUT:
        raise click.UsageError("--json and -o - both want standard output; give -o a file.")
    check_writable(output)
    prepared = read_with_events(scenario, events)
    deadline = ctx.obj + time_limit if time_limit else None
    schedule = _solve(scenario, prepared, language, begun=ctx.obj, seed=seed, workers=workers, deadline=deadline)
    problem = prepared.scenario
    write(output, to_yaml(schedule))
    if as_json:
        print_json({**to_mapping(schedule), "amounts": dict(assessed(problem, schedule).amounts)})
        return
    page = render(summary(problem, schedule), problem, schedule, language)
    if output == STANDARD_OUTPUT:
        show(page, file=sys.stderr)
    else:
        show([*page, Text(), whole_line(say(language, "plan-written", path=output))])


def _solve(
    name: str,
    prepared: Prepared,
    language: Language,
    *,
    begun: float,
    seed: int,
    workers: int,
    deadline: float | None,
) -> Schedule:
    """The schedule, with progress shown and Ctrl-C heeded; ends the command where there is none."""
    with interruptible(language) as interrupted, Display(language) as display:
        first = first_fit(prepared.scenario, tuple(bind(prepared.scenario.policy)))
        cost = None if first is None else first[1].costs[FIRST]

        def progress(told: Progress) -> None:
            known = cost if told.cost is None and told.level == FIRST else told.cost
            display(replace(told, cost=known, seconds=time.monotonic() - begun))

        if cost is not None:
            progress(Progress(FIRST, cost, None, 0.0, "found"))
        from scheduler.solve import NoSchedule, OutOfTime, plan  # noqa: PLC0415 - loading a solver takes a second

        try:
            found = plan(
                prepared.scenario,
                seed=seed,
                workers=workers,
                deadline=deadline,
                progress=progress,
                interrupted=interrupted,
                fallback=None if first is None else first[0],
            )
        except NoSchedule as none:
            why = str(none)
        except OutOfTime:
            raise Stop(say(language, "plan-out-of-time"), OUT_OF_TIME) from None
        else:
            operations = completed(prepared.operations, found.meetings)
            return found.model_copy(update={"operations": operations, "inputs": prepared.inputs})
    from scheduler.cli._infeasible import PATIENCE, no_schedule_lines  # noqa: PLC0415 - seldom needed
    from scheduler.engine.search import Stop as Ending  # noqa: PLC0415

    lines = no_schedule_lines(name, prepared.scenario, language, stop=Ending(deadline).within(PATIENCE))
    raise Stop("\n".join([why, *lines]), FINDINGS)
