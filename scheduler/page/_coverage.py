"""Regions against their fair share before and after, and their places reached or not, as a table and on the map."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scenarios.domain import Text
from scheduler.page._map import WIDTH, Frame
from scheduler.page.facts import Page, PlaceFact
from scheduler.page.wording import name_text, phrase
from scheduler.report import Named
from scheduler.summary import RegionSummary

When = Literal["before", "after"]
WHEN: tuple[When, ...] = ("before", "after")
STEPS = (1, 3, 6, 10)
"""Shortfalls at which the map takes the next darker shade."""


@dataclass(frozen=True)
class Coverage:
    """A region's meetings, its shortfall (None: it has no share) and its places that nobody reaches."""

    region: str
    held: int
    planned: int
    share: int | None
    before: int | None
    after: int | None
    places: int
    missed: tuple[Named, ...]

    @property
    def reached(self) -> int:
        """Places with a meeting, held or planned."""
        return self.places - len(self.missed)

    def shortfall(self, when: When) -> int | None:
        """Meetings missing to the share, before this schedule or with it."""
        return self.before if when == "before" else self.after


def coverage(page: Page) -> dict[str, Coverage]:
    """The coverage of each region."""
    return {
        row.region: _coverage(row, page) for row in page.report.figures.regions if row.region in page.report.regions
    }


def _coverage(row: RegionSummary, page: Page) -> Coverage:
    places = [one for one in page.places if one.region == row.region]
    return Coverage(
        region=row.region,
        held=row.held,
        planned=row.planned,
        share=row.share,
        before=None if row.share is None else max(0, row.share - row.held),
        after=None if row.share is None else max(0, row.share - row.total),
        places=len(places),
        missed=tuple(one.place for one in places if not one.held + one.planned),
    )


@dataclass(frozen=True)
class Dot:
    """A place on the map, `before` and `after`: whether it has a meeting by then."""

    x: int
    y: int
    region: str
    name: Text
    before: bool
    after: bool


@dataclass(frozen=True)
class Shape:
    """A region on the map: its outline, the shade and the title of each picture."""

    region: str
    path: str
    shade: dict[When, str]
    title: dict[When, Text]


@dataclass(frozen=True)
class Picture:
    """The map, in units of its width and height."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    dots: tuple[Dot, ...]


def picture(page: Page, rows: dict[str, Coverage]) -> Picture | None:
    """The map; None where nothing is known of where regions and places lie."""
    outlines = [point for rings in page.outlines.values() for ring in rings for point in ring]
    frame = Frame.around([*outlines, *(one.point for one in page.places if one.point is not None)])
    if frame is None:
        return None
    shapes = tuple(_shape(page, rows.get(region), region, frame.path(rings)) for region, rings in page.outlines.items())
    return Picture(WIDTH, frame.height, shapes, tuple(_dots(page, frame)))


def off_map(page: Page) -> tuple[PlaceFact, ...]:
    """The places that are listed, as nobody knows where they lie."""
    return tuple(one for one in page.places if one.point is None)


def _shape(page: Page, row: Coverage | None, region: str, path: str) -> Shape:
    name = name_text(page.report.regions[region]) if region in page.report.regions else Text()
    short: dict[When, int | None] = {when: row.shortfall(when) if row else None for when in WHEN}
    return Shape(
        region=region,
        path=path,
        shade={when: "none" if value is None else f"s{bisect_right(STEPS, value)}" for when, value in short.items()},
        title={
            when: name if value is None else phrase("page-map-region", region=name, count=value)
            for when, value in short.items()
        },
    )


def _dots(page: Page, frame: Frame) -> Iterator[Dot]:
    for one in page.places:
        if one.point is not None:
            x, y = frame.spot(one.point)
            yield Dot(x, y, one.region, name_text(one.place), one.held > 0, one.held + one.planned > 0)
