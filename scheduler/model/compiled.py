"""Compiles a sheet into a system of rows and columns, by dates or (coarse) by calendar months.

The coarse model is a relaxation: every schedule gives one of its solutions with the same cost on levels without
statements about single dates, and at most the same cost on the others. Statements it cannot express are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date as Date
from itertools import islice

from scenarios.domain import Meeting, Meetings
from scheduler.engine.levels import Solution
from scheduler.engine.search import Stop, search
from scheduler.engine.system import Ints, System
from scheduler.model.candidates import Candidates, candidates
from scheduler.model.columns import Columns, Slot
from scheduler.model.sheet import Sheet
from scheduler.model.statements import Writer


@dataclass(frozen=True)
class Model:
    """A system and what its columns mean."""

    system: System
    columns: Columns
    levels: tuple[int, ...]

    def fixed(self, meetings: Meetings) -> System:
        """The system with the columns of who, where and when fixed to a schedule. Raises KeyError if impossible."""
        low, high = self.system.low.copy(), self.system.high.copy()
        columns = self.columns
        chosen = set()
        flows: dict[tuple[int, int], int] = dict.fromkeys(columns.flows, 0)
        for proposal in columns.scenario.proposals:
            meeting = meetings.get(proposal)
            if meeting is None:
                chosen.add(columns.unplaced[proposal])
            else:
                group, number = self._group_of(proposal, meeting.place)
                if (group, number) in flows:
                    flows[group, number] += 1
                chosen |= {
                    columns.y[proposal, group],
                    columns.w[proposal, meeting.region, columns.slot(meeting.date)],
                }
        for key, count in flows.items():
            column = columns.flows[key]
            low[column], high[column] = max(low[column], count), min(high[column], count)
        for column in (*columns.unplaced.values(), *columns.y.values(), *columns.w.values()):
            value = int(column in chosen)
            low[column], high[column] = max(low[column], value), min(high[column], value)
        return self.system.with_bounds(low, high)

    def assignment(self, meetings: Meetings) -> Ints:
        """The assignment of a schedule, each slack as small as the rows let it be."""
        fixed = self.fixed(meetings)
        cost = sum(fixed.costs.values()) + fixed.low * 0
        found = search(fixed, cost, 0, Stop())
        assert found.x is not None, "a lawful schedule is a solution of its model"
        return found.x

    def tightened(self, solution: Solution) -> Solution:
        """The same schedule with slacks as small as can be: work that ended early may leave them larger."""
        if solution.proven:
            return solution
        x = self.assignment(self.schedule(solution.x))
        proofs, whole = [], True
        for one in solution.levels:
            cost = self.system.cost(one.level, x)
            proofs.append(replace(one, cost=cost, bound=one.bound if whole else None))
            whole = whole and one.bound == cost
        return replace(solution, x=x, levels=tuple(proofs))

    def _group_of(self, proposal: str, place: str) -> tuple[int, int]:
        """The group, of those that are the proposal's choices, and the class that a place is in."""
        found = self.columns.candidates
        number = found.class_of(place)
        for group in found.of[proposal].groups:
            if number in found.groups[group]:
                return group, number
        raise KeyError(place)

    def schedule(self, x: Ints) -> dict[str, Meeting]:
        """The meetings of an assignment; classes of a group and places of a class are handed out by date and id."""
        columns = self.columns
        when: dict[str, Date] = {}
        for (proposal, _region, slot), column in columns.w.items():
            if x[column] and isinstance(slot, Date):
                when[proposal] = slot
        of_group: dict[int, list[str]] = defaultdict(list)
        for (proposal, number), column in columns.y.items():
            if x[column]:
                of_group[number].append(proposal)
        of_class: dict[int, list[str]] = defaultdict(list)
        for number, proposals in of_group.items():
            queue = iter(sorted(proposals, key=lambda one: (when[one], one)))
            for one in columns.candidates.groups[number]:
                room = int(x[columns.flows[number, one]]) if (number, one) in columns.flows else len(proposals)
                of_class[one].extend(islice(queue, room))
        found: dict[str, Meeting] = {}
        for number, proposals in of_class.items():
            places = columns.candidates.classes[number].places
            for n, proposal in enumerate(sorted(proposals, key=lambda one: (when[one], one))):
                found[proposal] = Meeting(date=when[proposal], place=places[n % len(places)])
        return dict(sorted(found.items(), key=lambda item: (item[1].date, item[0])))


def compile_sheets(
    sheets: Sequence[Sheet],
    levels: Iterable[int],
    *,
    coarse: bool = False,
    dense: bool = False,
    left_out: Iterable[str] = (),
    found: Candidates | None = None,
) -> Model:
    """The model of sheets on one scenario with costs on these levels; `left_out` proposals stay unplaced.

    `dense`: a coarse model that counts the meetings of regions by dates.
    """
    scenario = sheets[0].scenario
    columns = Columns(scenario, found or candidates(sheets), coarse, dense)
    must = set(scenario.locked)
    for rule, amount in sheets[0].unplaced_amounts:
        if rule.mode == "hard":
            must |= {proposal for proposal in scenario.proposals if amount(proposal)}
    columns.write(must, left_out)
    _charge_candidates(columns)
    for sheet in sheets:
        Writer(sheet, columns).write()
    order = tuple(levels)
    return Model(columns.draft.finish(order), columns, order)


def _charge_candidates(columns: Columns) -> None:
    """Charges what single dates and classes of places cost; a coarse slot costs what its cheapest date does."""
    for proposal in columns.scenario.proposals:
        candidate = columns.candidates.of[proposal]
        for number, costs in candidate.groups.items():
            for level, cost in costs:
                columns.draft.charge(level, columns.y[proposal, number], cost)
        if not any(candidate.date_costs.values()):
            continue
        by_slot: dict[Slot, list[dict[int, int]]] = defaultdict(list)
        for day, costs in candidate.date_costs.items():
            by_slot[columns.slot(day)].append(dict(costs))
        for slot, column in columns.on(proposal).items():
            for level in {level for costs in by_slot[slot] for level in costs}:
                columns.draft.charge(level, column, min(costs.get(level, 0) for costs in by_slot[slot]))
