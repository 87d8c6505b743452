"""`kezdesu schema`: the JSON Schemas of the files and of every --json object."""

from __future__ import annotations

import importlib
from typing import Any

import click
from pydantic import BaseModel, RootModel

from scenarios.domain import Id, LeadTime, Model
from scenarios.problem import not_one_of
from scheduler.cli import COMMANDS
from scheduler.cli._options import json_option
from scheduler.cli._output import print_json

FILES = {
    "scenario": "scenarios.load:_ScenarioFile",
    "regions": "scenarios.load:_RegionsFile",
    "bodies": "scenarios.load:_BodiesFile",
    "proposals": "scenarios.load:_ProposalsFile",
    "held": "scenarios.load:_HeldFile",
    "policy": "scheduler.cli.schema:PolicyFile",
    "events": "scenarios.read_operations:_EventsFile",
    "what-if-file": "scenarios.read_operations:_WhatIfFile",
    "schedule": "scenarios.schedule:Schedule",
}
"""The model of each file."""


class PolicyFile(Model):
    """A scenario's policy.yaml: whatever of a pack is to be replaced, single numbers of rules included."""

    exempt: tuple[Id, ...] | None = None
    rules: dict[str, dict[str, Any]] = {}
    prices: dict[str, int] = {}
    lead_times: dict[str, LeadTime] = {}


class Schemas(RootModel[dict[str, dict[str, Any]]]):
    """The --json object of `schema` without a name: every schema by its name."""


RESULT = Schemas


def names() -> tuple[str, ...]:
    """The files, then the commands: a command's schema is that of its --json object."""
    return (*FILES, *COMMANDS)


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of a file or of a command's --json object (its module's RESULT). Raises KeyError."""
    module, _, attribute = FILES[name].partition(":") if name in FILES else (COMMANDS[name][0], "", "RESULT")
    model: type[BaseModel] = getattr(importlib.import_module(module), attribute)
    return model.model_json_schema()


@click.command("schema")
@click.argument("name", required=False)
@json_option
def command(name: str | None, as_json: bool) -> None:
    """Prints the JSON Schema of NAME, a file or a command (its --json object).

    Without NAME, with --json all of them in one object, else their names.
    """
    if name is not None and name not in names():
        raise click.UsageError(not_one_of(name, names()))
    if name is not None:
        print_json(schema_of(name))
    elif as_json:
        print_json({one: schema_of(one) for one in names()})
    else:
        click.echo("\n".join(names()))
