"""Which proposals are kin in a schedule: those of a region, of a body, and those that meet at about the same time."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import cached_property

import numpy as np

from scheduler.engine.neighbourhoods import Families
from scheduler.engine.system import Ints
from scheduler.model.columns import Columns

AROUND = timedelta(days=14)
"""Meetings up to so many days before and after the dates of an unplaced proposal may be in its way."""
DAY = timedelta(days=1)
NEAR, MEANWHILE = 150, 350
"""At most so many where it could meet or of its bodies, and so many in all."""
Dated = tuple[Date, str, int]
"""The date, region and number of a meeting."""


def families(columns: Columns) -> Families:
    """Of a model by dates, a family for each proposal, in the scenario's order: what becomes of it, where, and when."""
    return _Kinship(columns).families()


@dataclass(frozen=True)
class _Kinship:
    columns: Columns

    @cached_property
    def names(self) -> list[str]:
        return list(self.columns.scenario.proposals)

    @cached_property
    def number(self) -> Mapping[str, int]:
        return {name: n for n, name in enumerate(self.names)}

    @cached_property
    def dates(self) -> list[tuple[Ints, list[tuple[Date, str]]]]:
        """Of each proposal the columns that say when and in which region, and what they say."""
        found: list[tuple[list[int], list[tuple[Date, str]]]] = [([], []) for _ in self.names]
        for (name, region, slot), column in self.columns.w.items():
            if isinstance(slot, Date):
                columns, meetings = found[self.number[name]]
                columns.append(column)
                meetings.append((slot, region))
        return [(np.array(columns, dtype=np.int64), meetings) for columns, meetings in found]

    def families(self) -> Families:
        choices: list[list[int]] = [[] for _ in self.names]
        for (name, _), column in self.columns.y.items():
            choices[self.number[name]].append(column)
        idle = np.array([self.columns.unplaced[name] for name in self.names], dtype=np.int64)
        own = [
            np.concatenate([[unplaced], chosen, dated]).astype(np.int64)
            for unplaced, chosen, (dated, _) in zip(idle, choices, self.dates, strict=True)
        ]
        is_choice = np.zeros(len(self.columns.draft.low), dtype=bool)
        is_choice[list(self.columns.y.values())] = True
        return Families(own, idle, is_choice, self.kin, self.together, self.around)

    def kin(self, x: Ints) -> Mapping[str, list[list[int]]]:
        """By region and body in the order of dates, the unplaced first; all that meet, in the order of dates.

        And each unplaced one with some that may be in its way where it could meet, or anywhere at that time.
        """
        dated: list[Dated] = []
        idle: list[int] = []
        regions: dict[str, list[int]] = defaultdict(list)
        bodies: dict[str, list[int]] = defaultdict(list)
        for n, (columns, meetings) in enumerate(self.dates):
            taken = np.flatnonzero(x[columns])
            if len(taken):
                dated.append((*meetings[taken[0]], n))
            else:
                idle.append(n)
                for region in self.columns.regions[self.names[n]]:
                    regions[region].append(n)
        dated.sort()
        for _, region, n in dated:
            regions[region].append(n)
        for n in (*idle, *(n for _, _, n in dated)):
            for body in self.bodies[n]:
                bodies[body].append(n)
        return {
            "region": list(regions.values()),
            "body": list(bodies.values()),
            "time": [[n for _, _, n in dated]],
            "idle": [group for n in idle for group in self._in_the_way(n, dated)],
            "around": [[n, *self._meanwhile(n, dated)] for n in idle],
        }

    def _in_the_way(self, idle: int, dated: list[Dated]) -> Iterator[list[int]]:
        """Per region where it could meet: those that meet there, or are of its bodies, about when it could."""
        mine = self.bodies[idle]
        for region in self.columns.regions[self.names[idle]]:
            near = [
                n
                for _, where, n in self._about(idle, [region], dated)
                if where == region or not mine.isdisjoint(self.bodies[n])
            ]
            yield [idle, *near[:NEAR]]

    def _meanwhile(self, idle: int, dated: list[Dated]) -> list[int]:
        """All that meet about when it could; of many, those in the middle."""
        near = [n for _, _, n in self._about(idle, self.columns.regions[self.names[idle]], dated)]
        spare = max(0, len(near) - MEANWHILE) // 2
        return near[spare : spare + MEANWHILE]

    def _about(self, idle: int, regions: Iterable[str], dated: list[Dated]) -> Iterator[Dated]:
        spans = [self.spans[self.names[idle], region] for region in regions]
        if spans:
            first, last = min(start for start, _ in spans) - AROUND, max(end for _, end in spans) + AROUND
            yield from dated[bisect_left(dated, (first, "", 0)) : bisect_left(dated, (last + DAY, "", 0))]

    @cached_property
    def spans(self) -> Mapping[tuple[str, str], tuple[Date, Date]]:
        """The first and last date on which a proposal could meet in a region."""
        found = {}
        for key, slots in self.columns.slots.items():
            days = [slot for slot in slots if isinstance(slot, Date)]
            found[key] = min(days), max(days)
        return found

    @cached_property
    def bodies(self) -> list[frozenset[str]]:
        return [frozenset(proposal.bodies) for proposal in self.columns.scenario.proposals.values()]

    def together(self, high: Ints) -> list[list[int]]:
        """By region: the proposals that may go there."""
        regions: dict[str, list[int]] = defaultdict(list)
        for (name, region), found in self.columns.at.items():
            if any(high[column] for column, _ in found):
                regions[region].append(self.number[name])
        return list(regions.values())

    def around(self, some: Sequence[int], high: Ints) -> list[int]:
        """Some proposals, and those that may go where they may or are of their bodies."""
        those = set(some)
        bodies = frozenset[str]().union(*(self.bodies[n] for n in some))
        found = dict.fromkeys(some)
        for group in self.together(high):
            if not those.isdisjoint(group):
                found |= dict.fromkeys(group)
        return list(found | dict.fromkeys(n for n, mine in enumerate(self.bodies) if not bodies.isdisjoint(mine)))
