"""`kezdesu new`: a small complete scenario to start from."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from scenarios.domain import Model
from scenarios.find import LIBRARY
from scenarios.problem import BadInput, Problem
from scheduler.cli._options import json_option
from scheduler.cli._output import print_json

EXAMPLE = "smallest"


class NewScenario(Model):
    """The --json object of `new`: the folder and the files written into it, by path."""

    folder: str
    files: tuple[str, ...]


RESULT = NewScenario


@click.command("new")
@click.argument("folder", metavar="DIR")
@json_option
def command(folder: str, as_json: bool) -> None:
    """Writes a small complete scenario into DIR, which must be new or empty."""
    files = copy_example(Path(folder))
    if as_json:
        print_json(NewScenario(folder=folder, files=files))
        return
    for file in files:
        click.echo(f"{folder}/{file}")


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
