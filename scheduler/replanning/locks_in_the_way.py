"""Which lock keeps a `must` out of the schedule, or all schedules from being lawful, and what releasing it would give.

Each lock that could matter is taken away in turn and step A solved again without it: an answer, not a guess.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from constraints._catalogue import bind
from constraints._rule import Excess, Rule
from scenarios.domain import Lock, LockKind, Meeting, Model, Scenario
from scheduler.engine.linear import NoTime
from scheduler.engine.system import Infeasible
from scheduler.replanning.repair import Means, least_unplaced
from scheduler.replanning.replan import Request
from scheduler.solve import locked_breaches

AROUND = timedelta(days=31)
"""How far from a proposal's dates a locked meeting may be to take its place: month caps reach that far."""


class LockInTheWay(Model):
    """A lock without which the musts `placed` get a place; `cost` is level 1 then (None: a lawful schedule exists)."""

    proposal: str
    lock: LockKind
    placed: tuple[str, ...]
    cost: int | None


class LockReport(Model):
    """The musts left out (or none where there is no schedule at all), the locks in their way, level 1 as it is.

    `all_together` are the musts that find a place without all of these locks, asked where no single one is in the way.
    """

    left_out: tuple[str, ...]
    cost: int | None
    locks: tuple[LockInTheWay, ...]
    all_together: tuple[str, ...] = ()


def left_out_musts(request: Request, meetings: dict[str, Meeting]) -> tuple[str, ...]:
    """The musts in question without a meeting, but for those postponed beyond the horizon."""
    scenario = request.scenario
    return tuple(
        one
        for one in sorted(request.applied.in_question & set(scenario.proposals))
        if scenario.proposals[one].priority == "must"
        and one not in meetings
        and one not in request.applied.forced_unplaced
    )


def locks_in_the_way(request: Request, left_out: tuple[str, ...], means: Means) -> LockReport:
    """What each lock costs; without `left_out`, which locks leave no schedule at all."""
    scenario, rules = request.scenario, tuple(bind(request.scenario.policy))
    locks = tuple(_relevant(scenario, left_out or tuple(scenario.proposals)))
    before = _without(request, rules, (), means) if left_out else None
    found: list[LockInTheWay] = []
    for one in locks:
        after = _without(request, rules, (one,), means)
        if after is None:
            continue
        placed = tuple(name for name in left_out if name in after[1])
        if placed or not left_out:
            cost = after[0] if left_out else None
            found.append(LockInTheWay(proposal=one, lock=scenario.locked[one].kind, placed=placed, cost=cost))
    together: tuple[str, ...] = ()
    if not found and len(locks) > 1:
        after = _without(request, rules, locks, means)
        together = () if after is None else tuple(name for name in left_out if name in after[1])
    return LockReport(left_out=left_out, cost=before[0] if before else None, locks=tuple(found), all_together=together)


def clashes(scenario: Scenario) -> tuple[Excess, ...]:
    """The breaches among what is locked that no schedule can mend."""
    return locked_breaches(scenario, tuple(bind(scenario.policy)))


def _relevant(scenario: Scenario, wanted: tuple[str, ...]) -> Iterator[str]:
    """The locks that can be lifted (facts cannot) of meetings that share a body or a region with a wanted proposal."""
    for one, lock in sorted(scenario.locked.items()):
        if lock.kind != "fact" and any(_near(scenario, one, lock, name) for name in wanted):
            yield one


def _near(scenario: Scenario, one: str, lock: Lock, wanted: str) -> bool:
    proposal, dates = scenario.proposals[wanted], scenario.proposals[wanted].dates
    if lock.date is not None and not dates.start - AROUND <= lock.date <= dates.end + AROUND:
        return False
    if set(proposal.bodies) & set(scenario.proposals[one].bodies):
        return True
    regions = {place.partition("/")[0] for place in scenario.accepted(wanted)}
    return lock.place is None or lock.place.partition("/")[0] in regions


def _without(
    request: Request, rules: tuple[Rule, ...], locks: tuple[str, ...], means: Means
) -> tuple[int, dict[str, Meeting]] | None:
    """Level 1 and the meetings of step A without these locks; None where there is no schedule (or no time)."""
    kept = {one: lock for one, lock in request.scenario.locked.items() if one not in locks}
    scenario = request.scenario.replaced(locked=kept)
    if locks and clashes(scenario):
        return None
    try:
        return least_unplaced(request.task(rules, scenario), means)
    except (Infeasible, NoTime):
        return None
