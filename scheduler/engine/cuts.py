"""Cuts: rows that the point of a relaxation breaches and no assignment does, from which columns exclude each other.

- Clique: of columns that all exclude each other at most one is 1.
- Lifted odd cycle: of 2k + 1 columns, each of which excludes the next, at most k are 1. A further column gets the
  coefficient k - (the most that the columns it does not exclude can add up to), one after another (sequential lifting:
  where it is 0 the row is as before, where it is 1 the others add up to no more than what is left of k).
Cycles are found as shortest paths of an odd number of steps of length 1 - x - x'; one shorter than 1 is breached.
Sources: Padberg, "On the facial structure of set packing polyhedra" (1973); Groetschel, Lovasz and Schrijver,
"Geometric Algorithms and Combinatorial Optimization" (1988), 9.1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import dijkstra

from scheduler.engine.conflicts import Conflicts, Flags, conflicts
from scheduler.engine.propagate import propagate
from scheduler.engine.relaxation import Relaxation
from scheduler.engine.system import INFINITE, Floats, Ints, System

Row = tuple[list[int], list[int], int, int]
FRACTIONAL = 1e-4
BREACH = 0.02
"""By how much a cut must be breached at least."""
SHORTEST = 5
"""A cycle of three is a clique."""
NEEDED = 3
"""Who excludes fewer of an odd cycle leaves a path or two of it, of which as many can be 1 as of the cycle."""
MEMBERS = 40
"""The most columns of a lifted cycle: what the others can add up to is found by trying."""


def cuts(system: System, relaxed: Relaxation) -> list[Row]:
    """Rows (columns, coefficients, low, high) that hold for every assignment of a system.

    The point of the relaxation breaches each of them. Raises Infeasible where the system has no assignment.
    """
    graph = conflicts(propagate(system))
    x, reduced = relaxed.x[graph.columns], relaxed.reduced[graph.columns]
    part = np.flatnonzero((x > FRACTIONAL) & (x < 1 - FRACTIONAL))
    part = part[np.lexsort((part, -x[part]))]
    cheap = np.lexsort((np.arange(len(x)), reduced))
    rank = np.empty_like(cheap)
    rank[cheap] = np.arange(len(cheap))
    near = graph.among(part)
    found: dict[tuple[int, ...], Row] = {}
    for clique in _cliques(near, x[part]):
        lifted = sorted(_grown(graph, part[clique].tolist(), rank))
        found.setdefault(tuple(lifted), _row(graph, lifted, [1] * len(lifted), 1))
    for cycle in _odd_cycles(near, x[part]):
        members, weights = _lifted(graph, part[cycle].tolist(), rank)
        found.setdefault(tuple(sorted(members)), _row(graph, members, weights, len(cycle) // 2))
    return list(found.values())


def _row(graph: Conflicts, vertices: list[int], weights: list[int], high: int) -> Row:
    return graph.columns[vertices].tolist(), weights, -INFINITE, high


def _cliques(near: Flags, x: Floats) -> Iterator[list[int]]:
    """Cliques grown from each vertex, the greatest x first, that add up to more than 1."""
    for seed in range(len(x)):
        clique, open_ = [seed], near[seed]
        while open_.any():
            clique.append(int(open_.argmax()))
            open_ = open_ & near[clique[-1]]
        if x[clique].sum() > 1 + BREACH:
            yield clique


def _grown(graph: Conflicts, clique: list[int], rank: Ints) -> list[int]:
    """The clique with further vertices, those of the least rank first, until none fits."""
    grown = list(clique)
    open_ = np.logical_and.reduce([graph.near(vertex) for vertex in grown])
    while open_.any():
        fitting = np.flatnonzero(open_)
        grown.append(int(fitting[rank[fitting].argmin()]))
        open_ &= graph.near(grown[-1])
    return grown


def _odd_cycles(near: Flags, x: Floats) -> Iterator[list[int]]:
    """Cycles of an odd number of vertices, 5 or more, that add up to more than half of their number rounded down."""
    count = len(x)
    if not count:
        return
    one, other = np.nonzero(near)
    # no step is quite 0, which would be no edge; a path goes from one copy of the graph to the other with each step
    length = np.maximum(1 - x[one] - x[other], 0) + 1e-9
    ends = np.concatenate([one, one + count]), np.concatenate([other + count, other])
    steps = sparse.csr_array((np.concatenate([length, length]), ends), shape=(2 * count, 2 * count))
    far, before = dijkstra(steps, indices=np.arange(count), return_predecessors=True, limit=1 - 2 * BREACH)
    around = far[np.arange(count), np.arange(count) + count]
    seen: set[frozenset[int]] = set()
    for seed in np.lexsort((np.arange(count), around)).tolist():
        if not np.isfinite(around[seed]):
            break
        cycle, at = [], seed + count
        while at != seed:
            cycle.append(at % count)
            at = int(before[seed, at])
        members = frozenset(cycle)
        if SHORTEST <= len(cycle) <= MEMBERS and len(members) == len(cycle) and members not in seen:
            seen.add(members)
            yield cycle


def _lifted(graph: Conflicts, cycle: list[int], rank: Ints) -> tuple[list[int], list[int]]:
    """Vertices and coefficients of a lifted odd cycle."""
    packed = _Packed()
    for vertex in cycle:
        packed.add(vertex, 1, graph.near(vertex))
    high = len(cycle) // 2
    hits = np.sum([graph.near(vertex) for vertex in cycle], axis=0)
    hits[cycle] = 0
    able = np.flatnonzero(hits >= NEEDED)
    for vertex in able[np.argsort(rank[able])].tolist():
        if len(packed.vertices) == MEMBERS:
            break
        weight = high - packed.most_beside(vertex)
        if weight > 0:
            packed.add(vertex, weight, graph.near(vertex))
    return packed.vertices, packed.weights


class _Packed:
    """Weighted vertices, and the most that such of them can weigh as do not exclude each other. Sets are bits."""

    def __init__(self) -> None:
        self.vertices: list[int] = []
        self.weights: list[int] = []
        self._flags: list[Flags] = []
        self._near: list[int] = []
        self._most: dict[int, int] = {0: 0}

    def add(self, vertex: int, weight: int, near: Flags) -> None:
        """Adds a vertex."""
        own = self._excluded_by(vertex)
        number = len(self.vertices)
        for other in range(number):
            self._near[other] |= (own >> other & 1) << number
        self._near.append(own)
        self._flags.append(near)
        self.vertices.append(vertex)
        self.weights.append(weight)

    def most_beside(self, vertex: int) -> int:
        """The most that vertices which a further one does not exclude can weigh."""
        return self._heaviest((1 << len(self.vertices)) - 1 & ~self._excluded_by(vertex))

    def _excluded_by(self, vertex: int) -> int:
        return sum(1 << number for number, near in enumerate(self._flags) if near[vertex])

    def _heaviest(self, free: int) -> int:
        found = self._most.get(free)
        if found is None:
            number = (free & -free).bit_length() - 1
            rest = free & free - 1
            found = max(self._heaviest(rest), self.weights[number] + self._heaviest(rest & ~self._near[number]))
            self._most[free] = found
        return found
