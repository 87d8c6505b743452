"""Why a proposal has no meeting and what would give it one; why a meeting is where it is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date

from constraints._assess import LEVELS, assess
from constraints._catalogue import bind
from constraints._rule import Excess, Rule
from constraints._slack import forbidding
from scenarios.domain import Meeting, Meetings, Model, Scenario
from scenarios.operations import Operation, Pin
from scheduler.engine.linear import NoTime
from scheduler.engine.search import Stop
from scheduler.engine.system import Infeasible
from scheduler.explaining.board import Board, Fit, fit
from scheduler.explaining.conflict import Conflict, conflict_among
from scheduler.explaining.counterfactual import Counterfactual, Counterfactuals, counterfactuals
from scheduler.explaining.member import Answer
from scheduler.replanning.repair import Means, Task, repair_model, repair_within
from scheduler.score import of_meeting

PATIENCE = 20.0
"""Seconds for one proposal, where no other limit is given: past them, what is known is told as not minimal."""


NONE = Counterfactuals((), complete=True)


@dataclass(frozen=True)
class Unplaced:
    """Why a proposal has no meeting.

    `conflict` and `counterfactuals` belong to the answer `conflict`; `moves` are pins that let it in without any loss
    on level 1; `worse` are the cases of level 1 that its meeting would make worse, each by its amount.
    """

    proposal: str
    answer: Answer
    conflict: Conflict | None = None
    counterfactuals: Counterfactuals = NONE
    moves: tuple[Operation, ...] = ()
    worse: tuple[Excess, ...] = ()


class Binding(Model):
    """A date nearer to the preferred one: what a meeting there would breach, or what it would cost by level."""

    date: Date
    breaches: tuple[tuple[str, tuple[str, ...]], ...] = ()
    costs: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Placed:
    """Why a meeting is where it is.

    `binding` are the dates nearer to its preference, the nearest first; `costs` its cost by rule as (level, cost);
    `slack` the dates it could move to with nothing else changing; `next_best` the date and place after its own, with
    what the schedule would cost more on each level.
    """

    proposal: str
    binding: tuple[Binding, ...]
    costs: dict[str, tuple[int, int]]
    slack: tuple[Date, ...]
    next_best: tuple[Meeting, tuple[int, ...]] | None = field(default=None)


def explain(board: Board, proposal: str, *, stop: Stop | None = None, seed: int = 0, workers: int = 2) -> Unplaced:
    """Why an unplaced proposal has no meeting. Raises TimeoutError where not even a conflict was found in time."""
    limit = stop or Stop(time.monotonic() + PATIENCE)
    try:
        found = fit(board, proposal, stop=limit)
        if found.meetings is not None:
            added = pins(board.meetings, found.meetings)
            if len(added) == 1 and not worse(
                board.scenario, bind(board.scenario.policy), board.meetings, found.meetings, 1
            ):
                return Unplaced(proposal, "moves", moves=added)
            return _possible(board, proposal, Means(limit, seed, workers))
        return _impossible(board, proposal, found, limit)
    except NoTime:
        raise TimeoutError from None


def _impossible(board: Board, proposal: str, found: Fit, stop: Stop) -> Unplaced:
    why = conflict_among(board, proposal, found.needed, stop)
    return Unplaced(proposal, "conflict", why, counterfactuals(board, proposal, why, stop))


def _possible(board: Board, proposal: str, means: Means) -> Unplaced:
    """The fewest moves without a loss on level 1, else the least loss with all that is placed."""
    scenario, meetings = board.scenario, board.meetings
    rules = bind(scenario.policy)
    asked = frozenset({*meetings, proposal}) if board.adds_up else frozenset(scenario.proposals)
    task = Task(scenario, rules, meetings, asked)
    model = repair_model(task)
    before = assess(scenario, meetings, rules)
    high = model.system.high.copy()
    for one in (*meetings, proposal):
        high[model.columns.unplaced[one]] = 0
    kept = model.system.with_bounds(model.system.low, high)
    try:
        moved = repair_within(model, kept.at_most(1, before.costs[1]), means).meetings
        return Unplaced(proposal, "moves", moves=pins(meetings, moved))
    except Infeasible:
        least = repair_within(model, kept, means).meetings
        return Unplaced(proposal, "minimum", worse=worse(scenario, rules, meetings, least, 1))


def pins(old: Meetings, new: Meetings) -> tuple[Operation, ...]:
    """Pins of all meetings that are new or elsewhere, by id."""
    return tuple(
        Pin(op="pin", proposal=one, date=meeting.date, place=meeting.place)
        for one, meeting in sorted(new.items())
        if one not in old or (old[one].date, old[one].place) != (meeting.date, meeting.place)
    )


def worse(scenario: Scenario, rules: tuple[Rule, ...], old: Meetings, new: Meetings, level: int) -> tuple[Excess, ...]:
    """The cases of soft rules of a level that the new schedule makes worse, each by the amount added."""
    chosen = tuple(rule for rule in rules if rule.mode == "soft" and rule.level == level)
    before, after = assess(scenario, old, chosen), assess(scenario, new, chosen)
    found = []
    for rule in chosen:
        amounts = {rule.case_of(case): case.amount for case in before.excesses[rule.name]}
        for case in after.excesses[rule.name]:
            more = case.amount - amounts.get(rule.case_of(case), 0)
            if more > 0:
                found.append(Excess(rule.name, rule.case_of(case), more))
    return tuple(sorted(found))


def explain_meeting(scenario: Scenario, meetings: Meetings, proposal: str, *, brief: bool = False) -> Placed:
    """Why a meeting is where it is; `brief` leaves out what other dates and places would cost."""
    rules = bind(scenario.policy)
    here = meetings[proposal]
    at_place = forbidding(scenario, meetings, proposal, here.place, rules)
    locked = proposal in scenario.locked
    slack = () if locked else tuple(day for day, cases in at_place.items() if not cases and day != here.date)
    nearer = [] if locked else list(_nearer(scenario, proposal, here.date, at_place))
    binding = []
    for day in nearer:
        cases = at_place[day]
        if cases:
            binding.append(Binding(date=day, breaches=tuple((case.rule, case.about) for case in cases)))
        else:
            moved = {**meetings, proposal: Meeting(date=day, place=here.place)}
            costs = None if brief else _more(scenario, rules, meetings, moved)
            binding.append(Binding(date=day, costs=costs))
    best = None if brief or locked else _next_best(scenario, rules, meetings, proposal, slack)
    return Placed(proposal, tuple(binding), dict(of_meeting(scenario, meetings, proposal)), slack, best)


def _nearer(scenario: Scenario, proposal: str, here: Date, days: dict[Date, tuple[Excess, ...]]) -> Iterator[Date]:
    """The dates nearer to the preferred one than a meeting's own, the nearest first."""
    prefer = scenario.proposals[proposal].dates.prefer
    if prefer is not None:
        away = abs((here - prefer).days)
        yield from sorted((day for day in days if abs((day - prefer).days) < away), key=lambda day: abs(day - prefer))


NEAREST = 6
"""So many dates and so many places are compared for the next best."""


def _next_best(
    scenario: Scenario, rules: tuple[Rule, ...], meetings: Meetings, proposal: str, slack: tuple[Date, ...]
) -> tuple[Meeting, tuple[int, ...]] | None:
    """The date at the same place, or the place on the same date, that costs least more; ties by date and place."""
    here = meetings[proposal]
    aim = scenario.proposals[proposal].dates.prefer or here.date
    days = sorted(slack, key=lambda day: (abs(day - aim), day))[:NEAREST]
    options = [Meeting(date=day, place=here.place) for day in days]
    others = [place for place in scenario.accepted(proposal) if place != here.place]
    free = (place for place in others if not forbidding(scenario, meetings, proposal, place, rules)[here.date])
    options += [Meeting(date=here.date, place=place) for _, place in zip(range(NEAREST), free, strict=False)]
    priced = [
        (_more(scenario, rules, meetings, {**meetings, proposal: option}), option.date, option.place, option)
        for option in options
    ]
    if not priced:
        return None
    costs, _, _, best = min(priced, key=lambda one: one[:3])
    return best, costs


def _more(scenario: Scenario, rules: tuple[Rule, ...], old: Meetings, new: Meetings) -> tuple[int, ...]:
    """What the new schedule costs more on each level (less: below 0)."""
    before, after = assess(scenario, old, rules).costs, assess(scenario, new, rules).costs
    return tuple(after[level] - before[level] for level in LEVELS)


__all__ = ["Answer", "Binding", "Counterfactual", "Placed", "Unplaced", "explain", "explain_meeting", "pins", "worse"]
