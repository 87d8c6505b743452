"""`kezdesu export`: a schedule as documents, tables and calendars."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from scenarios.domain import Model, Scenario
from scenarios.problem import BadInput, Problem
from scenarios.schedule import Schedule
from scheduler.annex import Dates, settled
from scheduler.cli._annex import LANGUAGES, Asked
from scheduler.cli._documents import demand_names, history_of, report_since
from scheduler.cli._group import FINDINGS, Stop
from scheduler.cli._inputs import read_folder, read_schedule, reading_in
from scheduler.cli._options import json_option, output_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.export import FORMATS, PAPERS, Files, Wish, render
from scheduler.export._plain import plain, plainly
from scheduler.files import STANDARD_OUTPUT, check_new_folder, check_writable, write_bytes, write_folder
from scheduler.history.in_force import InForce, amendment, in_force
from scheduler.history.revisions import Revision, digests
from scheduler.report import AnnexRow, rows_of


class Exported(Model):
    """The --json object of `export`: the files that were written, and what was left out of texts."""

    files: tuple[str, ...]
    warnings: tuple[str, ...]


RESULT = Exported


@click.command("export")
@scenario_argument
@schedule_argument
@click.option("--format", "format_", type=click.Choice(tuple(FORMATS)), required=True)
@click.option("--language", type=click.Choice(tuple(LANGUAGES)), help="kk+ru: both.  [default: kk+ru]")
@click.option("--dates", type=click.Choice(["day", "month"]), help="Precision of the annex.  [default: day]")
@click.option("--order", type=click.Choice(["date", "body"]), help="Order of the annex.  [default: date]")
@click.option("--template", metavar="FILE", help="Your own DOCX template of the decree.")
@click.option("--revisions", metavar="DIR", help="The published revisions: numbers of rows in force, changes since.")
@click.option("--amends", type=click.IntRange(min=1), metavar="N", help="The amending decree to this revision.")
@click.option("--whole", is_flag=True, help="A new edition of the annex, numbered afresh.")
@click.option("--alone", is_flag=True, help="A draft without its explanatory note and agreement sheet.")
@click.option("--per", type=click.Choice(["body", "region"]), help="ics: one calendar for each.")
@click.option("--bom", is_flag=True, help="csv: a byte order mark, as some spreadsheets want it.")
@output_option
@json_option
def command(
    scenario: str,
    schedule: str,
    format_: str,
    language: str | None,
    dates: Dates | None,
    order: Literal["date", "body"] | None,
    template: str | None,
    revisions: str | None,
    amends: int | None,
    whole: bool,
    alone: bool,
    per: Literal["body", "region"] | None,
    bom: bool,
    output: str,
    as_json: bool,
) -> None:
    """Writes SCHEDULE as a document: decree (docx, pdf, html, md), table (xlsx, csv, json) or calendar (ics).

    Beside the draft of a decree stand its explanatory note and its agreement sheet (FILE-note, FILE-agreement), beside
    an amending decree in docx the annex with tracked changes (FILE-redline). Of a decree in force (--revisions) rows
    keep their numbers, and form and languages are fixed.
    """
    if as_json and output == STANDARD_OUTPUT:
        raise click.UsageError("--json and -o - both want standard output; give -o a file.")
    _demand_sense(format_, template, revisions, amends, per, bom)
    check_writable(output) if per is None else check_new_folder(output)
    reading = read_schedule(scenario, schedule)
    published = history_of(revisions)
    if amends is not None:
        _demand_approved(published, amends, str(revisions))
    until = published if amends is None else published[:amends]
    state = _state(read_folder(scenario), until) if until else None
    form = Asked(language, dates, order).form(state, whole=whole)
    found, warnings = plain(report_since(scenario, reading, published, amends))
    demand_names(scenario, found, form.languages)
    if amends is not None and not whole and state is not None and amendment(state, found.rows).is_empty:
        raise Stop(f"No printed row differs from revision {amends}: there is nothing to amend.", FINDINGS)
    wish = Wish(
        form=settled(form, {body.id: body.name for body in found.bodies.values()}),
        in_force=state,
        amends=amends is not None,
        whole=whole,
        alone=alone or output == STANDARD_OUTPUT,
        template=None if template is None else (Path(template), _content(template)),
        per=per,
        bom=bom,
        published=_rows_before(read_folder(scenario), published, reading.schedule) if format_ == "ics" else (),
    )
    for warning in warnings:
        click.echo(warning, err=True)
    files = render(format_, found, wish)
    written = _write(output, files) if per is None else _write_all_in(output, files)
    if as_json:
        print_json(Exported(files=written, warnings=warnings))
    elif output != STANDARD_OUTPUT:
        click.echo("\n".join(written))


def _demand_sense(
    format_: str, template: str | None, revisions: str | None, amends: int | None, per: str | None, bom: bool
) -> None:
    if template is not None and format_ != "docx":
        raise click.UsageError("--template is for --format docx.")
    if amends is not None and revisions is None:
        raise click.UsageError("--amends needs --revisions DIR.")
    if amends is not None and format_ not in PAPERS:
        raise click.UsageError(f"--amends is for {', '.join(PAPERS)}.")
    if per is not None and format_ != "ics":
        raise click.UsageError("--per is for --format ics.")
    if bom and format_ != "csv":
        raise click.UsageError("--bom is for --format csv.")


def _demand_approved(published: tuple[Revision, ...], number: int, folder: str) -> None:
    approved = [one.published.number for one in published if one.published.status == "approved"]
    if number not in approved:
        known = f"Approved: {', '.join(map(str, approved))}." if approved else "None is approved."
        raise BadInput([Problem(folder, "", f"revision {number} is no approved one, so no decree to amend. {known}")])


def _state(folder: Scenario, published: tuple[Revision, ...]) -> InForce | None:
    approved = [one for one in published if one.published.status == "approved"]
    readings = [(one.published, reading_in(folder, one.schedule)) for one in approved]
    return in_force((one, plainly(rows_of(read.scenario, read.schedule.meetings))) for one, read in readings)


def _rows_before(
    folder: Scenario, published: tuple[Revision, ...], schedule: Schedule
) -> tuple[tuple[AnnexRow, ...], ...]:
    """The rows of each revision up to this schedule: all of them where it is not published."""
    same = [at for at, one in enumerate(published, start=1) if set(digests(one.schedule)) & set(digests(schedule))]
    readings = [reading_in(folder, one.schedule) for one in published[: same[-1] if same else None]]
    return tuple(plainly(rows_of(one.scenario, one.schedule.meetings)) for one in readings)


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise BadInput([Problem(file, "", f"cannot be read: {error.strerror}.")]) from None


def _write(output: str, files: Files) -> tuple[str, ...]:
    """All files are made before the first is written; those beside it carry its name."""
    path = Path(output)
    named = {
        output if not added else str(path.with_name(f"{path.stem}{added}{path.suffix}")): content
        for added, content in files.items()
    }
    for file in named:
        check_writable(file)
    for file, content in named.items():
        write_bytes(file, content)
    return tuple(named)


def _write_all_in(folder: str, files: Files) -> tuple[str, ...]:
    write_folder(folder, files)
    return tuple(str(Path(folder) / name) for name in files)
