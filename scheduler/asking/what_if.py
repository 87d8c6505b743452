"""Many questions against one baseline, each answered by the same engine as a plan or a re-plan of its own.

A question is a scenario with its operations applied; what cannot be asked is a failure of that question alone. Models
do not leave a process: the scenario is sent, and the model is built where the work is done.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from constraints._assess import assess, breaks_alone
from constraints._catalogue import problems as policy_problems
from scenarios.apply import Applied, Where, apply, completed
from scenarios.domain import Scenario, Text
from scenarios.drift import Drift
from scenarios.operations import ChangePolicy, Operation
from scenarios.schedule import Schedule
from scheduler.asking.comparison import BASE
from scheduler.asking.kept import Kept, Solving, key
from scheduler.asking.parallel import Failure, Place, run
from scheduler.replanning.replan import Request, replan
from scheduler.solve import NoSchedule, OutOfTime, plan

NO_DRIFT = Drift()
NO_TITLE = Text()


@dataclass(frozen=True)
class Baseline:
    """What all questions start from: a scenario and the digests of its folder.

    In fewest-change mode also the schedule as its file says (`old`), the same as it fits the folder today (`fitted`),
    and what of the folder has changed since.
    """

    scenario: Scenario
    inputs: Mapping[str, str]
    old: Schedule | None = None
    fitted: Schedule | None = None
    drift: Drift = NO_DRIFT

    def ask(
        self, name: str, operations: Sequence[Operation], title: Text | None = None, where: Where | None = None
    ) -> Question:
        """The question of these operations. Raises BadInput with every mistake in them."""
        applied = apply(
            self.scenario,
            operations,
            old=None if self.fitted is None else self.fitted.meetings,
            where=where,
            breaks_alone=breaks_alone,
            check_policy=policy_problems,
        )
        return Question(
            name, self, applied if self.old is None else self.drift.noted(applied, self.old), title or NO_TITLE
        )


@dataclass(frozen=True)
class Question:
    """A baseline with operations applied; with an old schedule the fewest changes are asked for."""

    name: str
    baseline: Baseline
    applied: Applied
    title: Text = NO_TITLE

    @property
    def scenario(self) -> Scenario:
        """The scenario that is asked about."""
        return self.applied.scenario

    @property
    def operations(self) -> tuple[Operation, ...]:
        """All operations since the folder."""
        before = () if self.baseline.old is None else self.baseline.old.operations
        return (*before, *self.applied.operations)

    def key(self, solving: Solving) -> str:
        """The digest of all that the answer depends on."""
        return key(self.baseline.inputs, self.operations, self.baseline.old, solving)

    def is_answered_by(self, found: Schedule) -> bool:
        """Whether a schedule is lawful here and costs what it says: a file is believed no more than a solver."""
        assessment = assess(self.scenario, found.meetings)
        costs = {level.level: level.cost for level in found.solved.levels}
        return found.name == self.scenario.name and assessment.lawful and costs == dict(assessment.costs)


def answers(
    questions: Sequence[Question],
    solving: Solving,
    place: Place,
    *,
    until: float | None = None,
    kept: Kept | None = None,
) -> Iterator[tuple[str, Schedule | Failure]]:
    """Each question's schedule by its name, as they arrive; those that `kept` holds come first, the others go into it.

    `until` is a moment of `time.time`, which holds on other machines too.
    """
    asked = {question.name: question for question in questions}
    keys = {name: question.key(solving) for name, question in asked.items()}
    for question in questions:
        before = None if kept is None else kept.find(keys[question.name])
        if before is not None and question.is_answered_by(before):
            del asked[question.name]
            yield question.name, before
    work: dict[str, Callable[[], Schedule | Failure]] = {
        question.name: partial(answer, question, solving, until) for question in longest_first(asked.values())
    }
    for name, found in run(work, place, until):
        if kept is not None and isinstance(found, Schedule):
            kept.keep(keys[name], found)
        yield name, found


def longest_first(questions: Iterable[Question]) -> list[Question]:
    """The questions in the order in which they are best begun, so that no long one is left alone at the end.

    Other numbers of rules change the whole model and what is known to be easy; closures and absences a part of it.
    """
    return sorted(
        questions,
        key=lambda question: not any(isinstance(one, ChangePolicy) for one in question.applied.operations),
    )


def answer(question: Question, solving: Solving, until: float | None) -> Schedule | Failure:
    """The schedule of a question, as a schedule file of the baseline's folder."""
    deadline = None if until is None else time.monotonic() + until - time.time()
    try:
        if question.baseline.old is not None:
            request = Request(question.applied, question.baseline.old, question.baseline.inputs)
            found = replan(request, seed=solving.seed, workers=solving.workers, deadline=deadline)
        else:
            found = plan(question.scenario, seed=solving.seed, workers=solving.workers, deadline=deadline)
            operations = completed(question.applied.operations, found.meetings)
            found = found.replaced(operations=operations, inputs=dict(question.baseline.inputs))
    except NoSchedule as none:
        return Failure("no-schedule", str(none))
    except OutOfTime:
        return Failure("out-of-time")
    return found if question.name == BASE else found.replaced(what_if=question.name)
