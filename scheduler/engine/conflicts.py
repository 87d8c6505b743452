"""Which columns of 0 or 1 exclude each other, by what the rows say and whatever they mean.

A packing is a set of columns of which at most one is 1. A row that adds up columns of 0 or 1 to at most 1 is one.
Where sum A = sum B for all assignments, a packing that holds all of B may hold A instead: totals become what they
count. A row `sum - e <= 1` with e >= 0 is a packing at a price: two of its columns need e >= 1. Where a row of
positive coefficients pays for several such e, a pair that shares so many packings that the row cannot pay for them
excludes each other too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from scheduler.engine.propagate import reduce
from scheduler.engine.system import INFINITE, Ints, System

Flags = NDArray[np.bool_]
DEPTH = 3
"""How often totals are replaced: a total of totals of totals is one of columns."""


@dataclass(frozen=True)
class _Packings:
    """Sets of columns, both ways: the columns of each set and the sets of each column."""

    sets: sparse.csr_array
    of: sparse.csr_array

    @staticmethod
    def made(sets: sparse.csr_array) -> _Packings:
        """From a matrix with a row for each set."""
        return _Packings(sets, sparse.csr_array(sets.T))

    def with_(self, column: int) -> Ints:
        """The sets that hold a column."""
        return np.asarray(self.of.indices[self.of.indptr[column] : self.of.indptr[column + 1]])

    def members(self, number: int) -> Ints:
        """The columns of a set."""
        return np.asarray(self.sets.indices[self.sets.indptr[number] : self.sets.indptr[number + 1]])


@dataclass(frozen=True)
class _Priced:
    """Packings that one row pays for: the price of breaching each, and what the row has room for."""

    packings: _Packings
    price: Ints
    room: int


@dataclass
class Conflicts:
    """A graph: `columns` are its vertices, numbered from 0; two are near where no assignment has both at 1."""

    columns: Ints
    _packings: _Packings
    _priced: Sequence[_Priced]
    _near: dict[int, Flags] = field(default_factory=dict)

    def near(self, vertex: int) -> Flags:
        """Which vertices exclude this one; itself not among them."""
        if vertex not in self._near:
            found = np.zeros(len(self.columns), dtype=np.bool_)
            for number in self._packings.with_(vertex):
                found[self._packings.members(number)] = True
            for priced in self._priced:
                total = np.zeros(len(self.columns), dtype=np.int64)
                for number in priced.packings.with_(vertex):
                    total[priced.packings.members(number)] += priced.price[number]
                found |= total > priced.room
            found[vertex] = False
            self._near[vertex] = found
        return self._near[vertex]

    def among(self, vertices: Ints) -> Flags:
        """Which of these vertices exclude each other: a symmetric matrix."""
        near = np.zeros((len(vertices), len(vertices)), dtype=np.bool_)
        for number, vertex in enumerate(vertices.tolist()):
            near[number] = self.near(vertex)[vertices]
        return near


def conflicts(system: System) -> Conflicts:
    """What excludes what in a system with propagated bounds. Raises Infeasible where a row cannot be met."""
    small, free, _ = reduce(system)
    rows = _Rows.of(small)
    hard = np.flatnonzero(rows.ones & (rows.plus == rows.size))
    packings = rows.expanded(hard)
    priced = [(payer, numbers, rows.expanded(numbers)) for payer, numbers in rows.paid()]
    held = packings.sum(axis=0)
    for _, _, sets in priced:
        held = held + sets.sum(axis=0)
    used = np.flatnonzero((held > 0) & rows.binary)
    return Conflicts(
        free[used],
        _Packings.made(packings[:, used]),
        [
            _Priced(_Packings.made(sets[:, used]), rows.price(payer, numbers), rows.room(payer))
            for payer, numbers, sets in priced
        ],
    )


@dataclass(frozen=True)
class _Rows:
    """The rows of a system without fixed columns, with what there is to know of each."""

    system: System
    adds: sparse.csr_array
    """1 where a row has coefficient 1."""
    takes: sparse.csr_array
    """1 where a row has coefficient -1."""
    binary: Flags
    size: Ints
    plus: Ints
    minus: Ints
    ones: Flags
    """Rows of at most 1 whose columns of coefficient 1 are of 0 or 1."""

    @staticmethod
    def of(system: System) -> _Rows:
        """The rows of a system."""
        matrix = system.matrix
        size = np.diff(matrix.indptr)
        adds, takes = _where(matrix, 1), _where(matrix, -1)
        plus, minus = np.diff(adds.indptr), np.diff(takes.indptr)
        binary = (system.low == 0) & (system.high == 1)
        ones = (system.row_high == 1) & (np.asarray(adds @ binary) == plus)
        return _Rows(system, adds, takes, binary, size, plus, minus, ones)

    def expanded(self, numbers: Ints) -> sparse.csr_array:
        """The packings of these rows, totals replaced by what they count: a row of 1 and 0 for each."""
        sets = sparse.csr_array(self.adds[numbers])
        counted, totals = self.totals
        most = np.diff(totals.indptr)
        for _ in range(DEPTH):
            inside = (sets @ totals.T).tocoo()
            whole = inside.data == most[inside.coords[1]]
            if not whole.any():
                break
            held = (np.ones(int(whole.sum()), dtype=np.int64), (inside.coords[0][whole], inside.coords[1][whole]))
            chosen = sparse.csr_array(held, shape=inside.shape)
            sets = sparse.csr_array(sets - chosen @ totals + chosen @ counted)
            sets.eliminate_zeros()
            sets.data[:] = 1
        return sets

    @cached_property
    def totals(self) -> tuple[sparse.csr_array, sparse.csr_array]:
        """(A, B) of the rows sum A = sum B; no column is in two B, so that replacing one leaves the others whole."""
        system = self.system
        equal = (system.row_low == 0) & (system.row_high == 0) & (self.plus > 0) & (self.minus > 0)
        equal &= (self.plus + self.minus == self.size) & (np.asarray(self.adds @ (system.low < 0)) == 0)
        numbers = np.flatnonzero(equal)
        times = self.takes[numbers].sum(axis=0)
        numbers = numbers[np.asarray(self.takes[numbers] @ (times > 1)) == 0]
        return sparse.csr_array(self.adds[numbers]), sparse.csr_array(self.takes[numbers])

    def paid(self) -> list[tuple[int, Ints]]:
        """Rows of positive coefficients, each with the packings whose price it pays."""
        system = self.system
        soft = np.flatnonzero(self.ones & (self.minus == 1) & (self.plus == self.size - 1) & (self.plus > 0))
        slacks = self.takes[soft].indices
        times = self.takes.sum(axis=0)
        own = (times[slacks] == 1) & (system.low[slacks] == 0)
        soft, slacks = soft[own], slacks[own]
        positive = np.diff(_where(system.matrix, None).indptr) == self.size
        paying = sparse.csr_array(system.matrix[:, slacks])
        pays = np.diff(paying.indptr) > 0
        payers = np.flatnonzero(positive & pays & (system.row_high < INFINITE))
        return [(int(payer), soft[np.sort(paying[[payer]].indices)]) for payer in payers]

    def price(self, payer: int, numbers: Ints) -> Ints:
        """What a row pays for breaching each of these packings once."""
        row = self.system.matrix[[payer]].toarray()[0]
        return np.asarray(row[self.takes[numbers].indices])

    def room(self, payer: int) -> int:
        """What a row can pay beyond its least."""
        system = self.system
        return int(system.row_high[payer]) - int((system.matrix[[payer]] @ system.low)[0])


def _where(matrix: sparse.csr_array, value: int | None) -> sparse.csr_array:
    """1 where the matrix has this coefficient (None: a positive one), without the other entries."""
    chosen = matrix.data > 0 if value is None else matrix.data == value
    found = sparse.csr_array((chosen.astype(np.int64), matrix.indices, matrix.indptr), shape=matrix.shape, copy=True)
    found.eliminate_zeros()
    return found
