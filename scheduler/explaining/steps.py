"""The steps that may make room for a proposal, each an operation with a price, in the order of their families.

A family is a kind and a subject (the window of a proposal, a region's closures, a number of a rule); its steps grow.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Literal

from constraints._catalogue import problems
from constraints._rule import Rule
from scenarios.change import changed
from scenarios.domain import Absence, Closure, Proposal, Scenario, Window
from scenarios.operations import Change, ChangePolicy, Free, Open, Operation, ProposalFields
from scheduler.explaining.member import Member

Kind = Literal["dates", "places", "open", "free", "other-dates", "other-places", "policy"]
ORDER: tuple[Kind, ...] = ("dates", "places", "open", "free", "other-dates", "other-places", "policy")
UP = ("at_most", "centres", "districts", "at_most_percent", "tolerance_percent")
"""Numbers of rules that ask less where they are greater."""
DOWN = ("days", "working_days", "at_least")
"""Numbers of rules that ask less where they are smaller."""
LONGEST = 5
"""So many dates of a region or body are opened at once, at most."""
MOST_UNITS = 3
"""A number is changed by so many units, at most."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Step:
    """An operation with its price; `family` is its kind and subject, `chain` what it is a step of, and how far."""

    price: int
    operation: Operation
    kind: Kind
    subject: tuple[str, ...]
    chain: tuple[str, ...]
    size: int

    @property
    def key(self) -> tuple[int, tuple[str, ...], tuple[str, ...], int]:
        """The canonical order of steps of one price."""
        return ORDER.index(self.kind), self.subject, self.chain, self.size

    @property
    def family(self) -> tuple[str, tuple[str, ...]]:
        """Kind and subject."""
        return self.kind, self.subject


@dataclass(frozen=True)
class Asking:
    """A scenario with the proposal asked about, and the members of its conflict, which every step is to break."""

    scenario: Scenario
    rules: tuple[Rule, ...]
    proposal: str
    members: tuple[Member, ...]

    def price(self, name: str) -> int:
        """A price of the policy; 1 where it has none."""
        return self.scenario.policy.prices.get(name, 1)

    @property
    def others(self) -> list[str]:
        """The meetings of the conflict that may be changed."""
        return [member.about[0] for member in self.members if member.rule == "placed"]

    def chains(self) -> Iterator[Iterator[Step]]:
        """All steps that can break the conflict, chain by chain, each from the cheapest on."""
        of_rule = {member.rule for member in self.members}
        if "window" in of_rule:
            yield from self._windows(self.proposal)
        if "place_offered" in of_rule:
            yield from self._places(self.proposal)
        for region in sorted({member.about[0] for member in self.members if member.rule == "region_open"}):
            yield self._opened(region)
        for body in sorted({member.about[0] for member in self.members if member.rule == "body_free"}):
            yield self._freed(body)
        for other in self.others:
            yield from self._windows(other)
            yield from self._places(other)
        for rule in self.rules:
            if rule.name in of_rule:
                yield from self._numbers(rule)

    def _windows(self, proposal: str) -> Iterator[Iterator[Step]]:
        dates, horizon = self.scenario.proposals[proposal].dates, self.scenario.horizon
        first = max(horizon.start, self.scenario.as_of + DAY)
        yield self._extended(proposal, "earlier", range(1, (dates.start - first).days + 1))
        yield self._extended(proposal, "later", range(1, (horizon.end - dates.end).days + 1))

    def _extended(self, proposal: str, direction: str, days: Iterable[int]) -> Iterator[Step]:
        dates = self.scenario.proposals[proposal].dates
        own = proposal == self.proposal
        for n in days:
            window = Window(
                start=dates.start - n * DAY if direction == "earlier" else dates.start,
                end=dates.end + n * DAY if direction == "later" else dates.end,
                prefer=dates.prefer,
            )
            change = Change(op="change", proposal=proposal, fields=ProposalFields(dates=window))
            price = n * self.price("day_of_window") + (0 if own else self.price("moved_meeting"))
            yield Step(price, change, "dates" if own else "other-dates", (proposal,), (direction,), n)

    def _places(self, proposal: str) -> Iterator[Iterator[Step]]:
        accepted = self.scenario.accepted(proposal)
        regions = {place.partition("/")[0] for place in accepted}
        for region_id, region in sorted(self.scenario.regions.items()):
            if all(f"{region_id}/{place}" in accepted for place in region.places):
                continue
            wish: Proposal = self.scenario.proposals[proposal]
            places = (*wish.places, f"{region_id}/*")
            change = Change(op="change", proposal=proposal, fields=ProposalFields(places=places))
            own = proposal == self.proposal
            price = self.price("place") + (0 if region_id in regions else self.price("other_region"))
            price += 0 if own else self.price("moved_meeting")
            yield iter([Step(price, change, "places" if own else "other-places", (proposal,), (region_id,), 1)])

    def _opened(self, region: str) -> Iterator[Step]:
        for n, first, last in self._spans(self.scenario.regions[region].closed):
            step = Open(op="open", region=region, start=first, end=last)
            yield Step(n * self.price("day_opened"), step, "open", (region,), (first.isoformat(),), n)

    def _freed(self, body: str) -> Iterator[Step]:
        for n, first, last in self._spans(self.scenario.bodies[body].away):
            step = Free(op="free", body=body, start=first, end=last)
            yield Step(n * self.price("day_freed"), step, "free", (body,), (first.isoformat(),), n)

    def _spans(self, barring: tuple[Closure | Absence, ...]) -> Iterator[tuple[int, Date, Date]]:
        """Spans of barred dates, (how many, first, last), the fewest first; both ends are open days, later on."""
        barred = [day for day in self.scenario.horizon.days() if any(day in one for one in barring)]
        useful = [day for day in barred if self._is_useful(day)]
        spans = [
            (bisect_right(barred, last) - bisect_left(barred, first), first, last)
            for at, first in enumerate(useful)
            for last in useful[at : at + LONGEST]
        ]
        yield from sorted(span for span in spans if span[0] <= LONGEST)

    def _is_useful(self, day: Date) -> bool:
        setting = self.scenario.policy.rules["working_day"]
        saturdays = bool(setting.numbers.get("saturdays"))
        opened = setting.mode != "hard" or self.scenario.working.is_open(day, saturdays=saturdays)
        return opened and day > self.scenario.as_of

    def _numbers(self, rule: Rule) -> Iterator[Iterator[Step]]:
        numbers = self.scenario.policy.rules[rule.name].numbers
        for number, value in sorted(numbers.items()):
            if isinstance(value, bool) or not isinstance(value, int) or number not in UP + DOWN:
                continue
            sign = 1 if number in UP else -1
            units = range(1, (MOST_UNITS if sign > 0 else min(value, MOST_UNITS)) + 1)
            changes = [
                (n, ChangePolicy(op="policy", rule=rule.name, numbers={number: value + sign * n})) for n in units
            ]
            yield iter(
                [
                    Step(n * self.price("number_by_one"), change, "policy", (rule.name, number), (), n)
                    for n, change in changes
                    if not problems(changed(self.scenario, change).policy)
                ]
            )


def widest(steps: Sequence[Step]) -> Operation:
    """One operation that gives at least as much room as any of these steps of one family."""
    operations = [step.operation for step in steps]
    first = operations[0]
    if isinstance(first, Change):
        changes = [one.fields for one in operations if isinstance(one, Change)]
        windows = [fields.dates for fields in changes if fields.dates is not None]
        if windows:
            dates = Window(
                start=min(one.start for one in windows), end=max(one.end for one in windows), prefer=windows[0].prefer
            )
            return first.replaced(fields=ProposalFields(dates=dates))
        places = tuple(dict.fromkeys(place for fields in changes for place in fields.places or ()))
        return first.replaced(fields=ProposalFields(places=places))
    spans = [one for one in operations if isinstance(one, (Open, Free))]
    if isinstance(first, (Open, Free)):
        return first.replaced(start=min(one.start for one in spans), end=max(one.end for one in spans))
    return max(steps, key=lambda step: step.size).operation
