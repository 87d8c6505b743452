"""`kezdesu new`: a small complete scenario to start from, or a spreadsheet for proposals."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from scenarios.domain import Language, Model
from scenarios.find import LIBRARY
from scenarios.problem import BadInput, Problem
from scheduler.cli._options import json_option, language_option
from scheduler.cli._output import print_json
from scheduler.files import STANDARD_OUTPUT, check_writable, write_bytes

EXAMPLE = "smallest"


class NewScenario(Model):
    """The --json object of `new`: the folder (None for a spreadsheet alone) and the files written, by path."""

    folder: str | None
    files: tuple[str, ...]


RESULT = NewScenario


@click.command("new")
@click.argument("folder", metavar="DIR", required=False)
@click.option("--xlsx", "spreadsheet", metavar="FILE", help="A spreadsheet for proposals instead, which import reads.")
@language_option
@json_option
def command(folder: str | None, spreadsheet: str | None, language: Language, as_json: bool) -> None:
    """Writes a small complete scenario into DIR, which must be new or empty."""
    if (folder is None) is (spreadsheet is None):
        raise click.UsageError("DIR or --xlsx FILE is wanted, one of them.")
    if spreadsheet is not None:
        _write_template(spreadsheet, language)
        files: tuple[str, ...] = (spreadsheet,)
        shown = [spreadsheet]
    else:
        files = copy_example(Path(str(folder)))
        shown = [f"{folder}/{file}" for file in files]
    if as_json:
        print_json(NewScenario(folder=folder, files=files))
    elif spreadsheet != STANDARD_OUTPUT:
        click.echo("\n".join(shown))


def _write_template(path: str, language: Language) -> None:
    from scheduler.exchange.proposal_form import template  # noqa: PLC0415 - a new scenario needs no spreadsheet

    check_writable(path)
    write_bytes(path, template((language,)))


def copy_example(target: Path) -> tuple[str, ...]:
    """Copies the smallest example and returns its files. Raises BadInput where the folder cannot take them."""
    what = None
    if target.exists() and not target.is_dir():
        what = "this is a file; give the name of a folder."
    elif target.is_dir() and any(target.iterdir()):
        what = "this folder is not empty; nothing was written."
    elif not target.resolve().parent.is_dir():
        what = f"there is no folder {target.resolve().parent}."
    if what:
        raise BadInput([Problem(str(target), "", what)])
    source = LIBRARY / EXAMPLE  # not `find`: a folder of that name in the current one is not the example
    files = sorted(str(file.relative_to(source)) for file in source.rglob("*.yaml"))
    for file in files:
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / file, target / file)
    return tuple(files)
