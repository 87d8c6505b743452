"""Meetings that keep apart, as rows: the encodings of pair rules, hard and soft.

Hard, pairs forbidden whatever their regions: any `days` consecutive dates hold at most one meeting (a window row is a
clique, so the relaxation is tight). Hard, pairs forbidden only in different regions: a window belongs to one region.
Soft: with X(d) meetings on a date and digits x(d,1) >= x(d,2) >= ... that sum to X(d), a date has s(d) = sum of
(j-1) x(d,j) pairs. Two dates too near have q = X(d) X(e) more, and as k meetings make k(k-1)/2 = max over m of
m k - m(m+1)/2 pairs: q >= m (X(d) + X(e)) - m(m+1)/2 - s(d) - s(e) for every m. In whole numbers that is exact; the
same over whole windows tightens the relaxation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from datetime import date as Date
from datetime import timedelta
from itertools import combinations, combinations_with_replacement, pairwise

from constraints._rule import Group
from scheduler.model.columns import Columns, Slot, Tag
from scheduler.model.sheet import TOLERATED, Sheet, Spacing

Daily = dict[Date, list[int]]
"""By date, the columns whose sum counts the meetings of a group."""


def write(sheet: Sheet, columns: Columns, spacing: Spacing) -> None:
    """Writes one spacing statement; a coarse model gets what it implies for a month.

    A dense one has the windows of regions by their dates.
    """
    if spacing.days <= 0:
        return
    hard = spacing.rule.mode == "hard"
    exclusive = not spacing.other_regions or _never_same_region(sheet, spacing)
    if columns.coarse:
        dates = columns.dates_of(spacing.group.region or "") if sheet.only is None else {}
        if hard and exclusive and dates:
            _windows(sheet, columns, spacing, {day: [column] for day, column in dates.items()})
        elif hard and exclusive:
            _monthly(sheet, columns, spacing)
        return
    daily = _daily(sheet, columns, spacing.group)
    if hard and exclusive:
        _windows(sheet, columns, spacing, daily)
    elif hard:
        _one_region(sheet, columns, spacing)
    elif exclusive:
        _count_pairs(sheet, columns, spacing, daily)
    else:
        _count_pairs_apart(sheet, columns, spacing)


def in_windows(sheet: Sheet, spacing: Spacing) -> bool:
    """Whether the spacing becomes rows of consecutive dates with one meeting at most."""
    exclusive = not spacing.other_regions or _never_same_region(sheet, spacing)
    return spacing.rule.mode == "hard" and spacing.days > 0 and exclusive


def _members(sheet: Sheet, group: Group) -> list[str]:
    return [
        proposal_id
        for proposal_id, proposal in sheet.scenario.proposals.items()
        if sheet.counts(proposal_id) and (group.body is None or group.body in proposal.bodies)
    ]


def _never_same_region(sheet: Sheet, spacing: Spacing) -> bool:
    """Whether hard rules forbid two meetings of the body in one region so near, apart from locked ones."""
    regions = set(sheet.scenario.regions)
    spaced = {
        other.group.region
        for other in sheet.spacings
        if other.rule.mode == "hard" and not other.other_regions and other.days >= spacing.days
    }
    members = _members(sheet, spacing.group)
    if regions <= spaced:
        return not _locked_together(sheet, members, regions)
    visitors: dict[str, int] = defaultdict(int)
    for proposal in members:
        for region in {place.partition("/")[0] for place in sheet.scenario.accepted(proposal)}:
            visitors[region] += 1
    capped = {
        limit.group.region
        for limit in sheet.at_mosts
        if limit.rule.mode == "hard"
        and limit.number <= 1
        and limit.group.body == spacing.group.body
        and limit.group.region is not None
        and limit.group.first is None
        and limit.group.last is None
        and not (limit.group.scheduled and any(sheet.scenario.proposals[one].outside_schedule for one in members))
    }
    alone = {region for region, count in visitors.items() if count == 1}
    return not _locked_together(sheet, members, capped) and set(visitors) <= capped | alone


def _locked_together(sheet: Sheet, members: list[str], capped: Set[str | None]) -> bool:
    """Whether locked meetings of a body share a region all the same, or lie where no cap holds."""
    places = [sheet.scenario.locked[one].place for one in members if one in sheet.scenario.locked]
    regions = [place and place.partition("/")[0] for place in places]
    return len(set(regions)) < len(regions) or any(region not in capped for region in regions)


def _daily(sheet: Sheet, columns: Columns, group: Group) -> Daily:
    found: dict[Slot, list[int]] = defaultdict(list)
    if group.region is not None:
        for region, slot in list(columns.of_region):
            if region != group.region:
                continue
            column = columns.visits(region, slot) if sheet.only is None else None
            if column is not None:
                found[slot].append(column)
            else:
                members = filter(sheet.counts, columns.of_region[region, slot])
                found[slot].extend(columns.w[proposal, region, slot] for proposal in members)
    else:
        for proposal in _members(sheet, group):
            for slot, column in columns.on(proposal).items():
                found[slot].append(column)
    return {slot: found[slot] for slot in sorted(found, key=str) if isinstance(slot, Date)}


def _span(daily: Daily, first: Date, days: int) -> list[int]:
    return [column for n in range(days) for column in daily.get(first + timedelta(days=n), ())]


def _windows(sheet: Sheet, columns: Columns, spacing: Spacing, daily: Daily) -> None:
    previous: frozenset[int] = frozenset()
    rows: list[tuple[Date, list[int]]] = []
    for first in daily:
        window = _span(daily, first, spacing.days)
        if not frozenset(window) <= previous:
            previous = frozenset(window)
            rows.append((first, window))
    for first, window in rows:
        group = spacing.group
        last = first + timedelta(days=spacing.days - 1)
        locked = sheet.locked_in(Group(body=group.body, region=group.region, first=first, last=last))
        cap = max(1, locked)
        if sum(columns.draft.high[column] for column in window) > cap:
            tag = (spacing.rule.name, group.body or group.region, first)
            columns.row(tag, window, [1] * len(window), high=cap)


def _monthly(sheet: Sheet, columns: Columns, spacing: Spacing) -> None:
    """A month has room for as many meetings as one finds taking the earliest date each time."""
    group = spacing.group
    counted: dict[Slot, list[int]] = defaultdict(list)
    days: dict[Slot, set[Date]] = defaultdict(set)
    for proposal in _members(sheet, group):
        regions = [region for region in columns.regions[proposal] if group.region in (None, region)]
        for region in regions:
            for kind in columns.candidates.of[proposal].dates[region].values():
                for day in kind:
                    days[columns.slot(day)].add(day)
        own = columns.on(proposal) if group.region is None else _in_region(columns, proposal, regions)
        for slot, column in own.items():
            counted[slot].append(column)
    for slot, members in counted.items():
        first, last = min(days[slot]), max(days[slot])
        room = _room(sorted(days[slot]), spacing.days)
        room += sheet.locked_in(Group(body=group.body, region=group.region, first=first, last=last))
        if len(members) > room:
            tag = (spacing.rule.name, group.body or group.region, slot)
            columns.row(tag, members, [1] * len(members), high=room)


def _in_region(columns: Columns, proposal: str, regions: list[str]) -> dict[Slot, int]:
    return {slot: columns.w[proposal, region, slot] for region in regions for slot in columns.slots[proposal, region]}


def _room(days: list[Date], apart: int) -> int:
    """How many dates of these can be chosen so far apart: the earliest each time is best."""
    room, free = 0, days[0]
    for day in days:
        if day >= free:
            room, free = room + 1, day + timedelta(days=apart)
    return room


def _one_region(sheet: Sheet, columns: Columns, spacing: Spacing) -> None:
    """Every window of dates belongs to one region (to none but the locked ones' where those lie in several)."""
    members = _members(sheet, spacing.group)
    locked = {one: sheet.scenario.locked[one] for one in members if one in sheet.scenario.locked}
    settled = {one: lock for one, lock in locked.items() if lock.kind in TOLERATED}
    starts = sorted({day for one in members for day in columns.on(one) if isinstance(day, Date)})
    for first in starts:
        window = [first + timedelta(days=n) for n in range(spacing.days)]
        taken = {(lock.place or "").partition("/")[0] for lock in settled.values() if lock.date in window}
        by_region: dict[str, list[list[int]]] = defaultdict(list)
        for one in members:
            if one in settled and len(taken) > 1:
                continue
            for region in columns.regions[one]:
                inside = [columns.w[one, region, day] for day in window if (one, region, day) in columns.w]
                if inside:
                    by_region[region].append(inside)
        tag = (spacing.rule.name, spacing.group.body, first)
        if len(taken) > 1:
            others = [column for groups in by_region.values() for inside in groups for column in inside]
            columns.row(tag, others, [1] * len(others), high=0)
            continue
        owners = []
        for region, groups in by_region.items():
            if len(groups) == 1:
                owners.extend(groups[0])
                continue
            owner = columns.slack((*tag, region), 1)
            owners.append(owner)
            for inside in groups:
                columns.row((*tag, region), [*inside, owner], [1] * len(inside) + [-1], high=0)
        if len(by_region) > 1:
            columns.row(tag, owners, [1] * len(owners), high=1)


def _caps(sheet: Sheet, group: Group) -> list[tuple[Group, int]]:
    """Hard caps on a group, each with the meetings it leaves room for on any of its dates."""
    outside = any(one.outside_schedule for one in sheet.scenario.proposals.values())
    return [
        (limit.group, max(limit.number, sheet.locked_in(limit.group)))
        for limit in sheet.at_mosts
        if limit.rule.mode == "hard"
        and (limit.group.body, limit.group.region) == (group.body, group.region)
        and limit.group.place is None
        and not limit.group.centres
        and not (limit.group.scheduled and outside)
    ]


def _count_pairs(sheet: Sheet, columns: Columns, spacing: Spacing, daily: Daily) -> None:
    """Charges every pair of the group that is too near."""
    tag = (sheet.level, spacing.rule.name, spacing.group.body or spacing.group.region)
    caps = _caps(sheet, spacing.group)
    charged: dict[tuple[Date, Date], list[tuple[int, int]]] = {}
    most: dict[Date, int] = {}
    for day, members in daily.items():
        room = sum(columns.draft.high[column] for column in members)
        most[day] = min([room, *(cap for group, cap in caps if _covers(group, day))])
        charged[day, day] = _same_day(columns, (*tag, day), members, most[day])
    for day in daily:
        for n in range(1, spacing.days):
            later = day + timedelta(days=n)
            if later in daily:
                pairs = columns.slack((*tag, day, later), most[day] * most[later])
                within = [*charged[day, day], *charged[later, later], (pairs, 1)]
                charged[day, later] = [(pairs, 1)]
                _at_least_pairs(columns, (*tag, day, later), daily[day] + daily[later], within, most[day] + most[later])
    level, price = sheet.level_of(spacing.rule), spacing.rule.cost_of_one
    for columns_charged in charged.values():
        for column, amount in columns_charged:
            columns.draft.charge(level, column, amount * price)
    if spacing.days > NEXT_DATE:
        for first in daily:
            days = [first + timedelta(days=n) for n in range(spacing.days)]
            within = [pair for key in combinations_with_replacement(days, 2) for pair in charged.get(key, ())]
            window = _span(daily, first, spacing.days)
            _at_least_pairs(columns, (*tag, first, "window"), window, within, min(len(window), len(WINDOW_ROWS) + 1))


NEXT_DATE = 2
"""With spacings of so many days a window is a pair of dates, so its rows are written already."""
WINDOW_ROWS = (1, 2)
"""The m for which rows over whole windows are written; they only tighten."""


def _covers(group: Group, day: Date) -> bool:
    return (group.first is None or group.first <= day) and (group.last is None or day <= group.last)


def _same_day(columns: Columns, tag: Tag, members: list[int], most: int) -> list[tuple[int, int]]:
    """(digit, pairs it adds) of a date with at most so many meetings."""
    if most <= 1:
        if len(members) > 1 or any(columns.draft.high[column] > most for column in members):
            columns.row(tag, members, [1] * len(members), high=most)
        return []
    digits = [columns.slack((*tag, "digit", n), 1) for n in range(most)]
    columns.row(tag, [*members, *digits], [1] * len(members) + [-1] * len(digits), low=0, high=0)
    for one, other in pairwise(digits):
        columns.row((*tag, "order"), [one, other], [1, -1], low=0)
    return [(digit, n) for n, digit in enumerate(digits) if n]


def _at_least_pairs(columns: Columns, tag: Tag, members: list[int], within: list[tuple[int, int]], most: int) -> None:
    """The pairs within are at least those that the meetings make, for up to so many meetings."""
    names = [column for column, _ in within] + members
    for m in range(1, most):
        values = [amount for _, amount in within] + [-m] * len(members)
        columns.row((*tag, m), names, values, low=-m * (m + 1) // 2)


def _count_pairs_apart(sheet: Sheet, columns: Columns, spacing: Spacing) -> None:
    """Charges every pair of a body's meetings that is too near, unless both are in one region."""
    tag = (sheet.level, spacing.rule.name, spacing.group.body)
    for one, other in combinations(_members(sheet, spacing.group), 2):
        first, second = columns.on(one), columns.on(other)
        near: dict[Date, list[int]] = {}
        for day in first:
            if isinstance(day, Date):
                days = [day + timedelta(days=n) for n in range(1 - spacing.days, spacing.days)]
                near[day] = [second[found] for found in days if found in second]
        if not any(near.values()):
            continue
        pair = columns.slack((*tag, one, other), 1)
        together = []
        for region in columns.regions[one]:
            if region in columns.regions[other]:
                both = columns.slack((*tag, one, other, region), 1)
                together.append(both)
                for proposal in (one, other):
                    places = [column for column, _ in columns.at[proposal, region]]
                    columns.row((*tag, one, other, region), [*places, both], [1] * len(places) + [-1], low=0)
        for day, close in near.items():
            if close:
                names = [first[day], *close, pair, *together]
                values = [1, *([1] * len(close)), -1, *([-1] * len(together))]
                columns.row((*tag, one, other, day), names, values, high=1)
        columns.draft.charge(sheet.level_of(spacing.rule), pair, spacing.rule.cost_of_one)
