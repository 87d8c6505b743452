"""The sheet: what the rules say about a scenario, recorded once, from which models of any fineness are compiled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date as Date
from functools import cached_property

from constraints._rule import About, Group, Rule
from scenarios.domain import Mode, Scenario

TOLERATED = frozenset({"fact", "notice", "accepted"})
"""Locks that are as they are: breaches among them are warnings. Announced and pinned meetings must be lawful."""
WITHIN, CHANGES, SHIFT = 10, 11, 12
"""Levels of a re-plan besides the policy's: level 1 of the proposals in question, changed meetings, days of shift."""


@dataclass(frozen=True)
class Aim:
    """What a re-plan minimises besides the policy's rules, with a level of its own."""

    name: str
    level: int
    mode: Mode = "soft"
    cost_of_one: int = 1
    adds_up: bool = True


Source = Rule | Aim


@dataclass(frozen=True)
class Limit:
    """At most (or at least) so many meetings of a group."""

    rule: Source
    case: About
    group: Group
    number: int
    triangular: bool = False


@dataclass(frozen=True)
class Spacing:
    """Meetings of a group are at least so many days apart (in different regions only, if asked)."""

    rule: Source
    group: Group
    days: int
    other_regions: bool


@dataclass(frozen=True)
class Kept:
    """A meeting that is not at its old date and place has amount 1."""

    rule: Source
    proposal: str
    date: Date
    place: str


Key = tuple[str, About]
"""A rule and the case of one of its limits."""


@dataclass(frozen=True)
class Cases:
    """Hard limits by rule and case, each with whether it is an upper one; and which concern a body, region or place."""

    all: Mapping[Key, tuple[Limit, bool]]
    by_body: Mapping[str, tuple[Key, ...]]
    by_region: Mapping[str, tuple[Key, ...]]
    by_place: Mapping[str, tuple[Key, ...]]
    general: tuple[Key, ...]

    @staticmethod
    def of(sheet: Sheet) -> Cases:
        """The cases of a sheet."""
        limits = [(limit, True) for limit in sheet.at_mosts] + [(limit, False) for limit in sheet.at_leasts]
        found = {(one.rule.name, one.case): (one, upper) for one, upper in limits if one.rule.mode == "hard"}
        tables: tuple[dict[str, list[Key]], ...] = ({}, {}, {})
        general = []
        for key, (limit, _) in found.items():
            named = (limit.group.body, limit.group.region, limit.group.place)
            at = next((n for n, name in enumerate(named) if name is not None), None)
            if at is None:
                general.append(key)
            else:
                tables[at].setdefault(str(named[at]), []).append(key)
        bodies, regions, places = ({name: tuple(keys) for name, keys in one.items()} for one in tables)
        return Cases(found, bodies, regions, places, tuple(general))


@dataclass
class Sheet:
    """Statements of rules about a scenario; implements the protocol that rules speak to.

    With `only`, soft statements count these proposals alone; with `level`, all of them cost on that level.
    """

    scenario: Scenario
    only: frozenset[str] | None = None
    level: int | None = None
    on_dates: list[tuple[Source, Callable[[str, Date], int]]] = field(default_factory=list)
    at_places: list[tuple[Source, Callable[[str, str], int]]] = field(default_factory=list)
    closures: list[tuple[Source, Callable[[str, Date, bool], int]]] = field(default_factory=list)
    unplaced_amounts: list[tuple[Source, Callable[[str], int]]] = field(default_factory=list)
    at_mosts: list[Limit] = field(default_factory=list)
    at_leasts: list[Limit] = field(default_factory=list)
    spacings: list[Spacing] = field(default_factory=list)
    kept_meetings: list[Kept] = field(default_factory=list)

    @staticmethod
    def of(
        scenario: Scenario, rules: Iterable[Rule], *, only: frozenset[str] | None = None, level: int | None = None
    ) -> Sheet:
        """The sheet on which these rules have said themselves; rules that are off say nothing."""
        sheet = Sheet(scenario, only, level)
        for rule in rules:
            if rule.mode != "off":
                rule.post(scenario, sheet)
        return sheet

    def on_date(self, rule: Rule, amount: Callable[[str, Date], int]) -> None:
        """Records the amount of a meeting by its date."""
        self.on_dates.append((rule, amount))

    def at_place(self, rule: Rule, amount: Callable[[str, str], int]) -> None:
        """Records the amount of a meeting by its place."""
        self.at_places.append((rule, amount))

    def closed(self, rule: Rule, amount: Callable[[str, Date, bool], int]) -> None:
        """Records the amount of a meeting by its region, date and whether it is in a centre."""
        self.closures.append((rule, amount))

    def unplaced(self, rule: Rule, amount: Callable[[str], int]) -> None:
        """Records the amount of a proposal that is left out."""
        self.unplaced_amounts.append((rule, amount))

    def at_most(self, rule: Rule, case: About, group: Group, limit: int) -> None:
        """Records a cap on a group."""
        self.at_mosts.append(Limit(rule, case, group, limit))

    def at_least(self, rule: Rule, case: About, group: Group, wanted: int, *, triangular: bool = False) -> None:
        """Records a minimum of a group."""
        if wanted > 0:
            self.at_leasts.append(Limit(rule, case, group, wanted, triangular))

    def apart(self, rule: Rule, group: Group, days: int, *, other_regions: bool = False) -> None:
        """Records that meetings of a group keep apart."""
        self.spacings.append(Spacing(rule, group, days, other_regions))

    def kept(self, rule: Source, proposal: str, date: Date, place: str) -> None:
        """Records that a meeting elsewhere or at another date has amount 1."""
        self.kept_meetings.append(Kept(rule, proposal, date, place))

    @cached_property
    def cases(self) -> Cases:
        """The hard limits, by what they are about."""
        return Cases.of(self)

    def about(self, scenario: Scenario) -> Sheet:
        """The same statements of a scenario that differs in nothing they look at."""
        sheet = replace(self, scenario=scenario)
        sheet.__dict__["cases"] = self.cases
        return sheet

    def level_of(self, rule: Source) -> int:
        """The level on which a soft rule of this sheet costs."""
        return self.level or rule.level or 0

    def counts(self, proposal: str) -> bool:
        """Whether the sheet's statements speak of a proposal."""
        return self.only is None or proposal in self.only

    def is_tolerated(self, proposal: str) -> bool:
        """Whether a meeting is locked as it is, lawful or not."""
        lock = self.scenario.locked.get(proposal)
        return lock is not None and lock.kind in TOLERATED

    def locked_in(self, group: Group) -> int:
        """How many tolerated locked meetings a group has."""
        if group.place is not None or group.region is not None:
            near = self._tolerated.get(group.region or (group.place or "").partition("/")[0], ())
        else:
            near = self._tolerated.get(group.body, ())
        return sum(self._belongs(proposal, group) for proposal in near)

    @cached_property
    def _tolerated(self) -> dict[str | None, list[str]]:
        """The tolerated locked meetings by region and by body, all of them under None: caps ask for many groups."""
        found: dict[str | None, list[str]] = defaultdict(list)
        for proposal in filter(self.is_tolerated, self.scenario.locked):
            lock = self.scenario.locked[proposal]
            regions = () if lock.place is None else (lock.place.partition("/")[0],)
            for name in {None, *regions, *self.scenario.proposals[proposal].bodies}:
                found[name].append(proposal)
        return dict(found)

    def _belongs(self, proposal_id: str, group: Group) -> bool:
        lock = self.scenario.locked[proposal_id]
        if lock.date is None or lock.place is None:
            return False
        proposal = self.scenario.proposals[proposal_id]
        return (
            (group.body is None or group.body in proposal.bodies)
            and (group.region is None or group.region == lock.place.partition("/")[0])
            and (group.place is None or group.place == lock.place)
            and (not group.centres or self.scenario.places[lock.place].centre)
            and (group.first is None or group.first <= lock.date)
            and (group.last is None or lock.date <= group.last)
            and not (group.scheduled and proposal.outside_schedule)
        )
