"""The rules by name, and a policy bound to them both ways: no entry without a rule, no rule without an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from pydantic import ValidationError

from constraints._rule import Rule
from constraints.appeals import Appeals
from constraints.beyond_centres import BeyondCentres
from constraints.body_free import BodyFree
from constraints.body_minimum import BodyMinimum
from constraints.body_month_cap import BodyMonthCap
from constraints.body_region_once import BodyRegionOnce
from constraints.district_reach import DistrictReach
from constraints.locked import Locked
from constraints.month_balance import MonthBalance
from constraints.notice import Notice
from constraints.one_meeting_a_day import OneMeetingADay
from constraints.place_cap import PlaceCap
from constraints.place_offered import PlaceOffered
from constraints.placed import Placed
from constraints.preferred_date import PreferredDate
from constraints.preferred_place import PreferredPlace
from constraints.region_crowding import RegionCrowding
from constraints.region_minimum import RegionMinimum
from constraints.region_month_cap import RegionMonthCap
from constraints.region_open import RegionOpen
from constraints.region_share import RegionShare
from constraints.same_region_clash import SameRegionClash
from constraints.saturday import Saturday
from constraints.travel_gap import TravelGap
from constraints.window import Window
from constraints.working_day import WorkingDay
from scenarios.domain import Policy, RuleSetting

RULES: Mapping[str, type[Rule]] = {
    rule.name: rule
    for rule in (
        Window,
        PlaceOffered,
        WorkingDay,
        RegionOpen,
        BodyFree,
        Notice,
        OneMeetingADay,
        TravelGap,
        SameRegionClash,
        RegionMonthCap,
        BodyMonthCap,
        BodyRegionOnce,
        PlaceCap,
        Locked,
        Placed,
        BodyMinimum,
        RegionMinimum,
        RegionShare,
        DistrictReach,
        BeyondCentres,
        RegionCrowding,
        MonthBalance,
        PreferredDate,
        PreferredPlace,
        Saturday,
        Appeals,
    )
}

Problem = tuple[tuple[str | int, ...], str]
"""The keys from the policy's top to what is wrong, and what is wrong with it."""


def bind(policy: Policy) -> tuple[Rule, ...]:
    """All rules with the policy's numbers, in the catalogue's order, those that are off included.

    Raises ValueError where `problems` finds any.
    """
    found = problems(policy)
    if found:
        raise ValueError("; ".join(f"{'.'.join(map(str, keys))}: {what}" for keys, what in found))
    return tuple(_bound(rule, policy.rules[name]) for name, rule in RULES.items())


def bound(name: str, policy: Policy) -> Rule:
    """One rule with the policy's numbers; raises ValueError where they do not fit it."""
    return _bound(RULES[name], policy.rules[name])


def problems(policy: Policy) -> list[Problem]:
    """What keeps a policy from being bound to the rules."""
    return list(_problems(policy))


def _problems(policy: Policy) -> Iterator[Problem]:
    for name, setting in policy.rules.items():
        if name not in RULES:
            near = get_close_matches(name, RULES, n=1)
            maybe = f" Maybe {near[0]}." if near else f" The rules are: {', '.join(RULES)}."
            yield ("rules", name), f"there is no rule '{name}'.{maybe}"
        else:
            yield from _problems_of(name, setting)
    for name in RULES:
        if name not in policy.rules:
            yield ("rules",), f"the rule '{name}' has no entry. Give it one, with mode off if it is not wanted."


def _problems_of(name: str, setting: RuleSetting) -> Iterator[Problem]:
    try:
        _bound(RULES[name], setting)
    except ValidationError as error:
        for detail in error.errors():
            yield ("rules", name, *detail["loc"]), _sentence(name, detail["type"], detail["msg"], detail["loc"])


def _sentence(name: str, kind: str, message: str, where: tuple[str | int, ...]) -> str:
    own = [
        field for field in RULES[name].model_fields if field not in ("mode", "level", "weight", "source", "certainty")
    ]
    if kind == "missing":
        return f"the rule '{name}' needs the number '{where[-1]}'."
    if kind == "extra_forbidden":
        near = get_close_matches(str(where[-1]), own, n=1) or own
        maybe = f" Maybe {', '.join(near)}." if near else " It has no numbers of its own."
        return f"the rule '{name}' has no number '{where[-1]}'.{maybe}"
    text = message.removeprefix("Value error, ").removeprefix("Input ")
    return f"{text}." if not message.startswith("Input ") else f"the value {text}."


def _bound(rule: type[Rule], setting: RuleSetting) -> Rule:
    return rule.model_validate({name: value for name, value in setting.model_dump().items() if value is not None})
