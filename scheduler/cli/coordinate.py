"""`kezdesu coordinate`: sheets for every body and region to agree to, and what became of their answers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from scenarios.domain import Language, Model, Scenario
from scenarios.find import find_file
from scheduler.cli._annex import LANGUAGES
from scheduler.cli._documents import history_of, report_of
from scheduler.cli._inputs import read_schedule
from scheduler.cli._options import json_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.exchange import coordination_sheets
from scheduler.exchange.answers import Answer, answer_lines, read_answers
from scheduler.exchange.coordination import free_dates, parties
from scheduler.files import check_new_folder, write_folder
from scheduler.terminal import item, show, whole_line
from scheduler.words import say


class Coordinated(Model):
    """The --json object of `coordinate`: the files written, or with --answers the answers."""

    files: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()


RESULT = Coordinated


@click.command("coordinate")
@scenario_argument
@schedule_argument
@click.option("-o", "--output", metavar="DIR", help="A new or empty folder for the sheets.")
@click.option("--revisions", metavar="DIR", help="The published revisions: changes since the last one are shown.")
@click.option("--answers", metavar="FILE", help="Print what became of the objections instead (answers.yaml).")
@click.option(
    "--language", type=click.Choice(tuple(LANGUAGES)), default="kk+ru", show_default=True, help="kk+ru: both."
)
@json_option
def command(
    scenario: str,
    schedule: str,
    output: str | None,
    revisions: str | None,
    answers: str | None,
    language: str,
    as_json: bool,
) -> None:
    """Writes a sheet for each body and region (xlsx and docx): its meetings with their slack, refusals, changes.

    They fill in agree, object, wished date and place; regions also confirm, lift and add closures. `objections` reads
    the returned workbooks.
    """
    if (output is None) is (answers is None):
        raise click.UsageError("-o DIR or --answers FILE is wanted, one of them.")
    languages = LANGUAGES[language]
    if output is not None:
        check_new_folder(output)
    reading = read_schedule(scenario, schedule)
    if answers is not None:
        told = read_answers(find_file(answers))
        if as_json:
            print_json(Coordinated(answers=told))
        else:
            show_answers(told, reading.scenario, languages[0])
        return
    found = report_of(scenario, reading, languages, history_of(revisions))
    free = free_dates(reading.scenario, reading.schedule)
    files = coordination_sheets.render(found, parties(found, reading.scenario), free, languages)
    write_folder(str(output), files)
    if as_json:
        print_json(Coordinated(files=tuple(str(Path(str(output), name)) for name in files)))
    else:
        click.echo(say(languages[0], "coordinate-done", count=len(files), path=str(output)))


def show_answers(told: Iterable[Answer], scenario: Scenario, language: Language) -> None:
    """Prints what became of each wish, and below it why not and what is nearest."""
    for one in told:
        first, *more = answer_lines(one, scenario, language)
        show((whole_line(first), *map(item, more)))
