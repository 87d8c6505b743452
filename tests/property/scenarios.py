"""Random scenarios that are small enough to think about, and arbitrary schedules of them."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from constraints._catalogue import RULES
from scenarios.domain import WEEKDAYS, Meeting, Scenario, days_between

SEEDS = st.integers(min_value=0, max_value=2**32 - 1)
SEVERE = frozenset({"placed", "body_minimum", "region_minimum", "region_share", "district_reach", "notice"})
"""Rules that are hard less often, so that most scenarios have a lawful schedule."""
LOCKS = ("fact", "announced", "pinned", "notice", "accepted")


def small_scenarios(*, locks: bool = False) -> st.SearchStrategy[Scenario]:
    """2-3 bodies and regions, 2-6 proposals, 10-40 days; with `locks`, some meetings are locked."""
    return SEEDS.map(lambda seed: scenario_of(seed, locks=locks))


def tiny_scenarios(*, locks: bool = False) -> st.SearchStrategy[Scenario]:
    """At most 3 proposals and 6 days: few enough schedules to try them all."""
    return SEEDS.map(lambda seed: scenario_of(seed, locks=locks, tiny=True))


def schedules(scenario: Scenario) -> st.SearchStrategy[dict[str, Meeting]]:
    """Any schedule, lawful or not, on dates and places that the proposals accept; what is locked stays."""
    return SEEDS.map(lambda seed: schedule_of(scenario, seed))


def scenario_of(seed: int, *, locks: bool = False, tiny: bool = False) -> Scenario:
    """The scenario of a seed."""
    random = Random(seed)
    start = Date(2022, 1, 3) + timedelta(days=random.randrange(700))
    end = start + timedelta(days=random.randint(2, 5) if tiny else random.randint(9, 39))
    days = list(days_between(start, end))
    bodies = ["x", "y", "z"][: random.randint(2, 3)]
    regions = {name: _region(random, name, days, bodies) for name in ["a", "b", "c"][: random.randint(2, 3)]}
    places = [f"{region}/{place}" for region, content in regions.items() for place in content["places"]]
    proposals = {f"p{n}": _proposal(random, days, bodies, places) for n in range(random.randint(2, 3 if tiny else 6))}
    held = {
        f"h{n}": {
            "body": random.choice(bodies),
            "date": start - timedelta(days=random.randint(1, 60)),
            "place": random.choice(places),
        }
        for n in range(random.choice([0, 0, 1, 2, 3]))
    }
    free = [day for day in days if random.random() < 0.08]
    scenario = Scenario.model_validate(
        {
            "name": f"seed-{seed}",
            "horizon": {"from": start, "to": end},
            "as_of": start - timedelta(days=random.randint(-3, 15)),
            "calendar": {
                "days_off": [day for day in free if day.weekday() < 5],
                "working_days": [day for day in free if day.weekday() >= 5],
            },
            "policy": _policy(random, bodies),
            "regions": regions,
            "bodies": {name: _body(random, days) for name in bodies},
            "proposals": proposals,
            "held": held,
        }
    )
    return _locked(random, scenario) if locks else scenario


def schedule_of(scenario: Scenario, seed: int) -> dict[str, Meeting]:
    """The schedule of a seed."""
    random = Random(seed)
    full = random.choice([0.5, 0.8, 1.0])
    meetings: dict[str, Meeting] = {}
    for proposal in scenario.proposals:
        lock = scenario.locked.get(proposal)
        days, places = choices(scenario, proposal)
        if days and places and (lock is not None or random.random() < full):
            meetings[proposal] = Meeting(
                date=random.choice(days), place=random.choice(places), locked=lock.kind if lock else None
            )
    return meetings


def choices(scenario: Scenario, proposal: str) -> tuple[list[Date], list[str]]:
    """The dates and the places that a proposal may be given: those of its lock, else those that it accepts."""
    lock = scenario.locked.get(proposal)
    days = [lock.date] if lock and lock.date else list(scenario.window(proposal))
    places = [lock.place] if lock and lock.place else list(scenario.accepted(proposal))
    return days, places


def _policy(random: Random, bodies: list[str]) -> dict[str, Any]:
    return {
        "policy": "random",
        "exempt": [body for body in bodies if random.random() < 0.15],
        "rules": {name: {**_mode(random, name), **_numbers(random, name)} for name in RULES},
    }


def _mode(random: Random, name: str) -> dict[str, Any]:
    if RULES[name].always_hard:
        return {"mode": "hard"}
    mode = random.choices(["hard", "soft", "off"], [1, 8, 1] if name in SEVERE else [4, 5, 1])[0]
    if mode != "soft":
        return {"mode": mode}
    weight = {} if name == "placed" else {"weight": random.randint(1, 4)}
    return {"mode": mode, "level": random.randint(1, 4), **weight}


def _numbers(random: Random, name: str) -> dict[str, Any]:
    few = random.choices([0, 1, 2, 3], [1, 6, 4, 2])[0]
    numbers: dict[str, dict[str, Any]] = {
        "working_day": {"saturdays": random.random() < 0.5},
        "notice": {"working_days": random.randint(0, 5)},
        "one_meeting_a_day": {"at_most": few},
        "travel_gap": {"days": random.randint(0, 3)},
        "same_region_clash": {"days": random.randint(0, 4)},
        "region_month_cap": {"at_most": few},
        "body_month_cap": {"at_most": few},
        "body_region_once": {"at_most": few},
        "place_cap": {"centres": few, "districts": random.randint(0, 2)},
        "placed": {"weights": {one: random.randint(0, 5) for one in ("must", "high", "normal", "low")}},
        "body_minimum": {
            "at_least": few,
            "period": random.choice(["quarter", "half-year", "year", "horizon"]),
        },
        "region_minimum": {"at_least": few},
        "region_share": {"equal_share_percent": random.choice([0, 33, 50, 100])},
        "beyond_centres": {"at_most_percent": random.choice([0, 20, 35, 50, 100])},
        "region_crowding": {"days": random.randint(1, 10)},
        "month_balance": {"tolerance_percent": random.choice([0, 15, 50])},
        "preferred_date": {"at_most_days": random.randint(0, 12)},
        "appeals": {"per": random.randint(1, 40)},
    }
    return numbers.get(name, {})


def _region(random: Random, name: str, days: list[Date], bodies: list[str]) -> dict[str, Any]:
    places = {
        f"{name}{n}": {
            "kind": "district",
            "centre": random.random() < (0.7 if n == 0 else 0.2),
            "name": {"en": f"{name}{n}"},
        }
        for n in range(random.randint(1, 3))
    }
    return {
        "name": {"en": name},
        "population": random.randint(1, 1000),
        "places": places,
        "valid": _part(random, days, 0.15),
        "closed": [
            {**_span(random, days), "scope": random.choice(["all", "districts"])}
            for _ in range(random.choice([0, 0, 1, 2]))
        ],
        "appeals": {body: random.randint(0, 100) for body in bodies if random.random() < 0.7},
    }


def _body(random: Random, days: list[Date]) -> dict[str, Any]:
    away: list[dict[str, Any]] = []
    if random.random() < 0.3:
        away.append({"every": random.choice(WEEKDAYS), **_part(random, days, 0.5)})
    if random.random() < 0.3:
        away.append(_part(random, days, 1.0))
    return {"name": {"en": "body"}, "away": away, "valid": _part(random, days, 0.15)}


def _proposal(random: Random, days: list[Date], bodies: list[str], places: list[str]) -> dict[str, Any]:
    body = random.choice(bodies)
    others = [one for one in bodies if one != body]
    span = _span(random, [day + timedelta(days=shift) for day in (days[0], days[-1]) for shift in (-2, 0, 2)] + days)
    if random.random() < 0.4:
        span = {"from": days[0], "to": days[-1]}
    if random.random() < 0.6:
        span["prefer"] = random.choice(list(days_between(span["from"], span["to"])))
    patterns = sorted({*places, *(f"{place.partition('/')[0]}/*" for place in places), "*"})
    return {
        "body": body,
        "with": random.sample(others, random.choices([0, 1, len(others)], [6, 2, 1])[0]),
        "dates": span,
        "places": random.sample(patterns, random.randint(1, min(3, len(patterns)))),
        "priority": random.choice(["must", "high", "normal", "low"]),
        "outside_schedule": random.random() < 0.15,
    }


def _span(random: Random, days: list[Date]) -> dict[str, Any]:
    first, last = sorted(random.choices(days, k=2))
    return {"from": first, "to": last}


def _part(random: Random, days: list[Date], chance: float) -> dict[str, Any]:
    """A span with either end open, or nothing."""
    if random.random() >= chance:
        return {}
    span = _span(random, days)
    return {end: span[end] for end in random.choice([("from",), ("to",), ("from", "to")])}


def _locked(random: Random, scenario: Scenario) -> Scenario:
    """Some meetings are old, and some of these locked; facts lie before `as_of`, whatever their window says."""
    locks: dict[str, dict[str, Any]] = {}
    old: dict[str, Meeting] = {}
    for proposal in scenario.proposals:
        kind = random.choice(LOCKS)
        days, places = list(scenario.window(proposal)), list(scenario.accepted(proposal))
        if kind == "fact":
            last = min(scenario.as_of, scenario.horizon.end)
            days, places = list(days_between(scenario.horizon.start, last)), list(scenario.places)
        if not days or random.random() < 0.5:
            continue
        meeting = Meeting(date=random.choice(days), place=random.choice(places))
        lock: dict[str, Any] = {"kind": kind, "date": meeting.date, "place": meeting.place}
        if kind == "pinned" and random.random() < 0.5:
            del lock[random.choice(["date", "place"])]
        if kind != "pinned":
            old[proposal] = meeting
        if random.random() < 0.7:
            locks[proposal] = lock
    fields = {name: getattr(scenario, name) for name in Scenario.model_fields}
    return Scenario.model_validate({**fields, "locked": locks, "old": old})
