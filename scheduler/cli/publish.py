"""`kezdesu publish`: a schedule becomes the next revision of a folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from scenarios.domain import Language
from scenarios.schedule import Published
from scheduler.chain_words import refusal_words
from scheduler.cli._group import FINDINGS, Stop
from scheduler.cli._inputs import assessed, read_schedule
from scheduler.cli._options import json_option, language_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.revision_chain import file_name
from scheduler.revisions import PublishError, publish
from scheduler.words import say


class PublishResult(Published):
    """The --json object of `publish`: what stands in the revision's `published`, and its file."""

    file: str


RESULT = PublishResult


@click.command("publish")
@scenario_argument
@schedule_argument
@click.option("--to", "folder", metavar="DIR", help="The folder of revisions.  [default: ./NAME-revisions]")
@click.option("--approved-by", metavar="TEXT", help="Who approved it: the revision is approved, else it is a draft.")
@click.option("--decree", metavar="NUMBER", help="The number of the decree that approved it.")
@click.option("--decree-date", type=click.DateTime(["%Y-%m-%d"]), help="The date of that decree.")
@language_option
@json_option
def command(
    scenario: str,
    schedule: str,
    folder: str | None,
    approved_by: str | None,
    decree: str | None,
    decree_date: datetime | None,
    language: Language,
    as_json: bool,
) -> None:
    """Adds SCHEDULE to the folder as a numbered revision that is never changed again.

    To approve a published schedule is to publish it again with --approved-by. A schedule that was not re-planned from
    the last revision is refused (exit code 1), and so is everything while the folder's history is damaged.
    """
    _demand_words({"--approved-by": approved_by, "--decree": decree})
    if approved_by is None and (decree is not None or decree_date is not None):
        raise click.UsageError("--decree and --decree-date need --approved-by.")
    reading = read_schedule(scenario, schedule)
    breaches = assessed(reading.scenario, reading.schedule).breaches
    if breaches:
        click.echo(say(language, "check-breaches", count=len(breaches)), err=True)
    target = Path(folder if folder is not None else f"{reading.schedule.name}-revisions")
    try:
        published = publish(
            reading.schedule,
            target,
            approved_by=approved_by,
            decree=decree,
            decree_date=decree_date.date() if decree_date else None,
        )
    except PublishError as error:
        raise Stop(refusal_words(error, target, language), FINDINGS) from None
    file = str(target / file_name(published.number))
    if as_json:
        print_json(PublishResult(**dict(published), file=file))
    else:
        click.echo(say(language, "publish-done", number=published.number, file=file))


def _demand_words(options: dict[str, str | None]) -> None:
    for option, words in options.items():
        if words is not None and not words.strip():
            raise click.UsageError(f"{option} is empty.")
        if words is not None and words != words.encode(errors="replace").decode():
            raise click.UsageError(f"{option} is not in UTF-8.")
