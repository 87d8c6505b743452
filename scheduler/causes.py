"""Why each meeting of an old schedule is not where it was: verified by the checker, not guessed.

The old date and place are put back into the new schedule. If that breaches a hard rule, the change is a knock-on of
the meetings in that case; if it makes level 1 worse, the minimum that suffers is named. One of the two always holds
where the number of changes is proven minimal, as a schedule with one change less would be lawful otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from constraints._assess import assess
from constraints._rule import Excess, Rule
from scenarios.domain import Meeting, Meetings, Scenario
from scenarios.operations import Operation

Kind = Literal["forced", "knock-on", "level-1", "unproven"]


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
) -> dict[str, Cause]:
    """The cause of each difference, forced ones first asked for."""
    found = {
        proposal: Cause("forced", old[proposal], operation)
        for proposal, operation in forced.items()
        if proposal in old and differs(old[proposal], new.get(proposal))
    }
    moved = {proposal for proposal, meeting in new.items() if proposal not in old or differs(old[proposal], meeting)}
    for proposal in changed(old, new, forced, scenario):
        found[proposal] = _cause(scenario, rules, old[proposal], proposal, new, moved)
    return dict(sorted(found.items()))


def _cause(
    scenario: Scenario, rules: tuple[Rule, ...], former: Meeting, proposal: str, new: Meetings, moved: set[str]
) -> Cause:
    back: dict[str, Meeting] = {**new, proposal: Meeting(date=former.date, place=former.place)}
    involved = [case for case in assess(scenario, back, rules).breaches if proposal in case.about]
    if involved:
        told = [case for case in involved if any(name in moved and name != proposal for name in case.about)]
        return Cause("knock-on", former, cases=tuple(sorted(told or involved)))
    worse = tuple(sorted(_worse(scenario, rules, new, back)))
    return Cause("level-1" if worse else "unproven", former, cases=worse)


def _worse(scenario: Scenario, rules: tuple[Rule, ...], new: Meetings, back: Meetings) -> Iterator[Excess]:
    """The cases of level 1 that the old date makes worse."""
    first = tuple(rule for rule in rules if rule.mode == "soft" and rule.level == 1)
    before = assess(scenario, new, first)
    after = assess(scenario, back, first)
    for rule in first:
        amounts = {case.about[: rule.listed_from]: case.amount for case in before.excesses[rule.name]}
        for case in after.excesses[rule.name]:
            if case.amount > amounts.get(case.about[: rule.listed_from], 0):
                yield case
