"""`kezdesu verify-diff`: proves again, from the files alone, that a re-plan changed as few meetings as possible."""

from __future__ import annotations

import click

from scenarios.domain import Language, Model
from scenarios.find import find_file
from scenarios.problem import BadInput
from scenarios.read_schedule import check_schedule, load_schedule
from scheduler.cli._group import FINDINGS
from scheduler.cli._options import json_option, language_option, scenario_argument, solving_options
from scheduler.cli._output import print_json
from scheduler.cli._request import read_request
from scheduler.words import say


class VerifyDiffResult(Model):
    """The --json object of `verify-diff`: findings as sentences; level 1 of those in question, changes, shift."""

    verified: bool
    findings: tuple[str, ...]
    level_1: int
    changes: int
    shift: int


RESULT = VerifyDiffResult


@click.command("verify-diff")
@scenario_argument
@click.argument("old")
@click.argument("new")
@click.option("--events", required=True, metavar="FILE", help="What happened between OLD and NEW; - is standard input.")
@solving_options
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    old: str,
    new: str,
    events: str,
    time_limit: float,
    seed: int,
    workers: int,
    language: Language,
    as_json: bool,
) -> None:
    """Verifies NEW as the re-plan of OLD after the events: lawful, nothing locked moved, the causes true.

    Then searches for a schedule with a lower level 1, with fewer changes or with less shift; exit code 1 where one is
    found, or anything else is wrong. What `replan` was told to accept is read from NEW.
    """
    del seed  # nothing here depends on the way of a search, only on whether there is something to find
    if [old, new, events].count("-") > 1:
        raise click.UsageError("Only one of OLD, NEW and --events can be standard input.")
    after, sources = load_schedule(find_file(new))
    accepted = any(meeting.locked == "accepted" for meeting in after.meetings.values())
    request = read_request(scenario, old, events, language, accept_inputs=True, accept_breaches=accepted)
    problems = check_schedule(request.scenario, after, sources)
    if problems:
        raise BadInput(problems)

    from scheduler.engine.search import Stop  # noqa: PLC0415 - the solver loads after the inputs are sound
    from scheduler.replanning.verify import verify  # noqa: PLC0415

    stop = Stop(ctx.obj + time_limit if time_limit else None)
    result = verify(request, after, stop, workers=workers, language=language)
    findings = (*result.breaches, *(one.words(language) for one in result.findings))
    if as_json:
        print_json(
            VerifyDiffResult(
                verified=result.holds,
                findings=findings,
                level_1=result.level_1,
                changes=result.changes,
                shift=result.shift,
            )
        )
    elif findings:
        click.echo(say(language, "verify-found", count=len(findings)))
        click.echo("\n".join(f"  {one}" for one in findings))
    else:
        click.echo(say(language, "verify-fine"))
        extra = after.replan.extra if after.replan is not None else None
        fewest = after.replan.bound if after.replan is not None and extra is not None else result.changes
        click.echo(say(language, "verify-minimal", cost=result.level_1, count=fewest or 0))
        if extra is not None:
            click.echo(say(language, "verify-extra", count=extra))
    if findings:
        ctx.exit(FINDINGS)
