"""Cells of the year: how many meetings a region has in a week, whether it can receive, whether any clash."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from scenarios.calendar import month_of
from scheduler.page.facts import Page
from scheduler.page.weeks import Shut

DARKEST = 4


@dataclass(frozen=True)
class Cell:
    """A region's week."""

    count: int
    shut: Shut
    clash: bool

    @property
    def look(self) -> str:
        """The classes that the style draws it by."""
        shade = f"n{min(self.count, DARKEST)}" if self.count else ""
        return " ".join(filter(None, (shade, self.shut, "clash" if self.clash else "")))


def cells(page: Page) -> dict[str, tuple[Cell, ...]]:
    """The cells of each region, week by week."""
    marked = {one for mark in page.marks for one in mark.meetings}
    counts: Counter[tuple[str, int]] = Counter()
    clashes: set[tuple[str, int]] = set()
    for row in page.report.rows:
        at = (row.region.id, (row.date - page.weeks[0].monday).days // 7)
        counts[at] += 1
        if row.proposal in marked:
            clashes.add(at)
    return {
        region: tuple(
            Cell(counts[region, week], shut, (region, week) in clashes) for week, shut in enumerate(page.shut[region])
        )
        for region in page.report.regions
    }


def months_over_weeks(page: Page) -> list[tuple[str, int]]:
    """The months with the number of weeks that begin (in the horizon) in each."""
    return [(month, len(list(found))) for month, found in groupby(month_of(week.first) for week in page.weeks)]
