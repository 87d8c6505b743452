"""`kezdesu carry`: proposals for the next horizon from what this one leaves."""

from __future__ import annotations

from datetime import datetime

import click

from scenarios.domain import Id, Language, Model, Proposal
from scheduler.cli._inputs import read_schedule
from scheduler.cli._options import (
    DAY,
    json_option,
    language_option,
    output_option,
    scenario_argument,
    schedule_argument,
)
from scheduler.cli._output import print_json
from scheduler.files import STANDARD_OUTPUT, check_writable, write
from scheduler.history.carry import carry, proposals_yaml
from scheduler.words import say


class CarryResult(Model):
    """The --json object of `carry`: the proposals that were written, by id."""

    proposals: dict[Id, Proposal]


RESULT = CarryResult


@click.command("carry")
@scenario_argument
@schedule_argument
@click.option("--from", "start", type=DAY, help="First date of the next horizon.")
@click.option("--to", "end", type=DAY, help="Last date of the next horizon.")
@output_option
@language_option
@json_option
def command(
    scenario: str,
    schedule: str,
    start: datetime | None,
    end: datetime | None,
    output: str,
    language: Language,
    as_json: bool,
) -> None:
    """Writes proposals with priority must for the next horizon: what SCHEDULE left unplaced or nobody held.

    Unheld are meetings before as_of that were not reported as held. A proposal keeps its window where that lies wholly
    beyond this horizon; the others get --from and --to.
    """
    if as_json and output == STANDARD_OUTPUT:
        raise click.UsageError("--json and -o - both want standard output; give -o a file.")
    check_writable(output)
    reading = read_schedule(scenario, schedule)
    proposals = carry(
        reading.scenario,
        reading.schedule,
        start=start.date() if start else None,
        end=end.date() if end else None,
    )
    write(output, proposals_yaml(proposals))
    if as_json:
        print_json(CarryResult(proposals=proposals))
    elif output != STANDARD_OUTPUT:
        click.echo(say(language, "carry-done", count=len(proposals), path=output))
