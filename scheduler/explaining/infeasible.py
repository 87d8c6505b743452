"""Why a scenario has no lawful schedule at all, and the least to give up so that it has one, with that schedule.

What must be placed (locked meetings; all proposals where `placed` is hard) is put in one by one, the others making
room. The first that finds none has a minimal conflict with some of those before it. Giving up one member of each
conflict in turn, the fewest first, finds the least to give up.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from constraints._catalogue import bind
from scenarios.domain import Language, Meeting, RuleSetting, Scenario
from scheduler.engine.linear import NoTime
from scheduler.engine.search import Stop, search
from scheduler.engine.system import Infeasible
from scheduler.explaining.board import Board, fit
from scheduler.explaining.conflict import Conflict, conflict_among
from scheduler.explaining.explain_words import member_words
from scheduler.explaining.explanations import Where
from scheduler.explaining.member import Member, stays
from scheduler.model.compiled import compile_sheets
from scheduler.model.sheet import Limit, Sheet
from scheduler.words import say

PATIENCE = 30.0
"""Seconds, where no other limit is given."""
MOST_GIVEN_UP = 3


@dataclass(frozen=True)
class Infeasibility:
    """Why there is no schedule: a conflict of rules and inputs, and the fewest members to give up for a schedule.

    `given_up` and `meetings` are empty where none was found in time, or with as few members as are tried.
    """

    conflict: Conflict
    given_up: tuple[Member, ...]
    meetings: dict[str, Meeting]


def explain(scenario: Scenario, *, stop: Stop | None = None) -> Infeasibility | None:
    """Why the scenario has no lawful schedule; None where one was found, or where time ended before a reason was."""
    limit = stop or Stop(time.monotonic() + PATIENCE)
    try:
        found = _explain(scenario, limit)
    except (TimeoutError, NoTime):
        return None
    return found


def lines(scenario: Scenario, found: Infeasibility, language: Language, where: Where) -> Iterator[str]:
    """The reasons, each with where its input stands, and what to give up."""
    yield say(language, "infeasible-conflict")
    for member in found.conflict.members:
        source = where(member.rule, member.about)
        words = member_words(scenario, {}, member, language)
        yield f"  {words} [{source}]" if source else f"  {words}"
    if not found.conflict.minimal:
        yield say(language, "explain-not-minimal")
    if found.given_up:
        yield say(language, "infeasible-give-up", count=len(found.given_up))
        yield from (f"  {member_words(scenario, {}, member, language)}" for member in found.given_up)
    if found.meetings:
        yield say(language, "infeasible-then", count=len(found.meetings))
        for one, meeting in sorted(found.meetings.items(), key=lambda item: (item[1].date, item[0])):
            yield f"  {meeting.date} {one} {meeting.place}"


def _explain(scenario: Scenario, stop: Stop) -> Infeasibility | None:
    first = _conflict_without(scenario, frozenset(), stop)
    if isinstance(first, dict):
        return None
    waiting = deque([(frozenset[Member](), first)])
    seen: set[frozenset[Member]] = set()
    while waiting:
        given_up, conflict = waiting.popleft()
        for member in sorted(conflict.members, key=_readiness):
            more = given_up | {member}
            if more in seen or member.rule in ("window", "place_offered"):
                continue
            seen.add(more)
            try:
                outcome = _conflict_without(scenario, more, stop)
            except (TimeoutError, NoTime):
                return Infeasibility(first, (), {})
            if isinstance(outcome, dict):
                return Infeasibility(first, tuple(sorted(more)), outcome)
            if len(more) < MOST_GIVEN_UP:
                waiting.append((more, outcome))
    return Infeasibility(first, (), {})


def _readiness(member: Member) -> tuple[int, Member]:
    """Locks are given up before meetings, these before closures and absences, and rules last."""
    order = ("locked", "placed", "region_open", "body_free")
    return (order.index(member.rule) if member.rule in order else len(order)), member


def _conflict_without(scenario: Scenario, dropped: frozenset[Member], stop: Stop) -> Conflict | dict[str, Meeting]:
    """A minimal conflict where these members need not hold, or a schedule."""
    softened, required = _softened(scenario, dropped)
    whole = Sheet.of(softened, [rule for rule in bind(softened.policy) if rule.mode == "hard"])
    plain = replace(whole, at_leasts=[])
    meetings: dict[str, Meeting] = {}
    needed: list[str] = []
    for proposal in required:
        if stays(softened, proposal) in dropped:
            continue
        needed.append(proposal)
        board = Board(softened, meetings, plain, dropped)
        found = fit(board, proposal, stop=stop)
        if found.meetings is None:
            conflict = conflict_among(board, proposal, found.needed, stop)
            members = {*conflict.members, stays(softened, proposal)}
            return Conflict(tuple(sorted(members)), conflict.minimal)
        meetings = found.meetings
    minima = [limit for limit in whole.at_leasts if Member(limit.rule.name, limit.case) not in dropped]
    return _minima(whole, minima, tuple(needed), dropped, stop) if minima else meetings


def _softened(scenario: Scenario, dropped: frozenset[Member]) -> tuple[Scenario, tuple[str, ...]]:
    """The scenario in which unplaced proposals are lawful, and those that must be placed, locked ones first."""
    placed = scenario.policy.rules["placed"]
    locked = {one: lock for one, lock in scenario.locked.items() if Member("locked", (one,)) not in dropped}
    scenario = scenario.replaced(locked=locked)
    required = dict.fromkeys(sorted(scenario.locked))
    if placed.mode != "hard":
        return scenario, tuple(required)
    sheet = Sheet.of(scenario, [rule for rule in bind(scenario.policy) if rule.name == "placed"])
    for _, amount in sheet.unplaced_amounts:
        required.update(dict.fromkeys(one for one in sorted(scenario.proposals) if amount(one)))
    off = RuleSetting.model_validate({**placed.model_dump(), "mode": "off"})
    policy = scenario.policy.replaced(rules={**scenario.policy.rules, "placed": off})
    return scenario.replaced(policy=policy), tuple(required)


def _minima(
    sheet: Sheet, minima: list[Limit], needed: tuple[str, ...], dropped: frozenset[Member], stop: Stop
) -> Conflict | dict[str, Meeting]:
    """A schedule that meets the minima, or minima that cannot be met together under the other hard rules."""
    kept = [limit for limit in sheet.at_mosts if Member(limit.rule.name, limit.case) not in dropped]
    base = replace(sheet, at_mosts=kept)
    left = [*minima]
    meetings = _meeting(base, left, needed, stop)
    if meetings is not None:
        return meetings
    size = max(1, len(left) // 2)
    while True:
        parts = [left[at : at + size] for at in range(0, len(left), size)]
        for part in parts:
            rest = [limit for limit in left if limit not in part]
            if _meeting(base, rest, needed, stop) is None:
                left = rest
        if size == 1:
            return Conflict(tuple(Member(limit.rule.name, limit.case) for limit in left), minimal=False)
        size = max(1, size // 2)


def _meeting(sheet: Sheet, minima: list[Limit], needed: tuple[str, ...], stop: Stop) -> dict[str, Meeting] | None:
    try:
        model = compile_sheets([replace(sheet, at_leasts=minima)], ())
        high = model.system.high.copy()
        high[[model.columns.unplaced[one] for one in needed]] = 0
        system = model.system.with_bounds(model.system.low, high)
        found = search(system, system.low * 0, 0, stop, feasible_only=True)
    except Infeasible:
        return None
    if found.verdict == "open":
        raise TimeoutError
    return None if found.x is None else model.schedule(found.x)
