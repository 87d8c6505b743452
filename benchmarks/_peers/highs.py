"""HiGHS (highspy) on the plain model, two threads, no gap allowed, each level without a start."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import chain

import highspy
import numpy as np

from benchmarks._peers.lexicographic import Hear, Outcome, by_levels
from benchmarks._peers.plain import plain
from benchmarks._peers.program import Program, Values
from benchmarks._peers.record import Record
from scenarios.domain import Scenario

THREADS = 2
"""The same in every instance: with another number a second one in a process returns at once, with objective 0."""
ROUNDING = 1e-6
"""Costs are whole, so a bound is rounded up, but for the engine's own tolerance."""


def version(_peer: str) -> str:
    """The release of HiGHS inside highspy."""
    released: str = _engine().version()
    return released


def solve(scenario: Scenario, _peer: str, record: Record) -> None:
    """The plain model level by level. Raises NotStated as `plain` does."""
    by_levels(plain(scenario), record, _minimise)


def _minimise(program: Program, level: int, _start: Values | None, left: Callable[[], float], hear: Hear) -> Outcome:
    """The start is not given: HiGHS 1.16 maps it into its presolved model wrongly.

    It then proved 7 where 9 is the optimum, and gave back the start. 1.14 takes starts rightly, but is slower with
    them than 1.16 without (192 s against 145 s on a third of a national half-year).
    """
    highs = _engine()
    highs.passModel(_lp(program, level))

    def improved(event: highspy.HighsCallbackEvent) -> None:
        hear(_whole(event.data_out.mip_solution))

    highs.cbMipImprovingSolution.subscribe(improved)
    highs.setOptionValue("time_limit", left())
    highs.run()
    return _outcome(highs)


def _engine() -> highspy.Highs:
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", THREADS)
    highs.setOptionValue("mip_rel_gap", 0.0)
    return highs


def _outcome(highs: highspy.Highs) -> Outcome:
    if highs.getModelStatus() in (
        highspy.HighsModelStatus.kInfeasible,
        highspy.HighsModelStatus.kUnboundedOrInfeasible,  # every cost is bounded below
    ):
        return Outcome(None, None, infeasible=True)
    info = highs.getInfo()
    solved = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    values = _whole(highs.getSolution().col_value) if solved else None
    bound = info.mip_dual_bound
    slack = ROUNDING * max(1.0, abs(bound))
    return Outcome(values, math.ceil(bound - slack) if math.isfinite(bound) else None)


def _whole(values: np.typing.ArrayLike) -> list[int]:
    rounded: list[int] = np.rint(np.asarray(values, dtype=float)).astype(int).tolist()
    return rounded


def _lp(program: Program, level: int) -> highspy.HighsLp:
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.upper), len(program.rows)
    costs = np.zeros(lp.num_col_)
    for column, price in program.costs[level].items():
        costs[column] = price
    lp.col_cost_ = costs
    lp.col_lower_ = np.zeros(lp.num_col_)
    lp.col_upper_ = np.array(program.upper, dtype=float)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * lp.num_col_
    lp.row_lower_ = np.array([-math.inf if row.low is None else row.low for row in program.rows], dtype=float)
    lp.row_upper_ = np.array([math.inf if row.high is None else row.high for row in program.rows], dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row.columns) for row in program.rows)])
    lp.a_matrix_.index_ = np.fromiter(chain.from_iterable(row.columns for row in program.rows), dtype=np.int32)
    lp.a_matrix_.value_ = np.fromiter(chain.from_iterable(row.factors for row in program.rows), dtype=float)
    return lp
