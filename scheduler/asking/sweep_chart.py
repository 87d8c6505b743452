"""A sweep as small multiples: a panel a measure, the first axis along it, a line for each setting of the others.

Equal sweeps give equal bytes: no time of writing, no random ids.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Literal

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from scenarios.domain import Language
from scheduler.asking.comparison import Answer, Figures
from scheduler.asking.sweep import Point, written
from scheduler.words import say

Measure = Callable[[Figures], int | None]
COLUMNS = 3
_PANEL = (3.6, 2.6)
"""Width and height of a panel in inches."""
_MARKERS = "osD^vPX*"
_LEVELS = (1, 2, 3, 4)


def _cost(level: int) -> Measure:
    return lambda found: next((one.cost for one in found.levels if one.level == level), None)


def panels(language: Language) -> dict[str, Measure]:
    """What is drawn, by title."""
    drawn: dict[str, Measure] = {say(language, "column-placed"): lambda found: found.placed}
    drawn |= {say(language, "chart-level", level=level): _cost(level) for level in _LEVELS}
    return drawn | {
        say(language, "chart-shortfall"): lambda found: sum(found.coverage.shortfall.values()),
        say(language, "chart-reached"): lambda found: found.coverage.reached,
        say(language, "chart-outside"): lambda found: found.coverage.outside_percent,
        say(language, "chart-crowding"): lambda found: found.crowding,
    }


def chart(
    points: Sequence[Point], answers: Mapping[str, Answer], form: Literal["png", "svg"], language: Language
) -> bytes:
    """The chart of a sweep, with gaps where a point has no answer."""
    drawn = panels(language)
    rows = -(-len(drawn) // COLUMNS)
    with matplotlib.rc_context({"svg.hashsalt": "kezdesu", "svg.fonttype": "none", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(_PANEL[0] * COLUMNS, _PANEL[1] * rows), layout="constrained")
        for place, (title, measure) in zip(figure.subplots(rows, COLUMNS).flat, drawn.items(), strict=True):
            _draw(place, title, points, answers, measure)
        lines, names = figure.axes[0].get_legend_handles_labels()
        if len(names) > 1:
            figure.legend(lines, names, loc="outside lower center", ncols=min(len(names), COLUMNS), frameon=False)
        written_to = BytesIO()
        metadata = {"Software": None} if form == "png" else {"Date": None, "Creator": None}
        figure.savefig(written_to, format=form, dpi=120, metadata=metadata)
    return written_to.getvalue()


def _draw(place: Axes, title: str, points: Sequence[Point], answers: Mapping[str, Answer], measure: Measure) -> None:
    along = points[0].axes[0]
    ticks = [written(value) for value in along.values]
    lines: dict[str, list[float]] = {}
    for point in points:
        line = " ".join(
            f"{axis.name}={written(value)}" for axis, value in zip(point.axes[1:], point.values[1:], strict=True)
        )
        found = answers[point.name].figures
        value = None if found is None else measure(found)
        lines.setdefault(line, []).append(float("nan") if value is None else value)
    for at, (line, values) in enumerate(lines.items()):
        size = max(3, 9 - 2 * at)  # the first lines stay in sight beneath the last
        place.plot(range(len(ticks)), values, marker=_MARKERS[at % len(_MARKERS)], ms=size, label=line, linewidth=1)
    place.set_title(title, fontsize=9)
    place.set_xticks(range(len(ticks)), ticks)
    place.set_xlabel(along.name, fontsize=8)
    place.tick_params(labelsize=8)
    shown = {value for values in lines.values() for value in values if value == value}  # noqa: PLR0124 - no gaps
    if len(shown) == 1:
        place.set_ylim(min(shown) - 1, min(shown) + 1)
    place.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5, min_n_ticks=1))
    place.spines[["top", "right"]].set_visible(False)
