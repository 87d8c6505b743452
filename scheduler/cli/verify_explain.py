"""`kezdesu verify-explain`: proves again what `explain --all` wrote, from files alone."""

from __future__ import annotations

import click
from pydantic import ValidationError

from scenarios.domain import Language, Model
from scenarios.find import find_file
from scenarios.problem import BadInput
from scenarios.source import read
from scenarios.validate import said
from scheduler.cli._group import FINDINGS
from scheduler.cli._options import json_option, language_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.cli.explain import read_places
from scheduler.explaining.explanations import Explanations
from scheduler.words import say


class Refuted(Model):
    """What could not be proven again: of which proposal (empty: of the whole file)."""

    proposal: str
    sentence: str


class VerifyExplainResult(Model):
    """The --json object of `verify-explain`: how many explanations there are, and what could not be proven again."""

    explanations: int
    refuted: tuple[Refuted, ...]


RESULT = VerifyExplainResult


@click.command("verify-explain")
@scenario_argument
@schedule_argument
@click.argument("file")
@language_option
@json_option
@click.pass_context
def command(ctx: click.Context, scenario: str, schedule: str, file: str, language: Language, as_json: bool) -> None:
    """Proves every conflict and every way out in FILE again, from SCENARIO and SCHEDULE alone; exit code 1 if not."""
    if schedule == file == "-":
        raise click.UsageError("SCHEDULE and FILE cannot both be standard input.")
    problem, found, places = read_places(scenario, schedule)
    told = read_explanations(file)
    from scheduler.explaining.verify_explanations import untruths  # noqa: PLC0415 - the solver loads after the inputs are sound

    refuted = tuple(
        Refuted(
            proposal=one.proposal,
            sentence=f"{one.proposal}: {say(language, one.key)}" if one.proposal else say(language, one.key),
        )
        for one in untruths(problem, found, told, places)
    )
    if as_json:
        print_json(VerifyExplainResult(explanations=len(told.explanations), refuted=refuted))
    elif refuted:
        for one in refuted:
            click.echo(one.sentence)
    else:
        click.echo(say(language, "verify-explain-true", count=len(told.explanations)))
    if refuted:
        ctx.exit(FINDINGS)


def read_explanations(file: str) -> Explanations:
    """An explanations file (`-`: standard input). Raises BadInput."""
    source = read(find_file(file))
    try:
        return Explanations.model_validate_json(source.as_json())
    except ValidationError as invalid:
        raise BadInput([said(source, Explanations, error) for error in invalid.errors(include_url=False)]) from None
