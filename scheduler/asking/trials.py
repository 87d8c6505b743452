"""Trials in figures: means with confidence intervals, distributions, and the ratio of practice to engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from scenarios.domain import Model

MEASURES = (
    "slipped",
    "changes",
    "shift",
    "refused",
    "placed",
    "breaches",
    "clashes",
    "crowding",
    "shortfall",
    "reached",
)
RESAMPLES = 2000
PERCENT = 95
METHOD = f"{PERCENT} % percentile bootstrap of the mean, {RESAMPLES} resamples of the trials"


class Ending(Model):
    """A year's end.

    `slipped` meetings in all; `changes`: meetings that others' slips moved, `shift` by how many days; `refused`:
    meetings of the schedule that were not held; `breaches` of hard rules, the `clashes` of regions among them;
    `crowding` in crowded windows; `shortfall`: meetings missing to the shares; `reached`: places with a meeting.
    """

    slipped: int
    changes: int
    shift: int
    refused: int
    placed: int
    breaches: int
    clashes: int
    crowding: int
    shortfall: int
    reached: int


class Trial(Model):
    """One year of slips, as the engine ends it and as 2022's practice does."""

    trial: int
    engine: Ending
    practice: Ending


class Interval(Model):
    """A mean or a ratio of means with its confidence interval; an end is None where it has no bound."""

    value: float
    low: float
    high: float | None


class Spread(Model):
    """How a measure is distributed over the trials."""

    mean: Interval
    least: int
    median: float
    most_of_ten: float
    most: int


class Measure(Model):
    """A measure in both ways; `ratio` is practice to engine, None where the engine's mean is 0.

    `most_of_ten` in a spread is the value that nine trials of ten do not exceed.
    """

    measure: str
    engine: Spread
    practice: Spread
    ratio: Interval | None


def measures(trials: Sequence[Trial], seed: int) -> tuple[Measure, ...]:
    """Every measure over the trials, of which there is at least one; resampling draws from the seed."""
    return tuple(_measures(sorted(trials, key=lambda one: one.trial), seed))


def _measures(trials: Sequence[Trial], seed: int) -> Iterator[Measure]:
    chosen = np.random.default_rng(seed).integers(0, len(trials), size=(RESAMPLES, len(trials)))
    for name in MEASURES:
        engine = np.array([getattr(one.engine, name) for one in trials])
        practice = np.array([getattr(one.practice, name) for one in trials])
        yield Measure(
            measure=name,
            engine=_spread(engine, chosen),
            practice=_spread(practice, chosen),
            ratio=_ratio(engine, practice, chosen),
        )


def _spread(values: NDArray[np.int64], chosen: NDArray[np.int64]) -> Spread:
    low, high = np.percentile(values[chosen].mean(axis=1), _TAILS)
    return Spread(
        mean=Interval(value=_rounded(values.mean()), low=_rounded(low), high=_rounded(high)),
        least=int(values.min()),
        median=_rounded(np.median(values)),
        most_of_ten=_rounded(np.percentile(values, 90)),
        most=int(values.max()),
    )


def _ratio(engine: NDArray[np.int64], practice: NDArray[np.int64], chosen: NDArray[np.int64]) -> Interval | None:
    """The ratio of the means; trials are resampled in pairs, as both ways met the same draws."""
    if not engine.any():
        return None
    below, above = engine[chosen].sum(axis=1), practice[chosen].sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratios = np.where(below > 0, above / below, np.where(above > 0, np.inf, 0.0))
    low, high = np.percentile(ratios, _TAILS, method="nearest")
    return Interval(
        value=_rounded(practice.sum() / engine.sum()),
        low=_rounded(low),
        high=_rounded(high) if np.isfinite(high) else None,
    )


_TAILS = ((100 - PERCENT) / 2, (100 + PERCENT) / 2)


def _rounded(value: float | np.floating) -> float:
    return round(float(value), 2)
