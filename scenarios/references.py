"""Every id a file refers to exists, or the nearest one is named. Works on unchecked fields, so that nothing hides."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from scenarios.problem import Problem, maybe
from scenarios.sources import Sources, mapping


def unknown_references(sources: Sources, exempt: Collection[str]) -> Iterator[Problem]:
    """Bodies, regions and places named in the scenario's files that no file describes; exempt bodies with a wish."""
    bodies = sources.ids("bodies")
    if not bodies or not sources.ids("regions"):  # a file that cannot be read is one mistake, not hundreds
        return
    places = {region: tuple(mapping(fields.get("places"))) for region, fields in sources.entries("regions")}
    for region, fields in sources.entries("regions"):
        for body in mapping(fields.get("appeals")):
            if body not in exempt and (what := unknown_body(body, bodies)):
                yield sources.problem(what, "regions", region, "appeals", body, at_key=True)
    for proposal, fields in sources.entries("proposals"):
        for keys, what in proposal_references(fields, bodies, places, exempt):
            yield sources.problem(what, "proposals", proposal, *keys)
    for held, fields in sources.entries("held"):
        held_by, place = fields.get("body"), fields.get("place")
        if isinstance(held_by, str) and (what := unknown_body(held_by, bodies)):
            yield sources.problem(what, "held", held, "body")
        if isinstance(place, str) and (what := unknown_place(place, places)):
            yield sources.problem(what, "held", held, "place")


def proposal_references(
    fields: Mapping[str, Any], bodies: Collection[str], places: Mapping[str, Collection[str]], exempt: Collection[str]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with the bodies and places of a proposal's fields, with the keys that lead there."""
    taken: set[str] = set()
    partners = fields.get("with") or ()
    for keys, body in (
        (("body",), fields.get("body")),
        *(
            (("with", at), partner)
            for at, partner in enumerate(partners if isinstance(partners, (list, tuple)) else ())
        ),
    ):
        if not isinstance(body, str):
            continue
        if body in exempt:
            yield keys, f"{body} is exempt: it holds no meetings under this policy."
        elif what := unknown_body(body, bodies):
            yield keys, what
        elif body in taken:
            yield keys, f"{body} takes part already."
        taken.add(body)
    patterns = fields.get("places")
    for at, pattern in enumerate(patterns if isinstance(patterns, (list, tuple)) else ()):
        if isinstance(pattern, str) and (what := unknown_pattern(pattern, places)):
            yield ("places", at), what


def unknown_body(body: str, bodies: Collection[str]) -> str | None:
    """The sentence for a body that does not exist, or None."""
    return None if body in bodies else f"there is no body '{body}'.{maybe(body, bodies)}"


def unknown_region(region: str, regions: Collection[str]) -> str | None:
    """The sentence for a region that does not exist, or None."""
    return None if region in regions else f"there is no region '{region}'.{maybe(region, regions)}"


def unknown_place(place: str, places: Mapping[str, Collection[str]]) -> str | None:
    """The sentence for a `region/place` that does not exist, or None; `places` are the place ids of each region."""
    region, slash, inside = place.partition("/")
    if slash and region in places and inside in places[region]:
        return None
    every = [f"{one}/{two}" for one, twos in places.items() for two in twos]
    if not slash and (same := [option for option in every if option.endswith(f"/{place}")]):
        return f"'{place}' is no place: write region/place. Maybe {same[0]}."
    if slash and region in places:
        near = maybe(inside, places[region]).replace("Maybe ", f"Maybe {region}/")
        return f"there is no place '{inside}' in {region}.{near or maybe(place, every)}"
    return f"there is no place '{place}'.{maybe(place, every)}"


def unknown_pattern(pattern: str, places: Mapping[str, Collection[str]]) -> str | None:
    """As `unknown_place`, for what a proposal accepts: a place, `region/*` or `*`."""
    region, _, inside = pattern.partition("/")
    if pattern == "*" or (inside == "*" and region in places):
        return None
    if inside == "*":
        near = maybe(region, places)
        return f"there is no region '{region}'.{near[:-1] + '/*.' if near else ''}"
    if region in places and not inside:
        return f"'{pattern}' is no place. Maybe {region}/*."
    return unknown_place(pattern, places)
