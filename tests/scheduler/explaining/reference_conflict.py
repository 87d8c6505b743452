"""Whether members of a conflict have a schedule, by trying all schedules with the checker alone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from constraints._catalogue import bind
from scenarios.domain import Meeting, Scenario
from scheduler.explaining.member import Member, absences, barred, closures
from scheduler.explaining.spots import whole_horizon
from scheduler.model.sheet import TOLERATED
from tests.property.scenarios import choices


def options(scenario: Scenario, proposal: str, asked: str) -> list[Meeting | None]:
    days, places = choices(scenario, proposal)
    if proposal == asked:
        days, places = list(whole_horizon(scenario)), list(scenario.places)
        return [Meeting(date=day, place=place) for day in days for place in places]
    return [None, *(Meeting(date=day, place=place) for day in days for place in places)]


def size(scenario: Scenario, asked: str) -> int:
    number = 1
    for proposal in scenario.proposals:
        number *= len(options(scenario, proposal, asked))
    return number


class Reference:
    """All schedules of a tiny scenario with the asked proposal placed, each with the members that it breaches."""

    def __init__(self, scenario: Scenario, asked: str) -> None:
        self.breached: set[frozenset[Member]] = set()
        rules = [rule for rule in bind(scenario.policy) if rule.mode == "hard"]
        names = list(scenario.proposals)
        for chosen in product(*(options(scenario, one, asked) for one in names)):
            meetings = {one: meeting for one, meeting in zip(names, chosen, strict=True) if meeting is not None}
            left = {
                Member("locked" if one in scenario.locked else "placed", (one,)) for one in names if one not in meetings
            }
            self.breached.add(frozenset({*left, *_breached(scenario, rules, meetings)}))
        smallest = [one for one in self.breached if not any(other < one for other in self.breached)]
        self.breached = set(smallest)

    def has_a_schedule(self, holding: Iterable[Member]) -> bool:
        return any(breached.isdisjoint(holding) for breached in self.breached)


def _breached(scenario, rules, meetings):
    kinds = {one: lock.kind for one, lock in scenario.locked.items()}
    locked = {one: meeting for one, meeting in meetings.items() if kinds.get(one) in TOLERATED}
    others = {one: meeting for one, meeting in meetings.items() if one not in locked}
    for rule in rules:
        if rule.name == "region_open":
            yield from _closed(scenario, others)
        elif rule.name == "body_free":
            yield from _away(scenario, others)
        elif rule.name not in ("placed", "locked"):
            yield from _cases(scenario, rule, meetings, locked)


def _closed(scenario, meetings):
    for meeting in meetings.values():
        centre = scenario.places[meeting.place].centre
        for member, source in closures(meeting.region, scenario.regions[meeting.region]):
            if barred(source, [meeting.date], centre=centre):
                yield member


def _away(scenario, meetings):
    for one, meeting in meetings.items():
        for body in scenario.proposals[one].bodies:
            for member, source in absences(body, scenario.bodies[body]):
                if barred(source, [meeting.date]):
                    yield member


def _cases(scenario, rule, meetings, locked):
    alone = rule.excesses(scenario, locked) if rule.adds_up else ()
    tolerated = {case.about[: rule.listed_from]: case.amount for case in alone}
    for case in rule.excesses(scenario, meetings):
        if case.amount > tolerated.get(case.about[: rule.listed_from], 0):
            yield Member(rule.name, case.about[: rule.listed_from])
