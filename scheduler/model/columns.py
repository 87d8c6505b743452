"""The columns every model shares: who is placed, in which class of places, in which region on which date.

For proposal i: `unplaced` u; one y for each group of classes of places; one w for each region and slot. A slot is a
date, or (in a coarse model) a calendar month. Rows: sum y + u = 1, and for each region sum over slots w = sum over its
groups y. For each group of several classes: sum over its proposals y = sum over its classes of a whole-number flow.
Dates closed for places other than centres need one more row: w on them <= y of the centres. As the dates open for the
other places are a subset of those open for centres, that row is exact, and halves the number of w.
Where regions are dense, a coarse model may count their dates all the same: X for each region and date, with sum over
the dates of a month X = sum over proposals of the month's w.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Date

from scenarios.calendar import month_of
from scenarios.domain import Scenario
from scheduler.engine.system import Draft
from scheduler.model.candidates import Candidates

Slot = Hashable
Tag = tuple[Hashable, ...]


@dataclass
class Columns:
    """The columns of a draft by meaning. `tags` names each row, so that models of one sheet can be matched."""

    scenario: Scenario
    candidates: Candidates
    coarse: bool
    dense: bool = False
    """Whether a coarse model counts the meetings of regions by dates."""
    draft: Draft = field(default_factory=Draft)
    unplaced: dict[str, int] = field(default_factory=dict)
    y: dict[tuple[str, int], int] = field(default_factory=dict)
    at: dict[tuple[str, str], list[tuple[int, bool]]] = field(default_factory=dict)
    """By proposal and region: the columns of its groups of places, each with whether they are centres."""
    flows: dict[tuple[int, int], int] = field(default_factory=dict)
    """By group and class, for groups of several: how many of the group's meetings are in the class."""
    w: dict[tuple[str, str, Slot], int] = field(default_factory=dict)
    slots: dict[tuple[str, str], list[Slot]] = field(default_factory=dict)
    of_region: dict[tuple[str, Slot], list[str]] = field(default_factory=lambda: defaultdict(list))
    regions: dict[str, list[str]] = field(default_factory=dict)
    tags: list[Tag] = field(default_factory=list)
    slacks: dict[Tag, int] = field(default_factory=dict)
    _days: dict[str, dict[Slot, int]] = field(default_factory=dict)
    _visits: dict[tuple[str, Slot], int] = field(default_factory=dict)
    _dates: dict[str, Mapping[Date, int]] = field(default_factory=dict)

    def slot(self, day: Date) -> Slot:
        """The slot a date falls into."""
        return month_of(day) if self.coarse else day

    def _slots_of(self, days: Iterable[Date]) -> list[Slot]:
        """The slots of dates, each once, in order."""
        if self.coarse:
            return [*sorted(set(map(month_of, days)))]
        return [*sorted(set(days))]

    def row(self, tag: Tag, columns: list[int], values: list[int], **bounds: int) -> None:
        """Appends a row under a name."""
        self.tags.append(tag)
        self.draft.row(columns, values, **bounds)

    def slack(self, tag: Tag, high: int) -> int:
        """The slack column of this name, made at the first call."""
        if tag not in self.slacks:
            self.slacks[tag] = self.draft.column(0, high)
        return self.slacks[tag]

    def write(self, must_be_placed: Iterable[str], left_out: Iterable[str]) -> None:
        """Writes the shared columns and rows. Costs of dates and places are written by the model."""
        must, out = frozenset(must_be_placed), frozenset(left_out)
        for proposal in self.scenario.proposals:
            self._write_proposal(proposal, low=int(proposal in out), high=int(proposal not in must))
        self._write_flows()

    def _write_proposal(self, proposal: str, low: int, high: int) -> None:
        draft, candidate = self.draft, self.candidates.of[proposal]
        u = self.unplaced[proposal] = draft.column(low, max(low, high))
        chosen = [u]
        of_region: dict[str, list[tuple[int, bool]]] = defaultdict(list)
        for number in candidate.groups:
            column = self.y[proposal, number] = draft.column()
            chosen.append(column)
            found = self.candidates.classes[self.candidates.groups[number][0]]
            of_region[found.region].append((column, found.centre))
        self.row(("one", proposal), chosen, [1] * len(chosen), low=1, high=1)
        self.regions[proposal] = list(of_region)
        for region, columns in of_region.items():
            self.at[proposal, region] = columns
            self._write_region(proposal, region, candidate.dates[region])

    def _write_flows(self) -> None:
        members: dict[int, list[int]] = defaultdict(list)
        for (_, number), column in self.y.items():
            members[number].append(column)
        for number, columns in members.items():
            classes = self.candidates.groups[number]
            if len(classes) > 1:
                flows = [self.draft.column(0, len(columns)) for _ in classes]
                self.flows |= {(number, one): flow for one, flow in zip(classes, flows, strict=True)}
                signs = [1] * len(columns) + [-1] * len(flows)
                self.row(("flow", number), columns + flows, signs, low=0, high=0)

    def of_class(self, counts: Callable[[str], bool]) -> Mapping[int, list[int]]:
        """By class of places: the columns whose sum counts its meetings, of proposals that count alone."""
        found: dict[int, list[int]] = defaultdict(list)
        counted: set[int] = set()
        for (proposal, number), column in self.y.items():
            if counts(proposal):
                counted.add(number)
                classes = self.candidates.groups[number]
                if len(classes) == 1:
                    found[classes[0]].append(column)
        for (number, one), flow in self.flows.items():
            if number in counted:
                found[one].append(flow)
        return found

    def _write_region(self, proposal: str, region: str, dates: Mapping[bool, list[Date]]) -> None:
        places = [column for column, _ in self.at[proposal, region]]
        centres = [column for column, centre in self.at[proposal, region] if centre]
        slots = self._slots_of(day for kind in dates.values() for day in kind)
        self.slots[proposal, region] = slots
        columns = []
        for slot in slots:
            column = self.w[proposal, region, slot] = self.draft.column()
            self.of_region[region, slot].append(proposal)
            columns.append(column)
        signs = [1] * len(columns) + [-1] * len(places)
        self.row(("region", proposal, region), columns + places, signs, low=0, high=0)
        if centres and len(centres) < len(places):
            open_for_all = set(self._slots_of(dates.get(False, ())))
            closed = [self.w[proposal, region, slot] for slot in slots if slot not in open_for_all]
            if closed:
                signs = [1] * len(closed) + [-1] * len(centres)
                self.row(("centre", proposal, region), closed + centres, signs, high=0)

    def on(self, proposal: str) -> Mapping[Slot, int]:
        """By slot: the column that is 1 where the proposal meets then, in whatever region."""
        if proposal not in self._days:
            by_slot: dict[Slot, list[int]] = defaultdict(list)
            for region in self.regions[proposal]:
                for slot in self.slots[proposal, region]:
                    by_slot[slot].append(self.w[proposal, region, slot])
            self._days[proposal] = {
                slot: self._sum(("day", proposal, slot), columns, 1)
                for slot, columns in sorted(by_slot.items(), key=lambda item: str(item[0]))
            }
        return self._days[proposal]

    def visits(self, region: str, slot: Slot) -> int | None:
        """The column that counts a region's meetings in a slot; None where there can be none."""
        column = self._visits.get((region, slot))
        if column is None:
            proposals = self.of_region.get((region, slot))
            if not proposals:
                return None
            columns = [self.w[proposal, region, slot] for proposal in proposals]
            column = self._visits[region, slot] = self._sum(("visits", region, slot), columns, len(columns))
        return column

    def dates_of(self, region: str) -> Mapping[Date, int]:
        """In a dense model, by date: the column that counts a region's meetings, whoever meets. Empty in others."""
        if not self.dense:
            return {}
        if region not in self._dates:
            found: dict[Date, int] = {}
            by_slot: dict[Slot, list[int]] = defaultdict(list)
            for day, most in sorted(self._possible(region).items()):
                found[day] = self.draft.column(0, most)
                by_slot[self.slot(day)].append(found[day])
            for slot, columns in by_slot.items():
                members = [self.w[proposal, region, slot] for proposal in self.of_region[region, slot]]
                signs = [1] * len(columns) + [-1] * len(members)
                self.row(("dates", region, slot), columns + members, signs, low=0, high=0)
            self._dates[region] = found
        return self._dates[region]

    @property
    def dates_known(self) -> Mapping[tuple[str, Slot], int]:
        """By region and date: the columns of `dates_of` made so far."""
        return {(region, day): column for region, dates in self._dates.items() for day, column in dates.items()}

    @property
    def visits_known(self) -> Mapping[tuple[str, Slot], int]:
        """By region and slot: the columns of `visits` made so far."""
        return self._visits

    def _possible(self, region: str) -> Counter[Date]:
        """By date: how many proposals could meet in a region."""
        return Counter(
            day
            for candidate in self.candidates.of.values()
            for day in {day for kind in candidate.dates.get(region, {}).values() for day in kind}
        )

    def _sum(self, tag: Tag, columns: list[int], high: int) -> int:
        if len(columns) == 1:
            return columns[0]
        total = self.draft.column(0, high)
        self.row(tag, [*columns, total], [1] * len(columns) + [-1], low=0, high=0)
        return total
