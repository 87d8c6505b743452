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
    alone; `warnings` are the cases among these, which bind the others and not each other. `excesses` holds all cases
    of all rules that are not off, `amounts` their sums.
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
    locked = {proposal: meeting for proposal, meeting in meetings.items() if proposal in scenario.locked}
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
            among = tuple(rule.excesses(scenario, locked)) if found and locked and rule.adds_up else ()
            unlawful, tolerated = _divide(scenario, rule, found, among)
            breaches += unlawful
            warnings += tolerated
        else:
            assert rule.level is not None  # a soft rule has one
            costs[rule.level] += rule.cost_of_one * sum(excess.amount for excess in found)
    amounts = {name: sum(excess.amount for excess in found) for name, found in excesses.items()}
    return Assessment(excesses, tuple(breaches), tuple(warnings), amounts, costs)


def _divide(
    scenario: Scenario, rule: Rule, found: tuple[Excess, ...], among_locked: tuple[Excess, ...]
) -> tuple[list[Excess], list[Excess]]:
    """(breaches, warnings) of one hard rule: what locked meetings exceed among themselves is tolerated.

    It is not where an announced or pinned meeting is party to it: planners decide those, so they must be lawful.
    """
    tolerated = {
        excess.about[: rule.listed_from]: excess
        for excess in among_locked
        if not any(_is_decided(scenario, name) for name in excess.about[rule.listed_from or 0 :])
    }
    breaches = []
    for excess in found:
        locked = tolerated.get(excess.about[: rule.listed_from])
        amount = excess.amount - (locked.amount if locked else 0)
        if amount > 0:
            breaches.append(replace(excess, amount=amount))
    return breaches, list(tolerated.values())


def _is_decided(scenario: Scenario, name: str) -> bool:
    lock = scenario.locked.get(name)
    return lock is not None and lock.kind in DECIDED


def breaks_alone(scenario: Scenario, proposal: str, meeting: Meeting) -> bool:
    """Whether a meeting, by itself, breaches a hard rule on its window, place, day, region or bodies."""
    rules = (bound(name, scenario.policy) for name in ALONE)
    return any(rule.mode == "hard" and any(rule.excesses(scenario, {proposal: meeting})) for rule in rules)
