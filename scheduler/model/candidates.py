"""Where and when each proposal may be placed, and what that costs: the answer of the rules on single meetings.

Places of one region that no rule and no proposal can tell apart form one class of n places. That loses nothing:
m meetings of a class are handed out over its places as evenly as possible, which visits min(n, m) of them and
exceeds caps of c each by max(0, m - n c) in all, the least possible for both.

Classes of one region that cost a proposal the same, all centres or none, are one choice for it: a group. Proposals of
a group are interchangeable where only places matter, so it is enough to count how many of its meetings go to each
class; afterwards any of them may take any. A group of many classes saves a column for each proposal and class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from functools import cache, partial

from constraints._rule import Rule
from scheduler.model.sheet import Sheet, Source


@dataclass(frozen=True)
class PlaceClass:
    """Places that are alike, in the order of the files."""

    region: str
    centre: bool
    places: tuple[str, ...]


Costs = tuple[tuple[int, int], ...]
"""(level, cost) pairs."""


@dataclass
class Candidate:
    """One proposal's possibilities. Costs are (level, cost) of a meeting on the date or in the class."""

    dates: dict[str, dict[bool, list[Date]]] = field(default_factory=dict)
    """By region and centre (True) or not: the dates on which hard rules allow such a place."""
    classes: dict[int, Costs] = field(default_factory=dict)
    groups: dict[int, Costs] = field(default_factory=dict)
    """The classes once more, those that are one choice put together."""
    date_costs: dict[Date, Costs] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidates:
    """All proposals' possibilities over the classes of places; `groups` has the classes of each group."""

    classes: tuple[PlaceClass, ...]
    groups: tuple[tuple[int, ...], ...]
    of: Mapping[str, Candidate]

    def class_of(self, place: str) -> int:
        """The number of the class that a place is in."""
        return next(number for number, found in enumerate(self.classes) if place in found.places)


def candidates(sheets: Sequence[Sheet]) -> Candidates:
    """What the statements on dates, places and closures leave of each proposal."""
    scenario = sheets[0].scenario
    place_costs = {proposal: _place_costs(sheets, proposal) for proposal in scenario.proposals}
    classes = _classes(sheets, place_costs)
    of_place = {place: number for number, found in enumerate(classes) for place in found.places}
    is_closed = cache(partial(_is_closed, sheets[0]))
    result: dict[str, Candidate] = {}
    for proposal, costs in place_costs.items():
        candidate = Candidate(date_costs=_date_costs(sheets, proposal))
        for place, cost in costs.items():
            candidate.classes.setdefault(of_place[place], cost)
        tolerated = sheets[0].is_tolerated(proposal)
        zones: dict[str, set[bool]] = defaultdict(set)
        for number in candidate.classes:
            zones[classes[number].region].add(classes[number].centre)
        for region, kinds in zones.items():
            candidate.dates[region] = {
                centre: [day for day in candidate.date_costs if tolerated or not is_closed(region, day, centre)]
                for centre in kinds
            }
        _drop_dead(candidate, classes)
        result[proposal] = candidate
    return Candidates(classes, _grouped(sheets, classes, of_place, result), result)


def _grouped(
    sheets: Sequence[Sheet],
    classes: tuple[PlaceClass, ...],
    of_place: Mapping[str, int],
    found: Mapping[str, Candidate],
) -> tuple[tuple[int, ...], ...]:
    """The groups; a class that a proposal had better keep, and proposals that sheets tell apart, have their own."""
    kept = {(one.proposal, of_place[one.place]) for sheet in sheets for one in sheet.kept_meetings}
    numbers: dict[tuple[object, ...], int] = {}
    groups: list[tuple[int, ...]] = []
    for proposal, candidate in found.items():
        alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for number, costs in candidate.classes.items():
            place = classes[number]
            alike[place.region, place.centre, costs, (proposal, number) in kept].append(number)
        counted = tuple(sheet.counts(proposal) for sheet in sheets)
        for members in alike.values():
            key = (tuple(members), counted if len(members) > 1 else ())
            if key not in numbers:
                numbers[key] = len(groups)
                groups.append(tuple(members))
            candidate.groups[numbers[key]] = candidate.classes[members[0]]
    return tuple(groups)


def _drop_dead(candidate: Candidate, classes: tuple[PlaceClass, ...]) -> None:
    """Leaves out classes that have no date."""
    for number in list(candidate.classes):
        found = classes[number]
        if not candidate.dates[found.region][found.centre]:
            del candidate.classes[number]
    for region in list(candidate.dates):
        kinds = {centre: days for centre, days in candidate.dates[region].items() if days}
        if kinds:
            candidate.dates[region] = kinds
        else:
            del candidate.dates[region]


def _place_costs(sheets: Sequence[Sheet], proposal: str) -> dict[str, Costs]:
    scenario = sheets[0].scenario
    spoken = [(sheet, rule, amount) for sheet in sheets if sheet.counts(proposal) for rule, amount in sheet.at_places]
    regional = [one for one in spoken if _is_regional(one[1])]
    of_place = [one for one in spoken if not _is_regional(one[1])]
    rules = [(sheet, rule) for sheet, rule, _ in (*regional, *of_place)]
    in_region: dict[str, tuple[int, ...]] = {}
    priced: dict[tuple[int, ...], Costs | None] = {}
    found: dict[str, Costs] = {}
    for place in scenario.places_of(proposal):
        region = place.partition("/")[0]
        if region not in in_region:
            in_region[region] = tuple(amount(proposal, place) for _, _, amount in regional)
        amounts = (*in_region[region], *[amount(proposal, place) for _, _, amount in of_place])
        if amounts not in priced:
            priced[amounts] = _costs(proposal, amounts, rules)
        costs = priced[amounts]
        if costs is not None:
            found[place] = costs
    return found


def _is_regional(rule: Source) -> bool:
    """Whether all places of a region are the same to a rule, so that it is asked once."""
    return isinstance(rule, Rule) and rule.looks_at <= {"region"}


def _date_costs(sheets: Sequence[Sheet], proposal: str) -> dict[Date, Costs]:
    scenario = sheets[0].scenario
    spoken = [(sheet, rule, amount) for sheet in sheets if sheet.counts(proposal) for rule, amount in sheet.on_dates]
    rules = [(sheet, rule) for sheet, rule, _ in spoken]
    found = {
        day: _costs(proposal, [amount(proposal, day) for _, _, amount in spoken], rules)
        for day in scenario.days_of(proposal)
    }
    return {day: costs for day, costs in found.items() if costs is not None}


def _costs(proposal: str, amounts: Sequence[int], rules: Sequence[tuple[Sheet, Source]]) -> Costs | None:
    """What a meeting costs by level that has each rule's amount; None where a hard rule forbids it."""
    costs: dict[int, int] = {}
    for n, (sheet, rule) in zip(amounts, rules, strict=True):
        if not n:
            continue
        if rule.mode == "soft":
            level = sheet.level_of(rule)
            costs[level] = costs.get(level, 0) + n * rule.cost_of_one
        elif not sheet.is_tolerated(proposal):
            return None
    return tuple(sorted(costs.items()))


def _is_closed(sheet: Sheet, region: str, day: Date, centre: bool) -> bool:
    return any(rule.mode == "hard" and amount(region, day, centre) for rule, amount in sheet.closures)


def _classes(sheets: Sequence[Sheet], place_costs: Mapping[str, Mapping[str, Costs]]) -> tuple[PlaceClass, ...]:
    scenario = sheets[0].scenario
    marks: dict[str, list[object]] = {place: [] for place in scenario.places}
    for proposal, costs in place_costs.items():
        for place, cost in costs.items():
            marks[place].append((proposal, cost))
    for n, sheet in enumerate(sheets):
        for limit in (*sheet.at_mosts, *sheet.at_leasts):
            if limit.group.place is not None:
                marks[limit.group.place].append((n, limit.rule.name, limit.number))
        for kept in sheet.kept_meetings:
            marks[kept.place].append(("kept", kept.proposal))
    grouped: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for place, seen in marks.items():
        region = place.partition("/")[0]
        grouped[region, scenario.places[place].centre, tuple(seen)].append(place)
    return tuple(
        PlaceClass(str(region), bool(centre), tuple(places)) for (region, centre, _), places in grouped.items()
    )
