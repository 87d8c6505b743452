"""The best dates and places for a further meeting outside the schedule, each with what it would make others do.

Dates and places that leave everything else as it is are listed by the checker, rule by rule. The model of repairs
proves that none does better for level 1 and the number of changes; only where something has to give way are schedules
searched.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import timedelta

from constraints._assess import LEVELS, assess
from constraints._blocked import because
from constraints._catalogue import bind
from constraints._rule import Rule
from constraints._slack import forbidding
from scenarios.domain import Meeting, Meetings, Scenario
from scenarios.operations import Add
from scheduler.engine.linear import NoTime
from scheduler.engine.relaxation import relax
from scheduler.engine.system import Infeasible, System
from scheduler.model.compiled import Model
from scheduler.replanning.causes import Cause, causes
from scheduler.replanning.repair import Means, Task, finish_problem, repair_model, repair_within
from scheduler.replanning.replan import Repaired, Request, counted
from scheduler.solve import OutOfTime, judge_locks

WANTED = 5
Costs = tuple[int, ...]
"""Of levels 1 to 4."""


@dataclass(frozen=True)
class Slot:
    """A date and a place for the new meeting, and the schedule with it: who is unplaced, what changed, the costs."""

    meeting: Meeting
    meetings: Meetings
    unplaced: tuple[str, ...]
    changes: int
    shift: int
    costs: Costs
    causes: dict[str, Cause]


def wish(scenario: Scenario, body: str, region: str, start: Date | None, end: Date | None) -> Add:
    """The operation that adds the meeting: a must outside the schedule, anywhere in the region, no preferred date.

    Without dates, from the day after `as_of` to the end of the horizon (both inclusive).
    """
    first = start or max(scenario.horizon.start, scenario.as_of + timedelta(days=1))
    number = next(n for n in range(1, 10_000) if f"{body}-duty-{n}" not in scenario.proposals)
    return Add(
        op="add",
        proposal=f"{body}-duty-{number}",
        with_fields={
            "body": body,
            "dates": {"from": first.isoformat(), "to": (end or scenario.horizon.end).isoformat()},
            "places": [f"{region}/*"],
            "priority": "must",
            "outside_schedule": True,
        },
    )


def recommend(request: Request, proposal: str, means: Means) -> tuple[Slot, ...]:
    """The best five slots of the added proposal, the best first; fewer where fewer dates are possible.

    The order is that of a re-plan: level 1 of the proposals in question, changes, shift, then levels 1 to 4, the
    earlier date. Raises NoSchedule and OutOfTime as `replan` does.
    """
    rules = tuple(bind(request.scenario.policy))
    judge_locks(request.scenario, rules)
    search = _Search(request, proposal, rules, means)
    try:
        return tuple(search.slots())
    except NoTime:
        raise OutOfTime from None


@dataclass
class _Search:
    request: Request
    proposal: str
    rules: tuple[Rule, ...]
    means: Means

    def slots(self) -> Iterator[Slot]:
        """The best slot, then the best of the rest."""
        free = list(self._free())[:WANTED] if self._settled() else []
        task = self.request.task(self.rules)
        model = repair_model(task)
        if free and self._best_possible(model.system, free[0]):
            if self._better_unplaced(free[0]):
                return
            yield from free
            left, taken = WANTED - len(free), {slot.meeting.date for slot in free}
        else:
            first = self._exact(task, model)
            if first is None:
                return
            yield first
            left, taken = WANTED - 1, {first.meeting.date}
        for _ in range(left):
            try:
                held = self._without(model.system, model.columns.w, taken)
                repaired = repair_within(model, held, self.means)
            except Infeasible:
                return
            meeting = repaired.meetings.get(self.proposal)
            if meeting is None:
                return
            taken.add(meeting.date)
            yield self._slot(repaired.meetings, task)

    def _settled(self) -> bool:
        """Whether the old schedule can stay as it is, and nothing unplaced could come in beside it."""
        scenario, base = self.request.scenario, self._base()
        if set(self.request.old.meetings) != set(base) or not self._lawful_but_new(base):
            return False
        others = (one for one in scenario.proposals if one not in base and one != self.proposal)
        return all(because(scenario, base, one, self.rules) for one in others)

    def _lawful_but_new(self, base: Meetings) -> bool:
        adding = tuple(rule for rule in self.rules if rule.adds_up)
        return assess(self.request.scenario, base, adding).lawful

    def _base(self) -> dict[str, Meeting]:
        return dict(self.request.task(self.rules).stay)

    def _free(self) -> Iterator[Slot]:
        """The dates and places at which nothing else changes, the best first, each date once while there are others."""
        scenario, base = self.request.scenario, self._base()
        price = _Price(scenario, self.rules, base, self.proposal)
        priced = sorted(
            (price.of(meeting), meeting.date, meeting.place)
            for place in scenario.accepted(self.proposal)
            for day, cases in forbidding(scenario, base, self.proposal, place, self.rules).items()
            if not cases
            for meeting in (Meeting(date=day, place=place),)
        )
        seen: set[Date] = set()
        again = []
        for costs, day, place in priced:
            if day in seen:
                again.append((costs, day, place))
                continue
            seen.add(day)
            yield self._as_free(base, costs, day, place)
        for costs, day, place in again:
            yield self._as_free(base, costs, day, place)

    def _as_free(self, base: dict[str, Meeting], costs: Costs, day: Date, place: str) -> Slot:
        meeting = Meeting(date=day, place=place)
        meetings = {**base, self.proposal: meeting}
        return Slot(meeting, meetings, self._unplaced(meetings), 0, 0, costs, {})

    def _best_possible(self, system: System, slot: Slot) -> bool:
        """Whether no schedule has a lower level 1 for the proposals in question than this one without changes."""
        inside = {one: meeting for one, meeting in slot.meetings.items() if one in self.request.applied.in_question}
        found = assess(self.request.scenario, inside, self.rules)
        bound = relax(system, system.costs[1], system.constants[1], seconds=self.means.stop.left).rounded_up
        return found.lawful and found.costs[1] <= bound

    def _better_unplaced(self, slot: Slot) -> bool:
        """Whether a policy values the meeting so little that a re-plan would leave it out."""
        base = self._base()
        without = assess(self.request.scenario, base, self.rules)
        inside = {one: meeting for one, meeting in base.items() if one in self.request.applied.in_question}
        within = [
            assess(self.request.scenario, meetings, self.rules).costs[1]
            for meetings in (inside, {**inside, self.proposal: slot.meeting})
        ]
        costs = tuple(without.costs[level] for level in LEVELS)
        return without.lawful and (within[0], *costs) < (within[1], *slot.costs)

    def _exact(self, task: Task, model: Model) -> Slot | None:
        """The slot that a re-plan with this proposal gives; levels after 2 only where they decide who is placed."""
        begun = time.monotonic()
        placed = next((rule.level or 0 for rule in self.rules if rule.name == "placed"), 0)
        levels = LEVELS[: max(2, placed)]
        try:
            found = repair_within(model, model.system, self.means)
        except Infeasible:
            repaired = Repaired.of(self.request, self.means)
        else:
            finish = finish_problem(task, levels)
            repaired = Repaired(self.request, self.rules, self.means, task, found, finish, begun, levels)
        schedule = repaired.smallest()
        return self._slot(schedule.meetings, repaired.task) if self.proposal in schedule.meetings else None

    def _slot(self, meetings: Meetings, task: Task) -> Slot:
        request, old = self.request, self.request.old.meetings
        plain = {one: Meeting(date=meeting.date, place=meeting.place) for one, meeting in meetings.items()}
        changes, shift = counted(request, plain)
        found = assess(request.scenario, plain, self.rules)
        why = causes(request.scenario, self.rules, old, plain, request.applied.forced, task.in_question)
        costs = tuple(found.costs[level] for level in LEVELS)
        return Slot(plain[self.proposal], plain, self._unplaced(plain), changes, shift, costs, why)

    def _unplaced(self, meetings: Meetings) -> tuple[str, ...]:
        return tuple(sorted(set(self.request.scenario.proposals) - set(meetings)))

    def _without(self, system: System, w: dict[tuple[str, str, object], int], taken: set[Date]) -> System:
        """The system in which the new meeting is on none of these dates."""
        high = system.high.copy()
        for (one, _region, slot), column in w.items():
            if one == self.proposal and slot in taken:
                high[column] = 0
        return replace(system, high=high)


class _Price:
    """What one more meeting adds to the costs of a schedule, rule by rule, once for each value of what a rule sees."""

    def __init__(self, scenario: Scenario, rules: tuple[Rule, ...], base: Meetings, proposal: str) -> None:
        self.scenario, self.base, self.proposal = scenario, base, proposal
        self.soft = tuple(rule for rule in rules if rule.mode == "soft" and rule.cost_of_one)
        self.before = assess(scenario, base, rules).costs
        self.known: dict[tuple[object, ...], int] = {}
        self.amounts = {rule.name: self._amount(rule, base) for rule in self.soft}

    def of(self, meeting: Meeting) -> Costs:
        """The costs of levels 1 to 4 of the schedule with this meeting."""
        costs = dict(self.before)
        for rule in self.soft:
            if rule.level is not None:
                costs[rule.level] += rule.cost_of_one * self._more(rule, meeting)
        return tuple(costs[level] for level in LEVELS)

    def _more(self, rule: Rule, meeting: Meeting) -> int:
        sees: dict[str, Callable[[], object]] = {
            "date": lambda: meeting.date,
            "region": lambda: meeting.region,
            "centre": lambda: self.scenario.places[meeting.place].centre,
            "place": lambda: meeting.place,
        }
        key = (rule.name, *(look() for name, look in sees.items() if name in rule.looks_at))
        if key not in self.known:
            self.known[key] = self._amount(rule, {**self.base, self.proposal: meeting}) - self.amounts[rule.name]
        return self.known[key]

    def _amount(self, rule: Rule, meetings: Meetings) -> int:
        return sum(excess.amount for excess in rule.excesses(self.scenario, meetings))
