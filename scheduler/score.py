"""What a schedule costs, by level, rule, region, body and meeting; every breakdown sums to the cost of each level.

The cost of a case is split evenly over the meetings in it (what is left over goes to the first ones by id). Cases that
a further meeting could only help (minima, shares, unvisited places, unplaced proposals) belong to no meeting.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from constraints._assess import LEVELS, assess
from constraints._catalogue import bind
from constraints._rule import Excess, Rule
from scenarios.domain import Meetings, Model, Scenario
from scheduler.words._case import parts_of

By = Literal["rule", "region", "body", "meeting"]
BREAKDOWNS: tuple[By, ...] = ("rule", "region", "body", "meeting")


class ScoreRow(Model):
    """What a rule, region, body or meeting costs on levels 1 to 4; the rest, which belongs to none, has no name."""

    name: str | None
    costs: tuple[int, ...]


class Score(Model):
    """The cost of levels 1 to 4 and its breakdowns; each ends with its rest row and sums to `costs`."""

    costs: tuple[int, ...]
    rules: tuple[ScoreRow, ...]
    regions: tuple[ScoreRow, ...]
    bodies: tuple[ScoreRow, ...]
    meetings: tuple[ScoreRow, ...]

    def rows(self, by: By) -> tuple[ScoreRow, ...]:
        """The rows of one breakdown."""
        return {"rule": self.rules, "region": self.regions, "body": self.bodies, "meeting": self.meetings}[by]


def score(scenario: Scenario, meetings: Meetings) -> Score:
    """What the schedule costs, recomputed from the rules without a solver; rows without a cost are left out."""
    rules = {rule.name: rule for rule in bind(scenario.policy)}
    found = assess(scenario, meetings, tuple(rules.values()))
    tables: dict[By, dict[str | None, list[int]]] = {by: {} for by in BREAKDOWNS}
    for name, cases in found.excesses.items():
        rule = rules[name]
        if rule.level is None or not rule.cost_of_one:
            continue
        for case in cases:
            cost = case.amount * rule.cost_of_one
            for by in BREAKDOWNS:
                for owner, part in _split(cost, list(_owners(by, scenario, meetings, rule, case))):
                    tables[by].setdefault(owner, [0] * len(LEVELS))[rule.level - 1] += part
    return Score(
        costs=tuple(found.costs[level] for level in LEVELS),
        rules=_rows(tables["rule"]),
        regions=_rows(tables["region"]),
        bodies=_rows(tables["body"]),
        meetings=_rows(tables["meeting"]),
    )


def of_meeting(scenario: Scenario, meetings: Meetings, proposal: str) -> Mapping[str, tuple[int, int]]:
    """What one meeting's share of the cost is, by rule: (level, cost), those without a cost left out."""
    costs: dict[str, tuple[int, int]] = {}
    rules = {rule.name: rule for rule in bind(scenario.policy)}
    for name, cases in assess(scenario, meetings, tuple(rules.values())).excesses.items():
        rule = rules[name]
        if rule.level is None or not rule.cost_of_one:
            continue
        for case in cases:
            owners = list(_owners("meeting", scenario, meetings, rule, case))
            part = dict(_split(case.amount * rule.cost_of_one, owners)).get(proposal, 0)
            if part:
                costs[name] = (rule.level, costs.get(name, (0, 0))[1] + part)
    return costs


def _owners(by: By, scenario: Scenario, meetings: Meetings, rule: Rule, case: Excess) -> Iterator[str]:
    """Who a case belongs to: what its head names, else whose meetings are in it."""
    if by == "rule":
        yield rule.name
        return
    parts = parts_of(case)
    named = (*parts.members, *(parts.head[kind] for kind in ("proposal", "other") if kind in parts.head))
    involved = sorted(one for one in named if one in scenario.proposals)
    placed = [one for one in involved if one in meetings and rule.adds_up]
    if by == "meeting":
        yield from placed
    elif by == "region":
        where = parts.head.get("region") or parts.head.get("place", "").partition("/")[0]
        yield from [where] if where else [meetings[one].region for one in placed]
    elif "body" in parts.head:
        yield parts.head["body"]
    elif not ({"region", "place"} & set(parts.head)) or rule.adds_up:
        yield from (scenario.proposals[one].body for one in involved)


def _split(cost: int, owners: list[str]) -> Iterator[tuple[str | None, int]]:
    """Even parts of a cost, whole numbers that sum to it; all of it to nobody where there is no owner."""
    if not owners:
        yield None, cost
        return
    each, over = divmod(cost, len(owners))
    totals: dict[str, int] = {}
    for at, owner in enumerate(owners):
        totals[owner] = totals.get(owner, 0) + each + (at < over)
    yield from totals.items()


def _rows(table: Mapping[str | None, Iterable[int]]) -> tuple[ScoreRow, ...]:
    named = sorted((name, tuple(costs)) for name, costs in table.items() if name is not None)
    rest = tuple(table.get(None, (0,) * len(LEVELS)))
    return (*(ScoreRow(name=name, costs=costs) for name, costs in named if any(costs)), ScoreRow(name=None, costs=rest))
