"""What would make room for an unplaced proposal, cheapest first: one operation, or two, each needed.

A step can only help if it breaks a conflict of the proposal. So the search begins with the steps that break its minimal
conflict, by price; a step that does not suffice alone is then paired with those that break the conflict left. Pairs
are tried where they are cheaper than every step that suffices alone. What is found is a schedule, what is passed over
a proof: the first answer is the cheapest of all that is searched.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, field

from constraints._catalogue import bind
from scenarios.domain import Meeting
from scenarios.operations import Operation
from scheduler.engine.linear import NoTime
from scheduler.engine.search import Stop
from scheduler.explaining.board import Board, fit
from scheduler.explaining.conflict import Conflict, conflict_among
from scheduler.explaining.member import Member, within
from scheduler.explaining.prover import Prover
from scheduler.explaining.small import Small
from scheduler.explaining.steps import Asking, Step, widest

SHOWN = 3
FEW = 4
"""A family with fewer steps left is asked step by step."""
MOST_PAIRS = 30
"""So many pairs are looked into, at most: a count and not a time, so that the answer is the same everywhere."""


@dataclass(frozen=True)
class Counterfactual:
    """Operations after which a proposal is placed, their price, and a schedule that shows it."""

    price: int
    operations: tuple[Operation, ...]
    meetings: dict[str, Meeting] = field(repr=False)


@dataclass(frozen=True)
class Counterfactuals:
    """The cheapest ones, different in kind or subject; `complete` unless the time ended before the search."""

    found: tuple[Counterfactual, ...]
    complete: bool


def counterfactuals(
    board: Board, proposal: str, conflict: Conflict, stop: Stop, *, most: int = SHOWN
) -> Counterfactuals:
    """Up to `most` counterfactuals of a proposal with this conflict, cheapest first, ties canonical."""
    return _Search(board, proposal, stop, most).run(conflict)


@dataclass(frozen=True)
class _State:
    """Steps taken, the board after them, and a conflict there that further steps are to break."""

    steps: tuple[Step, ...]
    board: Board
    conflict: Conflict

    @property
    def price(self) -> int:
        return sum(step.price for step in self.steps)


@dataclass(frozen=True)
class _Next:
    """The next step of a chain to try after a state; without steps left, the state itself is to be paired."""

    state: _State
    steps: tuple[Step, ...]

    @property
    def price(self) -> int:
        return self.state.price + (self.steps[0].price if self.steps else 1)

    @property
    def key(self) -> tuple[object, ...]:
        taken = (*self.state.steps, *self.steps[:1])
        return (self.price, len(taken), not self.steps, *(step.key for step in taken))


_Heap = list[tuple[tuple[object, ...], int, _Next]]


@dataclass
class _Search:
    board: Board
    proposal: str
    stop: Stop
    most: int
    single: _Heap = field(default_factory=list)
    paired: _Heap = field(default_factory=list)
    found: list[Counterfactual] = field(default_factory=list)
    families: list[frozenset[tuple[str, tuple[str, ...]]]] = field(default_factory=list)
    hopeless: dict[tuple[str, tuple[str, ...]], frozenset[str]] = field(default_factory=dict)
    """Families no step of which suffices alone, with the meetings that are in the way all the same."""
    asked: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    around: tuple[str, ...] = ()
    tried: set[frozenset[tuple[object, ...]]] = field(default_factory=set)

    def run(self, conflict: Conflict) -> Counterfactuals:
        self.around = conflict.meetings
        self._follow(_State((), self.board, conflict))
        whole = True
        try:
            while self.single and len(self.found) < self.most:
                self._take(heapq.heappop(self.single)[2])
            dearest = self.found[0].price if self.found else None
            for _ in range(MOST_PAIRS):
                if not self.paired or (dearest is not None and self.paired[0][2].price >= dearest):
                    break
                self._take(heapq.heappop(self.paired)[2])
            else:
                whole = not self.paired
        except (TimeoutError, NoTime):
            whole = False
        chosen = sorted(self.found, key=lambda one: one.price)[: self.most]
        return Counterfactuals(tuple(chosen), complete=whole)

    def _push(self, following: _Next) -> None:
        alone = bool(following.steps) and not following.state.steps
        heap = self.single if alone else self.paired
        heapq.heappush(heap, (following.key, len(self.single) + len(self.paired), following))

    def _follow(self, state: _State) -> None:
        """Queues the chains of steps that could break the state's conflict."""
        rules = bind(state.board.scenario.policy)
        taken = {step.family for step in state.steps}
        for chain in Asking(state.board.scenario, rules, self.proposal, state.conflict.members).chains():
            steps = tuple(chain)
            if steps and steps[0].family not in taken:
                self._push(_Next(state, steps))

    def _take(self, following: _Next) -> None:
        if self.stop.now:
            raise TimeoutError
        state, steps = following.state, following.steps
        if not steps:
            self._pair(state)
        elif any(solved <= {step.family for step in (*state.steps, steps[0])} for solved in self.families):
            pass
        elif not state.steps and steps[0].family in self.hopeless:
            self._set_aside(steps, self.hopeless[steps[0].family])
        else:
            at = self._first_that_breaks(state, steps)
            if at == 0:
                self._try(following)
            elif at is not None:
                self._push(_Next(state, steps[at:]))

    def _try(self, following: _Next) -> None:
        """Looks for a schedule after the next step; without one, what comes after it is queued."""
        state, steps = following.state, following.steps
        taken = (*state.steps, steps[0])
        mark = frozenset(one.key for one in taken)
        if mark in self.tried:
            return
        self.tried.add(mark)
        board = state.board.after(steps[0].operation)
        outcome = fit(board, self.proposal, around=state.conflict.meetings, stop=self.stop)
        if outcome.meetings is not None:
            operations = tuple(one.operation for one in sorted(taken, key=lambda one: one.key))
            self.found.append(Counterfactual(following.price, operations, outcome.meetings))
            self.families.append(frozenset(step.family for step in taken))
        elif state.steps:
            self._push_rest(state, steps)
        else:
            if not self._rules_out(steps):
                self._push_rest(state, steps)
            self._set_aside(steps[:1], outcome.needed)

    def _push_rest(self, state: _State, steps: tuple[Step, ...]) -> None:
        if steps[1:]:
            self._push(_Next(state, steps[1:]))

    def _rules_out(self, steps: tuple[Step, ...]) -> bool:
        """Whether no step of this family suffices alone: asked once, with all of them taken together."""
        family = steps[0].family
        if family in self.asked:
            return False
        self.asked.add(family)
        rest = [steps[1:], *(following.steps for _, _, following in self.single)]
        others = [step for chain in rest for step in chain if step.family == family]
        if len(others) < FEW:
            return False
        outcome = fit(self.board.after(widest(others)), self.proposal, around=self.around, stop=self.stop)
        if outcome.meetings is not None:
            return False
        self.hopeless[family] = outcome.needed
        self._set_aside(steps[1:], outcome.needed)
        return True

    def _set_aside(self, steps: Iterable[Step], needed: Iterable[str]) -> None:
        """Steps that do not suffice alone wait for pairs; the conflict that is left is worked out only then."""
        members = tuple(Member("placed", (one,)) for one in sorted(needed))
        for step in steps:
            board = self.board.after(step.operation)
            self._push(_Next(_State((step,), board, Conflict(members, minimal=False)), ()))

    def _pair(self, state: _State) -> None:
        left = conflict_among(state.board, self.proposal, state.conflict.meetings, self.stop)
        self._follow(_State(state.steps, state.board, left))

    def _first_that_breaks(self, state: _State, steps: tuple[Step, ...]) -> int | None:
        """The first step of a chain after which the state's conflict has a schedule; None where none has."""
        if self._breaks(state, steps[0]):
            return 0
        if steps[0].kind in ("open", "free"):
            return next((at for at, step in enumerate(steps) if at and self._breaks(state, step)), None)
        if not self._breaks(state, steps[-1]):
            return None
        low, high = 0, len(steps) - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._breaks(state, steps[middle]) else (middle, high)
        return high

    def _breaks(self, state: _State, step: Step) -> bool:
        board = state.board.after(step.operation)
        members = frozenset(within(state.conflict.members, board.scenario))
        free = (self.proposal, *state.conflict.meetings)
        if not board.adds_up:
            return True
        small = Small(board.sheet, self.proposal, free, only=members).build()
        return Prover(small, self.proposal, self.stop).contradicted(_present(small, members)) is None


def _present(small: Small, members: Iterable[Member]) -> frozenset[Member]:
    own = {"window", "place_offered"}
    return frozenset(member for member in members if member in small.switches or member.rule in own)
