"""The year 2022 with 60 to 4,000 meetings. Above the national 227, what can be held grows with what is asked for.

Else nothing would be measured but unplaced proposals. Per factor f = meetings / 227: the number of bodies grows by the
root of f; each district and centre has about f sites, each a place; the caps per month and `body_region_once` are
multiplied by f. All other numbers of the policy are the national ones. Beyond that only more regions help, since with
two days between meetings a region receives about 134 a year: at 4,000, and in a variant of 2,000, each is split in two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta
from math import sqrt
from pathlib import Path

from benchmarks._folder import write_folder
from benchmarks._instances import POLICY, Land, Recipe, files, land
from benchmarks._wishes import Fields, Shape
from scenarios.domain import Scenario
from scenarios.policy import load_policy

NATIONAL_SIZE, NATIONAL_BODIES = 227, 17
SEED, YEAR = 200, 2022
EVENER = Shape(skew=0.5)
"""Where regions receive 100 meetings each, the national skew would ask some for more than fit into a year."""
SCALED = ("region_month_cap", "body_month_cap", "body_region_once")


@dataclass(frozen=True)
class Growth:
    """A size: how many meetings are proposed, and whether each region is split in two."""

    name: str
    meetings: int
    split: bool = False
    shape: Shape = field(default_factory=Shape)

    @property
    def factor(self) -> float:
        """How much more than the national schedule; 1 where it is less."""
        return max(1.0, self.meetings / NATIONAL_SIZE)


GROWTH = {
    one.name: one
    for one in (
        Growth("60", 60),
        Growth("227", 227),
        Growth("500", 500),
        Growth("1000", 1000),
        Growth("2000", 2000, shape=EVENER),
        Growth("2000r40", 2000, split=True),
        Growth("4000", 4000, split=True, shape=EVENER),
    )
}


@dataclass(frozen=True)
class Capacity:
    """What grew with the work, and the most meetings that regions, bodies and places can hold one by one.

    Regions by their open days and `same_region_clash`, bodies by their free days and `travel_gap`, places by
    `place_cap`. `fullest`: of the region wished for most, proposals that accept no other region per meeting it holds.
    """

    meetings: int
    bodies: int
    regions: int
    places: int
    region_month_cap: int
    body_month_cap: int
    body_region_once: int
    regions_hold: int
    bodies_hold: int
    places_hold: int
    fullest: float


def write_growth(size: int | str, folder: Path) -> None:
    """Writes the scenario of a size of GROWTH, always with the same bytes.

    Raises KeyError for another size and FileExistsError where the folder is not empty.
    """
    growth = GROWTH[str(size)]
    caps = {rule: _cap(rule, growth) for rule in SCALED}
    repeats = caps["body_region_once"]
    recipe = Recipe(f"growth-{growth.name}", SEED, YEAR, "year", growth.meetings, 0, growth.shape, repeats)
    content = files(recipe, _grown(land(), growth))
    if growth.factor > 1:
        source = f"the national number x {growth.meetings} / {NATIONAL_SIZE}"
        content["policy.yaml"] = {"rules": {rule: {"at_most": cap, "source": source} for rule, cap in caps.items()}}
    write_folder(folder, content)


def capacity(scenario: Scenario) -> Capacity:
    """What a scenario can hold at most, by arithmetic on its calendars and caps."""
    rules = scenario.policy.rules
    open_days = [
        day
        for day in scenario.horizon.days()
        if day > scenario.as_of
        and scenario.working.is_open(day, saturdays=bool(rules["working_day"].numbers["saturdays"]))
    ]
    clash, gap = rules["same_region_clash"].numbers["days"], rules["travel_gap"].numbers["days"] + 1
    hold = {
        name: _packed([day for day in open_days if not region.is_closed(day, centre=True)], clash)
        for name, region in scenario.regions.items()
    }
    only = dict.fromkeys(hold, 0)
    for proposal in scenario.proposals:
        regions = {place.partition("/")[0] for place in scenario.accepted(proposal)}
        if len(regions) == 1:
            only[regions.pop()] += 1
    heads = scenario.bodies.values()
    caps = rules["place_cap"].numbers
    return Capacity(
        meetings=len(scenario.proposals),
        bodies=len(scenario.bodies),
        regions=len(scenario.regions),
        places=len(scenario.places),
        **{rule: rules[rule].numbers["at_most"] for rule in SCALED},
        regions_hold=sum(hold.values()),
        bodies_hold=sum(_packed([day for day in open_days if not head.is_away(day)], gap) for head in heads),
        places_hold=sum(caps["centres" if place.centre else "districts"] for place in scenario.places.values()),
        fullest=round(max(only[name] / hold[name] for name in hold), 2),
    )


def _packed(days: list[Date], apart: int) -> int:
    """The most of these dates such that any two are at least so many days apart: greedy from the first is best."""
    count, last = 0, None
    for day in days:
        if last is None or day - last >= timedelta(days=apart):
            count, last = count + 1, day
    return count


def _cap(rule: str, growth: Growth) -> int:
    national: int = load_policy(POLICY).rules[rule].numbers["at_most"]
    return round(national * growth.factor)


def _grown(base: Land, growth: Growth) -> Land:
    regions, origin = {}, {}
    for name, fields in base.regions.items():
        whole = {**fields, "places": _sites(fields["places"], growth.factor)}
        for part, half in _halves(name, whole) if growth.split else ((name, whole),):
            regions[part], origin[part] = half, name
    return Land(regions, _bodies(base.bodies, growth), origin)


def _sites(places: dict[str, Fields], factor: float) -> dict[str, Fields]:
    """Each place once or more, `factor` times as many in all (rounded down); the people of a place are divided."""
    found: dict[str, Fields] = {}
    for at, (name, fields) in enumerate(places.items()):
        sites = int((at + 1) * factor) - int(at * factor)
        people = fields.get("population")
        for site in range(1, sites + 1):
            one = {key: value for key, value in fields.items() if site == 1 or key != "kato"}
            one["population"] = people and max(1, people // sites)
            one["name"] = _numbered(fields["name"], site) if sites > 1 else fields["name"]
            found[name if site == 1 else f"{name}-{site}"] = one
    return found


def _halves(name: str, region: Fields) -> Iterator[tuple[str, Fields]]:
    """Two regions, each with every other centre and every other of the remaining places."""
    places = region["places"]
    centres = [place for place in places if places[place]["centre"]]
    others = [place for place in places if not places[place]["centre"]]
    for half in (0, 1):
        mine = {*centres[half::2], *others[half::2]}
        fields = {key: value for key, value in region.items() if key != "code"}  # the code is that of the whole region
        fields["name"] = _numbered(region["name"], half + 1)
        fields["population"] = region["population"] // 2
        fields["places"] = {place: one for place, one in places.items() if place in mine}
        yield f"{name}-{half + 1}", fields


def _bodies(bodies: dict[str, Fields], growth: Growth) -> dict[str, Fields]:
    wanted = round(NATIONAL_BODIES * sqrt(growth.factor))
    further = {
        f"agency-{at:02}": {
            "name": {"kk": f"{at}-агенттік", "ru": f"Агентство {at}", "en": f"Agency {at}"},
            "topics": ["services"],
        }
        for at in range(1, wanted - len(bodies) + 1)
    }
    return {**bodies, **further}


def _numbered(name: dict[str, str], number: int) -> dict[str, str]:
    return {language: f"{words} ({number})" for language, words in name.items()}
