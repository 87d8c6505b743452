"""A first lawful schedule without a solver: proposals one after another, each where nothing stands in its way.

It is there before a model is built, and says nothing about how good a schedule can be. Source: first fit, as in
Johnson, "Near-optimal bin packing algorithms" (1973), with the most important first and then the most bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from typing import get_args

from constraints._assess import Assessment, assess
from constraints._rule import Rule
from constraints._standing import Standing, adding
from scenarios.domain import Meeting, Meetings, Priority, Scenario

MOST = 5000
"""Proposals up to which a first schedule is looked for: of 2,000 it takes 2 to 8 s, of 4,000 7 s and more."""
IMPORTANCE = get_args(Priority)
ON_DATE, IN_REGION = frozenset({"date"}), frozenset({"date", "region"})


def first_fit(scenario: Scenario, rules: tuple[Rule, ...]) -> tuple[Meetings, Assessment] | None:
    """A lawful schedule under bound rules, and what the checker says of it; None where this way finds none.

    What is locked stays. Every other proposal gets the first date and place that break no hard rule, in regions with
    few meetings first. There may be none where minima are hard or what is locked stands in its own way, and none is
    looked for among more than MOST proposals.
    """
    if len(scenario.proposals) > MOST:
        return None
    standing, held, asked = Standing(scenario, {}), Counter[str](), adding(rules)
    for proposal in sorted(scenario.proposals, key=lambda one: _urgency(scenario, one)):
        lock = scenario.locked.get(proposal)
        if lock and lock.date and lock.place:
            meeting: Meeting | None = Meeting(date=lock.date, place=lock.place)
        else:
            places = _few_meetings_first(held, scenario.places_of(proposal))
            meeting = _Wish(standing, proposal, asked).first(scenario.days_of(proposal), places)
        if meeting is not None:
            standing = standing.with_(proposal, meeting)
            held[meeting.region] += 1
    found = assess(scenario, standing.meetings, rules)
    return (standing.meetings, found) if found.lawful else None


def _urgency(scenario: Scenario, proposal: str) -> tuple[bool, int, int, str]:
    """The locked first, then by importance, then those with the fewest dates."""
    importance = IMPORTANCE.index(scenario.proposals[proposal].priority)
    return proposal not in scenario.locked, importance, sum(1 for _ in scenario.window(proposal)), proposal


def _few_meetings_first(held: Mapping[str, int], places: Iterable[str]) -> Mapping[str, list[str]]:
    """The places by region, regions with few meetings first."""
    of_region: dict[str, list[str]] = {}
    for place in places:
        of_region.setdefault(place.partition("/")[0], []).append(place)
    return {region: of_region[region] for region in sorted(of_region, key=lambda region: held[region])}


@dataclass
class _Wish:
    """A proposal without a meeting; each rule is asked once for each value of what it looks at."""

    standing: Standing
    proposal: str
    rules: Sequence[Rule]
    _known: dict[tuple[object, ...], bool] = field(default_factory=dict)

    def first(self, days: Sequence[Date], places: Mapping[str, list[str]]) -> Meeting | None:
        """The first date and place at which no rule stands in the way; the places are given by region."""
        on_date = [rule for rule in self.rules if rule.looks_at <= ON_DATE]
        in_region = [rule for rule in self.rules if rule not in on_date and rule.looks_at <= IN_REGION]
        at_place = [rule for rule in self.rules if not rule.looks_at <= IN_REGION]
        anywhere = next((of_region[0] for of_region in places.values()), None)
        for day in days if anywhere else ():
            if self._bars(on_date, Meeting(date=day, place=anywhere)):
                continue
            for of_region in places.values():
                if self._bars(in_region, Meeting(date=day, place=of_region[0])):
                    continue
                for place in of_region:
                    meeting = Meeting(date=day, place=place)
                    if not self._bars(at_place, meeting):
                        return meeting
        return None

    def _bars(self, rules: Sequence[Rule], meeting: Meeting) -> bool:
        """Whether a meeting breaks one of these rules."""
        centre = self.standing.scenario.places[meeting.place].centre
        parts = {"date": meeting.date, "region": meeting.region, "centre": centre, "place": meeting.place}
        for rule in rules:
            key = (rule.name, *[parts[name] for name in sorted(rule.looks_at)])
            if key not in self._known:
                self._known[key] = any(self.standing.added(rule, self.proposal, meeting))
            if self._known[key]:
                return True
        return False
