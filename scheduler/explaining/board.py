"""A scenario and its schedule, asked whether an unplaced proposal fits in, and which meetings are in its way if not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from constraints._catalogue import bind
from scenarios.change import changed
from scenarios.domain import Meeting, Meetings, Scenario
from scenarios.operations import Change, Free, Open, Operation
from scheduler.engine.search import Stop
from scheduler.engine.system import Infeasible, System
from scheduler.explaining.member import Member
from scheduler.explaining.prover import Prover, contradiction
from scheduler.explaining.small import Small, monotone
from scheduler.model.candidates import Candidates, candidates
from scheduler.model.compiled import Model, compile_sheets
from scheduler.model.sheet import Sheet

SAID_OF_DATES = frozenset({"working_day", "notice", "body_free"})
"""Rules on dates that do not look at a proposal's wishes; absences and closures are read from the scenario itself."""


@dataclass
class Board:
    """A scenario and its schedule with what the hard rules say of them, built once and asked many times."""

    scenario: Scenario
    meetings: Meetings
    sheet: Sheet
    dropped: frozenset[Member] = frozenset()
    """Cases, closures, absences and meetings that need not hold."""
    _found: Candidates | None = field(default=None, repr=False)
    _coarse: Model | None = field(default=None, repr=False)
    _fine: Model | None = field(default=None, repr=False)

    @staticmethod
    def of(scenario: Scenario, meetings: Meetings) -> Board:
        """The board of a schedule."""
        return Board(
            scenario, meetings, Sheet.of(scenario, [rule for rule in bind(scenario.policy) if rule.mode == "hard"])
        )

    def after(self, operation: Operation) -> Board:
        """The board after an operation; where no rule looks at what it changes, what the rules said is kept."""
        scenario = changed(self.scenario, operation)
        plain = {rule.name for rule, _ in self.sheet.on_dates} <= SAID_OF_DATES and not self.sheet.at_places
        if plain and isinstance(operation, (Change, Open, Free)):
            return Board(scenario, self.meetings, self.sheet.about(scenario))
        return Board.of(scenario, self.meetings)

    def holding(self, small: Small) -> frozenset[Member]:
        """The members of a small model that must hold."""
        return frozenset(small.members()) - self.dropped

    @property
    def adds_up(self) -> bool:
        """Whether a part of the meetings without a schedule proves that the whole has none."""
        return monotone(self.sheet)

    @property
    def unplaced(self) -> tuple[str, ...]:
        """The proposals that have no meeting."""
        return tuple(one for one in self.scenario.proposals if one not in self.meetings)

    def model(self, *, coarse: bool) -> Model:
        """The model of the hard rules over all proposals, by months or by dates."""
        if self._found is None:
            self._found = candidates([self.sheet])
        if coarse:
            self._coarse = self._coarse or compile_sheets([self.sheet], (), coarse=True, found=self._found)
            return self._coarse
        self._fine = self._fine or compile_sheets([self.sheet], (), found=self._found)
        return self._fine

    def with_(self, changes: Meetings) -> dict[str, Meeting]:
        """The schedule with these meetings instead, or besides."""
        return {**self.meetings, **changes}

    def needed(self, proposal: str, stop: Stop, *, coarse: bool) -> frozenset[str] | None:
        """Meetings that cannot all stay with the proposal, by the relaxation; None where it finds no contradiction."""
        model = self.model(coarse=coarse)
        system = held_placed(model, self.meetings, proposal, optional=not self.adds_up)
        column = model.columns.unplaced[proposal]
        reduced = contradiction(system, column, stop)
        if reduced is None:
            return None
        return frozenset(one for one in self.meetings if reduced[model.columns.unplaced[one]])


def held_placed(model: Model, meetings: Meetings, proposal: str, *, optional: bool) -> System:
    """The system with all that is placed staying placed, and the others out (or free where that may help)."""
    low, high = model.system.low.copy(), model.system.high.copy()
    for name, column in model.columns.unplaced.items():
        if name in meetings:
            high[column] = low[column] = 0
        elif name != proposal and not optional:
            low[column] = high[column] = 1
        elif name == proposal:
            low[column], high[column] = 0, 1
    return model.system.with_bounds(low, high)


MOST_FREE = 60
"""So many meetings around a proposal are looked at before all are."""


@dataclass(frozen=True)
class Fit:
    """What came of looking around a proposal: a schedule in which few move, or the meetings that are in its way."""

    meetings: dict[str, Meeting] | None
    needed: frozenset[str]


def fit(board: Board, proposal: str, *, around: Iterable[str] = (), stop: Stop) -> Fit:
    """Places the proposal with all that is placed staying placed, or finds the meetings that are in its way.

    First the others stand where they are, but for those `around`; what stands in the way by the relaxation becomes free
    as well, and so on; then all are free.
    """
    free = frozenset(around)
    while board.adds_up and len(free) <= MOST_FREE:
        fixed = {one: meeting for one, meeting in board.meetings.items() if one not in free}
        small = Small(board.sheet, proposal, (proposal, *sorted(free)), fixed).build()
        prover = Prover(small, proposal, stop)
        reduced = prover.reduced(board.holding(small))
        if reduced is None:
            if prover.contradicted(board.holding(small)) is None:
                return Fit(board.with_(prover.found()), free)
            break
        in_the_way = {one for one, columns in small.standing.items() if reduced[columns].any()}
        if not in_the_way:
            return Fit(None, free)
        free |= in_the_way
    return _among_all(board, proposal, free, stop)


def _among_all(board: Board, proposal: str, around: frozenset[str], stop: Stop) -> Fit:
    """As `fit`, with all meetings free: by months, then by dates, then by CP-SAT's whole search."""
    guesses = [around] if board.adds_up else []
    for coarse in (True, False):
        try:
            found = board.needed(proposal, stop, coarse=coarse)
        except Infeasible:
            found = None
        if found is not None:
            guesses.append(found)
        if coarse and found is not None:
            break
    for needed in (*guesses, frozenset(board.meetings)):
        prover = Prover(small_of(board, proposal, needed), proposal, stop)
        if prover.contradicted(board.holding(prover.small)) is not None:
            return Fit(None, needed)
        if len(needed) == len(board.meetings):
            return Fit(board.with_(prover.found()), needed)
    raise AssertionError("the last of the guesses are all meetings")


def small_of(board: Board, proposal: str, needed: Iterable[str]) -> Small:
    """The small model of a proposal with these meetings; with all proposals where hard rules ask for minima."""
    names = board.meetings if not board.adds_up else needed
    free = (proposal, *sorted(set(names) - {proposal}))
    optional = frozenset() if board.adds_up else frozenset(set(board.unplaced) - {proposal})
    return Small(board.sheet, proposal, (*free, *sorted(optional)), optional=optional).build()
