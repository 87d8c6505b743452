"""A small exact model of a few meetings, in which every hard case is a switch: what explanations ask.

Each row over the spots belongs to a member of a conflict and holds only while the member's switch is 1. So one
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
from scenarios.domain import Meeting
from scheduler.engine.system import System
from scheduler.explaining.member import Member, absences, barred, closures
from scheduler.explaining.spots import Spot, Spots
from scheduler.model.sheet import Limit, Sheet, Spacing

MOST_SUBSETS = 200


@dataclass
class Small(Spots):
    """The model: `free` proposals choose, `fixed` meetings stand; each row belongs to a member."""

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
