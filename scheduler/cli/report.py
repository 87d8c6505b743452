"""`kezdesu report`: one offline page to look at, or one for each body or region."""

from __future__ import annotations

import click

from scenarios.domain import Language, Model
from scheduler.cli._inputs import Reading, assessed, read_schedule
from scheduler.cli._options import json_option, language_option, output_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.files import STANDARD_OUTPUT, check_new_folder, check_writable, write_bytes, write_folder
from scheduler.history.revisions import digests
from scheduler.page.cut import Kind, cut
from scheduler.page.explained import Explained
from scheduler.page.facts import Before, Page, page
from scheduler.page.render import html
from scheduler.report import Past, report
from scheduler.summary import summary
from scheduler.words import say


class WrittenFile(Model):
    """A file that was written and its size in bytes."""

    path: str
    size: int


class ReportResult(Model):
    """The --json object of `report`: the files that were written."""

    files: tuple[WrittenFile, ...]


RESULT = ReportResult


@click.command("report")
@scenario_argument
@schedule_argument
@click.option("--against", metavar="OLD", help="An older schedule: shows what changed since and what it was worth.")
@click.option("--explanations", metavar="FILE", help="What `explain --all` wrote of the proposals without a meeting.")
@click.option("--per", type=click.Choice(["body", "region"]), help="A page for each body or region; -o is a folder.")
@language_option
@json_option
@output_option
def command(
    scenario: str,
    schedule: str,
    against: str | None,
    explanations: str | None,
    per: Kind | None,
    language: Language,
    as_json: bool,
    output: str,
) -> None:
    """Writes one page of HTML with all that SCHEDULE says: year, map, calendar, changes, refusals, scores.

    It needs no network and no other file, can be switched between three languages (--language comes first), searched,
    filtered and printed; without JavaScript its tables remain.
    """
    if [schedule, against, explanations].count("-") > 1:
        raise click.UsageError("Only one of the files can be standard input.")
    if as_json and output == STANDARD_OUTPUT:
        raise click.UsageError("--json and -o - both want standard output; give -o a file.")
    (check_new_folder if per else check_writable)(output)
    found = _page(
        read_schedule(scenario, schedule), read_schedule(scenario, against) if against else None, explanations
    )
    if per is None:
        files = {output: html(found, language)}
        write_bytes(output, files[output])
    else:
        ids = found.report.bodies if per == "body" else found.report.regions
        pages = {f"{id_}.html": html(cut(found, per, id_), language) for id_ in ids}
        write_folder(output, pages)
        files = {f"{output}/{name}": content for name, content in pages.items()}
    if as_json:
        print_json(
            ReportResult(files=tuple(WrittenFile(path=path, size=len(content)) for path, content in files.items()))
        )
    elif output != STANDARD_OUTPUT:
        for path in files:
            click.echo(say(language, "plan-written", path=path))


def _page(reading: Reading, old: Reading | None, explanations: str | None) -> Page:
    scenario, schedule = reading.scenario, reading.schedule
    assessment = assessed(scenario, schedule)
    past = Past(old.scenario, old.schedule) if old else None
    found = report(scenario, schedule, assessment, past)
    return page(
        scenario,
        schedule,
        assessment,
        found,
        _before(old, reading) if old else None,
        _explained(explanations, reading) if explanations else None,
    )


def _explained(path: str, reading: Reading) -> dict[str, Explained]:
    from scheduler.page.read_explained import read_explained  # noqa: PLC0415 - knows the solver

    return read_explained(path, reading.scenario, reading.schedule)


def _before(old: Reading, new: Reading) -> Before:
    replan = new.schedule.replan
    return Before(
        levels=summary(old.scenario, old.schedule).levels,
        amounts=assessed(old.scenario, old.schedule).amounts,
        base=replan is not None and replan.previous in digests(old.schedule),
    )
