"""Markdown tables, and the part of the README that is made of the kept rows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from benchmarks._rows import Row

MARKED = re.compile(r"(<!-- figures: python -m benchmarks table -->\n).*?(<!-- end of figures -->\n)", re.DOTALL)
NONE = "–"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the first column stands left, the others, which hold figures, right."""
    lines = [_line(head), _line(["---", *("---:" for _ in head[1:])]), *(_line(row) for row in rows)]
    return "\n".join(lines) + "\n"


def put(text: str, figures: str) -> str:
    """The text with the figures between its marks. Raises ValueError where it has no marks."""
    if not MARKED.search(text):
        raise ValueError("the text has no marks for the figures")
    return MARKED.sub(lambda found: f"{found[1]}\n{figures}\n{found[2]}", text)


def seconds(value: float | None) -> str:
    """Seconds with a digit after the point below a hundred, two below one."""
    if value is None:
        return NONE
    return f"{value:.2f}" if value < 1 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"


def level(cost: int | None, bound: int | None) -> str:
    """A level as cost, or cost and bound with its gap where it is not proven."""
    if cost is None:
        return NONE
    if bound is None:
        return f"{cost:,} (no bound)"
    return f"{cost:,}" if cost == bound else f"{cost:,} ≥ {bound:,} ({percent((cost - bound) / max(1, cost))})"


def percent(share: float) -> str:
    """A share in percent, with a digit after the point below ten."""
    value = 100 * share
    return f"{value:.1f} %" if 0 < abs(value) < 10 else f"{value:.0f} %"


def exponent(points: Sequence[tuple[float, float]]) -> float | None:
    """Of growth: the slope of the logarithm of the second over that of the first, by least squares.

    None where there are fewer than two different sizes, or a figure that has no logarithm.
    """
    if len({size for size, _ in points}) < 2 or any(min(point) <= 0 for point in points):
        return None
    across, up = [math.log(size) for size, _ in points], [math.log(value) for _, value in points]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    rise = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return rise / sum((x - middle) ** 2 for x in across)


def measured_by(rows: Sequence[Row]) -> str:
    """A sentence on when, where and with what these rows were measured."""
    days = sorted({row.date for row in rows})
    when = days[0] if len(days) == 1 else f"{days[0]} to {days[-1]}"
    places = sorted({f"{row.machine.cores} cores of {row.machine.cpu}" for row in rows})
    loads = [row.machine.load for row in rows]
    used: dict[str, set[str]] = {}
    for row in rows:
        peer = row.case.rpartition("/")[2]
        for name, version in row.versions.items():
            used.setdefault(peer if name == "peer" else name, set()).add(version)
    tools = ", ".join(f"{name} {' and '.join(sorted(one))}" for name, one in sorted(used.items()))
    return (
        f"Measured {when} on {' and '.join(places)}; load average when a row began {min(loads):.1f} to "
        f"{max(loads):.1f}. Versions: {tools}."
    )


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
