"""Where Kazakhstan's regions and places lie: outlines by the region's code, points by the place's KATO code.

The data and their licences stand in `scenarios/data/SOURCES.md`; whoever shows them repeats `ATTRIBUTION`.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib import resources

from scenarios.domain import Place

Point = tuple[float, float]
"""Latitude and longitude in degrees."""

ATTRIBUTION = (
    "KATO and population: Bureau of National Statistics of Kazakhstan (BNS); coordinates: GeoNames (CC BY 4.0) and "
    "Who's On First; boundaries and English names: geokz by A. Rodionov (CC BY 4.0), after OCHA COD-AB (CC BY-IGO)."
)


def outline(code: str | None) -> tuple[tuple[Point, ...], ...]:
    """The rings of the region with this code (`KZ-39`), each closed; nothing where there is none."""
    return _outlines().get(code or "", ())


def point(place: Place) -> Point | None:
    """The place's own point, else that of its KATO code; None where neither is known."""
    return place.point or _points().get(place.kato or "")


@cache
def _outlines() -> dict[str, tuple[tuple[Point, ...], ...]]:
    found: dict[str, tuple[tuple[Point, ...], ...]] = {}
    for feature in json.loads(_text("kazakhstan_regions.geojson"))["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        found[feature["id"]] = tuple(tuple((lat, lon) for lon, lat in ring) for rings in polygons for ring in rings)
    return found


@cache
def _points() -> dict[str, Point]:
    rows = csv.DictReader(_text("place_points.csv").splitlines())
    return {row["kato"]: (float(row["lat"]), float(row["lon"])) for row in rows}


def _text(name: str) -> str:
    return resources.files("scenarios").joinpath("data", name).read_text(encoding="utf-8")
