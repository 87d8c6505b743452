"""The minimal conflict of an unplaced proposal: why it and all that is placed cannot be together.

The meetings needed are found around the proposal; a small model of these alone then gives the members by the
multipliers of a proof, and by leaving out one after the other. Every test is an exact proof: a bound of a relaxation
evaluated in whole numbers, or CP-SAT's whole search.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date

from scheduler.engine.search import Stop
from scheduler.explaining.board import Board, fit, small_of
from scheduler.explaining.member import Member
from scheduler.explaining.prover import Prover
from scheduler.explaining.small import Small, monotone
from scheduler.explaining.spots import whole_horizon


@dataclass(frozen=True)
class Conflict:
    """Members that cannot hold together; `minimal` where each was proven to be needed."""

    members: tuple[Member, ...]
    minimal: bool

    def about(self, rule: str) -> tuple[tuple[str, ...], ...]:
        """What the members of one rule are about."""
        return tuple(member.about for member in self.members if member.rule == rule)

    @property
    def meetings(self) -> tuple[str, ...]:
        """The meetings that stay placed in it."""
        return tuple(about[0] for rule in ("locked", "placed") for about in self.about(rule))


def conflict(board: Board, proposal: str, *, stop: Stop | None = None) -> Conflict | None:
    """The minimal conflict of an unplaced proposal; None where it and all that is placed have a schedule.

    Past `stop` (60 s without one) what is known by then is returned as not minimal; raises TimeoutError where not even
    that was found.
    """
    limit = stop or Stop(time.monotonic() + 60)
    found = fit(board, proposal, stop=limit)
    return None if found.meetings is not None else conflict_among(board, proposal, found.needed, limit)


def conflict_among(board: Board, proposal: str, needed: Iterable[str], stop: Stop) -> Conflict:
    """The minimal conflict among an unplaced proposal and meetings that contradict it."""
    prover = Prover(small_of(board, proposal, needed), proposal, stop)
    core = prover.contradicted(board.holding(prover.small))
    assert core is not None, "what is needed contradicts itself"
    return minimal(prover, core)


def minimal(prover: Prover, core: frozenset[Member]) -> Conflict:
    """A minimal part of contradicting members: one after the other is left out, the dullest first.

    The proposal's window and places come last, with wider choices of dates and places.
    """
    own = frozenset({Member("window", (prover.asked,)), Member("place_offered", (prover.asked,))})
    needed, rest = shrunk(prover, core - own, own)
    if rest:
        return Conflict(tuple(sorted(own | needed | rest)), minimal=False)
    return _with_own(prover, needed)


def shrunk(
    prover: Prover, core: frozenset[Member], holding: frozenset[Member] = frozenset()
) -> tuple[frozenset[Member], frozenset[Member]]:
    """Of contradicting members, beside those that hold anyway: the needed ones, and those not judged in time."""
    needed: frozenset[Member] = frozenset()
    left = sorted(core, key=lambda member: _dullness(prover.asked, member))
    while left:
        member = left.pop(0)
        try:
            proof = prover.contradicted(holding | needed | frozenset(left))
        except TimeoutError:
            return needed, frozenset((member, *left))
        if proof is None:
            needed |= {member}
        else:
            left = [one for one in left if one in proof]
    return needed, frozenset()


def _with_own(prover: Prover, needed: frozenset[Member]) -> Conflict:
    """The conflict with those of the proposal's window and places that it needs."""
    window, places = Member("window", (prover.asked,)), Member("place_offered", (prover.asked,))
    scenario = prover.small.scenario
    every_day, every_place = whole_horizon(scenario), tuple(scenario.places)
    try:
        if _wider(prover, needed, every_day, None).contradicted(needed | {places}) is None:
            if _wider(prover, needed, None, every_place).contradicted(needed | {window}) is None:
                return Conflict(tuple(sorted(needed | {window, places})), minimal=True)
            return Conflict(tuple(sorted(needed | {window})), minimal=True)
        narrow = _wider(prover, needed, tuple(scenario.window(prover.asked)), every_place)
        wide = _wider(prover, needed, every_day, every_place)
        if narrow.contradicted(needed) is None or wide.contradicted(needed) is None:
            return Conflict(tuple(sorted(needed | {places})), minimal=True)
    except TimeoutError:
        return Conflict(tuple(sorted(needed | {window, places})), minimal=False)
    return Conflict(tuple(sorted(needed)), minimal=True)


def _wider(
    prover: Prover, needed: frozenset[Member], days: tuple[Date, ...] | None, places: tuple[str, ...] | None
) -> Prover:
    small = prover.small
    stay = {member.about[0] for member in needed if member.rule in ("placed", "locked")}
    whole = not monotone(small.sheet)
    free = tuple(one for one in small.free if whole or one == prover.asked or one in stay)
    wider = Small(small.sheet, prover.asked, free, optional=small.optional, days=days, places=places, only=needed)
    return Prover(wider.build(), prover.asked, prover.stop)


def _dullness(asked: str, member: Member) -> tuple[int, Member]:
    order = ("working_day", "notice", "body_free", "region_open", "travel_gap", "same_region_clash")
    if member.about == (asked,) and member.rule in ("window", "place_offered"):
        return 99, member
    if member.rule in order:
        return order.index(member.rule) + 20 * (asked in member.about), member
    return (10 if member.rule in ("placed", "locked") else 15), member
