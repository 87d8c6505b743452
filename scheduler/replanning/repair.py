"""The smallest lawful change of a published schedule, proven: level 1, then how many meetings change, then how far.

Steps, each keeping the ones before: (A) level 1 with the proposals in question alone, the rest unplaced; (B) the number
of changed meetings; (C) the total shift in days; (D) the policy's levels over all proposals. A to C need only the hard
rules and level 1, so their model is small. In D, A is held for the proposals in question: what was unplaced comes in,
but in nobody's stead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date

from constraints._rule import Rule
from scenarios.domain import Meeting, Scenario
from scheduler.engine.board import LevelProof
from scheduler.engine.levels import Solution, Solver
from scheduler.engine.progress import Progress
from scheduler.engine.search import Stop
from scheduler.engine.system import Ints, System
from scheduler.model.compiled import Model, compile_sheets
from scheduler.model.problem import LEVELS, Problem, compile_problem
from scheduler.model.sheet import CHANGES, SHIFT, WITHIN, Aim, Sheet


@dataclass(frozen=True)
class Task:
    """What a re-plan starts from: meetings that may stay (neither forced nor withdrawn) and proposals in question."""

    scenario: Scenario
    rules: tuple[Rule, ...]
    stay: Mapping[str, Meeting]
    in_question: frozenset[str]

    @property
    def left_out(self) -> frozenset[str]:
        """Proposals that stay unplaced until the last step."""
        return frozenset(self.scenario.proposals) - self.in_question


@dataclass(frozen=True)
class Means:
    """How to solve: when to stop, seed and workers, and who hears of progress."""

    stop: Stop
    seed: int = 0
    workers: int = 2
    hear: Callable[[Progress], None] = lambda _: None


@dataclass(frozen=True)
class Repair:
    """Meetings after steps A to C with the proofs of levels (1, CHANGES, SHIFT)."""

    meetings: dict[str, Meeting]
    proofs: Mapping[int, LevelProof]
    ended_early: bool

    @property
    def proven(self) -> bool:
        """Whether all three steps are proven."""
        return all(proof.cost == proof.bound for proof in self.proofs.values())


def repair(task: Task, means: Means) -> Repair:
    """Steps A to C. Raises Infeasible where no schedule is lawful, NoTime where none was found in time."""
    model = repair_model(task)
    return repair_within(model, model.system, means)


def repair_within(model: Model, system: System, means: Means) -> Repair:
    """Steps A to C in a narrower system of the same columns. Raises as `repair` does."""
    solver = Solver(
        system,
        (1, CHANGES, SHIFT),
        means.stop,
        seed=means.seed,
        workers=means.workers,
        hear=means.hear,
    )
    solution = model.tightened(solver.solve())
    proofs = {proof.level: proof for proof in solution.levels}
    return Repair(model.schedule(solution.x), proofs, solution.ended_early)


def least_unplaced(task: Task, means: Means) -> tuple[int, dict[str, Meeting]]:
    """Step A alone: level 1 of the proposals in question and meetings that attain it. Raises as `repair` does."""
    model = repair_model(task)
    solver = Solver(model.system, (1,), means.stop, seed=means.seed, workers=means.workers, hear=means.hear)
    solution = solver.solve()
    return model.system.cost(1, solution.x), model.schedule(solution.x)


def repair_model(task: Task) -> Model:
    """The model of steps A to C: hard rules, level 1, and what counts as a change."""
    sheet = Sheet.of(task.scenario, rules_of(task.rules, (1,)))
    aim_at_staying(sheet, task)
    return compile_sheets([sheet], (1, CHANGES, SHIFT), left_out=task.left_out)


def rules_of(rules: Iterable[Rule], levels: tuple[int, ...]) -> tuple[Rule, ...]:
    """The hard rules and the soft ones of these levels."""
    return tuple(rule for rule in rules if rule.mode == "hard" or (rule.mode == "soft" and rule.level in levels))


def aim_at_staying(sheet: Sheet, task: Task) -> None:
    """Says on a sheet that each old meeting had better keep its date and place, and by how far it moves."""
    changed, shifted = Aim("changed", CHANGES), Aim("shift", SHIFT)
    horizon = task.scenario.horizon
    whole = (horizon.end - horizon.start).days + 1
    for proposal, meeting in task.stay.items():
        sheet.kept(changed, proposal, meeting.date, meeting.place)

    def days(proposal: str, day: Date) -> int:
        old = task.stay.get(proposal)
        return 0 if old is None else abs((day - old.date).days)

    sheet.on_dates.append((shifted, days))
    sheet.unplaced_amounts.append((shifted, lambda proposal: whole if proposal in task.stay else 0))


def finish_problem(task: Task, levels: tuple[int, ...] = LEVELS) -> Problem:
    """The model of step D: all proposals, rules up to these levels, level 1 of those in question counted apart."""
    sheet = Sheet.of(task.scenario, rules_of(task.rules, levels))
    aim_at_staying(sheet, task)
    first = [rule for rule in task.rules if rule.mode == "soft" and rule.level == 1]
    within = Sheet.of(task.scenario, first, only=task.in_question, level=WITHIN)
    return compile_problem([sheet, within], (*levels, WITHIN, CHANGES, SHIFT))


def finish_within(
    problem: Problem, x: Ints, held: Mapping[int, int], means: Means, levels: tuple[int, ...]
) -> Solution:
    """Minimises levels in order with others held at values; `x` is a solution within them, kept if time runs out."""
    model = problem.model
    system, coarse = model.system, problem.coarse.system
    for level, value in held.items():
        system = system.at_most(level, value)
        coarse = coarse.at_most(level, value)
    solver = Solver(
        system,
        levels,
        means.stop,
        seed=means.seed,
        workers=means.workers,
        hear=means.hear,
        coarse=replace(problem.coarse, system=coarse),
        best=x,
    )
    return model.tightened(solver.solve())
