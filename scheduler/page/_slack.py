"""The slack of all meetings of a schedule at once, from what the hard rules say to a sheet.

`constraints._slack` asks the checker for each date of one meeting, a minute for thousands; this counts groups
once. A test holds the two against each other, as it does the two readings of each rule.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from itertools import product

from constraints._catalogue import bind
from constraints._rule import About, Group, Rule
from scenarios.domain import Meeting, Meetings, Scenario

Key = tuple[str | None, str | None, str | None, bool, bool]
"""Body, region, place, centres only, scheduled only."""


def slacks(scenario: Scenario, meetings: Meetings) -> dict[str, int]:
    """For each meeting that is not locked: to how many other dates it could move with nothing else changing."""
    said = _Said()
    for rule in bind(scenario.policy):
        if rule.mode == "hard":
            rule.post(scenario, said)
    members: dict[Key, list[tuple[int, str]]] = defaultdict(list)
    for one, meeting in sorted(meetings.items(), key=lambda item: (item[1].date, item[0])):
        for key in _keys(scenario, one, meeting):
            if key in said.keys:
                members[key].append((meeting.date.toordinal(), meeting.region))
    return {
        one: _slack(scenario, one, meeting, said, members)
        for one, meeting in meetings.items()
        if one not in scenario.locked
    }


@dataclass
class _Said:
    """What the hard rules say, as a sheet hears it: amounts of dates, and limits of groups by their key.

    What they say of proposals that are left out is not kept: meetings stay placed.
    """

    dated: list[Callable[[str, Date], int]] = field(default_factory=list)
    placed: list[Callable[[str, str], int]] = field(default_factory=list)
    shut: list[Callable[[str, Date, bool], int]] = field(default_factory=list)
    limits: dict[Key, list[tuple[int, int, int]]] = field(default_factory=lambda: defaultdict(list))
    floors: dict[Key, list[tuple[int, int, int]]] = field(default_factory=lambda: defaultdict(list))
    gaps: dict[Key, list[tuple[int, bool]]] = field(default_factory=lambda: defaultdict(list))
    keys: set[Key] = field(default_factory=set)

    def on_date(self, _rule: Rule, amount: Callable[[str, Date], int]) -> None:
        self.dated.append(amount)

    def at_place(self, _rule: Rule, amount: Callable[[str, str], int]) -> None:
        self.placed.append(amount)

    def closed(self, _rule: Rule, amount: Callable[[str, Date, bool], int]) -> None:
        self.shut.append(amount)

    def unplaced(self, _rule: Rule, amount: Callable[[str], int]) -> None:
        """Meetings stay placed."""

    def at_most(self, _rule: Rule, _case: About, group: Group, limit: int) -> None:
        self.limits[self._key(group)].append((*_span(group), limit))

    def at_least(self, _rule: Rule, _case: About, group: Group, wanted: int, *, triangular: bool = False) -> None:
        self.floors[self._key(group)].append((*_span(group), wanted))

    def apart(self, _rule: Rule, group: Group, days: int, *, other_regions: bool = False) -> None:
        self.gaps[self._key(group)].append((days, other_regions))

    def _key(self, group: Group) -> Key:
        key = (group.body, group.region, group.place, group.centres, group.scheduled)
        self.keys.add(key)
        return key


def _span(group: Group) -> tuple[int, int]:
    first, last = group.first or Date.min, group.last or Date.max
    return first.toordinal(), last.toordinal()


def _keys(scenario: Scenario, proposal: str, meeting: Meeting) -> Iterator[Key]:
    """Every kind of group that a meeting can be in."""
    wish = scenario.proposals[proposal]
    yield from product(
        (None, *wish.bodies),
        (None, meeting.region),
        (None, meeting.place),
        (False, True) if scenario.places[meeting.place].centre else (False,),
        (False,) if wish.outside_schedule else (False, True),
    )


def _slack(
    scenario: Scenario, proposal: str, meeting: Meeting, said: _Said, members: dict[Key, list[tuple[int, str]]]
) -> int:
    place = meeting.place
    if place not in scenario.accepted(proposal) or any(amount(proposal, place) for amount in said.placed):
        return 0
    now, centre = meeting.date.toordinal(), scenario.places[place].centre
    free = {
        day.toordinal()
        for day in scenario.window(proposal)
        if not any(amount(proposal, day) for amount in said.dated)
        and not any(amount(meeting.region, day, centre) for amount in said.shut)
    }
    free.discard(now)
    for key in _keys(scenario, proposal, meeting):
        if free and key in said.keys:
            free -= _taken(free, now, meeting.region, members[key], said, key)
    return len(free)


def _taken(free: set[int], now: int, region: str, group: list[tuple[int, str]], said: _Said, key: Key) -> set[int]:
    """The dates that the others of a group forbid; the meeting itself is one of the group."""
    low, high = min(free), max(free)
    taken: set[int] = set()
    for first, last, limit in said.limits.get(key, ()):
        if first <= high and low <= last and _count(group, first, last) - (first <= now <= last) >= limit:
            taken |= {day for day in free if first <= day <= last}
    for first, last, wanted in said.floors.get(key, ()):
        if first <= now <= last and _count(group, first, last) <= wanted:
            taken |= {day for day in free if not first <= day <= last}
    for days, other_regions in said.gaps.get(key, ()):
        others = group.copy()
        others.remove((now, region))
        for day, where in others:
            if not (other_regions and where == region):
                taken.update(range(day - days + 1, day + days))
    return taken


def _count(group: list[tuple[int, str]], first: int, last: int) -> int:
    return bisect_right(group, (last, "\uffff")) - bisect_left(group, (first, ""))
