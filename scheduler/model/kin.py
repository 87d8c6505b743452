"""Which proposals are kin in a schedule: those of a region, of a body, and those that meet at about the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from scheduler.engine.neighbourhoods import Families
from scheduler.engine.system import Ints
from scheduler.model.columns import Columns

NEIGHBOURS = 15
"""Meetings that are tried together with an unplaced proposal."""


def families(columns: Columns) -> Families:
    """A family for each proposal, in the scenario's order: what becomes of it, where, and when."""
    scenario = columns.scenario
    names = list(scenario.proposals)
    own: dict[str, list[int]] = {name: [columns.unplaced[name]] for name in names}
    meetings: list[list[tuple[str, str]]] = [[] for _ in names]
    possible: list[list[int]] = [[] for _ in names]
    number = {name: n for n, name in enumerate(names)}
    for (name, _), column in columns.y.items():
        own[name].append(column)
    for (name, region, slot), column in columns.w.items():
        own[name].append(column)
        possible[number[name]].append(column)
        meetings[number[name]].append((str(slot), region))
    arrays = [np.array(own[name], dtype=np.int64) for name in names]
    dates = [np.array(one, dtype=np.int64) for one in possible]

    def kin(x: Ints) -> Mapping[str, list[list[int]]]:
        """By region and body in the order of dates, the unplaced first; all that meet, in the order of dates.

        And each unplaced one with some that meet one after another in a region where it could.
        """
        regions: dict[str, list[int]] = defaultdict(list)
        bodies: dict[str, list[int]] = defaultdict(list)
        idle: list[int] = []
        dated: list[tuple[str, str, int]] = []
        for n, name in enumerate(names):
            taken = np.flatnonzero(x[dates[n]])
            if len(taken):
                dated.append((*meetings[n][taken[0]], n))
            else:
                idle.append(n)
                for body in scenario.proposals[name].bodies:
                    bodies[body].append(n)
                for region in columns.regions[name]:
                    regions[region].append(n)
        waiting = {region: len(found) for region, found in regions.items()}
        for _, region, n in sorted(dated):
            regions[region].append(n)
            for body in scenario.proposals[names[n]].bodies:
                bodies[body].append(n)
        return {
            "region": list(regions.values()),
            "body": list(bodies.values()),
            "time": [[n for _, _, n in sorted(dated)]],
            "idle": [
                [n, *regions[region][start : start + NEIGHBOURS]]
                for n in idle
                for region in columns.regions[names[n]]
                for start in range(waiting[region], len(regions[region]), NEIGHBOURS)
            ],
        }

    def together(high: Ints) -> list[list[int]]:
        """By region: the proposals that may go there."""
        regions: dict[str, list[int]] = defaultdict(list)
        for (name, region), found in columns.at.items():
            if any(high[column] for column, _ in found):
                regions[region].append(number[name])
        return list(regions.values())

    idle = np.array([columns.unplaced[name] for name in names], dtype=np.int64)
    return Families(arrays, idle, kin, together)
