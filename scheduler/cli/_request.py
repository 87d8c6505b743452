"""From files to a re-plan: the schedule against its folder, its breaches, its operations, then those of the events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from constraints._assess import assess, breaks_alone
from constraints._catalogue import problems as policy_problems
from constraints._rule import Excess
from scenarios.apply import Where, apply
from scenarios.digest import inputs
from scenarios.domain import Language, Scenario
from scenarios.drift import Drift
from scenarios.find import find, find_file
from scenarios.load import load
from scenarios.operations import Operation
from scenarios.problem import BadInput, Problem
from scenarios.read_operations import judged, load_events
from scenarios.read_schedule import PART, check_schedule, load_schedule
from scenarios.reopen import reopen
from scenarios.schedule import Schedule
from scenarios.sources import Sources
from scheduler.words import say, sentence

if TYPE_CHECKING:
    from scheduler.replanning.replan import Request


@dataclass(frozen=True)
class Given:
    """A schedule that fits its scenario: the folder's with the schedule's operations; `read` is it as the file says."""

    scenario: Scenario
    schedule: Schedule
    read: Schedule
    drift: Drift
    now: dict[str, str]

    def request(
        self, operations: tuple[Operation, ...], where: Where | None = None, key: str = "operations"
    ) -> Request:
        """The re-plan after these operations; what is odd goes to standard error. Raises BadInput."""
        from scheduler.replanning.replan import Request  # noqa: PLC0415 - the solver loads after the inputs are sound

        applied = apply(
            self.scenario,
            operations,
            old=self.schedule.meetings,
            where=where,
            key=key,
            breaks_alone=breaks_alone,
            check_policy=policy_problems,
        )
        for warning in applied.warnings:
            click.echo(str(warning), err=True)
        return Request(self.drift.noted(applied, self.read), self.read, self.now)


def read_request(
    name: str, path: str, events: str, language: Language, *, accept_inputs: bool, accept_breaches: bool
) -> Request:
    """The re-plan that a scenario, a schedule and an events file ask for. Raises BadInput with all that is wrong."""
    given = read_given(name, path, language, accept_inputs=accept_inputs, accept_breaches=accept_breaches)
    return judged(load_events, find_file(events), lambda file: given.request(file.operations, file.where, file.key))


def read_given(name: str, path: str, language: Language, *, accept_inputs: bool, accept_breaches: bool) -> Given:
    """A schedule with its scenario, where the folder is as it was and the schedule lawful, or both accepted."""
    loaded = load(find(name), check_policy=policy_problems)
    for warning in loaded.warnings:
        click.echo(str(warning), err=True)
    schedule, sources = load_schedule(find_file(path))
    folder = loaded.scenario
    if schedule.name != folder.name:
        what = f"this is a schedule of '{schedule.name}', not of {folder.name}."
        raise BadInput([sources.problem(what, PART, "schedule")])
    now = inputs(folder)
    parts = [part for part, digest in schedule.inputs.items() if now.get(part) != digest]
    changed = list(_changed(parts, schedule, now, sources, advise=not accept_inputs))
    scenario, drift = folder, Drift()
    try:
        scenario = reopen(folder, schedule, lambda at, *keys: sources.where(PART, "operations", at, *keys))
        drift = Drift.of(scenario, schedule) if parts else drift
        kept = {one: lock for one, lock in scenario.locked.items() if one not in drift.homeless}
        scenario = scenario.replaced(locked=kept)
    except BadInput as bad:
        if not parts:
            raise
        raise BadInput([*changed, *bad.problems]) from None
    fitted = drift.fitted(schedule)
    if parts and not accept_inputs:
        raise BadInput([*changed, *_misfits(scenario, schedule, drift, sources)])
    problems = check_schedule(scenario, fitted, sources)
    if problems:
        raise BadInput(problems)
    for note in (
        *changed,
        *_misfits(scenario, schedule, drift, sources),
    ):
        click.echo(str(note), err=True)
    breaches = assess(scenario, fitted.meetings).breaches
    if breaches and not parts and not accept_breaches:
        raise BadInput(_breach_problems(scenario, fitted, breaches, sources, language))
    if breaches and accept_breaches:
        fitted = _accepted(scenario, fitted, breaches, alone_too=not parts)
    return Given(scenario, fitted, schedule, drift, now)


def _changed(
    parts: list[str], schedule: Schedule, now: dict[str, str], sources: Sources, *, advise: bool
) -> Iterator[Problem]:
    """Which parts of the folder are not those that the schedule was made from, with how to go on where wanted."""
    advice = "; --accept-inputs goes on with the folder as it is" if advise else ""
    for part in parts:
        what = (
            f"the folder is not as it was when this schedule was made: {part} "
            f"({_short(schedule.inputs[part])}, now {_short(now.get(part, 'nothing'))}){advice}."
        )
        yield sources.problem(what, PART, "inputs", part)


def _short(digest: str) -> str:
    return digest[:15]


def _misfits(scenario: Scenario, schedule: Schedule, drift: Drift, sources: Sources) -> Iterator[Problem]:
    """What of the schedule no longer fits the folder: proposals, places, meetings that now breach a rule alone."""
    for one in drift.gone:
        part = "meetings" if one in schedule.meetings else "unplaced"
        yield sources.problem("the folder no longer has this proposal.", PART, part, one, at_key=True)
    for one in drift.new:
        yield sources.problem(f"the folder has a further proposal, {one}.", PART, "meetings")
    for one in drift.homeless:
        what = f"the folder no longer has {schedule.meetings[one].place}."
        yield sources.problem(what, PART, "meetings", one, "place")
    for one, meeting in schedule.meetings.items():
        lost = one in drift.gone or one in drift.homeless
        if not lost and one not in scenario.locked and breaks_alone(scenario, one, meeting):
            yield sources.problem("this meeting now breaches a rule by itself.", PART, "meetings", one)


def _breach_problems(
    scenario: Scenario, schedule: Schedule, breaches: tuple[Excess, ...], sources: Sources, language: Language
) -> Iterator[Problem]:
    accept = say(language, "replan-accept-breaches")
    for case in breaches:
        words = sentence(scenario, case, language, schedule.meetings)
        involved = next((one for one in case.about if one in schedule.meetings), None)
        keys = ("meetings",) if involved is None else ("meetings", involved)
        what = f"{case.rule}: {words} {accept}"
        yield sources.problem(what, PART, *keys)


def _accepted(scenario: Scenario, schedule: Schedule, breaches: tuple[Excess, ...], *, alone_too: bool) -> Schedule:
    """The schedule with the meetings of its breaches locked as they are.

    After a change of the folder those that breach a rule by themselves are left free to move (`alone_too` False).
    """
    meetings = dict(schedule.meetings)
    for case in breaches:
        for one in case.about:
            lock = scenario.locked.get(one)
            fact = lock is not None and lock.kind == "fact" and case.rule != "locked"
            if one in meetings and not fact and (alone_too or not breaks_alone(scenario, one, meetings[one])):
                meetings[one] = meetings[one].replaced(locked="accepted")
    return schedule.replaced(meetings=meetings)
