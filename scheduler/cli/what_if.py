"""`kezdesu what-if`: many questions against one baseline, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from scenarios.difference import Difference, differences
from scenarios.digest import inputs
from scenarios.domain import Id, Language, Meeting, Model, Scenario, Text
from scenarios.find import find, find_file
from scenarios.problem import BadInput, Problem, not_one_of
from scenarios.read_operations import LoadedOperations, judged, load_what_if
from scenarios.schedule import LevelResult, Outcome, Schedule
from scheduler.asking.comparison import BASE, Answer, Coverage
from scheduler.asking.comparison_report import as_csv, parts, row
from scheduler.asking.kept import Kept, Solving, check_folder
from scheduler.asking.parallel import Failure, workplace
from scheduler.cli._executor import ends_at, followed, many_options
from scheduler.cli._group import FINDINGS, INTERRUPTED, Stop
from scheduler.cli._inputs import read_scenario
from scheduler.cli._options import acceptance_options, json_option, language_option, scenario_argument
from scheduler.cli._output import print_json
from scheduler.cli._request import read_given
from scheduler.diff_report import Part, as_markdown, as_text
from scheduler.files import STANDARD_OUTPUT, check_writable, to_yaml, write
from scheduler.terminal import show
from scheduler.words import say

if TYPE_CHECKING:
    from scheduler.asking.what_if import Baseline, Question

Form = Literal["text", "markdown", "csv"]


class WhatIfRow(Model):
    """A question: what it changes (`asked`), and the figures of its schedule, or `error`."""

    name: str
    title: Text = Text()
    asked: tuple[Difference, ...] = ()
    error: str | None = None
    outcome: Outcome | None = None
    placed: int | None = None
    unplaced: tuple[Id, ...] | None = None
    levels: tuple[LevelResult, ...] | None = None
    amounts: dict[str, int] | None = None
    coverage: Coverage | None = None
    crowding: int | None = None
    meetings: dict[Id, Meeting] | None = None
    changes: int | None = None
    differs: int | None = None


class WhatIfResult(Model):
    """The --json object of `what-if`: the base and the overlays; a failed one has `error` and no figures."""

    base: WhatIfRow
    overlays: tuple[WhatIfRow, ...]


RESULT = WhatIfResult


@click.command("what-if")
@scenario_argument
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--from", "start", metavar="SCHEDULE", help="The base: each question asks for the fewest changes of it.")
@click.option("--promote", metavar="NAME", help="Writes the schedule of this question to -o.")
@click.option("-o", "--output", metavar="FILE", help="Where --promote writes.")
@click.option("--keep", metavar="DIR", help="Keeps each schedule here as it arrives; proven ones are not solved again.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "csv"]), default="text", show_default=True)
@acceptance_options
@many_options(600)
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    files: tuple[str, ...],
    start: str | None,
    promote: str | None,
    output: str | None,
    keep: str | None,
    form: Form,
    accept_inputs: bool,
    accept_breaches: bool,
    time_limit: float,
    seed: int,
    workers: int,
    executor: str,
    language: Language,
    as_json: bool,
) -> None:
    """Compares what-if FILEs (without any: all of SCENARIO's what_if folder) with the scenario as it is.

    All are solved side by side, anew or, with --from, with the fewest changes of a schedule. A question that cannot be
    answered is a row that says so, and exit code 1.
    """
    if (promote is None) != (output is None):
        raise click.UsageError("--promote and -o go together.")
    if [*files, start].count("-") > 1:
        raise click.UsageError("only one file can be standard input.")
    paths = _paths(scenario, files)
    if promote is not None and output is not None:
        _check_promotion(promote, output, paths)
    if keep is not None:
        check_folder(keep)
    from scheduler.asking.what_if import answers  # noqa: PLC0415 - the solver loads after the options are sound

    baseline = _baseline(scenario, start, language, accept_inputs=accept_inputs, accept_breaches=accept_breaches)
    asked, refused = _questions(baseline, paths)
    solving = Solving(seed, workers, time_limit)
    kept = None if keep is None else Kept(Path(keep))
    until = ends_at(ctx.obj, time_limit)
    try:
        with workplace(executor, workers) as place:
            found = dict(followed(answers(asked, solving, place, until=until, kept=kept), len(asked), language))
    except KeyboardInterrupt:
        if keep is None:
            raise
        raise Stop(say(language, "sweep-interrupted", path=keep), INTERRUPTED) from None
    rows = _rows(baseline, paths, asked, refused, found, language)
    _say(rows, baseline.scenario, form, language, as_json=as_json)
    if promote is not None and output is not None:
        _promote(promote, output, found.get(promote), language, tell=not as_json and form == "text")
    if any(row.error is not None for row in rows):
        ctx.exit(FINDINGS)


def _paths(scenario: str, files: tuple[str, ...]) -> dict[str, Path]:
    """The what-if files by their names. Raises BadInput where there is none, or two have one name."""
    folder = find(scenario) / "what_if"
    found = [find_file(file) for file in files] or sorted(folder.glob("*.yaml"))
    if not found:
        raise BadInput([Problem(str(folder), "", "there is no what-if file here; name some.")])
    paths: dict[str, Path] = {}
    problems = []
    for path in found:
        if path.stem in paths or path.stem == BASE:
            what = "the base is called so." if path.stem == BASE else f"{paths[path.stem]} has the same name."
            problems.append(Problem(str(path), "", what))
        paths[path.stem] = path
    if problems:
        raise BadInput(problems)
    return paths


def _check_promotion(name: str, output: str, paths: dict[str, Path]) -> None:
    if name not in paths:
        raise BadInput([Problem("--promote", "", not_one_of(name, paths))])
    if output == STANDARD_OUTPUT:
        raise click.UsageError("the comparison and -o - both want standard output; give -o a file.")
    check_writable(output)


def _baseline(
    name: str, start: str | None, language: Language, *, accept_inputs: bool, accept_breaches: bool
) -> Baseline:
    from scheduler.asking.what_if import Baseline  # noqa: PLC0415 - loads the solver

    if start is None:
        scenario = read_scenario(name)
        return Baseline(scenario, inputs(scenario))
    given = read_given(name, start, language, accept_inputs=accept_inputs, accept_breaches=accept_breaches)
    return Baseline(given.scenario, given.now, given.read, given.schedule, given.drift)


def _questions(baseline: Baseline, paths: dict[str, Path]) -> tuple[list[Question], dict[str, str]]:
    """The base (where it is to be solved) and the questions that can be asked; what is wrong with the others."""
    asked = [] if baseline.old is not None else [baseline.ask(BASE, ())]
    refused: dict[str, str] = {}
    for name, path in paths.items():
        try:
            question = judged(load_what_if, path, partial(_asked, baseline, name))
        except BadInput as bad:
            refused[name] = str(bad)
            continue
        for warning in question.applied.warnings:
            click.echo(str(warning), err=True)
        asked.append(question)
    return asked, refused


def _asked(baseline: Baseline, name: str, file: LoadedOperations) -> Question:
    return baseline.ask(name, file.operations, file.title, file.where)


def _rows(
    baseline: Baseline,
    paths: dict[str, Path],
    asked: Sequence[Question],
    refused: dict[str, str],
    found: dict[str, Schedule | Failure],
    language: Language,
) -> list[Answer]:
    """The base, then the questions in the order of their files."""
    got: dict[str, Schedule | Failure] = {**found}
    if baseline.fitted is not None:
        got[BASE] = baseline.fitted
    base = got[BASE]
    meetings = base.meetings if isinstance(base, Schedule) else None
    questions = {question.name: question for question in asked}
    rows = [row(Answer(name=BASE), baseline.scenario, base, None, language)]
    for name in paths:
        if name in refused:
            rows.append(Answer(name=name, error=refused[name]))
            continue
        question = questions[name]
        changed = differences(baseline.scenario, question.scenario)
        begun = Answer(name=name, title=question.title, asked=changed)
        rows.append(row(begun, question.scenario, got[name], meetings, language))
    return rows


def _say(rows: list[Answer], scenario: Scenario, form: Form, language: Language, *, as_json: bool) -> None:
    if as_json:
        print_json({"base": rows[0].as_data(), "overlays": [one.as_data() for one in rows[1:]]})
    elif form == "csv":
        click.echo(as_csv(rows, scenario), nl=False)
    else:
        _say_parts(tuple(parts(rows, scenario, language)), form)


def _say_parts(found: tuple[Part, ...], form: Form) -> None:
    if form == "markdown":
        click.echo(as_markdown(found), nl=False)
        return
    for position, part in enumerate(found):
        show([*([""] if position else []), *as_text([part])])


def _promote(name: str, output: str, found: Schedule | Failure | None, language: Language, *, tell: bool) -> None:
    if not isinstance(found, Schedule):
        click.echo(say(language, "compare-not-promoted", name=name, path=output), err=True)
        return
    write(output, to_yaml(found))
    if tell:
        words = say(language, "compare-promoted", name=name, path=output)
        click.echo(f"\n{words}")
