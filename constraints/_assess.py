"""What a schedule is worth, recomputed from the rules in plain Python: breaches, warnings, amounts, costs by level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from constraints._catalogue import bind, bound
from constraints._rule import Excess, Rule
from scenarios.domain import Meeting, Meetings, Scenario

LEVELS = (1, 2, 3, 4)
DECIDED = frozenset({"announced", "pinned"})
ALONE = frozenset({"window", "place_offered", "working_day", "region_open", "body_free"})
"""Rules that a meeting can breach by itself."""


@dataclass(frozen=True)
class Assessment:
    """The checker's reading of a schedule.

    `breaches` are the cases of hard rules that make it unlawful, each with its amount less that of the locked meetings
    alone (announced and pinned ones left out: they must be lawful); `warnings` are the cases among these, which bind
    the others and not each other. `excesses` holds all cases of all rules that are not off, `amounts` their sums.
    """

    excesses: Mapping[str, tuple[Excess, ...]]
    breaches: tuple[Excess, ...]
    warnings: tuple[Excess, ...]
    amounts: Mapping[str, int]
    costs: Mapping[int, int]

    @property
    def lawful(self) -> bool:
        """Whether every hard rule is met."""
        return not self.breaches


def assess(scenario: Scenario, meetings: Meetings, rules: tuple[Rule, ...] | None = None) -> Assessment:
    """The assessment of a schedule under the scenario's policy, or under these bound rules."""
    chosen = bind(scenario.policy) if rules is None else rules
    locked = {proposal: meeting for proposal, meeting in meetings.items() if _is_given(scenario, proposal)}
    excesses: dict[str, tuple[Excess, ...]] = {}
    breaches: list[Excess] = []
    warnings: list[Excess] = []
    costs = dict.fromkeys(LEVELS, 0)
    for rule in chosen:
        if rule.mode == "off":
            continue
        found = tuple(rule.excesses(scenario, meetings))
        excesses[rule.name] = found
        if rule.mode == "hard":
            tolerated = tuple(rule.excesses(scenario, locked)) if found and locked and rule.adds_up else ()
            breaches += _beyond(rule, found, tolerated)
            warnings += tolerated
        else:
            assert rule.level is not None  # a soft rule has one
            costs[rule.level] += rule.cost_of_one * sum(excess.amount for excess in found)
    amounts = {name: sum(excess.amount for excess in found) for name, found in excesses.items()}
    return Assessment(excesses, tuple(breaches), tuple(warnings), amounts, costs)


def _is_given(scenario: Scenario, proposal: str) -> bool:
    """Whether a meeting is locked as it is; planners decide announced and pinned ones, so these must be lawful."""
    lock = scenario.locked.get(proposal)
    return lock is not None and lock.kind not in DECIDED


def _beyond(rule: Rule, found: tuple[Excess, ...], tolerated: tuple[Excess, ...]) -> list[Excess]:
    """Of each case found, what exceeds the amount that is tolerated."""
    allowed = {rule.case_of(excess): excess.amount for excess in tolerated}
    rest = (replace(one, amount=one.amount - allowed.get(rule.case_of(one), 0)) for one in found)
    return [excess for excess in rest if excess.amount > 0]


def breaks_alone(scenario: Scenario, proposal: str, meeting: Meeting) -> bool:
    """Whether a meeting, by itself, breaches a hard rule on its window, place, day, region or bodies."""
    rules = (bound(name, scenario.policy) for name in ALONE)
    return any(rule.mode == "hard" and any(rule.excesses(scenario, {proposal: meeting})) for rule in rules)
