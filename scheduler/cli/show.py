"""`kezdesu show`: one published schedule."""

from __future__ import annotations

from pathlib import Path

import click

from scenarios.schedule import Published, Schedule
from scheduler.cli._options import json_option
from scheduler.cli._output import print_json
from scheduler.files import to_mapping, to_yaml
from scheduler.history.revisions import read


class ShowResult(Schedule):
    """The --json object of `show`: the schedule file's content and what publishing added."""

    published: Published


RESULT = ShowResult


@click.command("show")
@click.argument("folder", metavar="DIR")
@click.argument("number", metavar="N", type=click.IntRange(min=1))
@json_option
def command(folder: str, number: int, as_json: bool) -> None:
    """Prints the schedule of revision N in DIR, as the schedule file that it was."""
    revision = read(Path(folder), number)
    if as_json:
        published = revision.published.model_dump(mode="json")
        print_json({"published": published, **to_mapping(revision.schedule)})
    else:
        click.echo(to_yaml(revision.schedule), nl=False)
