"""Re-plans after slips: the provably smallest lawful change, a cause for each line, and the schedule file of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from constraints._catalogue import bind
from constraints._rule import Rule
from scenarios.apply import Applied, completed
from scenarios.digest import digest
from scenarios.domain import Meeting, Scenario
from scenarios.schedule import Outcome, Replan, Schedule
from scheduler._problem import LEVELS
from scheduler._repair import (
    CHANGES,
    SHIFT,
    WITHIN,
    Means,
    Repair,
    Task,
    assignment,
    finish_problem,
    finish_within,
    repair,
)
from scheduler.causes import causes, changed
from scheduler.engine.levels import LevelProof, Solution
from scheduler.engine.progress import Progress
from scheduler.engine.relaxation import NoTime
from scheduler.engine.search import Stop
from scheduler.engine.system import Infeasible
from scheduler.solve import (
    RESERVE,
    Disagreement,
    NoSchedule,
    OutOfTime,
    judge_locks,
    marked,
    proof,
    refusals,
    verified,
)


@dataclass(frozen=True)
class Request:
    """A re-plan: the scenario after all operations, what they force, and the schedule they start from."""

    applied: Applied
    old: Schedule

    @property
    def scenario(self) -> Scenario:
        """The scenario after the operations."""
        return self.applied.scenario

    def task(self, rules: tuple[Rule, ...]) -> Task:
        """What the solver is asked."""
        scenario = self.scenario
        stay = {
            proposal: meeting
            for proposal, meeting in self.old.meetings.items()
            if proposal in scenario.proposals and proposal not in self.applied.forced
        }
        return Task(scenario, rules, stay, self.applied.in_question)


def replan(
    request: Request,
    *,
    seed: int = 0,
    workers: int = 2,
    deadline: float | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    interrupted: threading.Event | None = None,
) -> Schedule:
    """The schedule with the fewest changed meetings among those of best level 1, then least shift, then levels 1-4.

    Raises NoSchedule where locks or hard rules leave none, OutOfTime where none was found in time.
    """
    begun = time.monotonic()
    scenario = request.scenario
    rules = tuple(bind(scenario.policy))
    judge_locks(scenario, rules)
    stop = Stop(None if deadline is None else deadline - RESERVE, interrupted)
    means = Means(stop, seed, workers, progress)
    task, repaired = _repaired(request.task(rules), means)
    problem = finish_problem(task)
    x = assignment(problem.model, repaired.meetings)
    held = {level: problem.model.system.cost(level, x) for level in (WITHIN, CHANGES, SHIFT)}
    solution = finish_within(problem, x, held, means, LEVELS, rules)
    meetings = problem.model.schedule(solution.x)
    verified(scenario, rules, meetings, {level.level: level.cost for level in solution.levels})
    _count(request, meetings, repaired)
    stopped = interrupted is not None and interrupted.is_set()
    whole = repaired.proven and solution.proven
    outcome: Outcome = "optimal" if whole else "interrupted" if stopped else "time-limit"
    if not repaired.proven:
        solution = _unbounded(solution)
    why = causes(scenario, rules, request.old.meetings, meetings, request.applied.forced)
    changes, shift = repaired.proofs[CHANGES], repaired.proofs[SHIFT]
    return Schedule(
        name=request.old.name,
        revision=request.old.revision + 1,
        inputs=request.old.inputs,
        operations=(*request.old.operations, *completed(request.applied.operations, meetings)),
        solved=proof(solution, outcome, time.monotonic() - begun, seed),
        replan=Replan(
            previous=digest(request.old),
            changes=changes.cost,
            bound=changes.bound,
            shift=shift.cost,
            shift_bound=shift.bound,
            causes={proposal: cause.as_data() for proposal, cause in why.items()},
        ),
        meetings=marked(scenario, meetings, request.applied.status),
        unplaced=refusals(scenario, rules, meetings),
    )


def _repaired(task: Task, means: Means) -> tuple[Task, Repair]:
    """Steps A to C; where the proposals in question alone cannot be lawful (hard minima), all are in question."""
    try:
        return task, repair(task, means)
    except NoTime:
        raise OutOfTime from None
    except Infeasible:
        pass
    everyone = Task(task.scenario, task.rules, task.stay, frozenset(task.scenario.proposals))
    try:
        return everyone, repair(everyone, means)
    except NoTime:
        raise OutOfTime from None
    except Infeasible:
        raise NoSchedule("no schedule keeps what is locked and meets the hard rules") from None


def _count(request: Request, meetings: dict[str, Meeting], repaired: Repair) -> None:
    """Counts changes and shift again, from the schedules alone."""
    scenario, old = request.scenario, request.old.meetings
    names = changed(old, meetings, request.applied.forced, scenario)
    whole = (scenario.horizon.end - scenario.horizon.start).days + 1
    shift = sum(abs((meetings[name].date - old[name].date).days) if name in meetings else whole for name in names)
    said = (repaired.proofs[CHANGES].cost, repaired.proofs[SHIFT].cost)
    if (len(names), shift) != said:
        raise Disagreement(
            f"the solver counts (changes, days of shift) {said}, the schedules say {(len(names), shift)}"
        )


def _unbounded(solution: Solution) -> Solution:
    """The levels without bounds: they hold for a number of changes that is not proven."""
    levels = tuple(LevelProof(one.level, one.cost, None, one.seconds) for one in solution.levels)
    return Solution(solution.x, levels, solution.ended_early)
