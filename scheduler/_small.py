"""A small exact model of a few meetings, in which every hard case is a switch: what explanations ask.

Columns: w for a proposal in a zone (the centres of a region, or its other places) on a date, y for it at a place, u
where it is unplaced. Each row belongs to a member of a conflict and holds only while the member's switch is 1. So one
system answers all questions "and without this?" by bounds of its switches. Hard rules that add up make any part of a
schedule lawful if the whole is, so a part without a schedule proves that the whole has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta
from itertools import combinations

from constraints._rule import Group
from scenarios.domain import Meeting, Scenario, days_between
from scheduler._member import Member, absences, barred, closures, stays
from scheduler._sheet import Limit, Sheet, Spacing
from scheduler.engine.system import Draft, Ints, System

Zone = tuple[str, bool]
Spot = tuple[int, str, Zone]
"""A column w with its proposal and zone."""
MOST_SUBSETS = 200


@dataclass
class Small:
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

    finished: System = field(init=False)

    def build(self) -> Small:
        """Writes all columns and rows."""
        for proposal in self.free:
            self._proposal(proposal)
        for proposal, meeting in self.fixed.items():
            if self._touches(proposal, meeting):
                self._standing(proposal, meeting)
        for proposal in self.free:
            if not self.sheet.is_tolerated(proposal):
                self._by_itself(proposal)
        for limit, upper in self._limits():
            (self._at_most if upper else self._at_least)(limit)
        for spacing in self.sheet.spacings:
            if spacing.rule.mode == "hard" and spacing.days > 0:
                self._apart(spacing)
        self.finished = self.draft.finish(())
        return self

    def _touches(self, proposal: str, meeting: Meeting) -> bool:
        """Whether a standing meeting can share a case with a free one."""
        bodies = self.scenario.proposals[proposal].bodies
        return (
            bool(self.sheet.cases.general)
            or meeting.region in self.by_region
            or any(body in self.by_body for body in bodies)
        )

    def _limits(self) -> Iterable[tuple[Limit, bool]]:
        """The limits to write, each with whether it is an upper one."""
        cases = self.sheet.cases
        if self.only is not None:
            return [cases.all[key] for key in sorted({(one.rule, one.about) for one in self.only} & cases.all.keys())]
        bodies = dict.fromkeys(body for one in self.free for body in self.scenario.proposals[one].bodies)
        regions = dict.fromkeys(zone[0] for one in self.free for zone in self.by_zone[one])
        places = dict.fromkeys(place for who, place in self.y if who not in self.fixed)
        keys = [*cases.general]
        for table, names in ((cases.by_body, bodies), (cases.by_region, regions), (cases.by_place, places)):
            keys += [key for name in names for key in table.get(name, ())]
        return [cases.all[key] for key in dict.fromkeys(keys)]

    def system(self, holding: Collection[Member]) -> System:
        """The system in which exactly these members hold; the asked proposal's window and places are members too."""
        low, high = self.finished.low.copy(), self.finished.high.copy()
        for member, column in self.switches.items():
            low[column] = high[column] = int(member in holding)
        if Member("window", (self.asked or "",)) in holding:
            high[self.outside] = 0
        if Member("place_offered", (self.asked or "",)) in holding:
            high[self.elsewhere] = 0
        return self.finished.with_bounds(low, high)

    def members(self) -> list[Member]:
        """All members, in the order of their names."""
        own = [Member(rule, (self.asked,)) for rule in ("window", "place_offered") if self.asked]
        return sorted([*self.switches, *own])

    def meetings(self, x: Ints) -> dict[str, Meeting]:
        """Where the free proposals are."""
        zones = {proposal: (zone, day) for (proposal, zone, day), column in self.w.items() if x[column]}
        return {
            proposal: Meeting(date=zones[proposal][1], place=place)
            for (proposal, place), column in self.y.items()
            if x[column] and proposal not in self.fixed
        }

    # columns

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

    # rows

    def _by_itself(self, proposal: str) -> None:
        """Dates and places that are forbidden whatever the others do, each set of them in one row."""
        by_zone = self.by_zone[proposal]
        by_day: dict[Date, list[int]] = defaultdict(list)
        for dates in by_zone.values():
            for day, column in dates.items():
                by_day[day].append(column)
        self._dates(proposal, by_day)
        if any(rule.mode == "hard" for rule, _ in self.sheet.closures):
            for (region, centre), dates in by_zone.items():
                for member, closed in closures(region, self.scenario.regions[region]):
                    self._none_of(member, [dates[day] for day in barred(closed, dates, centre=centre)])
        for rule, at in self.sheet.at_places:
            if rule.mode == "hard":
                columns = [column for (who, place), column in self.y.items() if who == proposal and at(who, place)]
                self._none_of(Member(rule.name, (proposal,)), columns)

    def _dates(self, proposal: str, by_day: Mapping[Date, list[int]]) -> None:
        """Dates that are forbidden whatever the place."""
        for rule, amount in self.sheet.on_dates:
            if rule.mode != "hard":
                continue
            if rule.name != "body_free":
                if self._written(member := Member(rule.name, (proposal,))):
                    self._none_of(
                        member, [one for day, found in by_day.items() if amount(proposal, day) for one in found]
                    )
                continue
            for body in self.scenario.proposals[proposal].bodies:
                for member, source in absences(body, self.scenario.bodies[body]):
                    if self._written(member):
                        self._none_of(member, [one for day in barred(source, by_day) for one in by_day[day]])

    def _none_of(self, member: Member, columns: list[int]) -> None:
        """No column may be 1; they are of one proposal, so at most one is."""
        if columns and self._written(member):
            self.draft.row([*columns, self._switch(member)], [1] * (len(columns) + 1), high=1)

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

    def _at_most(self, limit: Limit) -> None:
        terms = self._terms(limit.group)
        who = {proposal for _, proposal in terms}
        if len(who) <= limit.number or who <= self.fixed.keys():
            return
        switch = self._switch(Member(limit.rule.name, limit.case))
        locked = sorted(one for one in who if self.sheet.is_tolerated(one) and self._surely_in(limit.group, one))
        for counted in self._counted(terms, locked, limit.number):
            room = len({proposal for _, proposal in counted}) - limit.number
            columns = [column for column, _ in counted]
            if room > 0:
                self.draft.row([*columns, switch], [1] * len(columns) + [room], high=limit.number + room)

    def _counted(self, terms: list[tuple[int, str]], locked: list[str], number: int) -> Iterator[list[tuple[int, str]]]:
        """Locked meetings above a limit bind the others: these share the limit with any of the locked within it."""
        if len(locked) <= number:
            yield terms
            return
        for at, chosen in enumerate(combinations(locked, number)):
            if at == MOST_SUBSETS:
                return
            yield [(column, who) for column, who in terms if who not in locked or who in chosen]

    def _surely_in(self, group: Group, proposal: str) -> bool:
        lock = self.scenario.locked[proposal]
        return lock.date is not None and lock.place is not None

    def _at_least(self, limit: Limit) -> None:
        columns = [column for column, _ in self._terms(limit.group)]
        switch = self._switch(Member(limit.rule.name, limit.case))
        self.draft.row([*columns, switch], [1] * len(columns) + [-limit.number], low=0)

    def _apart(self, spacing: Spacing) -> None:
        group = spacing.group
        if self.only is not None and not any(member.rule == spacing.rule.name for member in self.only):
            return
        table = self.by_region.get(group.region, {}) if group.region else self.by_body.get(group.body or "", {})
        dates: dict[str, dict[Date, list[Spot]]] = defaultdict(lambda: defaultdict(list))
        for day, spots in table.items():
            for spot in spots:
                dates[spot[1]][day].append(spot)
        for one, other in combinations(sorted(dates), 2):
            if one in self.fixed and other in self.fixed:
                continue
            if self.sheet.is_tolerated(one) and self.sheet.is_tolerated(other):
                continue
            about = (one, other, group.body) if group.body else (one, other)
            member = Member(spacing.rule.name, about)
            if not self._written(member):
                continue
            if sum(map(len, dates[one].values())) > sum(map(len, dates[other].values())):
                one, other = other, one  # noqa: PLW2901 - rows by the dates of the one that has fewer
            self._pair(member, dates[one], dates[other], spacing)

    def _pair(
        self, member: Member, one: Mapping[Date, list[Spot]], other: Mapping[Date, list[Spot]], spacing: Spacing
    ) -> None:
        reach = range(1 - spacing.days, spacing.days)
        for day, mine in one.items():
            near = [spot for n in reach for spot in other.get(day + timedelta(days=n), ())]
            if not near:
                continue
            if not spacing.other_regions:
                self._not_both(member, [spot[0] for spot in mine], [spot[0] for spot in near])
                continue
            for region in sorted({spot[2][0] for spot in mine}):
                here = [spot[0] for spot in mine if spot[2][0] == region]
                away = [spot[0] for spot in near if spot[2][0] != region]
                if away:
                    self._not_both(member, here, away)

    def _not_both(self, member: Member, mine: list[int], near: list[int]) -> None:
        columns = [*mine, *near, self._switch(member)]
        self.draft.row(columns, [1] * len(columns), high=2)


def monotone(sheet: Sheet) -> bool:
    """Whether all hard rules add up, so that a part of a lawful schedule is lawful."""
    return not any(limit.rule.mode == "hard" for limit in sheet.at_leasts) and not any(
        rule.mode == "hard" for rule, _ in sheet.unplaced_amounts
    )


def whole_horizon(scenario: Scenario) -> tuple[Date, ...]:
    """All dates that a proposal could have if its window were lifted."""
    first = max(scenario.horizon.start, scenario.as_of + timedelta(days=1))
    return tuple(days_between(first, scenario.horizon.end))
