"""Plans a scenario: compiles the rules, solves level by level, and lets the checker have the last word."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.metadata import version

from constraints._assess import Assessment, assess
from constraints._blocked import refused
from constraints._catalogue import bind
from constraints._rule import Excess, Rule
from scenarios.digest import inputs
from scenarios.domain import Meeting, Meetings, Scenario, Status
from scenarios.operations import Operation
from scenarios.schedule import Case, LevelResult, Outcome, Refusal, Schedule, Solved
from scheduler.engine.levels import Solution, Solver
from scheduler.engine.linear import NoTime
from scheduler.engine.progress import Progress
from scheduler.engine.search import Stop
from scheduler.engine.system import Infeasible
from scheduler.model.problem import LEVELS, compile_problem
from scheduler.model.sheet import Sheet


class NoSchedule(Exception):
    """No schedule meets the hard rules; the text says what stands in the way."""


class OutOfTime(Exception):
    """The work ended before any schedule was found."""


class Disagreement(Exception):
    """The solver and the checker measure a schedule differently: an error of the program, never of the input."""


RESERVE, SHARE = 1.0, 0.7
"""Kept back from a time limit for the checker and for writing: seconds, and a share of what building the model took."""


def plan(
    scenario: Scenario,
    *,
    seed: int = 0,
    workers: int = 2,
    deadline: float | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
    interrupted: threading.Event | None = None,
    operations: Iterable[Operation] = (),
    fallback: Meetings | None = None,
) -> Schedule:
    """The best schedule of a scenario with proofs per level; `deadline` is a moment of `time.monotonic`.

    `fallback` is a lawful schedule, taken where the work ends before a better one was found.
    Raises NoSchedule where the hard rules leave none, OutOfTime where none was found in time.
    """
    begun = time.monotonic()
    rules = tuple(bind(scenario.policy))
    judge_locks(scenario, rules)
    problem = compile_problem([Sheet.of(scenario, rules)])
    stop = Stop(None if deadline is None else deadline - RESERVE - SHARE * (time.monotonic() - begun), interrupted)
    solver = Solver(
        problem.model.system,
        LEVELS,
        stop,
        seed=seed,
        workers=workers,
        hear=progress,
        coarse=problem.coarse,
        families=lambda: problem.families,
        fallback=None if fallback is None else lambda: problem.model.assignment(fallback),
    )
    try:
        solution = problem.model.tightened(solver.solve())
    except Infeasible:
        raise NoSchedule("no schedule meets the hard rules of this scenario") from None
    except NoTime:
        raise OutOfTime from None
    meetings = problem.model.schedule(solution.x)
    verified(scenario, rules, meetings, {level.level: level.cost for level in solution.levels})
    stopped = interrupted is not None and interrupted.is_set()
    outcome: Outcome = "optimal" if solution.proven else "interrupted" if stopped else "time-limit"
    return Schedule(
        name=scenario.name,
        inputs=inputs(scenario),
        operations=tuple(operations),
        solved=proof(solution, outcome, time.monotonic() - begun, seed),
        meetings=marked(scenario, meetings),
        unplaced=refusals(scenario, rules, meetings),
    )


def verified(scenario: Scenario, rules: tuple[Rule, ...], meetings: Meetings, costs: Mapping[int, int]) -> Assessment:
    """What the checker says of a solver's schedule; raises Disagreement unless lawful and of exactly these costs."""
    assessment = assess(scenario, meetings, rules)
    if not assessment.lawful:
        raise Disagreement(f"the solver's schedule breaches {sorted(assessment.breaches)[:5]}")
    different = {
        level: (cost, assessment.costs[level]) for level, cost in costs.items() if cost != assessment.costs[level]
    }
    if different:
        raise Disagreement(f"the solver and the checker differ (level: solver, checker): {different}")
    return assessment


def judge_locks(scenario: Scenario, rules: tuple[Rule, ...]) -> None:
    """Announced and pinned meetings must be lawful among all that is locked."""
    found = locked_breaches(scenario, rules)
    if found:
        names = "; ".join(f"{excess.rule}: {', '.join(excess.about)}" for excess in found)
        raise NoSchedule(f"what is locked breaches a rule by itself ({names}); release or change one of these")


def locked_breaches(scenario: Scenario, rules: tuple[Rule, ...]) -> tuple[Excess, ...]:
    """Breaches among what is locked that no schedule can mend: an announced or pinned meeting is party to them."""
    fixed = {
        proposal: Meeting(date=lock.date, place=lock.place)
        for proposal, lock in scenario.locked.items()
        if lock.date is not None and lock.place is not None
    }
    adding = tuple(rule for rule in rules if rule.adds_up)
    whole = assess(scenario, fixed, adding).breaches if fixed else ()
    return tuple(sorted((*whole, *_half_pinned(scenario))))


def _half_pinned(scenario: Scenario) -> Iterator[Excess]:
    """Pins of a date or a place alone that the proposal does not accept."""
    for proposal, lock in scenario.locked.items():
        if lock.date is None and lock.place is not None and lock.place not in scenario.accepted(proposal):
            yield Excess("place_offered", (proposal,), 1)
        if lock.place is None and lock.date is not None and lock.date not in set(scenario.window(proposal)):
            yield Excess("window", (proposal,), 1)


def proof(solution: Solution, outcome: Outcome, seconds: float, seed: int) -> Solved:
    """The `solved` part of a schedule file."""
    return Solved(
        outcome=outcome,
        levels=tuple(
            LevelResult(level=one.level, cost=one.cost, bound=one.bound, seconds=round(one.seconds, 2))
            for one in solution.levels
        ),
        seconds=round(seconds, 2),
        seed=seed,
        versions={"kezdesu": version("kezdesu"), "ortools": version("ortools")},
    )


def marked(scenario: Scenario, meetings: Meetings, status: Mapping[str, Status] | None = None) -> dict[str, Meeting]:
    """The meetings with status and lock, as a schedule file shows them."""
    locks = {proposal: lock.kind for proposal, lock in scenario.locked.items()}
    return {
        proposal: Meeting(
            date=meeting.date,
            place=meeting.place,
            status=(status or {}).get(proposal, "planned"),
            locked=locks.get(proposal),
        )
        for proposal, meeting in meetings.items()
    }


def refusals(scenario: Scenario, rules: tuple[Rule, ...], meetings: Meetings) -> dict[str, Refusal]:
    """Every unplaced proposal with what stands in its way, by id."""
    return {
        proposal: Refusal(because=tuple(Case(rule=one.rule, about=one.about) for one in cases))
        for proposal, cases in refused(scenario, meetings, rules).items()
    }
