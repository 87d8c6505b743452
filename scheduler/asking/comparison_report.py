"""A comparison in words: parts for a terminal and Markdown, a row a question for CSV; keys stand as in the files."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

import yaml

from scenarios.difference import Difference
from scenarios.domain import Language, Meetings, Scenario
from scenarios.schedule import LevelResult, Outcome, Schedule
from scheduler.asking.comparison import BASE, Answer, Figures, figures
from scheduler.asking.parallel import Failure
from scheduler.diff_report import Part
from scheduler.export.csv import safe
from scheduler.words import region_name, say

NONE = "–"
_LEVELS = (1, 2, 3, 4)
_OUTCOMES: dict[Outcome, str] = {
    "optimal": "compare-outcome-optimal",
    "time-limit": "compare-outcome-time-limit",
    "interrupted": "compare-outcome-interrupted",
}
_FAILURES = {"killed": "compare-killed", "error": "compare-error"}


def row(
    begun: Answer, scenario: Scenario, found: Schedule | Failure, base: Meetings | None, language: Language
) -> Answer:
    """The row of a question with the figures of its schedule, compared with these meetings, or why it has none."""
    if isinstance(found, Schedule):
        return begun.replaced(figures=figures(scenario, found, base))
    return begun.replaced(error=failure_words(found, language))


def failure_words(failure: Failure, language: Language) -> str:
    """Why there is no answer."""
    if failure.kind == "out-of-time":
        return say(language, "plan-out-of-time")
    if failure.kind in _FAILURES:
        return say(language, _FAILURES[failure.kind], what=failure.what)
    return failure.what


@dataclass(frozen=True)
class Labels:
    """How questions are called in tables: the cells of each, under these headings."""

    headings: tuple[str, ...]
    cells: Mapping[str, tuple[str, ...]]


def parts(
    answers: Sequence[Answer], scenario: Scenario, language: Language, labels: Labels | None = None
) -> Iterator[Part]:
    """How good each answer is, what it means for people, what was asked; what has no answer, and why."""
    names = labels or Labels((say(language, "column-question"),), {one.name: (one.name,) for one in answers})

    def part(title: str, columns: Sequence[str], cells: Callable[[Answer], Sequence[str]], right: int = 0) -> Part:
        rows = tuple((*names.cells[one.name], *row) for one in answers if (row := tuple(cells(one))))
        first = len(names.headings)
        numbers = tuple(range(first, first + right))
        return Part(say(language, title), (*names.headings, *columns), rows, right=numbers)

    levels = tuple(say(language, "compare-level", level=level) for level in _LEVELS)
    placed, outcome = (say(language, f"column-{one}") for one in ("placed", "outcome"))
    yield part("compare-worth", (placed, *levels, outcome), lambda one: _worth(one, language), right=5)
    columns = ("shortfall", "reached", "outer", "crowding", "changes", "differs")
    heads = tuple(say(language, f"column-{one}") for one in columns)
    yield part("compare-meaning", heads, lambda one: _meaning(one.figures), right=6)
    base = next((one for one in answers if one.name == BASE), None)
    short = part("compare-short", [say(language, "column-regions")], lambda one: _short(one, base, scenario, language))
    yield from [short] if short.rows else []
    yield from _asked(answers, language)
    failed = part("compare-failed", [say(language, "column-why")], lambda one: [one.error] if one.error else [])
    yield from [failed] if failed.rows else []


def _worth(answer: Answer, language: Language) -> tuple[str, ...]:
    found = answer.figures
    if found is None:
        return (NONE, *(NONE for _ in _LEVELS), say(language, "compare-no-answer"))
    every = found.placed + len(found.unplaced)
    outcome = say(language, _OUTCOMES[found.outcome])
    return (f"{found.placed}/{every}", *(_cost(level) for level in found.levels), outcome)


def _cost(level: LevelResult) -> str:
    """The cost alone where it is proven, with its bound where there is one, else with a question mark."""
    if level.cost == level.bound:
        return str(level.cost)
    return f"{level.cost} ≥?" if level.bound is None else f"{level.cost} ≥{level.bound}"


def _meaning(found: Figures | None) -> tuple[str, ...]:
    if found is None:
        return (NONE,) * 6
    coverage = found.coverage
    return (
        str(sum(coverage.shortfall.values())),
        f"{coverage.reached}/{coverage.places}",
        f"{coverage.outside_percent} %",
        *(NONE if one is None else str(one) for one in (found.crowding, found.changes, found.differs)),
    )


def _short(answer: Answer, base: Answer | None, scenario: Scenario, language: Language) -> list[str]:
    """The regions that miss meetings to their share; beside a base only those that miss others than there."""
    if answer.figures is None:
        return []
    short = answer.figures.coverage.shortfall
    before = base.figures.coverage.shortfall if base is not None and base.figures is not None else None
    if before is None or answer is base:
        words = [f"{region_name(scenario, region, language)}: {missing}" for region, missing in short.items()]
    else:
        words = [
            f"{region_name(scenario, region, language)}: {before.get(region, 0)} → {short.get(region, 0)}"
            for region in scenario.regions
            if short.get(region, 0) != before.get(region, 0)
        ]
    return ["; ".join(words)] if words else []


def _asked(answers: Sequence[Answer], language: Language) -> Iterator[Part]:
    columns = tuple(say(language, f"column-{one}") for one in ("key", "before", "after"))
    for answer in answers:
        title = answer.title.in_language(language)
        words = f"{answer.name}: {title}" if title else answer.name
        if answer.asked:
            yield Part(words, columns, tuple(_difference(one) for one in answer.asked))


def _difference(one: Difference) -> tuple[str, str, str]:
    return ".".join(one.key), _flow(one.before), _flow(one.after)


def _flow(value: Any) -> str:
    if value is None:
        return NONE
    text: str = yaml.safe_dump(value, default_flow_style=True, width=float("inf"), sort_keys=False, allow_unicode=True)
    return text.removesuffix("\n").removesuffix("\n...").replace("'", "")


def as_csv(answers: Sequence[Answer], scenario: Scenario, extra: Sequence[tuple[str, Sequence[str]]] = ()) -> str:
    """A row a question with the keys of the data as headings; `extra` are further columns that come after the name.

    Each region has a column with the meetings it misses to its share.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    rows = [_csv_row(answer, scenario) for answer in answers]
    names = list(rows[0]) if rows else []
    writer.writerow([safe(one) for one in (*names[:1], *(head for head, _ in extra), *names[1:])])
    for at, row in enumerate(rows):
        cells = list(row.values())
        writer.writerow([safe(one) for one in (*cells[:1], *(values[at] for _, values in extra), *cells[1:])])
    return text.getvalue()


def _csv_row(answer: Answer, scenario: Scenario) -> dict[str, str | int | None]:
    found = answer.figures
    coverage = found.coverage if found else None
    row: dict[str, str | int | None] = {"name": answer.name, "error": answer.error}
    row["outcome"] = found.outcome if found else None
    row["placed"] = found.placed if found else None
    row["unplaced"] = len(found.unplaced) if found else None
    by_level = {level.level: level for level in found.levels} if found else {}
    for level in _LEVELS:
        row[f"level_{level}_cost"] = by_level[level].cost if level in by_level else None
        row[f"level_{level}_bound"] = by_level[level].bound if level in by_level else None
    row["shortfall"] = sum(coverage.shortfall.values()) if coverage else None
    row["reached"] = coverage.reached if coverage else None
    row["outside_percent"] = coverage.outside_percent if coverage else None
    row |= {one: getattr(found, one) if found else None for one in ("crowding", "changes", "differs")}
    for region in scenario.regions:
        row[f"shortfall_{region}"] = coverage.shortfall.get(region, 0) if coverage else None
    return row
