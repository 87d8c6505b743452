"""Timefold, Python edition: a construction heuristic and local search; good schedules, never a proof.

The edition was halted in July 2025 and needs Java 17. What a model like this one costs beside the search (start of
Java, translation of the functions, copying the facts over) is part of its time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import version as installed
from itertools import combinations
from typing import TYPE_CHECKING, Any

from benchmarks._peers.facts import Costs, Facts, facts
from benchmarks._peers.record import Record
from constraints._assess import LEVELS
from scenarios.domain import Meetings, Scenario

if TYPE_CHECKING:
    from benchmarks._peers.timefold_model import Plan

RESERVE = 1.0
"""Seconds kept back for the last schedule to come over from Java."""
PHASES = """<?xml version="1.0" encoding="UTF-8"?>
<solver xmlns="https://timefold.ai/xsd/solver">
  <constructionHeuristic>
    <constructionHeuristicType>FIRST_FIT</constructionHeuristicType>
    <forager><pickEarlyType>FIRST_NON_DETERIORATING_SCORE</pickEarlyType></forager>
  </constructionHeuristic>
  <localSearch/>
</solver>"""


def version(_peer: str) -> str:
    """The version of the package."""
    return f"timefold {installed('timefold')} (Python edition, halted in July 2025)"


def solve(scenario: Scenario, _peer: str, record: Record) -> None:
    """Searches until the limit. Raises NotStated as `facts` does."""
    found = facts(scenario)
    try:
        claimed = search(found, lambda: record.left() - RESERVE, record.found)
        for level, cost in zip(LEVELS, claimed, strict=False):
            record.settled(level, cost=cost, bound=None)
        if not claimed:
            record.note("no time was left to search once the model was built")
    finally:
        from java.lang import Thread  # type: ignore[import-not-found]  # noqa: PLC0415 - a Java class

        Thread.detach()  # else Java waits for this thread when the process ends


def search(found: Facts, left: Callable[[], float], hear: Callable[[Meetings], None]) -> tuple[int, ...]:
    """Tells better and better schedules, the last one for sure, and returns what that costs by the engine's own score.

    `left` is asked for the seconds to search in once all is built; nothing is returned where there are none.
    """
    from jpype import JImplements, JOverride  # type: ignore[import-untyped]  # noqa: PLC0415 - what follows starts Java
    from timefold.solver import SolverFactory  # noqa: PLC0415
    from timefold.solver.config import (  # noqa: PLC0415
        Duration,
        ScoreDirectorFactoryConfig,
        SolverConfig,
        SolverConfigOverride,
        TerminationConfig,
    )

    from benchmarks._peers.timefold_model import Plan, Talk  # noqa: PLC0415
    from benchmarks._peers.timefold_rules import rules  # noqa: PLC0415

    config: SolverConfig[Plan] = SolverConfig.create_from_xml_text(PHASES)
    config.solution_class, config.entity_class_list = Plan, [Talk]
    config.score_director_factory_config = ScoreDirectorFactoryConfig(constraint_provider_function=rules(found))
    from _jpyinterpreter import convert_to_java_python_like_object  # type: ignore[import-untyped]  # noqa: PLC0415
    from ai.timefold.solver.core.api.solver.event import (  # type: ignore[import-not-found]  # noqa: PLC0415
        SolverEventListener,
    )

    problem = convert_to_java_python_like_object(_plan(found))
    factory = SolverFactory.create(config)
    seconds = left()
    if seconds <= 0:
        return ()
    limit = TerminationConfig(spent_limit=Duration(milliseconds=int(1000 * seconds)))
    solver = factory.build_solver(SolverConfigOverride(termination_config=limit))

    @JImplements(SolverEventListener)
    class Listener:
        """Tells the better schedules, each when a tenth of the time so far has passed since the last."""

        told = 0

        @JOverride  # type: ignore[untyped-decorator]
        def bestSolutionChanged(self, event: Any) -> None:  # noqa: N802 - Java's name
            spent = int(event.getTimeMillisSpent())
            if spent >= 1.1 * self.told:
                self.told = spent + 50
                hear(_meetings(found, event.getNewBestSolution()))

    solver._delegate.addEventListener(Listener())  # the public way copies the whole problem for every schedule
    best = solver._delegate.solve(problem)
    hear(_meetings(found, best))
    return tuple(-int(best.getScore().softScore(at)) for at in range(len(LEVELS)))


def _plan(found: Facts) -> Plan:
    from benchmarks._peers.timefold_model import (  # noqa: PLC0415
        Attendance,
        Day,
        Month,
        Need,
        Pair,
        Place,
        Plan,
        Receiver,
        Talk,
    )

    days = [Day(at, *of) for at, of in enumerate(zip(found.months, found.periods, strict=True))]
    places = [
        Place(at, one.region, one.centre, one.cap, one.unreached, set(found.closed[one.region][not one.centre]))
        for at, one in enumerate(found.sites)
    ]
    talks = [
        Talk(
            id=at,
            scheduled=wish.scheduled,
            left_out=wish.left_out,
            day_costs=_by_level(wish.days.items()),
            place_costs=_by_level(wish.places.items()),
            days=[days[day] for day in wish.days],
            places=[places[place] for place in wish.places],
        )
        for at, wish in enumerate(found.wishes)
    ]
    shared = {
        (one, other): len({*found.wishes[one].bodies} & {*found.wishes[other].bodies})
        for one, other in combinations(range(len(talks)), 2)
    }
    least = found.number("body_minimum", "at_least")
    return Plan(
        day_facts=days,
        place_facts=places,
        attendances=[Attendance(at, body) for at, wish in enumerate(found.wishes) for body in wish.bodies],
        pairs=[Pair(one, other, bodies) for (one, other), bodies in shared.items() if bodies],
        needs=[Need(body, period, least) for body, period in found.needs],
        receivers=[
            Receiver(at, minimum, short)
            for at, (minimum, short) in enumerate(zip(found.minimum, found.short, strict=True))
        ],
        months=[Month(at, cap) for at, cap in enumerate(found.month_caps)],
        talks=talks,
    )


def _by_level(choices: Iterable[tuple[int, Costs]]) -> list[dict[int, int]]:
    listed = list(choices)
    return [{choice: costs[at] for choice, costs in listed if costs[at]} for at in range(len(LEVELS))]


def _meetings(found: Facts, solution: Any) -> Meetings:
    """The schedule of a solution as Java holds it."""
    from _jpyinterpreter import unwrap_python_like_object as number  # noqa: PLC0415
    from ai.timefold.jpyinterpreter.types import PythonNone  # type: ignore[import-not-found]  # noqa: PLC0415 - a Java class

    chosen = {}
    for talk in solution.talks:
        if not isinstance(talk.place, PythonNone) and not isinstance(talk.day, PythonNone):
            chosen[number(talk.id)] = (number(talk.day.number), number(talk.place.number))
    return found.meetings(chosen)
