"""`kezdesu objections`: returned coordination sheets become events, and every wish gets an answer."""

from __future__ import annotations

from pathlib import Path

import click

from scenarios.domain import Language
from scheduler.cli._inputs import read_schedule
from scheduler.cli._options import json_option, language_option, output_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.cli.coordinate import Coordinated, show_answers
from scheduler.exchange.answers import Answer, answers
from scheduler.exchange.decisions import as_yaml, events_yaml
from scheduler.exchange.objections import read_folder
from scheduler.files import STANDARD_OUTPUT, check_writable, write
from scheduler.history.revisions import digests

ANSWERS = "answers.yaml"


class Objections(Coordinated):
    """The --json object of `objections`: the answer to every wish, and the files written."""


RESULT = Objections


@click.command("objections")
@scenario_argument
@schedule_argument
@click.argument("folder", metavar="DIR")
@output_option
@click.option("--answers", "told", metavar="FILE", help=f"Where the answers go.  [default: {ANSWERS} beside -o]")
@language_option
@json_option
def command(
    scenario: str, schedule: str, folder: str, output: str, told: str | None, language: Language, as_json: bool
) -> None:
    """Reads the returned XLSX sheets of DIR: wishes become pins, objections postponements, closures close and open.

    Each is tried alone, then with those before it. What cannot be is left out of the events, so that replan of the
    rest works, and stands in the answers with its conflict and the nearest alternative.
    """
    if as_json and output == STANDARD_OUTPUT:
        raise click.UsageError("--json and -o - both want standard output; give -o a file.")
    if told is None and output == STANDARD_OUTPUT:
        raise click.UsageError("-o - needs --answers FILE.")
    beside = told or str(Path(output).with_name(ANSWERS))
    check_writable(output)
    check_writable(beside)
    reading = read_schedule(scenario, schedule)
    wishes = read_folder(Path(folder), reading.scenario, reading.schedule, digests(reading.schedule))
    found = answers(reading.scenario, reading.schedule, wishes)
    accepted = [operation for one in found if one.answer == "accepted" for operation in one.operations]
    once = [operation for at, operation in enumerate(accepted) if operation not in accepted[:at]]
    write(output, events_yaml(once))
    write(beside, as_yaml({"answers": [_fields(one) for one in found]}))
    if as_json:
        print_json(Objections(files=(output, beside), answers=found))
    elif output != STANDARD_OUTPUT:
        show_answers(found, reading.scenario, language)


def _fields(one: Answer) -> dict[str, object]:
    fields: dict[str, object] = one.model_dump(mode="json", exclude_none=True)
    return fields
