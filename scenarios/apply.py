"""Operations applied to a scenario and, in a re-plan, to its published schedule: what stays, moves and is new.

Within a file `as_of` takes effect first, the rest in order; an operation is judged when it first comes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from scenarios.change import CheckPolicy, changed, wrong
from scenarios.conflicts import contradictions, superseded, wrong_days
from scenarios.domain import Meetings, Scenario, Status
from scenarios.locks import BreaksAlone, Named, forced, locked, starting, tolerant
from scenarios.meeting_operations import judge_meeting, note_meeting
from scenarios.operations import Operation, Pin
from scenarios.problem import BadInput, Problem, dotted, maybe

Where = Callable[..., str]
"""`where(at, *keys)`: the position of operation `at` (from 0), or of one of its keys, as `file:line:column`."""


@dataclass(frozen=True)
class Applied:
    """A scenario after operations.

    `scenario` has `locked` and `old` filled; `operations` are complete but for what a pin leaves to the solver
    (`completed` fills that in). `forced` maps old meetings that cannot stay to the operation to blame, None where
    they broke a rule before. `forced_unplaced` were postponed to where this horizon has no date. `in_question` are
    the proposals that were placed or that an operation added, postponed, pinned or changed (all of them where `placed`
    is hard); `status` says which meetings are announced or held (the others are planned).
    """

    scenario: Scenario
    operations: tuple[Operation, ...]
    warnings: tuple[Problem, ...] = ()
    forced: Mapping[str, Operation | None] = field(default_factory=dict)
    forced_unplaced: frozenset[str] = frozenset()
    in_question: frozenset[str] = frozenset()
    status: Mapping[str, Status] = field(default_factory=dict)


def apply(
    scenario: Scenario,
    operations: Sequence[Operation],
    *,
    old: Meetings | None = None,
    where: Where | None = None,
    key: str = "operations",
    breaks_alone: BreaksAlone = tolerant,
    check_policy: CheckPolicy | None = None,
) -> Applied:
    """The scenario after the operations of one file.

    `old` are the meetings of the published schedule, in a re-plan; None before there is one (then `postpone` needs
    `not_before`, `hold` a date and a place, and there is nothing to announce). What of the scenario's proposals is not
    in `old` is unplaced. `key` is the list's name in its file; `breaks_alone` and `check_policy` are the judgement of
    the rules.

    Raises BadInput with every mistake.
    """
    run = _Run(scenario, tuple(operations), old, where or _nowhere, key, check_policy)
    run.judge_file()
    stages: list[tuple[Operation | None, Scenario]] = [(None, run.scenario)]
    done: dict[int, Operation] = {}
    for at in sorted(range(len(operations)), key=lambda at: operations[at].op != "as_of"):
        done[at] = run.take(at)
        stages.append((done[at], run.scenario))
    if run.problems:
        raise BadInput(run.problems)
    named = run.named
    after = run.scenario.replaced(locked=locked(run.scenario, named, breaks_alone))
    stages[-1] = (stages[-1][0], after)
    return Applied(
        scenario=after,
        operations=tuple(done[at] for at in range(len(operations))),
        warnings=tuple(run.warnings),
        forced=forced(stages, named, breaks_alone),
        forced_unplaced=frozenset(named.beyond & set(after.proposals)),
        in_question=_in_question(after, named),
        status={proposal: said for proposal, said in named.status.items() if proposal in after.proposals},
    )


def completed(operations: Sequence[Operation], meetings: Meetings) -> tuple[Operation, ...]:
    """The operations with what each pin left open taken from the schedule that was found."""

    def whole(operation: Operation) -> Operation:
        if not isinstance(operation, Pin) or operation.proposal not in meetings:
            return operation
        meeting = meetings[operation.proposal]
        given = {"date": operation.date or meeting.date, "place": operation.place or meeting.place}
        return operation.model_copy(update=given)

    return tuple(whole(operation) for operation in operations)


def _nowhere(at: int, *_keys: str | int) -> str:
    return f"operation {at + 1}"


def _in_question(scenario: Scenario, named: Named) -> frozenset[str]:
    placed = scenario.policy.rules.get("placed")
    if placed is not None and placed.mode == "hard":
        return frozenset(scenario.proposals)
    return frozenset((named.asked | set(scenario.old)) & set(scenario.proposals))


class _Run:
    """One file's operations on their way through the scenario."""

    def __init__(
        self,
        scenario: Scenario,
        operations: tuple[Operation, ...],
        old: Meetings | None,
        where: Where,
        key: str,
        check_policy: CheckPolicy | None,
    ) -> None:
        self.before = scenario.as_of
        self.scenario = scenario.replaced(old=dict(old or {}))
        self.operations = operations
        self.scheduled = old is not None
        self.where = where
        self.key = key
        self.check_policy = check_policy
        self.named = starting(scenario, old or {})
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        self.contradictory: set[int] = set()

    def judge_file(self) -> None:
        """What is wrong between the operations."""
        for at, keys, what in contradictions(self.operations):
            self._wrong(at, keys, what)
            self.contradictory.add(at)
        for at, keys, what in wrong_days(self.operations, self.before, scheduled=self.scheduled):
            self._wrong(at, keys, what)

    def take(self, at: int) -> Operation:
        """Applies one operation, complete in return; where something is wrong with it, nothing but that is noted."""
        operation = self.operations[at]
        if at in self.contradictory:
            return operation
        count = len(self.problems)
        proposal = getattr(operation, "proposal", None)
        if proposal is not None and operation.op != "add" and proposal not in self.scenario.proposals:
            near = maybe(proposal, self.scenario.proposals)
            self._wrong(at, ("proposal",), f"there is no proposal '{proposal}'.{near}")
            return operation
        judged = judge_meeting(self.scenario, operation, self.named, self.operations, scheduled=self.scheduled)
        for keys, what in (*judged.wrong, *wrong(self.scenario, operation, self.check_policy)):
            self._wrong(at, keys, what)
        if len(self.problems) > count:
            return operation
        for what in judged.warnings:
            self.warnings.append(Problem(self.where(at), operation.op, what))
        if not superseded(self.operations, at):
            note_meeting(self.scenario, judged, self.named)
        self.scenario = changed(judged.scenario or self.scenario, judged.operation)
        return judged.operation

    def _wrong(self, at: int, keys: tuple[str | int, ...], what: str) -> None:
        self.problems.append(Problem(self.where(at, *keys), dotted((self.key, at, *keys)), what))
