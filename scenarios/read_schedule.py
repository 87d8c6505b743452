"""A schedule file with its positions, and whether it fits its scenario."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scenarios.domain import Scenario
from scenarios.find import known_as
from scenarios.problem import BadInput, Problem, maybe
from scenarios.read_operations import wrong_fields
from scenarios.references import unknown_place
from scenarios.schedule import Schedule
from scenarios.source import read
from scenarios.sources import Sources
from scenarios.validate import validate

PART = "schedule"


def load_schedule(path: Path) -> tuple[Schedule, Sources]:
    """The schedule of a file (`-`: standard input); its positions are the part `schedule`. Raises BadInput."""
    source = read(path, None if str(path) == "-" else known_as(path))
    schedule, problems = validate(Schedule, source)
    problems += wrong_fields(source, "operations")
    if schedule is None or problems:
        raise BadInput(problems)
    return schedule, Sources({PART: (source,)})


def check_schedule(scenario: Scenario, schedule: Schedule, sources: Sources) -> list[Problem]:
    """Proposals in both or neither of `meetings` and `unplaced`, unknown proposals and unknown places.

    The scenario is the one after the schedule's operations.
    """
    return list(_misfits(scenario, schedule, sources))


def _misfits(scenario: Scenario, schedule: Schedule, sources: Sources) -> Iterator[Problem]:
    places = {region_id: tuple(region.places) for region_id, region in scenario.regions.items()}
    for part, entries in (("meetings", schedule.meetings), ("unplaced", schedule.unplaced)):
        for proposal in entries:
            if proposal not in scenario.proposals:
                what = f"there is no proposal '{proposal}'.{maybe(proposal, scenario.proposals)}"
                yield sources.problem(what, PART, part, proposal, at_key=True)
    for proposal, meeting in schedule.meetings.items():
        if proposal in schedule.unplaced:
            yield sources.problem(f"{proposal} has a meeting as well.", PART, "unplaced", proposal, at_key=True)
        if (wrong := unknown_place(meeting.place, places)) is not None:
            yield sources.problem(wrong, PART, "meetings", proposal, "place")
    for proposal in scenario.proposals:
        if proposal not in schedule.meetings and proposal not in schedule.unplaced:
            what = f"the proposal {proposal} is neither here nor in unplaced."
            yield sources.problem(what, PART, "meetings")
