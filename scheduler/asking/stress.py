"""What slips do to a schedule through its year: re-planned by the engine, and as ministries did it in 2022.

Both meet the same draws. Each month the engine takes steps A to C of a re-plan, and step D once, at the end.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from constraints._assess import assess, breaks_alone
from constraints._catalogue import bind
from scenarios.apply import apply
from scenarios.domain import Scenario
from scenarios.operations import Operation, SetAsOf
from scenarios.schedule import Schedule
from scheduler.asking.comparison import coverage
from scheduler.asking.kept import Solving
from scheduler.asking.parallel import Failure, Place, run
from scheduler.asking.practice import moved_alone
from scheduler.asking.slips import Draws, Month, months
from scheduler.asking.trials import Ending, Trial
from scheduler.engine.search import Stop
from scheduler.model.sheet import CHANGES, SHIFT
from scheduler.replanning.repair import Means
from scheduler.replanning.replan import Repaired, Request, first_steps
from scheduler.solve import RESERVE, NoSchedule, OutOfTime, marked


@dataclass(frozen=True)
class Start:
    """The schedule that is put under stress, and its scenario with the schedule's operations applied."""

    scenario: Scenario
    schedule: Schedule


def trials(
    start: Start, luck: Sequence[Draws], solving: Solving, place: Place, until: float | None = None
) -> Iterator[tuple[str, Trial | Failure]]:
    """Each trial by its number, as they arrive; `until` is a moment of `time.time`."""
    return run({str(draws.trial): partial(trial, start, draws, solving, until) for draws in luck}, place, until)


def trial(start: Start, draws: Draws, solving: Solving, until: float | None = None) -> Trial | Failure:
    """One year of slips, answered in both ways."""
    deadline = None if until is None else time.monotonic() + until - time.time() - RESERVE
    means = Means(Stop(deadline, None), solving.seed, solving.workers)
    try:
        engine = replanned(start, draws, means)
    except NoSchedule as none:
        return Failure("no-schedule", str(none))
    except OutOfTime:
        return Failure("out-of-time")
    return Trial(trial=draws.trial, engine=engine, practice=practised(start, draws))


def replanned(start: Start, draws: Draws, means: Means) -> Ending:
    """The year's end where the engine answers. Raises NoSchedule and OutOfTime."""
    scenario, schedule = start.scenario, start.schedule
    slipped = changes = shift = 0
    calendar = tuple(months(scenario))
    for month in calendar:
        slips = draws.slips(schedule.meetings, month)
        request = _request(scenario, schedule, month, slips)
        slipped += len(slips)
        scenario = request.scenario
        last = Repaired.of(request, means) if month == calendar[-1] else None
        repair = first_steps(request, means) if last is None else last.repair
        changes += repair.proofs[CHANGES].cost
        shift += repair.proofs[SHIFT].cost
        if last is None:
            schedule = schedule.replaced(meetings=marked(scenario, repair.meetings, request.applied.status))
        else:
            schedule = last.smallest()
    return ending(start, scenario, schedule, slipped=slipped, changes=changes, shift=shift)


def _request(scenario: Scenario, schedule: Schedule, month: Month, slips: Sequence[Operation]) -> Request:
    operations = (SetAsOf(op="as_of", date=month.as_of), *slips)
    return Request(apply(scenario, operations, old=schedule.meetings, breaks_alone=breaks_alone), schedule)


def practised(start: Start, draws: Draws) -> Ending:
    """The year's end where each ministry moves its own meetings."""
    scenario, meetings = start.scenario, dict(start.schedule.meetings)
    slipped = 0
    for month in months(scenario):
        slips = draws.slips(meetings, month)
        slipped += len(slips)
        scenario, meetings = moved_alone(scenario.replaced(as_of=month.as_of), meetings, slips)
    return ending(start, scenario, start.schedule.replaced(meetings=meetings), slipped=slipped)


def ending(
    start: Start, scenario: Scenario, schedule: Schedule, *, slipped: int, changes: int = 0, shift: int = 0
) -> Ending:
    """A year's end in figures, judged as one finished schedule from the first `as_of`; no lock excuses anything."""
    judged = scenario.replaced(as_of=start.scenario.as_of, locked={}, old={})
    amounts = assess(judged, schedule.meetings).amounts
    hard = {rule.name for rule in bind(judged.policy) if rule.mode == "hard"}
    found = coverage(judged, schedule)
    return Ending(
        slipped=slipped,
        changes=changes,
        shift=shift,
        refused=len(set(start.schedule.meetings) - set(schedule.meetings)),
        placed=len(schedule.meetings),
        breaches=sum(amount for rule, amount in amounts.items() if rule in hard),
        clashes=amounts.get("same_region_clash", 0),
        crowding=amounts.get("region_crowding", 0),
        shortfall=sum(found.shortfall.values()),
        reached=found.reached,
    )
