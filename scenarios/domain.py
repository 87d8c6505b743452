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

    def replaced(self, **fields: Any) -> Self:
        """A copy with these fields, which must be valid, and none of what was worked out from the former ones."""
        return self.model_copy(update=fields)

    def __copy__(self) -> Self:
        copied = super().__copy__()
        for name in set(copied.__dict__) - set(type(self).model_fields):
            del copied.__dict__[name]  # worked out from the fields, so stale where one of them changes
        return copied

    def __getstate__(self) -> dict[Any, Any]:
        state = super().__getstate__()  # other processes get the fields and work out the rest again
        fields = type(self).model_fields
        return {**state, "__dict__": {name: value for name, value in state["__dict__"].items() if name in fields}}


class Text(Model):
    """Words in up to three languages; a plain string stands for itself in every language."""

    kk: str | None = None
    ru: str | None = None
    en: str | None = None

    def in_language(self, language: Language) -> str | None:
        """The text in exactly this language, or None."""
        found: str | None = getattr(self, language)
        return found

    def read(self, language: Language) -> str:
        """The text in this language, else in the first of en, ru, kk that has one, else an empty string."""
        return self.in_language(language) or self.en or self.ru or self.kk or ""


def _spread(value: object) -> object:
    return Text(kk=value, ru=value, en=value) if isinstance(value, str) else value


def _in_a_language(name: Text) -> Text:
    if not (name.kk or name.ru or name.en):
        raise ValueError("a name stands in at least one of kk, ru, en")
    return name


Words = Annotated[Text, BeforeValidator(_spread, json_schema_input_type=Text | str)]
Name = Annotated[Text, AfterValidator(_in_a_language)]


class Span(Model):
    """Dates from `start` to `end`, both inclusive."""

    start: Date = Field(alias="from")
    end: Date = Field(alias="to")

    def __contains__(self, day: Date) -> bool:
        return self.start <= day <= self.end

    def days(self) -> Iterator[Date]:
        """Every date of the span, in order."""
        return days_between(self.start, self.end)


def days_between(first: Date, last: Date) -> Iterator[Date]:
    """Dates from first to last, both inclusive; nothing where last precedes first."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


class Validity(Model):
    """When a body or a region exists; an open end is None, both ends inclusive."""

    start: Date | None = Field(default=None, alias="from")
    end: Date | None = Field(default=None, alias="to")

    def __contains__(self, day: Date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Closure(Span):
    """Dates on which a region cannot receive: `all` closes every place, `districts` all places but centres."""

    scope: Scope = "all"
    reason: Words | None = None


class Absence(Model):
    """When the head of a body is away: a span, or every weekday of that name within it (open ends allowed)."""

    every: Weekday | None = None
    start: Date | None = Field(default=None, alias="from")
    end: Date | None = Field(default=None, alias="to")
    reason: Words | None = None

    def __contains__(self, day: Date) -> bool:
        inside = (self.start is None or self.start <= day) and (self.end is None or day <= self.end)
        return inside and (self.every is None or WEEKDAYS[day.weekday()] == self.every)


class Place(Model):
    """A district, city or city district of a region; `centre` marks a regional centre."""

    kind: PlaceKind
    centre: bool
    name: Name
    kato: str | None = None
    population: Annotated[int, Field(gt=0)] | None = None
    point: tuple[float, float] | None = None


class Region(Model):
    """An oblast or a city of republican significance, with its places, closures and citizens' appeals by body."""

    name: Name
    population: Annotated[int, Field(gt=0)]
    places: Annotated[dict[Id, Place], Field(min_length=1)]
    code: str | None = None
    valid: Validity = Validity()
    timezone: Timezone = "Asia/Almaty"
    closed: tuple[Closure, ...] = ()
    appeals: dict[Id, Annotated[int, Field(ge=0)]] = {}

    def is_closed(self, day: Date, *, centre: bool) -> bool:
        """Whether the region's centres (or its other places) cannot receive on this date."""
        return self._everywhere_closed(day) if centre else self._somewhere_closed(day)

    @cached_property
    def _everywhere_closed(self) -> Callable[[Date], bool]:
        whole = [closure for closure in self.closed if closure.scope == "all"]
        return cache(lambda day: day not in self.valid or any(day in closure for closure in whole))

    @cached_property
    def _somewhere_closed(self) -> Callable[[Date], bool]:
        return cache(lambda day: day not in self.valid or any(day in closure for closure in self.closed))


class Body(Model):
    """A central executive body (ministry); `head` is the post, not a person."""

    name: Name
    short: Text | None = None
    head: Text | None = None
    topics: tuple[str, ...] = ()
    away: tuple[Absence, ...] = ()
    valid: Validity = Validity()

    def is_away(self, day: Date) -> bool:
        """Whether the head cannot hold a meeting on this date."""
        return self._away(day)

    @cached_property
    def _away(self) -> Callable[[Date], bool]:
        return cache(lambda day: day not in self.valid or any(day in absence for absence in self.away))


class Window(Span):
    """The dates a proposal accepts, both inclusive, and the one it would like best."""

    prefer: Date | None = None


class Proposal(Model):
    """A body's wish to hold one meeting; `partners` (`with:`) take part too: one meeting, several bodies."""

    body: Id
    dates: Window
    places: Annotated[tuple[str, ...], Field(min_length=1)]
    partners: tuple[Id, ...] = Field(default=(), alias="with")
    priority: Priority = "normal"
    topics: tuple[str, ...] = ()
    outside_schedule: bool = False
    venue: Words | None = None
    note: Words | None = None
    time: str | None = None

    @property
    def bodies(self) -> tuple[str, ...]:
        """The proposing body, then its partners."""
        return (self.body, *self.partners)


class Meeting(Model):
    """A date and a place (`region/place`) given to a proposal."""

    date: Date
    place: str
    status: Status = "planned"
    locked: LockKind | None = None

    @cached_property
    def region(self) -> str:
        """The id of the region the place lies in."""
        return self.place.partition("/")[0]


Meetings = Mapping[str, Meeting]
"""A schedule as the rules see it: the placed proposals by id; whatever is not in it is unplaced."""


class HeldMeeting(Model):
    """A meeting held before the horizon; `place` is `region/place`."""

    body: Id
    date: Date
    place: str

    @property
    def region(self) -> str:
        """The id of the region the place lies in."""
        return self.place.partition("/")[0]


class Lock(Model):
    """What a meeting may not change any more; None leaves that part open (a pin of only a date or only a place)."""

    kind: LockKind
    date: Date | None = None
    place: str | None = None


class RuleSetting(Model):
    """One entry of a policy pack: the mode, what a breach costs and the rule's own numbers, unread."""

    model_config = ConfigDict(frozen=True, extra="allow")

    mode: Mode
    level: Annotated[int, Field(ge=1, le=4)] | None = None
    weight: Annotated[int, Field(ge=0, strict=True)] | None = None
    source: str = ""
    certainty: Certainty = "choice"

    @property
    def numbers(self) -> dict[str, Any]:
        """The rule's own options by key (everything but mode, level, weight, source, certainty)."""
        return dict(self.model_extra or {})


class LeadTime(Model):
    """When a step of a meeting's preparation falls: so many days before (or after) it."""

    days: Annotated[int, Field(ge=0)]
    of: Literal["calendar", "working"]
    before: bool
    source: str = ""
    certainty: Certainty = "choice"


class Policy(Model):
    """What the law and the planner ask: every rule's setting, the exempt bodies, prices, lead times."""

    policy: str
    exempt: tuple[Id, ...] = ()
    rules: dict[str, RuleSetting]
    prices: dict[str, Annotated[int, Field(ge=0)]] = {}
    lead_times: dict[str, LeadTime] = {}


class CalendarSettings(Model):
    """Which country's working days apply, and the scenario's own on top of them."""

    country: Literal["KZ"] = "KZ"
    days_off: tuple[Date, ...] = ()
    working_days: tuple[Date, ...] = ()


class Decree(Model):
    """Title of the act, title of its annex, legal ground."""

    heading: Words | None = None
    annex: Words | None = None
    ground: Words | None = None


class Scenario(Model):
    """Everything a schedule depends on. `name` is the folder's; `locked` and `old` come from operations.

    `note` is said wherever the scenario is shown, such as that its data are no records.

    `old` is the published schedule a re-plan starts from (empty otherwise); `locked` the meetings that stay.
    """

    name: str
    title: Words = Text()
    note: Words = Text()
    horizon: Span
    as_of: Date
    calendar: CalendarSettings = CalendarSettings()
    decree: Decree = Decree()
    policy: Policy
    regions: dict[Id, Region]
    bodies: dict[Id, Body]
    proposals: dict[Id, Proposal]
    held: dict[Id, HeldMeeting] = {}
    locked: dict[Id, Lock] = {}
    old: dict[Id, Meeting] = {}

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

    def days_of(self, proposal_id: str) -> list[Date]:
        """The dates that a proposal may have: that of its lock, or its window."""
        lock = self.locked.get(proposal_id)
        return [lock.date] if lock and lock.date else list(self.window(proposal_id))

    def places_of(self, proposal_id: str) -> list[str]:
        """The places that a proposal may have: that of its lock, or all it accepts."""
        lock = self.locked.get(proposal_id)
        return [lock.place] if lock and lock.place else list(self.accepted(proposal_id))

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
