"""The best schedule of a tiny scenario by trying them all, with the checker alone."""

from __future__ import annotations

from constraints._assess import LEVELS, assess
from constraints._catalogue import bind
from scenarios.domain import Meeting, Scenario
from tests.property.scenarios import choices

Costs = tuple[int, ...]


def optimum(scenario: Scenario) -> dict[int, int] | None:
    """The least costs of levels 1 to 4, the higher level first; None where no schedule is lawful."""
    best = _Search(scenario).run()
    return None if best is None else dict(zip(LEVELS, best, strict=True))


class _Search:
    """Gives one proposal after the other a date and a place or nothing, the locked ones first.

    A further meeting only adds to the amounts of rules that add up. So what they cost so far is a bound, and a breach
    of one among meetings that include all locked ones is there to stay.
    """

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.rules = bind(scenario.policy)
        self.adding = tuple(rule for rule in self.rules if rule.adds_up)
        self.placed = tuple(rule for rule in self.rules if rule.name == "placed")
        self.order = sorted(scenario.proposals, key=lambda one: (one not in scenario.locked, one))
        self.best: Costs | None = None

    def run(self) -> Costs | None:
        self._extend(0, {})
        return self.best

    def _extend(self, at: int, meetings: dict[str, Meeting]) -> None:
        if at == len(self.order):
            found = assess(self.scenario, meetings, self.rules)
            costs = tuple(found.costs[level] for level in LEVELS)
            if found.lawful and (self.best is None or costs < self.best):
                self.best = costs
            return
        proposal = self.order[at]
        branches = [] if proposal in self.scenario.locked else [meetings]
        days, places = choices(self.scenario, proposal)
        branches += [{**meetings, proposal: Meeting(date=day, place=place)} for day in days for place in places]
        judged = [(bound, n) for n, one in enumerate(branches) if (bound := self._bound(at + 1, one)) is not None]
        for bound, n in sorted(judged):
            if self.best is None or bound < self.best:
                self._extend(at + 1, branches[n])

    def _bound(self, decided: int, meetings: dict[str, Meeting]) -> Costs | None:
        """What every completion costs at least; None where none is lawful."""
        found = assess(self.scenario, meetings, self.adding)
        if found.breaches and set(self.order[:decided]) >= set(self.scenario.locked):
            return None
        costs = dict(found.costs)
        for rule in self.placed:
            unplaced = rule.excesses(self.scenario, meetings)
            left_out = [excess for excess in unplaced if excess.about[0] in self.order[:decided]]
            if rule.mode == "hard" and left_out:
                return None
            if rule.mode == "soft" and rule.level is not None:
                costs[rule.level] += sum(excess.amount for excess in left_out)
        return tuple(costs[level] for level in LEVELS)
