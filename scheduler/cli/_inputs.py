"""Reads what commands are given: a scenario, its events, a schedule; oddities go to standard error."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from scenarios.apply import apply
from scenarios.digest import inputs
from scenarios.domain import Policy, Scenario
from scenarios.find import find, find_file
from scenarios.load import load
from scenarios.operations import Operation
from scenarios.problem import BadInput, Keys, Problem
from scenarios.read_operations import judged, load_events
from scenarios.read_schedule import PART, check_schedule, load_schedule
from scenarios.reopen import reopen
from scenarios.schedule import Schedule
from scenarios.sources import Sources

if TYPE_CHECKING:
    from constraints._assess import Assessment


@dataclass(frozen=True)
class Reading:
    """A schedule with its scenario, the schedule's operations applied; `changed` names the inputs that differ since."""

    scenario: Scenario
    schedule: Schedule
    changed: tuple[str, ...]


def read_scenario(name: str) -> Scenario:
    """The scenario of a folder or a library name; what is odd in it is told. Raises BadInput."""
    loaded = load(find(name), check_policy=_policy_problems)
    _tell(loaded.warnings)
    return loaded.scenario


@dataclass(frozen=True)
class Prepared:
    """A scenario ready to be planned: its operations applied, and the digests of the folder it came from."""

    scenario: Scenario
    operations: tuple[Operation, ...]
    inputs: dict[str, str]


def read_with_events(name: str, events: str | None) -> Prepared:
    """The scenario with the operations of an events file applied. Raises BadInput."""
    scenario = read_scenario(name)
    if events is None:
        return Prepared(scenario, (), inputs(scenario))
    from constraints._assess import breaks_alone  # noqa: PLC0415 - as in _policy_problems

    applied = judged(
        load_events,
        find_file(events),
        lambda file: apply(
            scenario,
            file.operations,
            where=file.where,
            key=file.key,
            breaks_alone=breaks_alone,
            check_policy=_policy_problems,
        ),
    )
    _tell(applied.warnings)
    return Prepared(applied.scenario, applied.operations, inputs(scenario))


def read_schedule(name: str, path: str) -> Reading:
    """A schedule (`-`: standard input) with the scenario it belongs to. Raises BadInput."""
    return reading_of(name, *load_schedule(find_file(path)))


def reading_of(name: str, schedule: Schedule, sources: Sources | None = None) -> Reading:
    """A schedule that was read with the scenario it belongs to; `sources` are its positions. Raises BadInput."""
    return reading_in(read_folder(name), schedule, sources)


def read_folder(name: str) -> Scenario:
    """The scenario as its folder has it, without a word on what is odd in it. Raises BadInput."""
    return load(find(name), check_policy=_policy_problems).scenario


def reading_in(folder: Scenario, schedule: Schedule, sources: Sources | None = None) -> Reading:
    """As `reading_of`, for a folder that was read: many schedules of one scenario read it once. Raises BadInput."""
    places = sources or Sources({})
    if schedule.name != folder.name:
        what = f"this is a schedule of '{schedule.name}', not of {folder.name}."
        raise BadInput([places.problem(what, PART, "schedule")])
    scenario = reopen(folder, schedule, lambda at, *keys: places.where(PART, "operations", at, *keys))
    problems = check_schedule(scenario, schedule, places)
    if problems:
        raise BadInput(problems)
    now = inputs(folder)
    changed = tuple(part for part, digest in schedule.inputs.items() if now.get(part) != digest)
    return Reading(scenario, schedule, changed)


def assessed(scenario: Scenario, schedule: Schedule) -> Assessment:
    """What the rules say of the schedule."""
    from constraints._assess import assess  # noqa: PLC0415 - as in _policy_problems

    return assess(scenario, schedule.meetings)


def _policy_problems(policy: Policy) -> Iterable[tuple[Keys, str]]:
    # A mistake in the files is told before.
    from constraints._catalogue import problems  # noqa: PLC0415 - the rules load when the files are read

    return problems(policy)


def _tell(warnings: Iterable[Problem]) -> None:
    for warning in warnings:
        click.echo(str(warning), err=True)
