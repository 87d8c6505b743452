"""Why a proposal has no place in a schedule as it stands: cases of hard rules that cover all its dates and places.

Found by the checker alone. A rule is asked once for each value of what it looks at (a date, a date and a region, a
place ...), with the meetings that it counts with the proposal there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date
from itertools import product

from constraints._catalogue import bind
from constraints._rule import Excess, Rule
from constraints._standing import Standing, adding
from scenarios.domain import Meeting, Meetings, Scenario

TRIED, STEP = 16, 7
"""How many dates are looked at first, each with another place: so many places further on."""
Key = tuple[Date | None, str | None, bool | None, str | None]
"""Date, region, centre, place; None where the rule does not look at it."""


def because(
    scenario: Scenario, meetings: Meetings, proposal: str, rules: tuple[Rule, ...] | None = None
) -> tuple[Excess, ...]:
    """Cases of hard rules such that each possible date and place of an unplaced proposal breaches one of them.

    Each is what the checker finds once the meeting is put there, amounts aside (1). Chosen greedily: the case that
    covers most first, ties by name. Empty where some date and place is free. A proposal without dates has its `window`
    as the case.
    """
    return _because(Standing(scenario, meetings), proposal, bind(scenario.policy) if rules is None else rules)


def refused(scenario: Scenario, meetings: Meetings, rules: tuple[Rule, ...]) -> dict[str, tuple[Excess, ...]]:
    """The same for every proposal without a meeting, in the order of ids."""
    standing = Standing(scenario, meetings)
    return {name: _because(standing, name, rules) for name in sorted(scenario.proposals) if name not in meetings}


def _because(standing: Standing, proposal: str, rules: Sequence[Rule]) -> tuple[Excess, ...]:
    scenario = standing.scenario
    days = list(scenario.window(proposal))
    places = list(scenario.accepted(proposal))
    if not days or not places:
        return (Excess("window", (proposal,), 1),)
    asked = adding(rules)
    if _is_free(standing, proposal, days, places, asked):
        return ()
    grid = _Grid(scenario, days, places)
    covers: dict[Excess, int] = defaultdict(int)
    for rule in asked:
        for key, meeting in _samples(scenario, rule, days, places):
            for excess in standing.added(rule, proposal, meeting):
                covers[excess] |= grid.covered(key)
    return _greedy(covers, grid.all)


def _is_free(standing: Standing, proposal: str, days: list[Date], places: list[str], rules: list[Rule]) -> bool:
    """Whether some date and place, of a few spread over all, is seen to be free: in a thin schedule most are."""
    tried = range(TRIED)
    few = [Meeting(date=days[n * len(days) // TRIED], place=places[STEP * n % len(places)]) for n in tried]
    return any(not any(any(standing.added(rule, proposal, one)) for rule in rules) for one in few)


def _greedy(covers: Mapping[Excess, int], everything: int) -> tuple[Excess, ...]:
    left, found = everything, []
    while left:
        best = min(covers, key=lambda one: (-(covers[one] & left).bit_count(), one), default=None)
        if best is None or not covers[best] & left:
            return ()
        found.append(best)
        left &= ~covers[best]
    return tuple(found)


class _Grid:
    """The dates and places of a proposal as bits: date by date, place by place."""

    def __init__(self, scenario: Scenario, days: list[Date], places: list[str]) -> None:
        self.all = (1 << len(days) * len(places)) - 1
        self._column = sum(1 << len(places) * n for n in range(len(days)))
        self._shift = {day: len(places) * n for n, day in enumerate(days)}
        self._rows: dict[tuple[str | None, bool | None, str | None], int] = defaultdict(int)
        for n, name in enumerate(places):
            region, centre = name.partition("/")[0], scenario.places[name].centre
            for key in product((None, region), (None, centre), (None, name)):
                self._rows[key] |= 1 << n

    def covered(self, key: Key) -> int:
        """The bits that a key stands for."""
        row = self._rows[key[1:]]
        return row * self._column if key[0] is None else row << self._shift[key[0]]


def _samples(scenario: Scenario, rule: Rule, days: list[Date], places: list[str]) -> Iterator[tuple[Key, Meeting]]:
    """One meeting for each value of what the rule looks at."""
    looks_at = rule.looks_at
    alike: dict[tuple[str | None, bool | None, str | None], str] = {}
    for place in places:
        key = (
            place.partition("/")[0] if "region" in looks_at else None,
            scenario.places[place].centre if "centre" in looks_at else None,
            place if "place" in looks_at else None,
        )
        alike.setdefault(key, place)
    dated = "date" in looks_at
    for key, place in alike.items():
        for day in days if dated else days[:1]:
            yield (day if dated else None, *key), Meeting(date=day, place=place)
