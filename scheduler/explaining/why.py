"""What having a meeting on another date, or at another place, would change; or why it cannot be there."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date as Date

from constraints._assess import LEVELS, assess
from constraints._catalogue import bind
from scenarios.domain import Meeting, Window
from scheduler.engine.linear import NoTime
from scheduler.engine.search import Stop
from scheduler.engine.system import Infeasible
from scheduler.explaining.board import Board
from scheduler.explaining.conflict import Conflict, shrunk
from scheduler.explaining.member import Member
from scheduler.explaining.prover import Prover
from scheduler.explaining.small import Small
from scheduler.replanning.repair import Means, Task, repair_model, repair_within


@dataclass(frozen=True)
class Contrast:
    """A proposal on a date (at a place): the conflict that forbids it, or the schedule with it and its costs.

    `before` and `after` are the costs of levels 1 to 4. The schedule has the best level 1, then the fewest changes,
    then the least shift.
    """

    proposal: str
    conflict: Conflict | None
    meetings: dict[str, Meeting]
    before: tuple[int, ...] = ()
    after: tuple[int, ...] = ()


def why(
    board: Board,
    proposal: str,
    day: Date,
    place: str | None = None,
    *,
    stop: Stop | None = None,
    seed: int = 0,
    workers: int = 2,
) -> Contrast:
    """What having the proposal there would take. Raises TimeoutError where that was not found in time."""
    limit = stop or Stop(time.monotonic() + 60)
    scenario = board.scenario
    if proposal in scenario.locked:
        return Contrast(proposal, Conflict((Member("locked", (proposal,)),), minimal=True), {})
    places = (place,) if place else tuple(scenario.accepted(proposal))
    forbidden = _forbidden(board, proposal, day, places, limit)
    if forbidden is not None:
        return Contrast(proposal, forbidden, {})
    rules = bind(scenario.policy)
    wish = scenario.proposals[proposal].replaced(dates=Window(start=day, end=day), places=places)
    narrowed = scenario.replaced(proposals={**scenario.proposals, proposal: wish})
    stay = {one: meeting for one, meeting in board.meetings.items() if one != proposal}
    asked = frozenset({*board.meetings, proposal}) if board.adds_up else frozenset(scenario.proposals)
    model = repair_model(Task(narrowed, bind(narrowed.policy), stay, asked))
    high = model.system.high.copy()
    high[model.columns.unplaced[proposal]] = 0
    try:
        found = repair_within(
            model, model.system.with_bounds(model.system.low, high), Means(limit, seed, workers)
        ).meetings
    except NoTime:
        raise TimeoutError from None
    except Infeasible:
        whole = Small(board.sheet, proposal, tuple(scenario.proposals), days=(day,), places=places)
        return Contrast(proposal, _minimal(Prover(whole.build(), proposal, limit)), {})
    costs = [assess(scenario, meetings, rules).costs for meetings in (board.meetings, found)]
    before, after = (tuple(one[level] for level in LEVELS) for one in costs)
    return Contrast(proposal, None, found, before, after)


def _forbidden(board: Board, proposal: str, day: Date, places: tuple[str, ...], stop: Stop) -> Conflict | None:
    """The conflict of the proposal there with what is locked; None where they have a schedule."""
    if not board.adds_up:
        return None
    locked = tuple(one for one in sorted(board.scenario.locked) if one != proposal)
    small = Small(board.sheet, proposal, (proposal, *locked), days=(day,), places=places).build()
    prover = Prover(small, proposal, stop)
    return None if prover.contradicted(frozenset(small.members())) is None else _minimal(prover)


def _minimal(prover: Prover) -> Conflict:
    core = prover.contradicted(frozenset(prover.small.members()))
    assert core is not None, "what has no schedule contradicts itself"
    needed, rest = shrunk(prover, core)
    return Conflict(tuple(sorted(needed | rest)), minimal=not rest)
