"""Proposals and meetings held, drawn at random with the distributions of the two national scenarios.

What was counted there (227 and 182 proposals) stands here as shares: how long windows are, what is wished as a place,
how many alternatives and joint meetings there are, where in its window the preferred date lies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
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
JITTER_DAYS = 17
"""Standard deviation of a window around its place in an even row of the body's windows."""
PEAKS, PEAK_WIDTH = 2, 0.05
HELD_IN_CENTRES = 0.55


@dataclass(frozen=True)
class Shape:
    """How a scenario differs from the national ones, where every number is 1 or 0.

    `skew`: power of the weights of the regions wished for (0: even). `centres`: factor of the wishes for centres.
    `crowding`: share of the windows that lie around two peaks. `shuffled`: other regions are favoured.
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


@dataclass(frozen=True)
class Asked:
    """What proposals are drawn for: their number, the first and last date of the horizon, the topics of each body.

    A body names a region alone at most `repeats` times (it has fewer proposals than that allows). `possible` tells of
    bodies, places, first and last date whether any date is free of absences and closures: else a wish is drawn again.
    """

    count: int
    horizon: tuple[Date, Date]
    topics: Mapping[str, Sequence[str]]
    repeats: int
    possible: Callable[[Sequence[str], Sequence[str], Date, Date], bool]


def proposals(random: Random, asked: Asked, targets: Sequence[Target], shape: Shape) -> dict[str, dict[str, Fields]]:
    """By body, its proposals by id, in the order of the middle of their windows."""
    peaks = [random.uniform(0.15, 0.85) for _ in range(PEAKS)]
    found: dict[str, dict[str, Fields]] = {}
    for body, number in _numbers(random, asked.count, list(asked.topics)).items():
        wishes: list[Fields] = []
        alone: Counter[str] = Counter()
        while len(wishes) < number:
            free = [target for target in targets if alone[target.name] < asked.repeats]
            wish = _wish(random, asked, body, (len(wishes) + 0.5) / number, shape, peaks)
            wish["places"] = _places(random, targets, free, shape)
            dates = wish["dates"]
            if asked.possible([body, *wish.get("with", ())], wish["places"], dates["from"], dates["to"]):
                alone[_only_region(wish["places"])] += 1
                wishes.append(wish)
        wishes.sort(key=lambda wish: wish["dates"]["from"].toordinal() + wish["dates"]["to"].toordinal())
        found[body] = {f"{body}-{at:02}": wish for at, wish in enumerate(wishes, 1)}
    return found


def held(
    random: Random, count: int, days: Sequence[Date], bodies: Sequence[str], targets: Sequence[Target]
) -> dict[str, Fields]:
    """Meetings held on these days, in the regions wished for, no body twice in a region, by id, in order of date."""
    visits: dict[tuple[str, str], str] = {}
    while len(visits) < count:
        target = _target(random, targets)
        kind = "centre" if random.random() < HELD_IN_CENTRES else "district"
        visits.setdefault((random.choice(bodies), target.name), _entry(random, kind, target))
    dates = sorted(random.choice(days) for _ in visits)
    return {
        f"held-{at:02}": {"body": body, "date": day, "place": place}
        for at, (((body, _), place), day) in enumerate(zip(visits.items(), dates, strict=True), 1)
    }


def _numbers(random: Random, count: int, bodies: Sequence[str]) -> dict[str, int]:
    """Proposals of each body: about even, `count` in all, by largest remainder."""
    weights = [random.uniform(1 - UNEVEN_BODIES, 1 + UNEVEN_BODIES) for _ in bodies]
    exact = [count * weight / sum(weights) for weight in weights]
    numbers = [int(share) for share in exact]
    by_remainder = sorted(range(len(bodies)), key=lambda at: numbers[at] - exact[at])
    for at in by_remainder[: count - sum(numbers)]:
        numbers[at] += 1
    return dict(zip(bodies, numbers, strict=True))


def _wish(
    random: Random,
    asked: Asked,
    body: str,
    at: float,
    shape: Shape,
    peaks: Sequence[float],
) -> Fields:
    """A wish at a share of the horizon, its places left empty."""
    if random.random() < shape.crowding:
        at = random.gauss(random.choice(peaks), PEAK_WIDTH)
    first, last = _window(random, at, asked.horizon)
    fields: Fields = {"body": body}
    if random.random() < JOINT:
        fields["with"] = [random.choice([other for other in asked.topics if other != body])]
    prefer = first + timedelta(days=int(random.random() ** EARLINESS * ((last - first).days + 1)))
    fields["dates"] = {"from": first, "to": last, "prefer": prefer}
    fields["places"] = []
    fields["priority"] = _pick(random, PRIORITIES)
    fields["topics"] = [random.choice(asked.topics[body])]
    return fields


def _window(random: Random, at: float, horizon: tuple[Date, Date]) -> tuple[Date, Date]:
    """A window in the horizon, of all those of its length about the one at this share of them."""
    start, end = horizon
    days = _pick(random, WINDOWS)
    room = (end - start).days + 1 - days
    while not 0 <= (offset := round(at * room + random.gauss(0, JITTER_DAYS))) <= room:
        pass
    first = start + timedelta(days=offset)
    return first, first + timedelta(days=days - 1)


def _only_region(places: Sequence[str]) -> str:
    """The region that all places lie in; empty where there are several."""
    regions = {place.partition("/")[0] for place in places} - {"*"}
    return regions.pop() if len(regions) == 1 else ""


def _places(random: Random, targets: Sequence[Target], free: Sequence[Target], shape: Shape) -> list[str]:
    """What a proposal accepts, one entry a region; where it is one region alone, it is one of `free`."""
    wanted = _pick(random, ALTERNATIVES)
    shares: dict[str, float] = dict(ALONE if wanted == 1 else AMONG_OTHERS)
    shares["centre"] *= shape.centres
    found: dict[str, str] = {}
    while len(found) < wanted:
        kind = _pick(random, shares)
        if kind == "anywhere":
            return ["*"]
        target = _target(random, free if wanted == 1 else targets)
        found.setdefault(target.name, _entry(random, kind, target))
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
