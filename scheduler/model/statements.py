"""Writes the statements of a sheet onto the shared columns: caps, minima, places, closures, what had better stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta
from functools import cached_property, lru_cache
from typing import Any

from constraints._rule import Group
from scenarios.calendar import month_of
from scenarios.domain import Scenario, days_between
from scheduler.model import spacing
from scheduler.model.columns import Columns, Slot, Tag
from scheduler.model.sheet import Kept, Limit, Sheet, Source


@dataclass
class Writer:
    """Writes the statements of a sheet onto the shared columns."""

    sheet: Sheet
    columns: Columns
    alike: dict[Tag, int] = field(default_factory=dict)
    """Slacks of soft caps by what they count: windows that hold the same columns share one."""
    members: dict[tuple[str | None, bool], list[str]] = field(default_factory=dict)

    @property
    def scenario(self) -> Scenario:
        """The scenario that the sheet speaks of."""
        return self.sheet.scenario

    def write(self) -> None:
        """Writes all statements of the sheet."""
        for rule, amount in self.sheet.unplaced_amounts:
            if rule.mode == "soft":
                for proposal in filter(self.sheet.counts, self.scenario.proposals):
                    self._charge(rule, self.columns.unplaced[proposal], amount(proposal))
        self._closures()
        for limit in self.sheet.at_mosts:
            if limit.group.place is None and not self._implied(limit):
                self._at_most(limit)
        for limit in self.sheet.at_leasts:
            if limit.group.place is None:
                self._at_least(limit)
        self._places()
        for kept in self.sheet.kept_meetings:
            self._kept(kept)
        for one in self.sheet.spacings:
            spacing.write(self.sheet, self.columns, one)

    def _charge(self, rule: Source, column: int, amount: int) -> None:
        self.columns.draft.charge(self.sheet.level_of(rule), column, amount * rule.cost_of_one)

    def _tag(self, rule: Source, *case: Hashable) -> Tag:
        return (self.sheet.level, rule.name, *case)

    def _closures(self) -> None:
        """Soft closures: a date closed for all places costs at once; one for the others needs to know the place."""
        if self.columns.coarse:
            return
        for rule, amount in self.sheet.closures:
            if rule.mode == "soft":
                for proposal, region in self.columns.slots:
                    if not self.sheet.counts(proposal):
                        continue
                    self._soft_closure(rule, proposal, region, amount)

    def _soft_closure(self, rule: Source, proposal: str, region: str, amount: Callable[[str, Date, bool], int]) -> None:
        columns = self.columns
        others = []
        for slot in columns.slots[proposal, region]:
            column = columns.w[proposal, region, slot]
            if not isinstance(slot, Date):
                continue
            if amount(region, slot, True):
                self._charge(rule, column, 1)
            elif amount(region, slot, False):
                others.append(column)
        centres = [column for column, centre in columns.at[proposal, region] if centre]
        if others:
            slack = columns.slack(self._tag(rule, proposal, region), 1)
            values = [1] * len(others) + [-1] * len(centres) + [-1]
            columns.row(self._tag(rule, proposal, region), [*others, *centres, slack], values, high=0)
            self._charge(rule, slack, 1)

    def terms(self, group: Group) -> tuple[list[int], list[int], int] | None:
        """(columns, coefficients, constant) that count a group; None where the model is too coarse for it."""
        columns = self.columns
        dated = group.first is not None or group.last is not None
        members = self._members(group)
        if dated and columns.coarse and not self._whole_months(group):
            return self._by_dates(group) if self._is_everyone(group) else None
        if group.centres and dated:
            raise ValueError("centres are counted over the whole horizon only")
        if not dated and (group.region is not None or group.centres):
            return self._by_class(members, group)
        if group.region is not None:
            if self._is_everyone(group):
                return self._by_visits(group)
            found = [
                columns.w[proposal, group.region, slot]
                for proposal in members
                for slot in columns.slots.get((proposal, group.region), ())
                if self._within(slot, group)
            ]
            return found, [1] * len(found), 0
        return self._by_day(members, group)

    def _members(self, group: Group) -> list[str]:
        """The proposals whose meetings may count in a group, as far as bodies and the schedule's bounds go."""
        key = (group.body, group.scheduled)
        if key not in self.members:
            self.members[key] = [
                name
                for name, proposal in self.scenario.proposals.items()
                if self.sheet.counts(name)
                and (group.body is None or group.body in proposal.bodies)
                and not (group.scheduled and proposal.outside_schedule)
            ]
        return self.members[key]

    def _within(self, slot: Slot, group: Group) -> bool:
        if isinstance(slot, Date):
            return (group.first is None or group.first <= slot) and (group.last is None or slot <= group.last)
        name = str(slot)
        first = month_of(group.first) if group.first else name
        last = month_of(group.last) if group.last else name
        return first <= name <= last

    def _whole_months(self, group: Group) -> bool:
        horizon = self.scenario.horizon
        first, last = group.first or horizon.start, group.last or horizon.end
        return (first <= horizon.start or first.day == 1) and (
            last >= horizon.end or (last + timedelta(days=1)).day == 1
        )

    def _by_class(self, members: list[str], group: Group) -> tuple[list[int], list[int], int]:
        columns = self.columns
        found = [
            column
            for proposal in members
            for region in (columns.regions[proposal] if group.region is None else [group.region])
            for column, centre in columns.at.get((proposal, region), ())
            if centre or not group.centres
        ]
        return found, [1] * len(found), 0

    def _by_visits(self, group: Group) -> tuple[list[int], list[int], int]:
        columns = self.columns
        region = group.region or ""
        if group.first and group.last and not columns.coarse:
            slots: Sequence[Slot] = _days(group.first, group.last)
        else:
            slots = [slot for where, slot in columns.of_region if where == region and self._within(slot, group)]
        counted = [columns.visits(region, slot) for slot in slots]
        found = [column for column in counted if column is not None]
        return found, [1] * len(found), 0

    def _is_everyone(self, group: Group) -> bool:
        """Whether every meeting in a region counts in the group, on its dates."""
        return (
            group.region is not None
            and group.body is None
            and len(self._members(group)) == len(self.scenario.proposals)
        )

    def _by_dates(self, group: Group) -> tuple[list[int], list[int], int] | None:
        """Counts by the dates of a region; None where the model does not know them."""
        dates = self.columns.dates_of(group.region or "")
        found = self._inside(dates, group)
        return (found, [1] * len(found), 0) if dates else None

    def _by_day(self, members: list[str], group: Group) -> tuple[list[int], list[int], int]:
        """Counts by date; a proposal whose dates all lie inside counts as 1 - unplaced."""
        columns = self.columns
        found, values, constant = [], [], 0
        for proposal in members:
            slots = columns.on(proposal) if group.first or group.last else None
            inside = [] if slots is None else self._inside(slots, group)
            if slots is None or (inside and len(inside) == len(slots)):
                found.append(columns.unplaced[proposal])
                values.append(-1)
                constant += 1
            else:
                found.extend(inside)
                values.extend([1] * len(inside))
        return found, values, constant

    def _inside(self, slots: Mapping[Any, int], group: Group) -> list[int]:
        """The columns whose slots lie in a group's dates."""
        first, last = group.first, group.last
        if first is not None and last is not None and isinstance(next(iter(slots), None), Date):
            days = _days(first, last)
            if len(days) < len(slots):
                return [slots[day] for day in days if day in slots]
        return [column for slot, column in slots.items() if self._within(slot, group)]

    def _most(self, found: list[int], values: list[int], constant: int) -> int:
        draft = self.columns.draft
        return constant + sum(
            value * (draft.high[column] if value > 0 else draft.low[column])
            for column, value in zip(found, values, strict=True)
        )

    def _implied(self, limit: Limit) -> bool:
        """Whether a cap on a date says less than a spacing: windows of the body's dates hold one meeting each."""
        group = limit.group
        return (
            limit.rule.mode == "hard"
            and limit.number > 0
            and group.first == group.last is not None
            and group.body in self._spaced_bodies
            and group.region is None
        )

    @cached_property
    def _spaced_bodies(self) -> frozenset[str | None]:
        """Bodies without locked meetings whose dates are in windows of one meeting each; None is regions' spacings."""
        locked = {body for one in self.scenario.locked for body in self.scenario.proposals[one].bodies}
        spaced = {one.group.body for one in self.sheet.spacings if spacing.in_windows(self.sheet, one)}
        return frozenset(spaced - locked - {None})

    def _at_most(self, limit: Limit) -> None:
        terms = self.terms(limit.group)
        if terms is None:
            return
        found, values, constant = terms
        most = self._most(found, values, constant)
        cap = limit.number
        if limit.rule.mode == "hard":
            cap = max(cap, self.sheet.locked_in(limit.group))
        if most <= cap:
            return
        tag = self._tag(limit.rule, *limit.case)
        if limit.rule.mode == "hard":
            self.columns.row(tag, found, values, high=cap - constant)
            return
        alike = (limit.rule.name, cap, constant, tuple(found), tuple(values))
        if alike not in self.alike:
            slack = self.alike[alike] = self.columns.slack(tag, most - cap)
            self.columns.row(tag, [*found, slack], [*values, -1], high=cap - constant)
        self._charge(limit.rule, self.alike[alike], 1)

    def _at_least(self, limit: Limit) -> None:
        terms = self.terms(limit.group)
        if terms is None:
            return
        found, values, constant = terms
        wanted = limit.number - constant
        tag = self._tag(limit.rule, *limit.case)
        if limit.rule.mode == "hard":
            self.columns.row(tag, found, values, low=wanted)
            return
        steps = [(1, n + 1) for n in range(limit.number)] if limit.triangular else [(limit.number, 1)]
        slacks = [self.columns.slack((*tag, n), high) for n, (high, _) in enumerate(steps)]
        for slack, (_, price) in zip(slacks, steps, strict=True):
            self._charge(limit.rule, slack, price)
        self.columns.row(tag, [*found, *slacks], [*values, *([1] * len(slacks))], low=wanted)

    def _places(self) -> None:
        """Statements on single places, summed over each class of places."""
        columns = self.columns
        members = columns.of_class(self.sheet.counts)
        class_of = {place: number for number, found in enumerate(columns.candidates.classes) for place in found.places}
        for limits, write in ((self.sheet.at_mosts, self._place_cap), (self.sheet.at_leasts, self._place_minimum)):
            totals: dict[tuple[Source, int], int] = defaultdict(int)
            for limit in limits:
                if limit.group.place is not None:
                    cap = limit.number
                    if limit.rule.mode == "hard" and limit.rule.adds_up:
                        cap = max(cap, self.sheet.locked_in(limit.group))
                    totals[limit.rule, class_of[limit.group.place]] += cap
            for (rule, number), total in totals.items():
                write(rule, number, members.get(number, []), total)

    def _place_cap(self, rule: Source, number: int, found: list[int], total: int) -> None:
        most = sum(self.columns.draft.high[column] for column in found)
        if most <= total:
            return
        tag = self._tag(rule, "class", number)
        if rule.mode == "hard":
            self.columns.row(tag, found, [1] * len(found), high=total)
            return
        slack = self.columns.slack(tag, most - total)
        self.columns.row(tag, [*found, slack], [1] * len(found) + [-1], high=total)
        self._charge(rule, slack, 1)

    def _place_minimum(self, rule: Source, number: int, found: list[int], total: int) -> None:
        tag = self._tag(rule, "class", number)
        if rule.mode == "hard":
            self.columns.row(tag, found, [1] * len(found), low=total)
            return
        slack = self.columns.slack(tag, total)
        self.columns.row(tag, [*found, slack], [1] * (len(found) + 1), low=total)
        self._charge(rule, slack, 1)

    def _kept(self, kept: Kept) -> None:
        columns = self.columns
        number = columns.candidates.class_of(kept.place)
        place = next(
            (
                columns.y[kept.proposal, group]
                for group in columns.candidates.of[kept.proposal].groups
                if columns.candidates.groups[group] == (number,)
            ),
            None,
        )
        region = kept.place.partition("/")[0]
        day = columns.w.get((kept.proposal, region, columns.slot(kept.date)))
        if place is None or day is None:
            columns.draft.charge_always(self.sheet.level_of(kept.rule), kept.rule.cost_of_one)
            return
        slack = columns.slack((kept.rule.name, kept.proposal), 1)
        columns.row((kept.rule.name, kept.proposal, "place"), [slack, place], [1, 1], low=1)
        columns.row((kept.rule.name, kept.proposal, "date"), [slack, day], [1, 1], low=1)
        self._charge(kept.rule, slack, 1)


@lru_cache(maxsize=1024)
def _days(first: Date, last: Date) -> tuple[Date, ...]:
    """The dates from the first to the last: regions and bodies ask for the same windows."""
    return tuple(days_between(first, last))
