"""`kezdesu sweep`: a grid of policies as a table and as a chart, kept so that an ended run goes on where it was."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scenarios.difference import differences
from scenarios.digest import inputs
from scenarios.domain import Language, Model
from scenarios.problem import BadInput, Problem
from scheduler.asking.comparison import Answer
from scheduler.asking.comparison_report import Labels, as_csv, parts, row
from scheduler.asking.kept import Kept, Solving, check_folder
from scheduler.asking.parallel import workplace
from scheduler.asking.sweep import Point, Value, grid, read_axes, written
from scheduler.cli._executor import ends_at, followed, many_options
from scheduler.cli._group import FINDINGS, INTERRUPTED, Stop
from scheduler.cli._inputs import read_scenario
from scheduler.cli._options import json_option, language_option, scenario_argument
from scheduler.cli._output import print_json
from scheduler.cli.what_if import WhatIfRow
from scheduler.diff_report import as_markdown, as_text
from scheduler.files import write, write_bytes
from scheduler.terminal import show
from scheduler.words import say

if TYPE_CHECKING:
    from scheduler.asking.what_if import Baseline, Question

SCHEDULES = "schedules"


class SweepRow(WhatIfRow):
    """A point of the grid: the value of each number, the file of its schedule, and the figures or `error`."""

    values: dict[str, Value]
    file: str | None = None


class SweepResult(Model):
    """The --json object of `sweep`: the points of the grid, the last number running fastest."""

    points: tuple[SweepRow, ...]


RESULT = SweepResult


@click.command("sweep")
@scenario_argument
@click.option(
    "--policy",
    "texts",
    multiple=True,
    required=True,
    metavar="RULE.NUMBER=V,V...",
    help="Values that a number of a rule takes in turn; several of these options make a grid.",
)
@click.option(
    "-o", "--output", required=True, metavar="DIR", help="Table, chart and schedules; what is proven there is reused."
)
@many_options(0)
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    texts: tuple[str, ...],
    output: str,
    time_limit: float,
    seed: int,
    workers: int,
    executor: str,
    language: Language,
    as_json: bool,
) -> None:
    """Solves SCENARIO with every combination of the numbers given and writes sweep.csv, .md, .png and .svg to DIR.

    DIR keeps a schedule for each combination; a run that was ended goes on from them.
    """
    points = grid(read_axes(texts))
    check_folder(output)
    from scheduler.asking.what_if import Baseline, answers  # noqa: PLC0415 - the solver loads after the options are sound

    loaded = read_scenario(scenario)
    baseline = Baseline(loaded, inputs(loaded))
    asked = _questions(baseline, points)
    solving, kept = Solving(seed, workers, time_limit), Kept(Path(output) / SCHEDULES)
    until = ends_at(ctx.obj, time_limit)
    try:
        with workplace(executor, workers) as place:
            results = answers(asked, solving, place, until=until, kept=kept)
            found = dict(followed(results, len(asked), language))
    except KeyboardInterrupt:
        raise Stop(say(language, "sweep-interrupted", path=output), INTERRUPTED) from None
    rows = []
    for question in asked:
        changed = differences(baseline.scenario, question.scenario)
        begun = Answer(name=question.name, asked=changed)
        rows.append(row(begun, question.scenario, found[question.name], None, language))
    files = [
        "" if one.figures is None else f"{SCHEDULES}/{question.key(solving)}.yaml"
        for one, question in zip(rows, asked, strict=True)
    ]
    told = tuple(parts([one.replaced(asked=()) for one in rows], loaded, language, _labels(points)))
    values = [(axis.name, [written(point.values[at]) for point in points]) for at, axis in enumerate(points[0].axes)]
    write(str(Path(output) / "sweep.csv"), as_csv(rows, loaded, [*values, ("file", files)]))
    write(str(Path(output) / "sweep.md"), as_markdown(told))
    _write_charts(output, points, rows, language)
    if as_json:
        print_json({"points": [_data(*one) for one in zip(points, rows, files, strict=True)]})
    else:
        for position, part in enumerate(told):
            show([*([""] if position else []), *as_text([part])])
        names = ", ".join(str(Path(output) / f"sweep.{ending}") for ending in ("csv", "md", "png", "svg"))
        words = say(language, "sweep-written", files=names)
        click.echo(f"\n{words}")
    if any(one.error is not None for one in rows):
        ctx.exit(FINDINGS)


def _questions(baseline: Baseline, points: tuple[Point, ...]) -> list[Question]:
    """The question of each point. Raises BadInput with every value that a rule refuses."""
    problems: list[Problem] = []
    for axis in points[0].axes:
        for value in axis.values:
            try:
                baseline.ask(axis.name, (axis.operation(value),))
            except BadInput as bad:
                problems += [Problem("--policy", f"{axis.name}={written(value)}", one.what) for one in bad.problems]
    if problems:
        raise BadInput(problems)
    return [baseline.ask(point.name, point.operations) for point in points]


def _labels(points: tuple[Point, ...]) -> Labels:
    """Points are called by their values, under the names of the numbers; with the rules where two numbers share one."""
    axes = points[0].axes
    numbers = [axis.number for axis in axes]
    heads = tuple(axis.number if numbers.count(axis.number) == 1 else axis.name for axis in axes)
    return Labels(heads, {point.name: tuple(map(written, point.values)) for point in points})


def _write_charts(output: str, points: tuple[Point, ...], rows: list[Answer], language: Language) -> None:
    from scheduler.asking.sweep_chart import chart  # noqa: PLC0415 - the plotting library takes its time

    by_name = {one.name: one for one in rows}
    write_bytes(str(Path(output) / "sweep.png"), chart(points, by_name, "png", language))
    write_bytes(str(Path(output) / "sweep.svg"), chart(points, by_name, "svg", language))


def _data(point: Point, answer: Answer, file: str) -> dict[str, object]:
    values = {axis.name: value for axis, value in zip(point.axes, point.values, strict=True)}
    return {**answer.as_data(), "values": values, "file": file or None}
