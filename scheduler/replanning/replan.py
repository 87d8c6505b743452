"""Re-plans after slips: the provably smallest lawful change, a cause for each line, and the schedule file of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from constraints._catalogue import bind
from constraints._rule import Rule
from scenarios.apply import Applied, completed
from scenarios.digest import digest
from scenarios.domain import Meeting, Meetings, Scenario
from scenarios.possible import earliest
from scenarios.schedule import Outcome, Replan, Schedule
from scheduler.engine.board import LevelProof
from scheduler.engine.levels import Solution
from scheduler.engine.linear import NoTime
from scheduler.engine.progress import Progress
from scheduler.engine.search import Stop
from scheduler.engine.system import Infeasible, Ints
from scheduler.model.problem import LEVELS, Problem
from scheduler.model.sheet import CHANGES, SHIFT, WITHIN
from scheduler.replanning.causes import causes, changed
from scheduler.replanning.repair import Means, Repair, Task, finish_problem, finish_within, repair
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
    """A re-plan: the scenario after all operations, what they force, the schedule they start from.

    `inputs` are the digests of the folder where they differ from the old schedule's.
    """

    applied: Applied
    old: Schedule
    inputs: Mapping[str, str] | None = None

    @property
    def scenario(self) -> Scenario:
        """The scenario after the operations."""
        return self.applied.scenario

    def task(self, rules: tuple[Rule, ...], scenario: Scenario | None = None) -> Task:
        """What the solver is asked, of this scenario or of one with other locks."""
        asked = scenario or self.scenario
        stay = {
            proposal: meeting
            for proposal, meeting in self.old.meetings.items()
            if proposal in asked.proposals and proposal not in self.applied.forced
        }
        return Task(asked, rules, stay, self.applied.in_question)


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
    stop = Stop(None if deadline is None else deadline - RESERVE, interrupted)
    return Repaired.of(request, Means(stop, seed, workers, progress)).smallest()


@dataclass(frozen=True)
class Repaired:
    """A re-plan after steps A to C, with the model in which what they leave open is decided."""

    request: Request
    rules: tuple[Rule, ...]
    means: Means
    task: Task
    repair: Repair
    problem: Problem
    begun: float
    levels: tuple[int, ...] = LEVELS

    @staticmethod
    def of(request: Request, means: Means) -> Repaired:
        """Steps A to C. Raises NoSchedule and OutOfTime as `replan` does."""
        begun = time.monotonic()
        rules = tuple(bind(request.scenario.policy))
        judge_locks(request.scenario, rules)
        task, found = _repaired(request.task(rules), means)
        return Repaired(request, rules, means, task, found, finish_problem(task), begun)

    def smallest(self) -> Schedule:
        """Changes and shift as few as they can be, then the policy's levels."""
        x = self.problem.model.assignment(self.repair.meetings)
        held = {level: self.problem.model.system.cost(level, x) for level in (WITHIN, CHANGES, SHIFT)}
        solution = finish_within(self.problem, x, held, self.means, self.levels)
        return self._schedule(solution, shift=self.repair.proofs[SHIFT], extra=None)

    def with_more(self, extra: int, known: Meetings) -> Schedule:
        """At most so many changes more, to the best of the policy's levels, then least shift; `known` is one such."""
        x = self.problem.model.assignment(known)
        within = self.problem.model.system.cost(WITHIN, self.problem.model.assignment(self.repair.meetings))
        held = {WITHIN: within, CHANGES: self.repair.proofs[CHANGES].cost + extra}
        solution = finish_within(self.problem, x, held, self.means, (*LEVELS, SHIFT))
        *levels, shift = solution.levels
        return self._schedule(Solution(solution.x, tuple(levels), solution.ended_early), shift=shift, extra=extra)

    def _schedule(self, solution: Solution, *, shift: LevelProof, extra: int | None) -> Schedule:
        request, scenario, old = self.request, self.request.scenario, self.request.old
        meetings = self.problem.model.schedule(solution.x)
        verified(scenario, self.rules, meetings, {level.level: level.cost for level in solution.levels})
        moves = self.repair.proofs[CHANGES]
        changes = _counted(request, self.problem, meetings, solution.x)
        stopped = self.means.stop.asked is not None and self.means.stop.asked.is_set()
        whole = self.repair.proven and solution.proven and shift.cost == shift.bound
        outcome: Outcome = "optimal" if whole else "interrupted" if stopped else "time-limit"
        why = causes(scenario, self.rules, old.meetings, meetings, request.applied.forced, self.task.in_question)
        return Schedule(
            name=old.name,
            revision=old.revision + 1,
            inputs=dict(request.inputs or old.inputs),
            operations=(*old.operations, *completed(request.applied.operations, meetings)),
            solved=proof(
                solution if self.repair.proven else _unbounded(solution),
                outcome,
                time.monotonic() - self.begun,
                self.means.seed,
            ),
            replan=Replan(
                previous=digest(old),
                changes=changes,
                bound=moves.bound,
                shift=shift.cost,
                shift_bound=shift.bound if extra is None or moves.cost == moves.bound else None,
                extra=extra,
                kept=near_and_kept(scenario, old.meetings, meetings) or None,
                causes={proposal: cause.as_data() for proposal, cause in why.items()},
            ),
            meetings=marked(scenario, meetings, request.applied.status),
            unplaced=refusals(scenario, self.rules, meetings),
        )


def first_steps(request: Request, means: Means) -> Repair:
    """Steps A to C alone: what was unplaced before stays so. Raises NoSchedule and OutOfTime as `replan` does."""
    rules = tuple(bind(request.scenario.policy))
    judge_locks(request.scenario, rules)
    return _repaired(request.task(rules), means)[1]


def near_and_kept(scenario: Scenario, old: Meetings, new: Meetings) -> tuple[str, ...]:
    """Meetings nearer than `notice` asks which no lock excuses: they are lawful because they keep their old date."""
    first = earliest(scenario)
    return tuple(
        proposal
        for proposal, meeting in sorted(new.items())
        if first is not None
        and meeting.date < first
        and proposal in old
        and old[proposal].date == meeting.date
        and (proposal not in scenario.locked or scenario.locked[proposal].kind not in {"fact", "notice"})
    )


def counted(request: Request, meetings: Meetings) -> tuple[int, int]:
    """How many meetings changed, and by how many days in all; one without a place counts as all days of the horizon."""
    scenario, old = request.scenario, request.old.meetings
    names = changed(old, meetings, request.applied.forced, scenario)
    whole = (scenario.horizon.end - scenario.horizon.start).days + 1
    shift = sum(abs((meetings[name].date - old[name].date).days) if name in meetings else whole for name in names)
    return len(names), shift


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


def _counted(request: Request, problem: Problem, meetings: dict[str, Meeting], x: Ints) -> int:
    """The number of changes, counted from the schedules alone.

    The solver's shift must be the same; of changes it may count more, where it holds them and does not minimise them.
    """
    changes, shift = (problem.model.system.cost(level, x) for level in (CHANGES, SHIFT))
    found = counted(request, meetings)
    if found[0] > changes or found[1] != shift:
        raise Disagreement(f"the solver counts {(changes, shift)} (changes, days of shift), the schedules say {found}")
    return found[0]


def _unbounded(solution: Solution) -> Solution:
    """The levels without bounds: they hold for a number of changes that is not proven."""
    levels = tuple(LevelProof(one.level, one.cost, None, one.seconds) for one in solution.levels)
    return Solution(solution.x, levels, solution.ended_early)
