"""Reads what commands are given: a scenario, its events, a schedule; oddities go to standard error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import click
from constraints._assess import Assessment, assess
from constraints._catalogue import bind

from scenarios.apply import apply
from scenarios.digest import inputs
from scenarios.domain import Scenario
from scenarios.find import find, find_file
from scenarios.load import load
from scenarios.operations import Operation
from scenarios.problem import BadInput, Problem
from scenarios.read_operations import load_events
from scenarios.read_schedule import PART, check_schedule, load_schedule
from scenarios.schedule import Schedule


@dataclass(frozen=True)
class Reading:
    """A schedule with its scenario, the schedule's operations applied; `changed` names the inputs that differ since."""

    scenario: Scenario
    schedule: Schedule
    changed: tuple[str, ...]


def read_scenario(name: str) -> Scenario:
    """The scenario of a folder or a library name. Raises BadInput."""
    loaded = load(find(name))
    _note(loaded.warnings)
    return loaded.scenario


def read_with_events(name: str, events: str | None) -> tuple[Scenario, tuple[Operation, ...]]:
    """The scenario with the operations of an events file applied, and these, complete. Raises BadInput."""
    scenario = read_scenario(name)
    if events is None:
        return scenario, ()
    file = load_events(find_file(events))
    applied = apply(scenario, file.operations, where=file.where)
    _note(applied.warnings)
    return applied.scenario, applied.operations


def read_schedule(name: str, path: str) -> Reading:
    """A schedule (`-`: standard input) with the scenario it belongs to. Raises BadInput."""
    folder = read_scenario(name)
    schedule, sources = load_schedule(find_file(path))
    if schedule.name != folder.name:
        what = f"this is a schedule of '{schedule.name}', not of {folder.name}."
        raise BadInput([sources.problem(what, PART, "schedule")])
    scenario = apply(folder, schedule.operations, old=schedule.meetings).scenario if schedule.operations else folder
    problems = check_schedule(scenario, schedule, sources)
    if problems:
        raise BadInput(problems)
    now = inputs(folder)
    changed = tuple(part for part, digest in schedule.inputs.items() if now.get(part) != digest)
    return Reading(scenario, schedule, changed)


def assessed(scenario: Scenario, schedule: Schedule) -> Assessment:
    """What the rules say of the schedule."""
    return assess(scenario, schedule.meetings, tuple(bind(scenario.policy)))


def _note(warnings: Iterable[Problem]) -> None:
    for warning in warnings:
        click.echo(str(warning), err=True)
