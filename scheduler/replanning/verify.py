"""A re-plan proven again from its files alone: lawful, the operations as given, nothing locked moved, fewest changes.

The proof goes another way than the re-plan did: no relaxation, no reduced costs, no choice of columns. CP-SAT is asked
for a schedule that is better (a lower level 1; fewer changes; less shift) and must find that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from constraints._assess import assess
from constraints._catalogue import bind
from constraints._rule import Rule
from scenarios.apply import completed
from scenarios.digest import digest
from scenarios.domain import Language, Meeting, Meetings, Scenario
from scenarios.schedule import Replan, Schedule
from scheduler.engine.search import Stop, search
from scheduler.engine.system import Infeasible, System
from scheduler.model.sheet import CHANGES, SHIFT
from scheduler.replanning.causes import causes
from scheduler.replanning.repair import Task, repair_model
from scheduler.replanning.replan import Request, counted, near_and_kept
from scheduler.solve import marked
from scheduler.tampering import untruths
from scheduler.words import say, sentence


@dataclass(frozen=True)
class Finding:
    """A claim of the new schedule that does not hold: the key of its sentence and the data."""

    key: str
    data: Mapping[str, str | int] = field(default_factory=dict)

    def words(self, language: Language) -> str:
        """The sentence."""
        return say(language, self.key, **self.data)


@dataclass(frozen=True)
class Verified:
    """What was found wrong (breaches as ready sentences too), and what was proven again: level 1, changes, shift."""

    findings: tuple[Finding, ...]
    breaches: tuple[str, ...]
    level_1: int
    changes: int
    shift: int

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not (self.findings or self.breaches)


def verify(request: Request, new: Schedule, stop: Stop, *, workers: int = 2, language: Language = "en") -> Verified:
    """Judges a new schedule as the answer to a re-plan."""
    scenario, rules = request.scenario, tuple(bind(request.scenario.policy))
    known = {one: meeting for one, meeting in new.meetings.items() if one in scenario.proposals}
    assessment = assess(scenario, known, rules)
    breaches = [sentence(scenario, case, language, new.meetings) for case in assessment.breaches]
    breaches += [one.words(language) for one in untruths(scenario, new, assessment.costs)]
    found = [*_recorded(request, new), *_locks(request, new)]
    changes, shift = counted(request, known)
    asked, level_1 = _task(request, rules, known)
    if new.replan is not None:
        found += _counts(new.replan, changes, shift)
        found += _causes(request, rules, new.replan, known, asked)
    if not breaches and not found:
        found += _proofs(asked, new.replan, level_1, changes, shift, stop, workers)
    return Verified(tuple(found), tuple(breaches), level_1, changes, shift)


def _recorded(request: Request, new: Schedule) -> Iterator[Finding]:
    """Where the new schedule says it comes from: the old one, its operations and the events'."""
    old = request.old
    if new.replan is None:
        yield Finding("verify-no-replan")
    elif new.replan.previous != digest(old):
        yield Finding("verify-previous", {"previous": new.replan.previous})
    if new.revision != old.revision + 1:
        yield Finding("verify-revision", {"wanted": old.revision + 1, "found": new.revision})
    if new.operations != (*old.operations, *completed(request.applied.operations, new.meetings)):
        yield Finding("verify-operations")
    wanted = request.inputs or old.inputs
    parts = [part for part in {**wanted, **new.inputs} if wanted.get(part) != new.inputs.get(part)]
    if parts:
        yield Finding("verify-inputs", {"parts": ", ".join(parts)})
    if new.replan is not None and (new.replan.kept or ()) != near_and_kept(
        request.scenario, old.meetings, new.meetings
    ):
        yield Finding("verify-kept")


def _locks(request: Request, new: Schedule) -> Iterator[Finding]:
    """Locked meetings that are not where their lock is; marks that the operations do not give."""
    for one, lock in sorted(request.scenario.locked.items()):
        meeting = new.meetings.get(one)
        moved = meeting is None or lock.date not in {None, meeting.date} or lock.place not in {None, meeting.place}
        if moved:
            yield Finding("verify-lock", {"id": one, "lock": lock.kind})
    wanted = marked(request.scenario, new.meetings, request.applied.status)
    for one, meeting in sorted(new.meetings.items()):
        if meeting != wanted[one]:
            yield Finding("verify-mark", {"id": one})


def _counts(replan: Replan, changes: int, shift: int) -> Iterator[Finding]:
    if replan.changes != changes:
        yield Finding("verify-changes", {"declared": replan.changes, "found": changes})
    if replan.shift != shift:
        yield Finding("verify-shift", {"declared": replan.shift, "found": shift})


def _causes(
    request: Request, rules: tuple[Rule, ...], replan: Replan, meetings: Meetings, task: Task
) -> Iterator[Finding]:
    """Causes that the checker does not find, or finds and the file does not hold."""
    found = causes(request.scenario, rules, request.old.meetings, meetings, request.applied.forced, task.in_question)
    wanted = {one: cause.as_data() for one, cause in found.items()}
    for one in sorted({*wanted, *replan.causes}):
        if wanted.get(one) != replan.causes.get(one):
            yield Finding("verify-cause", {"id": one})


def _task(request: Request, rules: tuple[Rule, ...], meetings: Meetings) -> tuple[Task, int]:
    """What the re-plan was asked, and level 1 of the proposals in question in these meetings."""
    task = request.task(rules)
    inside = {one: meeting for one, meeting in meetings.items() if one in task.in_question}
    if not assess(request.scenario, inside, rules).lawful:
        task = replace(task, in_question=frozenset(request.scenario.proposals))
        inside = dict(meetings)
    return task, _level_1(request.scenario, rules, inside)


def _level_1(scenario: Scenario, rules: tuple[Rule, ...], meetings: Mapping[str, Meeting]) -> int:
    return assess(scenario, meetings, rules).costs[1]


def _proofs(
    task: Task, replan: Replan | None, level_1: int, changes: int, shift: int, stop: Stop, workers: int
) -> Iterator[Finding]:
    """Searches for something better at each step; what is found, or not decided in time, is a finding."""
    system = repair_model(task).system
    fewest = changes
    if replan is not None and replan.extra is not None and replan.bound is not None:
        fewest = replan.bound
    better = _better(system, 1, level_1, stop, workers)
    if better is not None:
        yield from _told(better, "verify-level", {"cost": level_1}, f"level 1 >= {level_1}")
        return
    held = system.at_most(1, level_1)
    better = _better(held, CHANGES, fewest, stop, workers)
    if better is not None:
        yield from _told(better, "verify-fewer", {"count": fewest}, f"changes >= {fewest}")
        return
    if replan is not None and replan.extra is not None:
        yield from _allowed(held, replan, changes, stop, workers)
        return
    if replan is not None and replan.bound != changes:
        yield Finding("verify-bound", {"declared": str(replan.bound), "found": changes})
    better = _better(held.at_most(CHANGES, changes), SHIFT, shift, stop, workers)
    if better is not None:
        yield from _told(better, "verify-less-shift", {"days": shift}, f"shift >= {shift}")


def _allowed(held: System, replan: Replan, changes: int, stop: Stop, workers: int) -> Iterator[Finding]:
    """A planner's pick: so many changes are possible as its record calls the fewest, and it keeps within its extra."""
    fewest, extra = replan.bound or 0, replan.extra or 0
    within = search(held.at_most(CHANGES, fewest), held.costs[1], held.constants[1], stop, workers=workers)
    if within.verdict == "none" or changes > fewest + extra:
        yield Finding("verify-bound", {"declared": str(replan.bound), "found": changes})


def _better(system: System, level: int, value: int, stop: Stop, workers: int) -> int | str | None:
    """A lower cost of the level than the value, "open" where time ran out, None where there is none."""
    if value <= system.constants[level]:
        return None
    try:
        found = search(system, system.costs[level], system.constants[level], stop, workers=workers, cutoff=value - 1)
    except Infeasible:
        return None
    if found.verdict == "none":
        return None
    return "open" if found.value is None else found.value


def _told(better: int | str, key: str, data: Mapping[str, str | int], what: str) -> Iterator[Finding]:
    if better == "open":
        yield Finding("verify-open", {"what": what})
    else:
        yield Finding(key, {**data, "found": better})
