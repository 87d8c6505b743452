"""Policies for agreement tests: one rule by itself, or some rules together; and schedules that crowd a few days."""

from __future__ import annotations

from random import Random

from constraints._catalogue import RULES
from scenarios.domain import Lock, Meeting, Mode, RuleSetting, Scenario
from tests.property.scenarios import choices

OPTIONAL = tuple(name for name, rule in RULES.items() if not rule.always_hard)
"""The rules that a policy may switch off."""
PAIRED = ("travel_gap", "same_region_clash", "body_region_once", "one_meeting_a_day", "region_crowding")
"""Rules whose encodings lean on one another."""


def alone(scenario: Scenario, name: str, mode: Mode) -> Scenario:
    """The scenario with this one rule in this mode (soft: one unit costs 1 on level 1) and all others off."""
    chosen = {"mode": mode, "level": 1, "weight": 1}
    return _changed(scenario, {rule: chosen if rule == name else {"mode": "off"} for rule in OPTIONAL})


def some(scenario: Scenario, random: Random) -> Scenario:
    """The scenario with its policy's own settings, but for rules switched off; a few, or all, are left."""
    kept = set(random.sample(OPTIONAL, random.choice([2, 4, len(OPTIONAL)])))
    kept |= set(random.sample(PAIRED, random.randint(0, 3)))
    return _changed(scenario, {rule: {"mode": "off"} for rule in OPTIONAL if rule not in kept})


def bunched(scenario: Scenario, random: Random) -> dict[str, Meeting]:
    """Any schedule on dates and places that the proposals accept, with meetings close to one another."""
    middle = random.choice(list(scenario.horizon.days()))
    meetings: dict[str, Meeting] = {}
    for proposal in scenario.proposals:
        days, places = choices(scenario, proposal)
        near = sorted(days, key=lambda day: abs((day - middle).days))[: random.choice([1, 2, 4, len(days)])]
        if near and places and (proposal in scenario.locked or random.random() < 0.9):
            meetings[proposal] = Meeting(date=random.choice(near), place=random.choice(places))
    return meetings


def settled(scenario: Scenario, random: Random) -> Scenario:
    """The scenario with meetings close to one another locked, most of them as they are, lawful or not."""
    meetings = list(bunched(scenario, random).items())
    kinds = random.choices(("fact", "notice", "accepted", "announced", "pinned"), [3, 3, 3, 1, 1], k=len(meetings))
    locks = {
        proposal: Lock(kind=kind, date=meeting.date, place=meeting.place)
        for kind, (proposal, meeting) in list(zip(kinds, meetings, strict=True))[: random.randint(1, 4)]
    }
    return scenario.replaced(locked=locks, old={})


def _changed(scenario: Scenario, changes: dict[str, dict[str, object]]) -> Scenario:
    settings = {
        name: RuleSetting.model_validate({**setting.model_dump(exclude_none=True), **changes.get(name, {})})
        for name, setting in scenario.policy.rules.items()
    }
    return scenario.replaced(policy=scenario.policy.replaced(rules=settings))
