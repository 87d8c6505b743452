"""Why each meeting of an old schedule is not where it was: verified by the checker, not guessed.

The old date and place are put back into the new schedule. If that breaches a hard rule, the change is a knock-on of
the meetings in that case; if it makes a level worse, what suffers on it is named. Among the proposals in question one
of the two always holds where the number of changes is proven minimal: with one change less, the schedule would
otherwise be lawful and as good.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from constraints._assess import LEVELS, Assessment, assess
from constraints._rule import Excess, Rule
from scenarios.domain import Meeting, Meetings, Scenario
from scenarios.operations import Operation
from scheduler.files import words

Kind = Literal["forced", "knock-on", "level-1", "level-2", "level-3", "level-4", "unproven"]
_LEVEL_KINDS: Mapping[int, Kind] = {1: "level-1", 2: "level-2", 3: "level-3", 4: "level-4"}


@dataclass(frozen=True)
class Cause:
    """Why a meeting changed: the operation that forced it, or the cases in its way; `unproven` where none was found."""

    kind: Kind
    old: Meeting
    operation: Operation | None = None
    cases: tuple[Excess, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """As a schedule file holds it: cause, by, and the old date and place."""
        by: Any = [{"rule": case.rule, "about": list(case.about)} for case in self.cases]
        if self.kind == "forced" and self.operation is not None:
            by = self.operation.model_dump(mode="json", by_alias=True, exclude_none=True)
            by = {"op": by.pop("op"), **by}
            if self.operation.reason is not None:
                by["reason"] = words(self.operation.reason)
        former = {"date": self.old.date.isoformat(), "place": self.old.place}
        return {"cause": self.kind, "by": by, "from": former}


def differs(old: Meeting, new: Meeting | None) -> bool:
    """Whether a meeting has another date or place, or none."""
    return new is None or (old.date, old.place) != (new.date, new.place)


def changed(old: Meetings, new: Meetings, forced: Mapping[str, object], scenario: Scenario) -> tuple[str, ...]:
    """The old meetings that are neither forced nor withdrawn and differ, sorted."""
    return tuple(
        proposal
        for proposal, meeting in sorted(old.items())
        if proposal not in forced and proposal in scenario.proposals and differs(meeting, new.get(proposal))
    )


def causes(
    scenario: Scenario,
    rules: tuple[Rule, ...],
    old: Meetings,
    new: Meetings,
    forced: Mapping[str, Operation | None],
    in_question: Collection[str],
) -> dict[str, Cause]:
    """The cause of each difference, by proposal."""
    found = {
        proposal: _forced(scenario, rules, proposal, old[proposal], operation)
        for proposal, operation in forced.items()
        if proposal in old and differs(old[proposal], new.get(proposal))
    }
    names = changed(old, new, forced, scenario)
    if names:
        seen = _Seen(scenario, rules, old, new, frozenset(in_question))
        found |= {proposal: seen.cause(proposal) for proposal in names}
    return dict(sorted(found.items()))


def _forced(
    scenario: Scenario, rules: tuple[Rule, ...], proposal: str, former: Meeting, operation: Operation | None
) -> Cause:
    """Forced by the operation; where there is none (the inputs changed), by what the meeting breaches by itself."""
    if operation is not None or proposal not in scenario.proposals or former.place not in scenario.places:
        return Cause("forced", former, operation)
    alone = assess(scenario, {proposal: former}, tuple(rule for rule in rules if rule.mode == "hard" and rule.adds_up))
    return Cause("forced", former, cases=tuple(sorted(case for case in alone.breaches if proposal in case.about)))


class _Seen:
    """A new schedule, whole and of the proposals in question alone, into which old meetings are put back."""

    def __init__(
        self,
        scenario: Scenario,
        rules: tuple[Rule, ...],
        old: Meetings,
        new: Meetings,
        in_question: frozenset[str],
    ) -> None:
        self.scenario, self.rules, self.old, self.new = scenario, rules, old, new
        self.within = {proposal: meeting for proposal, meeting in new.items() if proposal in in_question}
        self.moved = {one for one, meeting in new.items() if one not in old or differs(old[one], meeting)}
        self.before = {False: assess(scenario, new, rules), True: assess(scenario, self.within, rules)}

    def cause(self, proposal: str) -> Cause:
        """Why this meeting is not where it was."""
        former = self.old[proposal]
        back = Meeting(date=former.date, place=former.place)
        whole = assess(self.scenario, {**self.new, proposal: back}, self.rules)
        within = assess(self.scenario, {**self.within, proposal: back}, self.rules)
        if whole.breaches:
            return Cause("knock-on", former, cases=self._told(proposal, whole, within))
        for level in LEVELS:
            for narrow, after in ((False, whole), (True, within)):
                if level == 1 or not narrow:
                    worse = tuple(sorted(self._worse(level, self.before[narrow], after)))
                    if after.costs[level] > self.before[narrow].costs[level] and worse:
                        return Cause(_LEVEL_KINDS[level], former, cases=worse)
            if whole.costs[level] < self.before[False].costs[level]:
                break
        return Cause("unproven", former)

    def _told(self, proposal: str, whole: Assessment, within: Assessment) -> tuple[Excess, ...]:
        """The breaches with another moved, added or pinned meeting in them, if any; those in question go first."""
        heads = {self._head(case) for case in within.breaches}
        firm = [case for case in whole.breaches if self._head(case) in heads] or list(whole.breaches)
        told = [case for case in firm if any(name in self.moved and name != proposal for name in case.about)]
        return tuple(sorted(told or firm))

    def _head(self, case: Excess) -> tuple[str, ...]:
        rule = next(rule for rule in self.rules if rule.name == case.rule)
        return (case.rule, *rule.case_of(case))

    def _worse(self, level: int, before: Assessment, after: Assessment) -> Iterator[Excess]:
        """The cases of a level's rules that the old date makes worse."""
        for rule in self.rules:
            if rule.mode == "soft" and rule.level == level and rule.cost_of_one:
                amounts: dict[tuple[str, ...], int] = {}
                for case in before.excesses[rule.name]:
                    head = rule.case_of(case)
                    amounts[head] = amounts.get(head, 0) + case.amount
                for case in after.excesses[rule.name]:
                    if case.amount > amounts.get(rule.case_of(case), 0):
                        yield case
