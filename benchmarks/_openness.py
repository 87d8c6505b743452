"""Whether a wish that is drawn has any date at all, so that proposals at odds with the calendars stay rare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date

from scenarios.domain import Body, Region


@dataclass(frozen=True)
class Openness:
    """The open days of a horizon that leave enough notice, and who is away or closed on them."""

    days: Sequence[Date]
    regions: Mapping[str, Region]
    bodies: Mapping[str, Body]

    def possible(self, bodies: Sequence[str], places: Sequence[str], first: Date, last: Date) -> bool:
        """Whether all bodies are free and one of the places (also `region/*` and `*`) can receive on one date."""
        free = [
            day
            for day in self.days
            if first <= day <= last and not any(self.bodies[one].is_away(day) for one in bodies)
        ]
        return any(self._receives(place, day) for place in places for day in free)

    def _receives(self, place: str, day: Date) -> bool:
        name, _, inside = place.partition("/")
        if name == "*":
            return any(not region.is_closed(day, centre=True) for region in self.regions.values())
        centre = inside == "*" or self.regions[name].places[inside].centre
        return not self.regions[name].is_closed(day, centre=centre)
