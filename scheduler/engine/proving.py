"""One level at its optimum: finding it among the columns of small reduced cost, and proving it among the others.

Columns whose reduced cost is above a gap G are left out and the rest is searched. A result v is proven where v - 1
lies within the gap: whatever was left out would cost v or more. Otherwise a search with cutoff v - 1 over all columns
that such a solution could use decides. Cuts narrow both searches, as they bring the bound near to the optimum.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scheduler.engine.board import Board, within
from scheduler.engine.cuts import cuts
from scheduler.engine.linear import NoTime
from scheduler.engine.relaxation import Relaxation
from scheduler.engine.search import Found, search
from scheduler.engine.system import Infeasible, Ints, System

WIDER = (1, 4, 16)
EFFORT = 60.0
"""How long (in CP-SAT's deterministic time) one search among the columns of small reduced cost may take."""
ENOUGH = 0.1
"""Cuts are added as long as they raise the bound by so much: a round takes a fifth of a second."""


@dataclass(frozen=True)
class Question:
    """A level to be settled in a system, and what relaxations say of its cost there; the last one says most."""

    system: System
    level: int
    relaxations: tuple[Relaxation, ...]

    @property
    def bound(self) -> int:
        """The least whole cost that the last relaxation allows."""
        return self.relaxations[-1].rounded_up

    @property
    def gap(self) -> int:
        """How much reduced cost is small: less where cuts have brought the bound near to the optimum.

        A half-year 5 above its bound: with 1 its optimum is found in 0.7 s, with 2 in 2.2 s, with 5 in 5.9 s; the
        hardest drawn one, 6 above, in 2 and 6 s.
        """
        return max(1, round((0.0025 if len(self.relaxations) == 1 else 0.0006) * abs(self.bound)))

    @property
    def cost(self) -> Ints:
        """What the columns cost on the level."""
        return self.system.costs[self.level]

    @property
    def constant(self) -> int:
        """What every assignment costs on the level."""
        return self.system.constants[self.level]

    @property
    def most(self) -> int:
        """No assignment costs more."""
        return self.constant + int(np.maximum(self.cost * self.system.low, self.cost * self.system.high).sum())

    def within(self, value: int) -> System:
        """The system with the column bounds of solutions of at most a value; raises Infeasible where there are none."""
        system = self.system
        for relaxed in self.relaxations:
            system = within(system, relaxed, value)
        return system

    def narrow(self, gap: int) -> System | None:
        """The system without columns whose reduced cost is above the gap; None where no column bounds are left."""
        relaxed = self.relaxations[-1]
        room = gap * relaxed.scale
        low = np.maximum(self.system.low, relaxed.system.low)
        high = np.minimum(self.system.high, relaxed.system.high)
        up, down = relaxed.reduced > 0, relaxed.reduced < 0
        high[up] = np.minimum(high[up], low[up] + room // relaxed.reduced[up])
        low[down] = np.maximum(low[down], high[down] - room // -relaxed.reduced[down])
        return None if np.any(low > high) else self.system.with_bounds(low, high)

    def covers(self, value: int, gap: int) -> bool:
        """Whether anything outside the gap costs at least the value: what was left out costs more than bound + gap."""
        relaxed = self.relaxations[-1]
        return (value - 1 - gap) * relaxed.scale <= relaxed.bound


@dataclass(frozen=True)
class Best:
    """The best assignment found among the columns within a gap of the bound."""

    found: Found
    gap: int


@dataclass
class Prover:
    """Finds and proves single levels; what it learns goes to the board."""

    board: Board

    def find(self, question: Question, wider: tuple[int, ...] = WIDER) -> Best | None:
        """The best assignment among the columns of small reduced cost; None if those hold none.

        The gap is widened while it holds none, or only one that is twice as far from the bound as the wider gap.
        """
        best: Best | None = None
        for factor in wider:
            gap = factor * question.gap
            if best is not None and best.found.value is not None and best.found.value <= question.bound + 2 * gap:
                break
            found = self._search(question, gap)
            if found.x is not None:
                best = Best(found, gap)
            if found.verdict == "open":
                break
        if best is None and self.board.stop.now:
            raise NoTime
        return best

    def last(self, plain: Question, wider: tuple[int, ...] = WIDER) -> bool:
        """The last level at its optimum; False where the columns of small reduced cost hold no assignment."""
        board, level = self.board, plain.level
        board.raise_bound(level, plain.bound)
        question = self._cut(plain)
        if question.bound > plain.bound:
            board.raise_bound(level, question.bound)
        best = self.find(question, wider)
        if best is not None:
            self._conclude(question, best)
        return best is not None

    def settle(self, system: System, level: int) -> System:
        """The system with a level at its optimum, whatever it takes. Raises Infeasible where it has no solution."""
        board = self.board
        own = board.relax(system, level)
        question = self._cut(Question(system, level, (own,)))
        board.bounds[level] = max(board.bounds.get(level, question.bound), question.bound)
        alone = self.find(question) is not None
        if not alone:
            whole = search(
                system, system.costs[level], system.constants[level], board.stop,
                seed=board.seed, workers=board.workers, floor=board.bounds[level], improved=board.offer,
            )  # fmt: skip
            if whole.verdict == "none":
                raise Infeasible
            if whole.x is None:
                raise NoTime
            board.offer(whole.x)
        value = board.cost_within(system, level)
        assert value is not None
        value = self.prove(question, value)
        if not alone and level == board.levels[-1]:
            self._again(question, value)
        return within(system, own, value).at_most(level, value)

    def prove(self, question: Question, value: int) -> int:
        """Proves that no solution is cheaper than value on the level, or finds the cheapest; returns its value."""
        board, level = self.board, question.level
        while value > board.bounds[level]:
            try:
                inside = question.within(value - 1)
            except Infeasible:
                board.bounds[level] = value
                break
            found = search(
                inside, question.cost, question.constant, board.stop, seed=board.seed, workers=board.workers,
                floor=board.bounds[level], cutoff=value - 1,
            )  # fmt: skip
            if found.verdict == "none":
                board.bounds[level] = value
            elif found.verdict == "best" and found.value is not None:
                value = board.bounds[level] = found.value
                board.offer(found.x)
                self._again(question, value)
            else:
                if found.bound is not None:
                    board.bounds[level] = max(board.bounds[level], found.bound)
                board.offer(found.x)
                raise NoTime
        board.say(level, "proven")
        return value

    def _proves(self, question: Question, best: Best) -> bool:
        """Whether the best assignment within the gap is the best of all."""
        value = best.found.value
        return best.found.verdict == "best" and value is not None and question.covers(value, best.gap)

    def _conclude(self, question: Question, best: Best) -> None:
        """Proves the last level from the best assignment among the columns within a gap."""
        value = best.found.value
        assert value is not None
        if self._proves(question, best):
            self.board.raise_bound(question.level, value, "proven")
        else:
            value = self.prove(question, value)
        if value == best.found.value:
            self.board.best = best.found.x

    def _search(self, question: Question, gap: int) -> Found:
        """The search of one worker among the columns within a gap: its result depends on the arguments alone."""
        board = self.board
        narrow = question.narrow(gap)
        if narrow is None:
            return Found("none", None, None, None)
        found = search(
            narrow, question.cost, question.constant, board.stop,
            seed=board.seed, floor=question.bound, improved=board.offer, effort=EFFORT,
        )  # fmt: skip
        board.offer(found.x)
        return found

    def _cut(self, question: Question) -> Question:
        """The question with cuts, as long as they raise the bound; the question itself where there are none."""
        board = self.board
        try:
            # reduced costs of the levels before are above any cost of this one, so they hold columns without a cutoff
            system = question.within(question.most)
            told = list(question.relaxations)
            rows = cuts(system, told[-1])
            while rows:
                system = system.with_rows(rows)
                told.append(board.relax(system, question.level, told[-1]))
                raised = told[-1].bound / told[-1].scale - told[-2].bound / told[-2].scale
                rows = cuts(system, told[-1]) if raised > ENOUGH else []
            return replace(question, system=system, relaxations=tuple(told)) if len(told) > 1 else question
        except (Infeasible, NoTime):
            # it proves nothing, so it does not say that there are no solutions either
            return question

    def _again(self, question: Question, value: int) -> None:
        """Finds an assignment of a proven value with one worker, so that equal runs give equal schedules."""
        board = self.board
        found = search(
            question.within(value), question.cost, question.constant, board.stop,
            seed=board.seed, floor=value, cutoff=value,
        )  # fmt: skip
        if found.x is not None:
            board.best = found.x
