"""A schedule as it stands, and what one more meeting would breach in it: the checker asked about a few meetings only.

A rule says which meetings a case can count (those of a body, of a region, all) and how near they must be (`near`), so
it is asked with these and the new one instead of with the whole schedule.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from constraints._rule import About, Excess, Rule
from scenarios.domain import Meeting, Meetings, Scenario

Key = tuple[str, ...]
Dated = tuple[Date, str]
LAST = "\U0010ffff"
"""No id comes after it."""


def adding(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that one more meeting of an unplaced proposal, on its dates and places, can breach."""
    return [rule for rule in rules if rule.mode == "hard" and rule.adds_up and not rule.always_hard]


def amounts(rule: Rule, scenario: Scenario, meetings: Meetings) -> Mapping[About, int]:
    """By case, without the meetings it counts: the amount that the rule finds."""
    return {rule.case_of(excess): excess.amount for excess in rule.excesses(scenario, meetings)}


def worse(rule: Rule, scenario: Scenario, meetings: Meetings, before: Mapping[About, int]) -> Iterator[Excess]:
    """The cases (amounts: 1) whose amounts are greater than they were before."""
    for excess in rule.excesses(scenario, meetings):
        if excess.amount > before.get(rule.case_of(excess), 0):
            yield Excess(rule.name, excess.about, 1)


@dataclass(frozen=True)
class Standing:
    """The meetings of a schedule by what rules count together; each is sorted when it is first asked for."""

    scenario: Scenario
    meetings: Meetings
    _sorted: dict[tuple[str, Key], list[Dated]] = field(default_factory=dict)
    _before: dict[tuple[str, Key], Mapping[About, int]] = field(default_factory=dict)

    def added(self, rule: Rule, proposal: str, meeting: Meeting) -> Iterator[Excess]:
        """The cases (amounts: 1) that a meeting of a proposal without one makes, or makes worse than they were."""
        key = self._key(rule, proposal, meeting)
        together = {**self._others(rule, key, meeting.date), proposal: meeting}
        return worse(rule, self.scenario, together, self._amounts(rule, key))

    def with_(self, proposal: str, meeting: Meeting) -> Standing:
        """The schedule with one meeting more; what is known of others stays known."""
        bodies = self.scenario.proposals[proposal].bodies
        near = {meeting.region, *bodies}
        ordered = dict(self._sorted)
        for counts, key in self._sorted:
            if _is_counted(counts, key, meeting, bodies):
                insort(changed := [*ordered[counts, key]], (meeting.date, proposal))
                ordered[counts, key] = changed
        before = {at: found for at, found in self._before.items() if at[1] and near.isdisjoint(at[1])}
        return Standing(self.scenario, {**self.meetings, proposal: meeting}, ordered, before)

    def _key(self, rule: Rule, proposal: str, meeting: Meeting) -> Key:
        if rule.counts == "region":
            return (meeting.region,)
        return tuple(sorted(self.scenario.proposals[proposal].bodies)) if rule.counts == "body" else ()

    def _amounts(self, rule: Rule, key: Key) -> Mapping[About, int]:
        """The amounts that the rule finds among all the meetings it counts, by case."""
        at = (rule.name, key)
        if at not in self._before:
            found = {name: self.meetings[name] for _, name in self._counted(rule, key)}
            self._before[at] = amounts(rule, self.scenario, found)
        return self._before[at]

    def _others(self, rule: Rule, key: Key, day: Date) -> Meetings:
        """The meetings that the rule counts with one on this date."""
        counted, span = self._counted(rule, key), rule.near(day)
        if span is not None:
            counted = counted[bisect_left(counted, (span[0], "")) : bisect_right(counted, (span[1], LAST))]
        return {name: self.meetings[name] for _, name in counted}

    def _counted(self, rule: Rule, key: Key) -> list[Dated]:
        at = (rule.counts, key)
        if at not in self._sorted:
            proposals = self.scenario.proposals
            self._sorted[at] = sorted(
                (meeting.date, name)
                for name, meeting in self.meetings.items()
                if _is_counted(rule.counts, key, meeting, proposals[name].bodies)
            )
        return self._sorted[at]


def _is_counted(counts: str, key: Key, meeting: Meeting, bodies: Iterable[str]) -> bool:
    """Whether a rule that counts so counts a meeting of these bodies with those of a key."""
    if counts == "region":
        return meeting.region in key
    return counts == "all" or (counts == "body" and any(body in key for body in bodies))
