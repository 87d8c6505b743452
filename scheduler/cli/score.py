"""`kezdesu score`: what a schedule costs, by level, rule, region, body and meeting."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import RenderableType
from rich.text import Text

from constraints._assess import LEVELS
from scenarios.domain import Language, Model, Scenario
from scheduler.cli._inputs import read_schedule
from scheduler.cli._options import json_option, language_option, scenario_argument, schedule_argument
from scheduler.cli._output import print_json
from scheduler.score import BREAKDOWNS, By, Score, score
from scheduler.terminal import heading, show, table
from scheduler.words import body_name, meeting_name, region_name, say, title


class ScoreResult(Score):
    """The --json object of `score`: costs of levels 1 to 4 and their breakdowns; `against`: those of the other."""

    against: Score | None = None


RESULT = ScoreResult


class _Line(Model):
    """A row of a table, beside that of the other schedule."""

    name: str | None
    costs: tuple[int, ...]
    others: tuple[int, ...]


@click.command("score")
@scenario_argument
@schedule_argument
@click.option("--against", metavar="OTHER", help="Another schedule of the scenario: each cost with the difference.")
@language_option
@json_option
def command(scenario: str, schedule: str, against: str | None, language: Language, as_json: bool) -> None:
    """Says what SCHEDULE costs on each level, and which rules, regions, bodies and meetings that comes from.

    Each table sums to the cost of the level; the last row is what belongs to none, such as a place that nobody visits.
    With --against, the differences are those of SCHEDULE from OTHER, which is judged by its own operations.
    """
    if schedule == against == "-":
        raise click.UsageError("Only one of the two schedules can be standard input.")
    reading = read_schedule(scenario, schedule)
    mine = score(reading.scenario, reading.schedule.meetings)
    other = None
    if against is not None:
        beside = read_schedule(scenario, against)
        other = score(beside.scenario, beside.schedule.meetings)
    if as_json:
        print_json(ScoreResult(**{name: getattr(mine, name) for name in Score.model_fields}, against=other))
        return
    show(_page(reading.scenario, mine, other, language))


def _page(scenario: Scenario, mine: Score, other: Score | None, language: Language) -> Iterator[RenderableType]:
    yield heading(say(language, "score-title"))
    for at, level in enumerate(LEVELS):
        yield Text(
            say(language, "check-level", level=level, cost=_cell(mine.costs[at], other.costs[at] if other else None))
        )
    for by in BREAKDOWNS:
        yield Text()
        levels = [say(language, "score-level", level=level) for level in LEVELS]
        shown = table(say(language, f"column-{by}"), *levels, right=(1, 2, 3, 4))
        for line in _lines(mine, other, by):
            name = say(language, "score-rest") if line.name is None else _name(scenario, by, line.name, language)
            beside = line.others if other is not None else (None,) * len(LEVELS)
            shown.add_row(name, *(_cell(*pair) for pair in zip(line.costs, beside, strict=True)))
        yield shown


def _lines(mine: Score, other: Score | None, by: By) -> list[_Line]:
    """The rows of both schedules, most costly first by level, the rest at the end."""
    nothing = (0,) * len(LEVELS)
    here = {row.name: row.costs for row in mine.rows(by)}
    there = {row.name: row.costs for row in other.rows(by)} if other else {}
    lines = [
        _Line(name=name, costs=here.get(name, nothing), others=there.get(name, nothing)) for name in {**here, **there}
    ]
    return sorted(lines, key=lambda line: (line.name is None, *(-cost for cost in line.costs), line.name or ""))


def _cell(cost: int, other: int | None) -> str:
    if other is None or cost == other:
        return str(cost)
    return f"{cost} ({cost - other:+d})"


def _name(scenario: Scenario, by: By, name: str, language: Language) -> str:
    match by:
        case "rule":
            return title(name, language)
        case "region":
            return region_name(scenario, name, language)
        case "body":
            return body_name(scenario, name, language)
        case _:
            return meeting_name(scenario, name, language, {})
