"""Where a postponed meeting may go: after its old date, within the bounds that were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta

from scenarios.domain import Proposal, Scenario, Span, Window
from scenarios.operations import Postpone


@dataclass(frozen=True)
class NewWindow:
    """What a postponement resolved to.

    `beyond`: no date of the horizon is left; `extended`: the window's end became the horizon's.
    """

    window: Span
    beyond: bool = False
    extended: bool = False


@dataclass(frozen=True)
class WrongBound:
    """A bound that leaves no date, and what to give instead."""

    key: str
    what: str


def postponed(scenario: Scenario, operation: Postpone, old_date: Date | None) -> NewWindow | WrongBound:
    """The window after a postponement: [max(from, old date + 1, as_of + 1, not_before), not_after or to].

    Without an old date (no schedule yet) `not_before` is needed. Where no date of the horizon is left, the window
    lies beyond it and keeps its length, for the next horizon.
    """
    horizon, dates = scenario.horizon, scenario.proposals[operation.proposal].dates
    not_before, not_after = operation.not_before, operation.not_after
    if old_date is None and not_before is None:
        return WrongBound("not_before", "without a schedule there is no old date; give not_before.")
    base = max(day + timedelta(days=gap) for day, gap in ((dates.start, 0), (old_date, 1), (scenario.as_of, 1)) if day)
    first = max(base, not_before or base)
    last = not_after or dates.end
    if (problem := _wrong_bound(operation, first, dates.end, horizon.end)) is not None:
        return problem
    if first > horizon.end:
        length = max(dates.end - dates.start, timedelta(0))
        return NewWindow(Span(start=first, end=last if last >= first else first + length), beyond=True)
    extended = first > last
    return NewWindow(Span(start=first, end=horizon.end if extended else last), extended=extended)


def _wrong_bound(operation: Postpone, first: Date, window_end: Date, horizon_end: Date) -> WrongBound | None:
    not_before, not_after = operation.not_before, operation.not_after
    if not_after is None:
        if not_before is not None and not_before > window_end and first <= horizon_end:
            what = f"{not_before} is after the window's end, {window_end}; give not_after as well ({first} or later)."
            return WrongBound("not_before", what)
        return None
    if not_before is not None and not_after < not_before:
        return WrongBound("not_after", f"{not_after} is before not_before, {not_before}.")
    if not_after < first:
        return WrongBound("not_after", f"{not_after} leaves no date; give {first} or later.")
    return None


def moved(proposal: Proposal, window: Span) -> Proposal:
    """The proposal with this window; a preferred date outside it becomes the nearest end."""
    prefer = proposal.dates.prefer
    if prefer is not None:
        prefer = min(max(prefer, window.start), window.end)
    dates = Window(start=window.start, end=window.end, prefer=prefer)
    return proposal.model_copy(update={"dates": dates})
