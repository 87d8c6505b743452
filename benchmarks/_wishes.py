"""Proposals and meetings held, drawn at random with the distributions of the two national scenarios.

What was counted there (227 and 182 proposals) stands here as shares: how long windows are, what is wished as a place,
how many alternatives and joint meetings there are, where in its window the preferred date lies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from random import Random
from typing import Any

Fields = dict[str, Any]

WINDOWS = {15: 18, 31: 45, 46: 12, 62: 12, 93: 13}
"""Days of a window, both ends counted, and how often in a hundred."""
PRIORITIES = {"must": 6, "high": 22, "normal": 60, "low": 12}
ALTERNATIVES = {1: 76, 2: 10, 3: 10, 4: 4}
ALONE = {"region": 41, "centre": 25, "anywhere": 21, "district": 13}
"""What the only entry of `places` is."""
AMONG_OTHERS = {"region": 45, "centre": 33, "district": 22}
JOINT = 0.045
"""Share of proposals with a second body."""
EARLINESS = 1.3
"""Preferred dates lie at U to this power in the window: the median at 0.41 of it."""
UNEVEN_BODIES = 0.25
"""Bodies have this much more or less than the even number of proposals."""
JITTER = 0.85
"""Standard deviation of a window's middle around its place in an even row of the body's, in steps of that row."""
PEAKS, PEAK_WIDTH = 2, 0.05
HELD_IN_CENTRES = 0.55


@dataclass(frozen=True)
class Shape:
    """How a scenario differs from the national ones, where every number is 1 or 0.

    `skew`: power of the weights of the regions wished for (0: even). `centres`: factor of the wishes for centres.
    `crowding`: share of the windows that lie around two peaks of the horizon. `shuffled`: other regions are favoured.
    """

    skew: float = 1.0
    centres: float = 1.0
    crowding: float = 0.0
    shuffled: bool = False


@dataclass(frozen=True)
class Target:
    """A region to wish for: its weight, its centres and its other places (`region/place`)."""

    name: str
    weight: float
    centres: tuple[str, ...]
    districts: tuple[str, ...]


def proposals(
    random: Random,
    count: int,
    horizon: tuple[Date, Date],
    topics: Mapping[str, Sequence[str]],
    targets: Sequence[Target],
    shape: Shape,
) -> dict[str, dict[str, Fields]]:
    """By body, its proposals by id; `topics` has those of each body. Together there are `count`."""
    peaks = [random.uniform(0.15, 0.85) for _ in range(PEAKS)]
    found: dict[str, dict[str, Fields]] = {}
    for body, wishes in _numbers(random, count, list(topics)).items():
        windows = sorted(_window(random, step, wishes, horizon, peaks, shape) for step in range(wishes))
        found[body] = {}
        for at, (_, first, last) in enumerate(windows, 1):
            prefer = first + timedelta(days=int(random.random() ** EARLINESS * ((last - first).days + 1)))
            fields: Fields = {"body": body}
            if random.random() < JOINT:
                fields["with"] = [random.choice([other for other in topics if other != body])]
            fields["dates"] = {"from": first, "to": last, "prefer": prefer}
            fields["places"] = _places(random, targets, shape)
            fields["priority"] = _pick(random, PRIORITIES)
            fields["topics"] = [random.choice(topics[body])]
            found[body][f"{body}-{at:02}"] = fields
    return found


def held(
    random: Random, count: int, days: Sequence[Date], bodies: Sequence[str], targets: Sequence[Target]
) -> dict[str, Fields]:
    """Meetings held on some of these days, in the regions wished for, by id, in order of date."""
    found = []
    for day in sorted(random.choice(days) for _ in range(count)):
        target = _target(random, targets)
        kind = "centre" if random.random() < HELD_IN_CENTRES else "district"
        found.append({"body": random.choice(bodies), "date": day, "place": _entry(random, kind, target)})
    return {f"held-{at:02}": fields for at, fields in enumerate(found, 1)}


def _numbers(random: Random, count: int, bodies: Sequence[str]) -> dict[str, int]:
    """Proposals of each body: about even, `count` in all, by largest remainder."""
    weights = [random.uniform(1 - UNEVEN_BODIES, 1 + UNEVEN_BODIES) for _ in bodies]
    exact = [count * weight / sum(weights) for weight in weights]
    numbers = [int(share) for share in exact]
    by_remainder = sorted(range(len(bodies)), key=lambda at: numbers[at] - exact[at])
    for at in by_remainder[: count - sum(numbers)]:
        numbers[at] += 1
    return dict(zip(bodies, numbers, strict=True))


def _window(
    random: Random, step: int, steps: int, horizon: tuple[Date, Date], peaks: Sequence[float], shape: Shape
) -> tuple[float, Date, Date]:
    """The middle as drawn (a share of the horizon) and the window, moved into the horizon where it reaches beyond."""
    middle = (step + 0.5 + random.gauss(0, JITTER)) / steps
    if random.random() < shape.crowding:
        middle = random.gauss(random.choice(peaks), PEAK_WIDTH)
    days = _pick(random, WINDOWS)
    start, end = horizon
    room = (end - start).days + 1 - days
    offset = round(middle * (room + days) - days / 2)
    first = start + timedelta(days=min(max(offset, 0), room))
    return middle, first, first + timedelta(days=days - 1)


def _places(random: Random, targets: Sequence[Target], shape: Shape) -> list[str]:
    wanted = _pick(random, ALTERNATIVES)
    shares: dict[str, float] = dict(ALONE if wanted == 1 else AMONG_OTHERS)
    shares["centre"] *= shape.centres
    found: dict[str, str] = {}
    while len(found) < wanted:
        kind = _pick(random, shares)
        if kind == "anywhere":
            return ["*"]
        target = _target(random, targets)
        if target.name not in found:
            found[target.name] = _entry(random, kind, target)
    return list(found.values())


def _target(random: Random, targets: Sequence[Target]) -> Target:
    return random.choices(targets, [target.weight for target in targets])[0]


def _entry(random: Random, kind: str, target: Target) -> str:
    """A place of this kind; of a region that is all centre (a city), one of these."""
    if kind == "region":
        return f"{target.name}/*"
    return random.choice(target.centres if kind == "centre" or not target.districts else target.districts)


def _pick(random: Random, shares: Mapping[Any, float]) -> Any:
    return random.choices(list(shares), list(shares.values()))[0]
