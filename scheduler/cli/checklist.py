"""`kezdesu checklist`: what to do when for each meeting."""

from __future__ import annotations

from pathlib import Path

import click

from scenarios.domain import Model
from scenarios.problem import not_one_of
from scheduler.checklist import Step, steps
from scheduler.cli._annex import LANGUAGES
from scheduler.cli._documents import report_of
from scheduler.cli._inputs import read_schedule
from scheduler.cli._options import json_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.export import checklist
from scheduler.files import check_writable, write_bytes

FORMATS = {".xlsx": checklist.xlsx, ".ics": checklist.ics}


class Checklist(Model):
    """The --json object of `checklist`: every step by date."""

    steps: tuple[Step, ...]


RESULT = Checklist


@click.command("checklist")
@scenario_argument
@schedule_argument
@click.option(
    "--language", type=click.Choice(tuple(LANGUAGES)), default="kk+ru", show_default=True, help="kk+ru: both."
)
@click.option(
    "-o", "--output", required=True, metavar="FILE", help="Where to write: a name that ends in .xlsx or .ics."
)
@json_option
def command(scenario: str, schedule: str, language: str, output: str, as_json: bool) -> None:
    """Writes the dates to keep for each meeting of SCHEDULE: questions, announcement, preparation, report.

    The days come from the policy's lead times, each with its source and how certain it is; one that is no working day
    moves earlier.
    """
    ending = Path(output).suffix
    if ending not in FORMATS:
        raise click.UsageError(f"-o: the ending of the name gives the format: {not_one_of(ending, FORMATS)}")
    check_writable(output)
    reading = read_schedule(scenario, schedule)
    found = report_of(scenario, reading, LANGUAGES[language])
    known = steps(reading.scenario, reading.schedule)
    write_bytes(output, FORMATS[ending](found, known, LANGUAGES[language]))
    if as_json:
        print_json(Checklist(steps=known))
    else:
        click.echo(output)
