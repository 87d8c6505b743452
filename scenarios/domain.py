"""The words of the problem as frozen models: bodies, regions, places, proposals, meetings, policy, scenario.

These are the schema of the inputs and the vocabulary of everything else. They hold facts and the plain
look-ups that follow from them; what a schedule must respect is the business of the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date as Date
from datetime import timedelta
from functools import cache, cached_property
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from scenarios.calendar import Calendar

Language = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Priority = Literal["must", "high", "normal", "low"]
Scope = Literal["all", "districts"]
PlaceKind = Literal["city", "district", "city_district"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Timezone = Literal[
    "Asia/Almaty", "Asia/Aqtau", "Asia/Aqtobe", "Asia/Atyrau", "Asia/Oral", "Asia/Qostanay", "Asia/Qyzylorda"
]
Mode = Literal["hard", "soft", "off"]
Certainty = Literal["C", "L", "U", "choice"]
LockKind = Literal["fact", "announced", "pinned", "notice", "accepted"]
Status = Literal["planned", "announced", "held"]
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=ID_PATTERN)]


class Model(BaseModel):
    """A frozen value: unknown keys are refused, fields may be given by their YAML key or by their name."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)

    def __copy__(self) -> Self:
        """A copy without what was worked out from the fields, so that `model_copy(update=...)` leaves nothing stale."""
        copied = super().__copy__()
        for name in set(copied.__dict__) - set(type(self).model_fields):
            del copied.__dict__[name]
        return copied

    def __getstate__(self) -> dict[Any, Any]:
        """Only the fields are sent to other processes."""
        state = super().__getstate__()
        fields = type(self).model_fields
        return {**state, "__dict__": {name: value for name, value in state["__dict__"].items() if name in fields}}

    def replaced(self, **fields: Any) -> Scenario:
        """A copy with these fields, which must be valid."""
        return self.model_copy(update=fields)

    @cached_property
    def working(self) -> Calendar:
        """The country's working days with the scenario's own."""
        return Calendar.of(self.calendar.country, self.calendar.days_off, self.calendar.working_days)

    @cached_property
    def places(self) -> dict[str, Place]:
        """All places by `region/place`, in the order of the files."""
        return {
            f"{region_id}/{place_id}": place
            for region_id, region in self.regions.items()
            for place_id, place in region.places.items()
        }

    @cached_property
    def _accepted(self) -> dict[tuple[str, ...], dict[str, int]]:
        return {}

    def accepted(self, proposal_id: str) -> dict[str, int]:
        """The places a proposal accepts, each with the position (from 0) of the first pattern it matches."""
        patterns = self.proposals[proposal_id].places
        if patterns not in self._accepted:
            ranks: dict[str, int] = {}
            for rank, pattern in enumerate(patterns):
                for place in self._matching(pattern):
                    ranks.setdefault(place, rank)
            self._accepted[patterns] = ranks
        return self._accepted[patterns]

    def _matching(self, pattern: str) -> Iterator[str]:
        if pattern == "*":
            yield from self.places
        elif pattern.endswith("/*"):
            region_id = pattern[:-2]
            yield from (f"{region_id}/{place}" for place in self.regions[region_id].places)
        else:
            yield pattern

    def window(self, proposal_id: str) -> Iterator[Date]:
        """The dates of a proposal that lie in the horizon and after `as_of`, in order."""
        dates = self.proposals[proposal_id].dates
        first = max(dates.start, self.horizon.start, self.as_of + timedelta(days=1))
        return days_between(first, min(dates.end, self.horizon.end))

    def is_closed(self, place: str, day: Date) -> bool:
        """Whether this place cannot receive on this date (closure of its region, or the region does not exist)."""
        region = self.regions[place.partition("/")[0]]
        return region.is_closed(day, centre=self.places[place].centre)

    @cached_property
    def whole_regions(self) -> tuple[str, ...]:
        """Regions valid on all days of the horizon: those that minima, shares and reach count."""
        return tuple(
            region_id
            for region_id, region in self.regions.items()
            if self.horizon.start in region.valid and self.horizon.end in region.valid
        )
