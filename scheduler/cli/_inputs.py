"""Reads what commands are given: a scenario, its events, a schedule; oddities go to standard error."""

from __future__ import annotations

from collections.abc import Iterable

import click
from constraints._assess import Assessment, assess
from constraints._catalogue import bind
from scenarios.load_schedule import load_schedule

from scenarios.apply import apply
from scenarios.domain import Scenario
from scenarios.find import find, find_file
from scenarios.load import load
from scenarios.problem import Problem
from scenarios.schedule import Schedule


def read_scenario(name: str, events: str | None = None) -> Scenario:
    """The scenario of a folder or library name, with the operations of an events file. Raises BadInput."""
    loaded = load(find(name))
    _note(loaded.warnings)
    return loaded.scenario


def read_schedule(name: str, schedule: str) -> tuple[Scenario, Schedule]:
    """The scenario with the schedule's operations applied, and the schedule. Raises BadInput."""
    scenario = read_scenario(name)
    found = load_schedule(find_file(schedule))
    return apply(scenario, found.operations), found


def assessed(scenario: Scenario, schedule: Schedule) -> Assessment:
    """What the rules say of the schedule."""
    return assess(scenario, schedule.meetings, bind(scenario.policy))


def _note(warnings: Iterable[Problem]) -> None:
    for warning in warnings:
        click.echo(str(warning), err=True)
