"""`kezdesu compare`: an annex that somebody edited by hand, read back."""

from __future__ import annotations

from typing import Any

import click

from scenarios.domain import Language, Model
from scenarios.find import find_file
from scheduler.cli._group import FINDINGS
from scheduler.cli._inputs import read_schedule
from scheduler.cli._options import json_option, language_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.exchange.annex_comparison import AnnexComparison, Edit, Field, RowDifference, compare_annex
from scheduler.exchange.annex_file import read_annex
from scheduler.exchange.annex_operations import Written, as_operations
from scheduler.exchange.decisions import events_yaml
from scheduler.export._plain import plainly
from scheduler.files import STANDARD_OUTPUT, check_writable, write
from scheduler.history.revisions import digests
from scheduler.report import rows_of
from scheduler.words import say

_FIELDS: dict[Field, str] = {
    "date": "column-date",
    "time": "column-time",
    "place": "column-place",
    "venue": "column-venue",
    "bodies": "column-body",
}
_LEFT = {"languages": "annex-left-languages", "held": "annex-left-held", "unread": "annex-left-unread"}


class ComparedAnnex(Model):
    """The --json object of `compare`: the differences, the operations they make, and what makes none, by its place."""

    stale: bool
    differences: tuple[RowDifference, ...]
    operations: tuple[dict[str, Any], ...]
    left: dict[str, str]


RESULT = ComparedAnnex


@click.command("compare")
@scenario_argument
@schedule_argument
@click.argument("file")
@click.option("--operations", "output", metavar="FILE", help="Write the differences as an events file for replan.")
@click.option("--exit-code", is_flag=True, help="Exit code 1 where something differs.")
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    schedule: str,
    file: str,
    output: str | None,
    exit_code: bool,
    language: Language,
    as_json: bool,
) -> None:
    """Says how FILE, an annex of ours that somebody edited (docx, xlsx), differs from SCHEDULE, row by row.

    Tracked changes count as accepted.
    """
    if as_json and output == STANDARD_OUTPUT:
        raise click.UsageError("--json and --operations - both want standard output; give --operations a file.")
    if output is not None:
        check_writable(output)
    reading = read_schedule(scenario, schedule)
    annex = read_annex(find_file(file))
    rows = plainly(rows_of(reading.scenario, reading.schedule.meetings))
    found = compare_annex(annex, reading.scenario, rows, digests(reading.schedule))
    written = as_operations(found, reading.scenario, reading.schedule, annex)
    if found.stale:
        click.echo(say(language, "annex-stale", file=file), err=True)
    if output is not None:
        write(output, events_yaml(written.operations))
    if as_json:
        operations, left = written.operations, dict(written.left)
        print_json(ComparedAnnex(**dict(found), operations=operations, left=left))
    elif output != STANDARD_OUTPUT:
        _tell(found, written, language)
    if exit_code and found.differences:
        ctx.exit(FINDINGS)


def _tell(found: AnnexComparison, written: Written, language: Language) -> None:
    keys = {"changed": "annex-changed", "added": "annex-added", "removed": "annex-removed"}
    for one in found.differences:
        click.echo(say(language, keys[one.kind], where=one.where, proposal=one.proposal or ""))
        for words in dict.fromkeys(_edit_words(edit, language) for edit in one.edits):  # a date is of all languages
            click.echo(f"  {words}")
    for where, why in written.left:
        click.echo(say(language, _LEFT[why], where=where), err=True)
    if not found.differences:
        click.echo(say(language, "diff-none"))


def _edit_words(edit: Edit, language: Language) -> str:
    name = say(language, _FIELDS[edit.field])
    if edit.value is None:
        return say(language, "annex-edit-unread", name=name, old=edit.old or "–", new=edit.new or "–")
    return say(language, "annex-edit", name=name, old=edit.old or "–", new=edit.new or "–")
