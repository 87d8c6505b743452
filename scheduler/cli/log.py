"""`kezdesu log`: the history of a folder of revisions, and whether it is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from scenarios.domain import Language, Model
from scenarios.operations import Operation
from scenarios.problem import BadInput, Problem
from scenarios.schedule import Published
from scheduler.cli._group import FINDINGS
from scheduler.cli._options import json_option, language_option
from scheduler.cli._output import print_json
from scheduler.diff import diff
from scheduler.history.chain_words import finding_words
from scheduler.history.revision_chain import Finding, FindingKind, numbers, verify
from scheduler.history.revisions import Revision, read
from scheduler.terminal import show, table
from scheduler.words import say

_STATUSES: dict[Literal["draft", "approved"], str] = {"draft": "revision-draft", "approved": "revision-approved"}


class LoggedRevision(Published):
    """A revision: what publishing added, its counts, and against the one before: changes and new operations."""

    meetings: int
    unplaced: int
    changes: int
    operations: tuple[Operation, ...]


class ChainFinding(Model):
    """What is wrong with a file of the folder."""

    file: str
    kind: FindingKind
    sentence: str


class LogResult(Model):
    """The --json object of `log`: the revisions that can be read, in order; `findings` is null without --verify."""

    revisions: tuple[LoggedRevision, ...]
    findings: tuple[ChainFinding, ...] | None


RESULT = LogResult


@click.command("log")
@click.argument("folder", metavar="DIR")
@click.option("--verify", "verifying", is_flag=True, help="Finds what was edited, removed or reordered (exit code 1).")
@language_option
@json_option
@click.pass_context
def command(ctx: click.Context, folder: str, verifying: bool, language: Language, as_json: bool) -> None:
    """Shows the revisions in DIR: status, meetings, changes, operations since, who approved.

    The folder alone cannot show that it was rewritten as a whole: keep the last digest elsewhere as well.
    """
    path = Path(folder)
    if not path.is_dir():
        raise BadInput([Problem(folder, "", "there is no such folder.")])
    findings = verify(path) if verifying else None
    logged = _logged(_readable(path, skip=bool(findings)))
    if as_json:
        said = None if findings is None else tuple(_said(finding, language) for finding in findings)
        print_json(LogResult(revisions=logged, findings=said))
    else:
        _show(logged, findings, language)
    if findings:
        ctx.exit(FINDINGS)


def _readable(folder: Path, *, skip: bool) -> list[Revision]:
    """All revisions; where the history is damaged, those that can be read."""
    found: list[Revision] = []
    for number in numbers(folder):
        try:
            found.append(read(folder, number))
        except (BadInput, OSError):
            if not skip:
                raise
    return found


def _logged(revisions: list[Revision]) -> tuple[LoggedRevision, ...]:
    rows: list[LoggedRevision] = []
    for before, revision in zip([None, *revisions], revisions, strict=False):
        schedule = revision.schedule
        known = before.schedule.operations if before else ()
        new = schedule.operations[len(known) :] if schedule.operations[: len(known)] == known else schedule.operations
        change = diff(before.schedule, schedule) if before else None
        rows.append(
            LoggedRevision(
                **dict(revision.published),
                meetings=len(schedule.meetings),
                unplaced=len(schedule.unplaced),
                changes=len(change.rows) if change else 0,
                operations=new,
            )
        )
    return tuple(rows)


def _said(finding: Finding, language: Language) -> ChainFinding:
    return ChainFinding(file=finding.file, kind=finding.kind, sentence=finding_words(finding, language))


def _show(logged: tuple[LoggedRevision, ...], findings: tuple[Finding, ...] | None, language: Language) -> None:
    if logged:
        names = ("number", "status", "planned", "unplaced", "changes", "operations", "approved", "decree")
        shown = table(*(say(language, f"column-{name}") for name in names), right=(0, 2, 3, 4, 5))
        for row in logged:
            shown.add_row(
                str(row.number),
                say(language, _STATUSES[row.status]),
                *map(str, (row.meetings, row.unplaced, row.changes, len(row.operations))),
                row.approved_by or "",
                " ".join(str(part) for part in (row.decree, row.decree_date) if part),
            )
        show([shown])
    elif not findings:
        show([say(language, "log-empty")])
    for finding in findings or ():
        click.echo(finding_words(finding, language))
    if findings == () and logged:
        click.echo(say(language, "chain-whole"))
        click.echo(logged[-1].digest)
