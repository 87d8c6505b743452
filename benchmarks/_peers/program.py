"""An integer program by levels: columns, rows and a cost per level, and the schedule that a solution stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta

from scenarios.domain import Meeting, days_between

Values = Sequence[int]
"""A whole number for each column."""


@dataclass(frozen=True)
class Dated:
    """The column that is 1 where a proposal meets in a zone (the centres of a region, or its districts) on a date."""

    column: int
    proposal: str
    region: str
    centre: bool
    day: Date


@dataclass(frozen=True)
class Sited:
    """The column that is 1 where a proposal meets at a place."""

    column: int
    proposal: str
    place: str


@dataclass(frozen=True)
class Row:
    """The sum of factor x column lies between `low` and `high` (None: no such end); the last `slacks` are slacks.

    Slacks of one row take up what it lacks, in their order (the cheapest stands first).
    """

    columns: tuple[int, ...]
    factors: tuple[int, ...]
    low: int | None
    high: int | None
    slacks: int = 0

    @property
    def single(self) -> bool:
        """Whether all factors are 1 and the sum is at most 1."""
        return self.high == 1 and all(factor == 1 for factor in self.factors)


@dataclass(frozen=True)
class Program:
    """Columns are whole numbers from 0 to `upper`; `costs` holds by level what one of a column costs."""

    upper: tuple[int, ...]
    rows: tuple[Row, ...]
    costs: Mapping[int, Mapping[int, int]]
    dated: tuple[Dated, ...]
    sited: tuple[Sited, ...]

    def at_most(self, level: int, cost: int) -> Program:
        """The program with one row more: that level costs no more than this."""
        priced = self.costs[level]
        if not priced:
            return self
        return replace(self, rows=(*self.rows, Row(tuple(priced), tuple(priced.values()), None, cost)))

    def cost(self, level: int, values: Values) -> int:
        """What a solution costs on a level."""
        return sum(price * values[column] for column, price in self.costs[level].items())

    def meetings(self, values: Values) -> dict[str, Meeting]:
        """The schedule of a solution."""
        places = {one.proposal: one.place for one in self.sited if values[one.column]}
        return {
            one.proposal: Meeting(date=one.day, place=places[one.proposal]) for one in self.dated if values[one.column]
        }

    def tightened(self, values: Values) -> list[int]:
        """The same schedule with each slack as low as its row allows: the start of the next level."""
        tight = list(values)
        for row in self.rows:
            if not row.slacks:
                continue
            fixed = len(row.columns) - row.slacks
            body = zip(row.columns[:fixed], row.factors[:fixed], strict=True)
            total = sum(factor * values[column] for column, factor in body)
            lacking = total - row.high if row.high is not None else (row.low or 0) - total
            for column in row.columns[fixed:]:
                tight[column] = max(0, min(lacking, self.upper[column]))
                lacking -= tight[column]
        return tight


def by_day(cells: Iterable[Dated]) -> dict[Date, list[Dated]]:
    """The cells of each date that has any."""
    found: dict[Date, list[Dated]] = defaultdict(list)
    for one in cells:
        found[one.day].append(one)
    return dict(found)


def window(days: Mapping[Date, list[Dated]], first: Date, length: int) -> list[Dated]:
    """The cells of so many consecutive days."""
    return [one for day in days_between(first, first + timedelta(days=length - 1)) for one in days.get(day, ())]


def starts(first: Date, last: Date) -> Iterator[Date]:
    """From first to last, at least the first: where windows begin that lie in the horizon, or hold all of it."""
    return days_between(first, max(first, last))
