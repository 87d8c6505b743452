"""Siblings of the national scenarios: other seeds, years and skews, drawn with the same distributions.

Regions, places, populations and the named bodies are the real ones; whatever is drawn is no record, and the note of
each scenario says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any, Literal

from benchmarks._circumstances import absences, appeals, closures
from benchmarks._folder import write_folder
from benchmarks._openness import Openness
from benchmarks._wishes import Asked, Fields, Shape, Target, held, proposals
from scenarios.calendar import Calendar
from scenarios.domain import Body, Region, days_between
from scenarios.find import find
from scenarios.load import load
from scenarios.policy import load_policy

NATIONAL = "kazakhstan-2022"
POLICY = "decree-863"
MOST_VISITED = ("karaganda", "pavlodar", "aktobe")
OFTEN_VISITED = ("kyzylorda", "zhetysu", "east-kazakhstan")
LEAST_VISITED = ("almaty-region", "kostanay", "mangystau", "north-kazakhstan")
NOTE = {
    "kk": "Өңірлер, орындар және мереке күндері нақты; қалғаны кездейсоқ құрастырылған, ресми кесте емес.",
    "ru": "Регионы, места и праздничные дни настоящие; остальное составлено случайно, это не официальный график.",
    "en": "Regions, places and public holidays are real; all else is drawn at random, not the official schedule.",
}

Part = Literal["year", "h1", "h2"]
PROPOSALS = {"year": 227, "h1": 182, "h2": 182}
HELD = {"year": 0, "h1": 45, "h2": 45}


@dataclass(frozen=True)
class Recipe:
    """Names a scenario and says how it is drawn.

    `held` meetings lie in the ten weeks before the plan is made. A body wishes for a region alone at most `repeats`
    times (as often as `body_region_once` allows, as in the national scenarios).
    """

    name: str
    seed: int
    year: int
    part: Part
    proposals: int
    held: int
    shape: Shape = field(default_factory=Shape)
    repeats: int = 1


@dataclass(frozen=True)
class Land:
    """Regions and bodies as plain fields by id, and of each region the one whose seasons and weight it has."""

    regions: dict[str, Fields]
    bodies: dict[str, Fields]
    origin: dict[str, str]


def siblings() -> tuple[Recipe, ...]:
    """Five half-years and five years, all different."""
    drawn: tuple[tuple[int, int, Part, Shape], ...] = (
        (101, 2023, "h2", Shape()),
        (102, 2024, "h2", Shape(skew=1.4, centres=0.7)),
        (103, 2025, "h1", Shape(skew=0.6, centres=1.5)),
        (104, 2026, "h2", Shape(crowding=0.2, shuffled=True)),
        (105, 2027, "h1", Shape(skew=1.2, centres=1.3, crowding=0.1)),
        (106, 2023, "year", Shape()),
        (107, 2024, "year", Shape(skew=1.4, crowding=0.15)),
        (108, 2025, "year", Shape(skew=0.5, centres=1.6)),
        (109, 2026, "year", Shape(skew=0.8, centres=0.5, shuffled=True)),
        (110, 2027, "year", Shape(centres=1.3, crowding=0.2, shuffled=True)),
    )
    return tuple(
        Recipe(f"{year}-{part}-{seed}", seed, year, part, PROPOSALS[part], HELD[part], shape)
        for seed, year, part, shape in drawn
    )


def write(recipe: Recipe, folder: Path) -> None:
    """Writes a recipe's scenario, always with the same bytes. Raises FileExistsError where the folder is not empty."""
    write_folder(folder, files(recipe, land()))


def files(recipe: Recipe, land: Land) -> dict[str, dict[str, Any]]:
    """The files of a scenario by name, drawn for this land."""
    start, end, as_of = _horizon(recipe.year, recipe.part)
    bodies = list(land.bodies)
    regions = {
        name: {
            **{key: value for key, value in fields.items() if key != "places"},
            "closed": closures(_random(recipe, "closed", name), recipe.year, land.origin[name]),
            "appeals": appeals(_random(recipe, "appeals", name), fields["population"], bodies),
            "places": fields["places"],
        }
        for name, fields in land.regions.items()
    }
    heads = {
        name: {**fields, "away": absences(_random(recipe, "away", name), recipe.year, name)}
        for name, fields in land.bodies.items()
    }
    targets = _targets(recipe, land)
    openness = Openness(
        _lawful_days(start, end, as_of),
        {name: Region.model_validate(fields) for name, fields in regions.items()},
        {name: Body.model_validate(fields) for name, fields in heads.items()},
    )
    topics = {name: fields["topics"] for name, fields in land.bodies.items()}
    asked = Asked(recipe.proposals, (start, end), topics, recipe.repeats, openness.possible)
    wishes = proposals(_random(recipe, "proposals"), asked, targets, recipe.shape)
    found: dict[str, dict[str, Any]] = {
        "scenario.yaml": {
            "kezdesu": 1,
            "title": f"{recipe.name}: {recipe.proposals} proposals",
            "horizon": {"from": start, "to": end},
            "as_of": as_of,
            "calendar": {"country": "KZ"},
            "policy": POLICY,
            "note": NOTE,
        },
        "regions.yaml": {"regions": regions},
        "bodies.yaml": {"bodies": heads},
        **{f"proposals/{body}.yaml": {"proposals": of_body} for body, of_body in wishes.items() if of_body},
    }
    if recipe.held:
        days = _days_before(as_of)
        found["held.yaml"] = {"held": held(_random(recipe, "held"), recipe.held, days, bodies, targets)}
    return found


def land() -> Land:
    """The regions and bodies of the national scenario without what is drawn for a year."""
    national = load(find(NATIONAL)).scenario
    regions = {
        name: region.model_dump(by_alias=True, exclude_unset=True, exclude={"closed", "appeals"})
        for name, region in national.regions.items()
    }
    bodies = {
        name: body.model_dump(by_alias=True, exclude_unset=True, exclude={"away"})
        for name, body in national.bodies.items()
    }
    for body in bodies.values():
        body["topics"] = list(body["topics"])
    return Land(regions, bodies, {name: name for name in regions})


def _targets(recipe: Recipe, land: Land) -> list[Target]:
    """The regions to wish for. Of halves of a region, each has half its weight."""
    origins = list(dict.fromkeys(land.origin.values()))
    weights = [_visits(name) ** recipe.shape.skew for name in origins]
    if recipe.shape.shuffled:
        _random(recipe, "favour").shuffle(weights)
    weight = dict(zip(origins, weights, strict=True))
    parts = list(land.origin.values())
    return [
        Target(
            name,
            weight[land.origin[name]] / parts.count(land.origin[name]),
            tuple(f"{name}/{place}" for place, one in fields["places"].items() if one["centre"]),
            tuple(f"{name}/{place}" for place, one in fields["places"].items() if not one["centre"]),
        )
        for name, fields in land.regions.items()
    ]


def _visits(region: str) -> float:
    """How often a region is wished for, as counted in the national scenarios: the three most visited make a third."""
    if region in MOST_VISITED:
        return 3.5
    if region in OFTEN_VISITED:
        return 1.7
    return 0.4 if region in LEAST_VISITED else 1.0


def _horizon(year: int, part: Part) -> tuple[Date, Date, Date]:
    """First and last date, and the day on which the plan is made."""
    if part == "h2":
        return Date(year, 7, 1), Date(year, 12, 30), Date(year, 6, 20)
    return Date(year, 1, 24), Date(year, 6, 30) if part == "h1" else Date(year, 12, 23), Date(year, 1, 10)


def _days_before(as_of: Date) -> list[Date]:
    """The open days of the ten weeks up to `as_of`."""
    calendar = Calendar.of("KZ")
    return [day for day in days_between(as_of - timedelta(weeks=10), as_of) if calendar.is_open(day, saturdays=True)]


def _lawful_days(start: Date, end: Date, as_of: Date) -> list[Date]:
    """The open days of the horizon that leave the notice of the policy."""
    calendar = Calendar.of("KZ")
    first = calendar.earliest_after(as_of, load_policy(POLICY).rules["notice"].numbers["working_days"], end)
    return [day for day in days_between(max(start, first), end) if calendar.is_open(day, saturdays=True)]


def _random(recipe: Recipe, *of: str) -> Random:
    """A source of its own for each thing that is drawn, so that a change of one does not move the others."""
    return Random("/".join((str(recipe.seed), *of)))
