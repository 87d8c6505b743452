"""`kezdesu plan`: the main job, from a folder to a schedule with its proof."""

from __future__ import annotations

import sys

import click
from rich.text import Text

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
from scheduler.files import STANDARD_OUTPUT, check_writable, to_mapping, to_yaml, write
from scheduler.summary import render, summary
from scheduler.terminal import show, whole_line
from scheduler.words import say


class PlanResult(Schedule):
    """The --json object of `plan`: the schedule file's content and every rule's amount."""

    amounts: dict[str, int]


RESULT = PlanResult


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
    schedule = _solve(scenario, prepared, language, seed=seed, workers=workers, deadline=deadline)
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
    name: str, prepared: Prepared, language: Language, *, seed: int, workers: int, deadline: float | None
) -> Schedule:
    """The schedule, with progress shown and Ctrl-C heeded; ends the command where there is none."""
    from scheduler.solve import NoSchedule, OutOfTime, plan  # noqa: PLC0415 - the solver loads after the inputs are sound

    try:
        with interruptible(language) as interrupted, Display(language) as progress:
            found = plan(
                prepared.scenario,
                seed=seed,
                workers=workers,
                deadline=deadline,
                progress=progress,
                interrupted=interrupted,
            )
    except NoSchedule as none:
        from scheduler.cli._infeasible import PATIENCE, no_schedule_lines  # noqa: PLC0415 - seldom needed
        from scheduler.engine.search import Stop as Ending  # noqa: PLC0415

        lines = no_schedule_lines(name, prepared.scenario, language, stop=Ending(deadline).within(PATIENCE))
        raise Stop("\n".join([str(none), *lines]), FINDINGS) from None
    except OutOfTime:
        raise Stop(say(language, "plan-out-of-time"), OUT_OF_TIME) from None
    operations = completed(prepared.operations, found.meetings)
    return found.model_copy(update={"operations": operations, "inputs": prepared.inputs})
