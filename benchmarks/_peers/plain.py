"""The model that comes to mind first: one literal per proposal, zone and date, one per proposal and place.

A zone is the centres, or the other places, of a region. Each rule becomes its rows as it is worded; a soft one gets
slacks that cost. No aggregates, place classes or cuts. All modes of all rules are stated but soft pair rules.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date as Date
from datetime import timedelta
from typing import Any, TypeVar

from benchmarks._peers.answer import NotStated
from benchmarks._peers.program import Dated, Program, Row, Sited, by_day, starts, window
from constraints._assess import LEVELS
from constraints._catalogue import bind
from constraints._share import shares
from constraints.month_balance import MonthBalance
from scenarios.calendar import SATURDAY, split
from scenarios.domain import Scenario, days_between

PAIRS = ("travel_gap", "same_region_clash")
Cells = Sequence[Dated] | Sequence[Sited]
Amounts = Mapping[str, int]
"""What a choice breaches, by rule."""
K = TypeVar("K", str, Date)
C = TypeVar("C", Dated, Sited)


def plain(scenario: Scenario) -> Program:
    """The whole model of a scenario. Raises NotStated for soft pair rules, and for what is locked or re-planned."""
    statement = _Statement(scenario)
    refuse(scenario)
    for proposal in scenario.proposals:
        statement.proposal(proposal)
    statement.bodies()
    statement.regions()
    statement.places()
    statement.months()
    return statement.program()


def refuse(scenario: Scenario) -> None:
    """Raises NotStated where the plain models (this one and those of other peers) do not state the policy."""
    if scenario.locked or scenario.old:
        raise NotStated("locked meetings and re-planning are not stated; give a scenario without operations")
    for name in PAIRS:
        if scenario.policy.rules[name].mode == "soft":
            raise NotStated(f"the rule '{name}' is stated as hard or off only, the policy has it soft")


class _Statement:
    """Columns, rows and costs while the rules are being written down."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.rules = {rule.name: rule for rule in bind(scenario.policy) if rule.mode != "off"}
        self.upper: list[int] = []
        self.rows: list[Row] = []
        self.costs: dict[int, dict[int, int]] = {level: {} for level in LEVELS}
        self.dated: list[Dated] = []
        self.sited: list[Sited] = []

    def program(self) -> Program:
        return Program(tuple(self.upper), tuple(self.rows), self.costs, tuple(self.dated), tuple(self.sited))

    def number(self, rule: str, key: str) -> Any:
        """A rule's own number; None where the rule is off."""
        return getattr(self.rules[rule], key) if rule in self.rules else None

    def column(self, upper: int = 1) -> int:
        self.upper.append(upper)
        return len(self.upper) - 1

    def hard(self, rule: str) -> bool:
        return rule in self.rules and self.rules[rule].mode == "hard"

    def price(self, rule: str, column: int, amount: int) -> None:
        """One of the column has this amount of a soft rule."""
        found = self.rules.get(rule)
        if found is not None and found.level is not None and found.cost_of_one * amount:
            of_level = self.costs[found.level]
            of_level[column] = of_level.get(column, 0) + found.cost_of_one * amount

    def row(
        self, plus: Iterable[int], minus: Iterable[int], low: int | None, high: int | None, slacks: int = 0
    ) -> None:
        up, down = tuple(plus), tuple(minus)
        self.rows.append(Row(up + down, (1,) * len(up) + (-1,) * len(down), low, high, slacks))

    def at_most(self, rule: str, cells: Cells, limit: int) -> None:
        """The amount is the meetings above the limit; nothing is said where so many cannot be."""
        if rule not in self.rules or (above := len({cell.proposal for cell in cells}) - limit) <= 0:
            return
        slack = [] if self.hard(rule) else [self.column(above)]
        for column in slack:
            self.price(rule, column, 1)
        self.row((cell.column for cell in cells), slack, low=None, high=limit, slacks=len(slack))

    def at_least(self, rule: str, cells: Cells, wanted: int, *, triangular: bool = False) -> None:
        """The amount is the meetings short of what is wanted; if triangular, each further one costs one more."""
        if rule not in self.rules or wanted <= 0:
            return
        units = [1] * wanted if triangular else [wanted]
        slacks = [] if self.hard(rule) else [self.column(unit) for unit in units]
        for rank, column in enumerate(slacks, start=1):
            self.price(rule, column, rank)
        self.row([*(cell.column for cell in cells), *slacks], (), low=wanted, high=None, slacks=len(slacks))

    def proposal(self, name: str) -> None:
        """One meeting or none, on a date in a zone and at a place of that zone."""
        scenario = self.scenario
        weights = self.number("placed", "weights") or {}
        weight = weights.get(scenario.proposals[name].priority, 0)
        left_out = self.column(0 if self.hard("placed") and weight else 1)
        self.price("placed", left_out, weight)
        zones: dict[tuple[str, bool], list[str]] = defaultdict(list)
        for place in scenario.accepted(name):
            zones[place.partition("/")[0], scenario.places[place].centre].append(place)
        dates = {day: self.of_date(name, day) for day in scenario.window(name)}
        sites = self.of_places(name)
        chosen = [left_out]
        for (region, centre), places in zones.items():
            closed = {
                day: {"region_open": int(scenario.regions[region].is_closed(day, centre=centre))} for day in dates
            }
            days = self.possible({day: {**amounts, **closed[day]} for day, amounts in dates.items()})
            possible = self.possible({place: sites[place] for place in places})
            if days and possible:
                dated = [Dated(self.priced(amounts), name, region, centre, day) for day, amounts in days.items()]
                sited = [Sited(self.priced(amounts), name, place) for place, amounts in possible.items()]
                self.row((one.column for one in dated), (one.column for one in sited), low=0, high=0)
                chosen += [one.column for one in dated]
                self.dated += dated
                self.sited += sited
        self.row(chosen, (), low=1, high=1)

    def possible(self, choices: Mapping[K, Amounts]) -> dict[K, Amounts]:
        """The choices that no hard rule forbids."""
        return {
            choice: amounts
            for choice, amounts in choices.items()
            if not any(amount and self.hard(rule) for rule, amount in amounts.items())
        }

    def priced(self, amounts: Amounts) -> int:
        """A new column that costs what these amounts cost."""
        column = self.column()
        for rule, amount in amounts.items():
            self.price(rule, column, amount)
        return column

    def of_date(self, name: str, day: Date) -> Amounts:
        """The amounts of a proposal on a date, wherever it is, by rule that is not off."""
        scenario, calendar, wish = self.scenario, self.scenario.working, self.scenario.proposals[name]
        amounts = {
            "body_free": sum(scenario.bodies[body].is_away(day) for body in wish.bodies),
            "saturday": int(day.weekday() == SATURDAY and not calendar.is_working(day)),
        }
        if "working_day" in self.rules:
            amounts["working_day"] = int(not calendar.is_open(day, saturdays=self.number("working_day", "saturdays")))
        if "notice" in self.rules:
            wanted = self.number("notice", "working_days")
            amounts["notice"] = int(not calendar.has_between(scenario.as_of, day, wanted))
        if "preferred_date" in self.rules and wish.dates.prefer is not None:
            most = self.number("preferred_date", "at_most_days")
            amounts["preferred_date"] = min(abs((day - wish.dates.prefer).days), most)
        return amounts

    def of_places(self, name: str) -> dict[str, Amounts]:
        """The amounts of a proposal at each of its places, by rule that is not off."""
        ranks, body = self.scenario.accepted(name), self.scenario.proposals[name].body
        counts = {place: self.scenario.regions[place.partition("/")[0]].appeals.get(body, 0) for place in ranks}
        most, per = max(counts.values(), default=0), self.number("appeals", "per") or 1
        return {
            place: {"preferred_place": rank, "appeals": (most - counts[place]) // per} for place, rank in ranks.items()
        }

    def bodies(self) -> None:
        """What each body can do: one region at a time, its days, months and periods, regions once."""
        scenario, horizon = self.scenario, self.scenario.horizon
        of_body = self.by_body(self.dated)
        sited = self.by_body([one for one in self.sited if not scenario.proposals[one.proposal].outside_schedule])
        for name, body in scenario.bodies.items():
            cells = of_body[name]
            if not self.travel(name, by_day(cells)):
                for on_it in by_day(cells).values():
                    self.at_most("one_meeting_a_day", on_it, self.number("one_meeting_a_day", "at_most"))
            for _, first, last in split(horizon.start, horizon.end, "month"):
                within = [one for one in self.scheduled(cells) if first <= one.day <= last]
                self.at_most("body_month_cap", within, self.number("body_month_cap", "at_most"))
            if "body_minimum" in self.rules and name not in scenario.policy.exempt:
                for _, first, last in split(horizon.start, horizon.end, self.number("body_minimum", "period")):
                    if first in body.valid and last in body.valid:
                        within = [one for one in cells if first <= one.day <= last]
                        self.at_least("body_minimum", within, self.number("body_minimum", "at_least"))
            for region in scenario.regions:
                there = [one for one in sited[name] if one.place.partition("/")[0] == region]
                self.at_most("body_region_once", there, self.number("body_region_once", "at_most"))

    def travel(self, body: str, days: Mapping[Date, list[Dated]]) -> bool:
        """States `travel_gap`; whether that leaves the body one meeting a day at most, as `one_meeting_a_day` may ask.

        Where another rule keeps the body's meetings in one region as far apart, no two are in so many days.
        """
        if "travel_gap" not in self.rules:
            return False
        gap, horizon = self.number("travel_gap", "days"), self.scenario.horizon
        if self.hard("same_region_clash") and self.number("same_region_clash", "days") > gap:
            apart = True
        else:
            own = [one for one in self.scenario.proposals.values() if body in one.bodies]
            once = self.hard("body_region_once") and self.number("body_region_once", "at_most") <= 1
            apart = once and not any(one.outside_schedule for one in own)
        if apart:
            for first in starts(horizon.start, horizon.end - timedelta(days=gap)):
                self.at_most("travel_gap", window(days, first, gap + 1), 1)
        else:
            self.travel_in_pairs(days, gap)
        return (self.number("one_meeting_a_day", "at_most") or 1) >= 1

    def travel_in_pairs(self, days: Mapping[Date, list[Dated]], gap: int) -> None:
        """One region on a day, and from there no other within the gap: for each pair of days and each region."""
        a_day = self.number("one_meeting_a_day", "at_most") if self.hard("one_meeting_a_day") else 2
        if a_day > 1 and not (self.hard("same_region_clash") and self.number("same_region_clash", "days") >= 1):
            raise NotStated("travel_gap is not stated where a body may have two meetings in a region on a date")
        for day, on_it in days.items():
            self.at_most("travel_gap", on_it, 1)
            for later in (day + timedelta(days=n) for n in range(1, gap + 1)):
                for region in {one.region for one in on_it}:
                    here = [one for one in on_it if one.region == region]
                    elsewhere = [one for one in days.get(later, ()) if one.region != region]
                    self.at_most("travel_gap", [*here, *elsewhere], 1)

    def regions(self) -> None:
        """What each region can receive, and what it should."""
        scenario, horizon = self.scenario, self.scenario.horizon
        held = Counter(meeting.region for meeting in scenario.held.values())
        share = (
            shares(scenario, self.number("region_share", "equal_share_percent")) if "region_share" in self.rules else {}
        )
        for region in scenario.regions:
            cells = [one for one in self.dated if one.region == region]
            sites = [one for one in self.sited if one.place.partition("/")[0] == region]
            days = by_day(cells)
            clash = self.number("same_region_clash", "days") or 0
            for first in starts(horizon.start, horizon.end - timedelta(days=clash - 1)) if clash else ():
                self.at_most("same_region_clash", window(days, first, clash), 1)
            for _, first, last in split(horizon.start, horizon.end, "month"):
                within = [one for one in self.scheduled(cells) if first <= one.day <= last]
                self.at_most("region_month_cap", within, self.number("region_month_cap", "at_most"))
            length = self.number("region_crowding", "days") or 1
            for first in days_between(horizon.start - timedelta(days=length - 1), horizon.end):
                self.at_most("region_crowding", window(days, first, length), 1)
            if region in scenario.whole_regions:
                self.at_least("region_minimum", sites, (self.number("region_minimum", "at_least") or 0) - held[region])
                self.at_least("region_share", sites, share.get(region, 0) - held[region], triangular=True)

    def places(self) -> None:
        """How often each place is visited, and how often centres are."""
        scenario = self.scenario
        at_place: dict[str, list[Sited]] = defaultdict(list)
        for one in self.sited:
            at_place[one.place].append(one)
        held = {meeting.place for meeting in scenario.held.values()}
        for name, place in scenario.places.items():
            self.at_most(
                "place_cap", at_place[name], self.number("place_cap", "centres" if place.centre else "districts")
            )
            if name not in held and name.partition("/")[0] in scenario.whole_regions:
                self.at_least("district_reach", at_place[name], 1)
        centres = [one for one in self.sited if scenario.places[one.place].centre]
        percent = self.number("beyond_centres", "at_most_percent") or 0
        self.at_most("beyond_centres", centres, percent * len(scenario.proposals) // 100)

    def months(self) -> None:
        """How many meetings each month holds."""
        rule = self.rules.get("month_balance")
        if isinstance(rule, MonthBalance):
            for first, last, cap in rule.caps(self.scenario).values():
                self.at_most(
                    "month_balance", [one for one in self.scheduled(self.dated) if first <= one.day <= last], cap
                )

    def scheduled(self, cells: Iterable[Dated]) -> Iterator[Dated]:
        """Those of proposals that are not outside the schedule."""
        return (one for one in cells if not self.scenario.proposals[one.proposal].outside_schedule)

    def by_body(self, cells: Iterable[C]) -> Mapping[str, list[C]]:
        """The cells of each body, joint meetings for each of theirs."""
        found: dict[str, list[C]] = defaultdict(list)
        for one in cells:
            for body in self.scenario.proposals[one.proposal].bodies:
                found[body].append(one)
        return found
