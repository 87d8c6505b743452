"""The map as SVG paths: an equal-area conic projection, on a grid fine enough for a screen and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin, sqrt

from scenarios.outlines import Point

WIDTH = 1600
_MARGIN = 16
_PARALLELS = (42.0, 53.0)
_ORIGIN = (48.0, 67.0)

Spot = tuple[int, int]
"""Right and down, in units of the picture."""


def _conic(point: Point) -> tuple[float, float]:
    """Albers' projection on the unit sphere, right and up."""
    first, second = (radians(one) for one in _PARALLELS)
    n = (sin(first) + sin(second)) / 2
    c = cos(first) ** 2 + 2 * n * sin(first)
    rho, theta = sqrt(c - 2 * n * sin(radians(point[0]))) / n, n * radians(point[1] - _ORIGIN[1])
    return rho * sin(theta), sqrt(c - 2 * n * sin(radians(_ORIGIN[0]))) / n - rho * cos(theta)


@dataclass(frozen=True)
class Frame:
    """Puts points into a picture of `WIDTH` units that just holds the points it was made for."""

    left: float
    top: float
    scale: float
    height: int

    @staticmethod
    def around(points: Iterable[Point]) -> Frame | None:
        """The frame of these points; None where there are fewer than two."""
        spots = [_conic(point) for point in points]
        if len(set(spots)) <= 1:
            return None
        right, up = zip(*spots, strict=True)
        wide, high = max(right) - min(right), max(up) - min(up)
        scale = (WIDTH - 2 * _MARGIN) / max(wide, high)
        return Frame(min(right) - (WIDTH / scale - wide) / 2, max(up), scale, round(high * scale) + 2 * _MARGIN)

    def spot(self, point: Point) -> Spot:
        """Where a point lies in the picture."""
        right, up = _conic(point)
        return round((right - self.left) * self.scale), round((self.top - up) * self.scale) + _MARGIN

    def path(self, rings: Iterable[Iterable[Point]]) -> str:
        """The outline as the data of an SVG path."""
        return "".join(self._ring(ring) for ring in rings)

    def _ring(self, ring: Iterable[Point]) -> str:
        spots = list(_distinct(self.spot(point) for point in ring))
        steps = "".join(f"l{right - x} {down - y}" for (x, y), (right, down) in pairwise(spots))
        return f"M{spots[0][0]} {spots[0][1]}{steps}z".replace(" -", "-")


def _distinct(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Without repetitions in a row: neighbours lose the same ones, so shared borders stay shared."""
    before = None
    for spot in spots:
        if spot != before:
            yield spot
        before = spot
