"""`kezdesu publish`: a schedule becomes the next revision of a folder."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from scenarios.domain import Language, Scenario
from scenarios.schedule import AnnexForm, Published
from scheduler.annex import Dates, settled
from scheduler.cli._annex import LANGUAGES, Asked
from scheduler.cli._group import FINDINGS, Stop
from scheduler.cli._inputs import assessed, read_schedule
from scheduler.cli._options import DAY, json_option, language_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.history.chain_words import refusal_words
from scheduler.history.revision_chain import file_name, numbers
from scheduler.history.revisions import PublishError, publish, read
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
@click.option("--decree-date", type=DAY, help="The date of that decree.")
@click.option("--annex-language", type=click.Choice(tuple(LANGUAGES)), help="Of the annex approved.  [default: kk+ru]")
@click.option("--dates", type=click.Choice(["day", "month"]), help="Precision of that annex.  [default: day]")
@click.option("--order", type=click.Choice(["date", "body"]), help="Order of that annex.  [default: date]")
@click.option("--whole", is_flag=True, help="A new edition: the annex is numbered afresh.")
@language_option
@json_option
def command(
    scenario: str,
    schedule: str,
    folder: str | None,
    approved_by: str | None,
    decree: str | None,
    decree_date: datetime | None,
    annex_language: str | None,
    dates: Dates | None,
    order: Literal["date", "body"] | None,
    whole: bool,
    language: Language,
    as_json: bool,
) -> None:
    """Adds SCHEDULE to the folder as a numbered revision that is never changed again.

    To approve a published schedule is to publish it again with --approved-by. A schedule that was not re-planned from
    the last revision is refused (exit code 1), and so is everything while the folder's history is damaged.

    The first approval fixes how the decree's annex is printed and numbered; later ones amend it, save with --whole.
    """
    _demand_words({"--approved-by": approved_by, "--decree": decree})
    if approved_by is None and (decree is not None or decree_date is not None):
        raise click.UsageError("--decree and --decree-date need --approved-by.")
    asked = Asked(annex_language, dates, order)
    if approved_by is None and (whole or asked != Asked()):
        raise click.UsageError("--annex-language, --dates, --order and --whole need --approved-by.")
    reading = read_schedule(scenario, schedule)
    breaches = assessed(reading.scenario, reading.schedule).breaches
    if breaches:
        click.echo(say(language, "check-breaches", count=len(breaches)), err=True)
    target = Path(folder if folder is not None else f"{reading.schedule.name}-revisions")
    annex = _annex(reading.scenario, target, asked, whole=whole) if approved_by is not None else None
    try:
        published = publish(
            reading.schedule,
            target,
            approved_by=approved_by,
            decree=decree,
            decree_date=decree_date.date() if decree_date else None,
            annex=annex,
        )
    except PublishError as error:
        raise Stop(refusal_words(error, target, language), FINDINGS) from None
    file = str(target / file_name(published.number))
    if as_json:
        result = PublishResult(**dict(published), file=file)
        empty = {"annex"} if result.annex is None else set()
        print_json(result.model_dump(mode="json", by_alias=True, exclude=empty))
    else:
        click.echo(say(language, "publish-done", number=published.number, file=file))


def _annex(scenario: Scenario, folder: Path, asked: Asked, *, whole: bool) -> AnnexForm | None:
    """The form that this approval fixes; None where an earlier one did. Raises UsageError for a change of that."""
    first = not any(read(folder, number).published.status == "approved" for number in numbers(folder))
    if first or whole:
        return settled(asked.form(None, whole=True), {body: found.name for body, found in scenario.bodies.items()})
    if asked != Asked():
        raise click.UsageError("The first approval fixed the form of the annex; --whole begins a new edition.")
    return None


def _demand_words(options: dict[str, str | None]) -> None:
    for option, words in options.items():
        if words is not None and not words.strip():
            raise click.UsageError(f"{option} is empty.")
        if words is not None and words != words.encode(errors="replace").decode():
            raise click.UsageError(f"{option} is not in UTF-8.")
