"""A scenario in whole numbers for engines with variables of their own: days, places, wishes, limits and prices.

Days count from 0 at the start of the horizon; bodies, regions, places, months and periods by position. Only default
modes are stated: what is hard in the usual policy is hard, what is soft there is soft; numbers, weights and levels are
the policy's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Any, TypeVar

from benchmarks._peers.answer import NotStated
from benchmarks._peers.plain import refuse
from constraints._assess import LEVELS
from constraints._catalogue import bind
from constraints._rule import Rule
from constraints._share import shares
from constraints.month_balance import MonthBalance
from scenarios.calendar import month_of, period_of, split
from scenarios.domain import Meeting, Meetings, Scenario

HARD = (
    "working_day",
    "region_open",
    "body_free",
    "notice",
    "one_meeting_a_day",
    "travel_gap",
    "same_region_clash",
    "region_month_cap",
    "body_month_cap",
    "body_region_once",
    "place_cap",
)
OF_DATE = ("working_day", "notice", "body_free", "preferred_date", "saturday")
OF_PLACE = ("preferred_place", "appeals")

K = TypeVar("K")
Costs = tuple[int, ...]
"""What something costs on each level."""


@dataclass(frozen=True)
class Wish:
    """A proposal: its bodies, what leaving it out costs, and what each of its possible days and places costs.

    Days and places stand in the order of their costs, the best first.
    """

    name: str
    bodies: tuple[int, ...]
    scheduled: bool
    left_out: int
    days: Mapping[int, Costs]
    places: Mapping[int, Costs]


@dataclass(frozen=True)
class Site:
    """A place; `cap` is how many meetings it may have, `unreached` whether it lacks one to be reached."""

    name: str
    region: int
    centre: bool
    cap: int
    unreached: bool


@dataclass(frozen=True)
class Facts:
    """A scenario in whole numbers; `numbers` holds the rules' own, `prices` what one of an amount costs by level.

    `closed` holds the days closed for all of a region and those closed for its districts (the former among them).
    `needs` are (body, period) with a minimum; `minimum` and `short` the meetings a region lacks to the minimum and to
    its share; `month_caps` what a month should not exceed.
    """

    scenario: Scenario
    rules: Mapping[str, Rule]
    wishes: tuple[Wish, ...]
    sites: tuple[Site, ...]
    months: tuple[int, ...]
    periods: tuple[int, ...]
    closed: tuple[tuple[frozenset[int], frozenset[int]], ...]
    needs: tuple[tuple[int, int], ...]
    minimum: tuple[int, ...]
    short: tuple[int, ...]
    month_caps: tuple[int, ...]
    centre_cap: int

    def number(self, rule: str, key: str) -> Any:
        """A rule's own number."""
        return getattr(self.rules[rule], key)

    def price(self, rule: str) -> tuple[int, int]:
        """The level of a soft rule and what one of its amount costs there."""
        return self.rules[rule].level or 0, self.rules[rule].cost_of_one

    def meetings(self, chosen: Mapping[int, tuple[int, int]]) -> Meetings:
        """The schedule that gives these wishes (by position) a day and a place."""
        start = self.scenario.horizon.start
        return {
            self.wishes[wish].name: Meeting(date=start + timedelta(days=day), place=self.sites[site].name)
            for wish, (day, site) in chosen.items()
        }


def facts(scenario: Scenario) -> Facts:
    """The facts of a scenario. Raises NotStated for a rule in another mode than the usual, locks and re-planning."""
    refuse(scenario)
    rules = {rule.name: rule for rule in bind(scenario.policy)}
    for name, rule in rules.items():
        usual = "hard" if name in HARD or rule.always_hard else "soft"
        if rule.mode != usual:
            raise NotStated(f"the rule '{name}' is stated as {usual} only, the policy has it {rule.mode}")
    return _Reading(scenario, rules).facts()


class _Reading:
    def __init__(self, scenario: Scenario, rules: Mapping[str, Rule]) -> None:
        self.scenario, self.rules = scenario, rules
        self.bodies = {name: at for at, name in enumerate(scenario.bodies)}
        self.places = {name: at for at, name in enumerate(scenario.places)}

    def facts(self) -> Facts:
        scenario, rules = self.scenario, self.rules
        balance, minimum, share = rules["month_balance"], rules["body_minimum"], rules["region_share"]
        assert isinstance(balance, MonthBalance)
        days = list(scenario.horizon.days())
        period = minimum.period  # type: ignore[attr-defined]
        months = list(dict.fromkeys(month_of(day) for day in days))
        periods = list(dict.fromkeys(period_of(day, period) for day in days))
        due = shares(scenario, share.equal_share_percent)  # type: ignore[attr-defined]
        held = Counter(meeting.region for meeting in scenario.held.values())
        least: int = rules["region_minimum"].at_least  # type: ignore[attr-defined]
        percent: int = rules["beyond_centres"].at_most_percent  # type: ignore[attr-defined]
        caps = balance.caps(scenario)
        return Facts(
            scenario=scenario,
            rules=rules,
            wishes=tuple(self.wish(name) for name in scenario.proposals),
            sites=self.sites(),
            months=tuple(months.index(month_of(day)) for day in days),
            periods=tuple(periods.index(period_of(day, period)) for day in days),
            closed=tuple(self.closed(region, days) for region in scenario.regions),
            needs=tuple(
                (self.bodies[name], periods.index(label))
                for label, first, last in split(days[0], days[-1], period)
                for name, body in scenario.bodies.items()
                if name not in scenario.policy.exempt and first in body.valid and last in body.valid
            ),
            minimum=tuple(
                max(0, least - held[region]) if region in scenario.whole_regions else 0 for region in scenario.regions
            ),
            short=tuple(max(0, due[region] - held[region]) if region in due else 0 for region in scenario.regions),
            month_caps=tuple(caps[month][2] for month in months),
            centre_cap=percent * len(scenario.proposals) // 100,
        )

    def wish(self, name: str) -> Wish:
        proposal, start = self.scenario.proposals[name], self.scenario.horizon.start
        accepted = list(self.scenario.accepted(name))
        days = {day: self.costs(OF_DATE, name, day, accepted[0]) for day in self.scenario.window(name)}
        places = {place: self.costs(OF_PLACE, name, start, place) for place in accepted}
        weights = self.rules["placed"].weights  # type: ignore[attr-defined]
        return Wish(
            name=name,
            bodies=tuple(self.bodies[body] for body in proposal.bodies),
            scheduled=not proposal.outside_schedule,
            left_out=weights[proposal.priority],
            days={(day - start).days: costs for day, costs in _best_first(days).items()},
            places={self.places[place]: costs for place, costs in _best_first(places).items()},
        )

    def costs(self, rules: tuple[str, ...], name: str, day: Date, place: str) -> Costs | None:
        """What these rules measure of one meeting by itself, by level; None where a hard one forbids it."""
        costs = dict.fromkeys(LEVELS, 0)
        for rule in (self.rules[one] for one in rules):
            for excess in rule.excesses(self.scenario, {name: Meeting(date=day, place=place)}):
                if rule.level is None:
                    return None
                costs[rule.level] += rule.cost_of_one * excess.amount
        return tuple(costs.values())

    def sites(self) -> tuple[Site, ...]:
        regions = list(self.scenario.regions)
        held = {meeting.place for meeting in self.scenario.held.values()}
        centres: int = self.rules["place_cap"].centres  # type: ignore[attr-defined]
        districts: int = self.rules["place_cap"].districts  # type: ignore[attr-defined]
        return tuple(
            Site(
                name=name,
                region=regions.index(region),
                centre=place.centre,
                cap=centres if place.centre else districts,
                unreached=name not in held and region in self.scenario.whole_regions,
            )
            for name, place in self.scenario.places.items()
            for region in [name.partition("/")[0]]
        )

    def closed(self, region: str, days: list[Date]) -> tuple[frozenset[int], frozenset[int]]:
        found = self.scenario.regions[region]
        everywhere, somewhere = (
            frozenset(at for at, day in enumerate(days) if found.is_closed(day, centre=centre))
            for centre in (True, False)
        )
        return everywhere, somewhere


def _best_first(choices: Mapping[K, Costs | None]) -> dict[K, Costs]:
    possible = {choice: costs for choice, costs in choices.items() if costs is not None}
    return dict(sorted(possible.items(), key=lambda one: one[1]))
