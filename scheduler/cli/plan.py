"""`kezdesu plan`: the main job, from a folder to a schedule with its proof."""

from __future__ import annotations

import sys

import click

from scenarios.domain import Language
from scenarios.schedule import Schedule
from scheduler.cli._group import FINDINGS, OUT_OF_TIME, Stop
from scheduler.cli._inputs import assessed, read_scenario
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
from scheduler.files import STANDARD_OUTPUT, check_writable, to_yaml, write
from scheduler.summary import render, summary
from scheduler.terminal import console
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
    problem = read_scenario(scenario, events)
    from scheduler.solve import NoSchedule, OutOfTime, plan  # noqa: PLC0415 - the solver loads after the inputs are sound

    deadline = ctx.obj + time_limit if time_limit else None
    try:
        with interruptible(language) as interrupted, Display(language) as progress:
            schedule = plan(
                problem, seed=seed, workers=workers, deadline=deadline, progress=progress, interrupted=interrupted
            )
    except NoSchedule as none:
        raise Stop(str(none), FINDINGS) from None
    except OutOfTime as late:
        raise Stop(str(late), OUT_OF_TIME) from None
    write(output, to_yaml(schedule))
    if as_json:
        amounts = assessed(problem, schedule).amounts
        print_json(PlanResult.model_validate({**dict(schedule), "amounts": amounts}))
        return
    out = console(sys.stderr if output == STANDARD_OUTPUT else sys.stdout)
    out.print(render(summary(problem, schedule), problem, schedule, language))
    if output != STANDARD_OUTPUT:
        out.print(say(language, "plan-written", path=output))
