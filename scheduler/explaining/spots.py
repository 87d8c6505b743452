"""Where and when a few proposals may meet, as columns: what the rows of a small model are written over.

w stands for a proposal in a zone (the centres of a region, or its other places) on a date, y for it at a place, u for
it unplaced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta

from constraints._rule import Group
from scenarios.domain import Meeting, Scenario, days_between
from scheduler.engine.system import Draft, Ints
from scheduler.explaining.member import Member, stays
from scheduler.model.sheet import Sheet

Zone = tuple[str, bool]
Spot = tuple[int, str, Zone]
"""A column w with its proposal and zone."""


@dataclass
class Spots:
    """The model: `free` proposals choose, `fixed` meetings stand.

    The `asked` one may go to `days` and `places` beyond its own where these are given. `optional` ones among the free
    need not be placed (they matter only where hard rules ask for minima).
    """

    sheet: Sheet
    asked: str | None
    free: tuple[str, ...]
    fixed: Mapping[str, Meeting] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    days: tuple[Date, ...] | None = None
    places: tuple[str, ...] | None = None
    only: frozenset[Member] | None = None
    """The members to write, where the others are not asked about."""
    draft: Draft = field(default_factory=Draft)
    switches: dict[Member, int] = field(default_factory=dict)
    w: dict[tuple[str, Zone, Date], int] = field(default_factory=dict)
    y: dict[tuple[str, str], int] = field(default_factory=dict)
    u: dict[str, int] = field(default_factory=dict)
    standing: dict[str, list[int]] = field(default_factory=dict)
    """The columns of each fixed meeting."""
    outside: list[int] = field(default_factory=list)
    """Columns w of the asked proposal outside its window."""
    elsewhere: list[int] = field(default_factory=list)
    """Columns y of the asked proposal at places that it does not accept."""
    by_zone: dict[str, dict[Zone, dict[Date, int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(dict))
    )
    by_body: dict[str, dict[Date, list[Spot]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    by_region: dict[str, dict[Date, list[Spot]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    by_place: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def scenario(self) -> Scenario:
        """The scenario of the sheet."""
        return self.sheet.scenario

    def meetings(self, x: Ints) -> dict[str, Meeting]:
        """Where the free proposals are."""
        zones = {proposal: (zone, day) for (proposal, zone, day), column in self.w.items() if x[column]}
        return {
            proposal: Meeting(date=zones[proposal][1], place=place)
            for (proposal, place), column in self.y.items()
            if x[column] and proposal not in self.fixed
        }

    def _proposal(self, proposal: str) -> None:
        scenario, lock = self.scenario, self.scenario.locked.get(proposal)
        window, accepted = list(scenario.window(proposal)), scenario.accepted(proposal)
        days, places = window, list(accepted)
        if proposal == self.asked:
            days, places = list(self.days or window), list(self.places or accepted)
        if lock is not None:
            days = [lock.date] if lock.date else days
            places = [lock.place] if lock.place else places
        unplaced = self.u[proposal] = self.draft.column()
        chosen = [unplaced]
        zones: dict[Zone, list[int]] = defaultdict(list)
        inside = set(window)
        bound = proposal == self.asked and not self.sheet.is_tolerated(proposal)
        for place in places:
            column = self.y[proposal, place] = self.draft.column()
            self.by_place[place].append((column, proposal))
            zones[place.partition("/")[0], scenario.places[place].centre].append(column)
            if bound and place not in accepted:
                self.elsewhere.append(column)
        for zone, at in zones.items():
            columns = [self._spot(proposal, zone, day) for day in days]
            self.draft.row([*columns, *at], [1] * len(columns) + [-1] * len(at), low=0, high=0)
            chosen += columns
            if bound:
                self.outside += [column for column, day in zip(columns, days, strict=True) if day not in inside]
        self.draft.row(chosen, [1] * len(chosen), low=1, high=1)
        if proposal != self.asked and (proposal not in self.optional or self._required(proposal)):
            self.draft.row([unplaced, self._switch(stays(scenario, proposal))], [1, 1], high=1)

    def _required(self, proposal: str) -> bool:
        return any(rule.mode == "hard" and amount(proposal) > 0 for rule, amount in self.sheet.unplaced_amounts)

    def _standing(self, proposal: str, meeting: Meeting) -> None:
        zone = (meeting.region, self.scenario.places[meeting.place].centre)
        spot, place = self._spot(proposal, zone, meeting.date), self.draft.column()
        self.y[proposal, meeting.place] = place
        self.by_place[meeting.place].append((place, proposal))
        self.standing[proposal] = [spot, place]
        for column in (spot, place):
            self.draft.low[column] = 1

    def _spot(self, proposal: str, zone: Zone, day: Date) -> int:
        column = self.w[proposal, zone, day] = self.by_zone[proposal][zone][day] = self.draft.column()
        spot = (column, proposal, zone)
        self.by_region[zone[0]][day].append(spot)
        for body in self.scenario.proposals[proposal].bodies:
            self.by_body[body][day].append(spot)
        return column

    def _written(self, member: Member) -> bool:
        return self.only is None or member in self.only

    def _switch(self, member: Member) -> int:
        if member not in self.switches:
            self.switches[member] = self.draft.column()
        return self.switches[member]

    def _terms(self, group: Group) -> list[tuple[int, str]]:
        """The columns that count in a group, with their proposals."""
        if group.place is not None:
            found: Iterable[tuple[int, str]] = self.by_place.get(group.place, ())
            return [(column, who) for column, who in found if self._in(group, who)]
        return [
            (column, who)
            for column, who, zone in self._spots(group)
            if self._in(group, who) and group.region in (None, zone[0]) and (zone[1] or not group.centres)
        ]

    def _spots(self, group: Group) -> Iterator[Spot]:
        if group.region is not None:
            tables = [self.by_region.get(group.region, {})]
        elif group.body is not None:
            tables = [self.by_body.get(group.body, {})]
        else:
            tables = list(self.by_region.values())
        for table in tables:
            if group.first is not None and group.first == group.last:
                yield from table.get(group.first, ())
                continue
            for day, spots in table.items():
                if (group.first is None or group.first <= day) and (group.last is None or day <= group.last):
                    yield from spots

    def _in(self, group: Group, proposal: str) -> bool:
        wish = self.scenario.proposals[proposal]
        return (group.body is None or group.body in wish.bodies) and not (group.scheduled and wish.outside_schedule)


def whole_horizon(scenario: Scenario) -> tuple[Date, ...]:
    """All dates that a proposal could have if its window were lifted."""
    first = max(scenario.horizon.start, scenario.as_of + timedelta(days=1))
    return tuple(days_between(first, scenario.horizon.end))
