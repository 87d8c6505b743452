"""A sheet as a system with its coarse relaxation, and the cuts that the meaning of its columns allows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from scheduler.engine.coarse import Coarse
from scheduler.engine.large import LARGE
from scheduler.engine.neighbourhoods import Families
from scheduler.model.candidates import candidates
from scheduler.model.columns import Columns
from scheduler.model.compiled import Model, compile_sheets
from scheduler.model.kin import families
from scheduler.model.sheet import Sheet

LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True)
class Problem:
    """The model by dates and its relaxation by months."""

    model: Model
    coarse: Coarse

    @property
    def families(self) -> Families:
        """What becomes of each proposal."""
        return families(self.model.columns)


def compile_problem(
    sheets: Sequence[Sheet], levels: tuple[int, ...] = LEVELS, left_out: Collection[str] = ()
) -> Problem:
    """The sheets' model with its coarse relaxation; `left_out` proposals stay unplaced.

    A large system gets a dense relaxation: of 2,000 meetings in 20 regions it bounds level 2 by 4687 instead of 4090.
    """
    found = candidates(sheets)
    model = compile_sheets(sheets, levels, left_out=left_out, found=found)
    dense = model.system.columns > LARGE
    months = compile_sheets(sheets, levels, coarse=True, dense=dense, left_out=left_out, found=found)
    return Problem(model, _coarse(months, model.columns))


def _coarse(months: Model, fine: Columns) -> Coarse:
    mine = months.columns
    shared = {mine.unplaced[proposal]: column for proposal, column in fine.unplaced.items()}
    shared |= {mine.y[key]: column for key, column in fine.y.items()}
    shared |= {mine.flows[key]: column for key, column in fine.flows.items()}
    shared |= {column: fine.slacks[tag] for tag, column in mine.slacks.items() if tag in fine.slacks}
    shared |= {column: fine.visits_known[key] for key, column in mine.dates_known.items() if key in fine.visits_known}
    buckets: dict[int, list[int]] = {}
    for (proposal, region, slot), column in fine.w.items():
        bucket = mine.w[proposal, region, mine.slot(slot)]  # type: ignore[arg-type]
        buckets.setdefault(bucket, []).append(column)
    return Coarse(months.system, shared, buckets, frozenset(mine.y.values()))
