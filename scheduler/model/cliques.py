"""Clique cuts: of meetings no two of which fit together, a schedule has at most one.

Two possible meetings (proposal, region, date) exclude each other where a hard rule on pairs says so, or where the pair
alone would cost more crowding than a level that is held allows: two meetings of one region at distance d make N - d
crowded windows. Cliques are grown greedily over the fractional part of a relaxation, then lifted over all columns that
are still open, so they cut off the relaxation's point but no schedule. Columns left out of a cut have coefficient 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date as Date

from constraints._rule import Rule
from constraints.body_region_once import BodyRegionOnce
from constraints.one_meeting_a_day import OneMeetingADay
from constraints.region_crowding import RegionCrowding
from constraints.same_region_clash import SameRegionClash
from constraints.travel_gap import TravelGap
from scenarios.domain import Scenario
from scheduler.engine.relaxation import Relaxation
from scheduler.engine.system import INFINITE, System
from scheduler.model.compiled import Model

Row = tuple[list[int], list[int], int, int]
VIOLATED = 1.02
FRACTIONAL = 1e-4


@dataclass(frozen=True)
class _Visit:
    proposal: str
    bodies: frozenset[str]
    scheduled: bool
    region: str
    day: int


@dataclass(frozen=True)
class _Exclusion:
    """Which pairs of visits exclude each other; days are distances (0: the rule forbids nothing)."""

    clash_days: int
    gap_days: int
    once: bool
    daily: bool

    def __call__(self, one: _Visit, other: _Visit) -> bool:
        if one.proposal == other.proposal:
            return True
        apart = abs(one.day - other.day)
        if one.region == other.region and apart < self.clash_days:
            return True
        if one.bodies.isdisjoint(other.bodies):
            return False
        if one.region == other.region:
            return (self.once and one.scheduled and other.scheduled) or (self.daily and apart == 0)
        return apart < self.gap_days or (self.daily and apart == 0)


def cliques(
    scenario: Scenario, rules: tuple[Rule, ...], model: Model
) -> Callable[[System, Relaxation, Mapping[int, int]], list[Row]]:
    """A source of clique cuts for a model: (system, its relaxation, values of held levels) -> rows."""

    def cuts(system: System, relaxed: Relaxation, held: Mapping[int, int]) -> list[Row]:
        exclude = _exclusion(rules, held)
        visits = {
            column: _visit(scenario, proposal, region, slot)
            for (proposal, region, slot), column in model.columns.w.items()
            if system.high[column] > 0 and proposal not in scenario.locked and isinstance(slot, Date)
        }
        x = relaxed.x
        fractional = sorted((column for column in visits if x[column] > FRACTIONAL), key=lambda one: (-x[one], one))
        cheap_first = sorted(visits, key=lambda column: (relaxed.reduced[column], column))
        found: dict[tuple[int, ...], Row] = {}
        for seed in fractional:
            clique = _grow([seed], fractional, visits, exclude)
            if sum(x[column] for column in clique) > VIOLATED:
                lifted = _grow(clique, cheap_first, visits, exclude)
                found.setdefault(tuple(sorted(lifted)), (sorted(lifted), [1] * len(lifted), -INFINITE, 1))
        return list(found.values())

    return cuts


def _grow(
    clique: list[int], order: list[int], visits: Mapping[int, _Visit], exclude: Callable[[_Visit, _Visit], bool]
) -> list[int]:
    grown = list(clique)
    taken = set(clique)
    for column in order:
        if column not in taken and all(exclude(visits[column], visits[member]) for member in grown):
            grown.append(column)
            taken.add(column)
    return grown


def _visit(scenario: Scenario, proposal_id: str, region: str, day: Date) -> _Visit:
    proposal = scenario.proposals[proposal_id]
    return _Visit(proposal_id, frozenset(proposal.bodies), not proposal.outside_schedule, region, day.toordinal())


def _exclusion(rules: tuple[Rule, ...], held: Mapping[int, int]) -> _Exclusion:
    clash_days = gap_days = 0
    once = daily = False
    for rule in rules:
        hard = rule.mode == "hard"
        if isinstance(rule, SameRegionClash) and hard:
            clash_days = max(clash_days, rule.days)
        elif isinstance(rule, TravelGap) and hard:
            gap_days = rule.days + 1
        elif isinstance(rule, BodyRegionOnce) and hard:
            once = rule.at_most <= 1
        elif isinstance(rule, OneMeetingADay) and hard:
            daily = rule.at_most <= 1
        elif isinstance(rule, RegionCrowding):
            clash_days = max(clash_days, _crowded_days(rule, held))
    return _Exclusion(clash_days, gap_days, once, daily)


def _crowded_days(rule: RegionCrowding, held: Mapping[int, int]) -> int:
    """The distance from which on a pair in one region does not cost more than its level may."""
    if rule.mode == "hard":
        return rule.days
    if rule.level is None or rule.level not in held or not rule.cost_of_one:
        return 0
    return rule.days - held[rule.level] // rule.cost_of_one
