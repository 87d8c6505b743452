"""`kezdesu stress`: what slips do to a schedule, re-planned by the engine and as ministries did it in 2022."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import RenderableType
from rich.text import Text

from scenarios.domain import Language, Model
from scheduler.asking.comparison_report import NONE, failure_words
from scheduler.asking.kept import Solving
from scheduler.asking.parallel import Failure, workplace
from scheduler.asking.slips import Draws
from scheduler.asking.trials import METHOD, PERCENT, RESAMPLES, Interval, Measure, Spread, Trial, measures
from scheduler.cli._executor import ends_at, followed, many_options
from scheduler.cli._group import FINDINGS, Stop
from scheduler.cli._options import (
    acceptance_options,
    json_option,
    language_option,
    scenario_argument,
    schedule_argument,
)
from scheduler.cli._output import print_json
from scheduler.cli._request import read_given
from scheduler.terminal import heading, show, table
from scheduler.words import say


class FailedTrial(Model):
    """A trial without a result, and why."""

    trial: int
    error: str


class StressResult(Model):
    """The --json object of `stress`: every measure with its intervals (`method` says of what kind), every trial."""

    slip_rate: float
    seed: int
    method: str
    measures: tuple[Measure, ...]
    trials: tuple[Trial, ...]
    failed: tuple[FailedTrial, ...]


RESULT = StressResult


@click.command("stress")
@scenario_argument
@schedule_argument
@click.option(
    "--slip-rate",
    type=click.FloatRange(0, 1),
    default=0.18,
    show_default=True,
    help="Chance of each meeting of a month to slip on its first day.",
)
@click.option("--trials", "count", type=click.IntRange(min=1), default=60, show_default=True, help="Years to try.")
@acceptance_options
@many_options(0)
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    schedule: str,
    slip_rate: float,
    count: int,
    accept_inputs: bool,
    accept_breaches: bool,
    time_limit: float,
    seed: int,
    workers: int,
    executor: str,
    language: Language,
    as_json: bool,
) -> None:
    """Lets meetings of SCHEDULE slip month by month and tells how the year ends, in many trials.

    The engine re-plans each month (level 1, fewest changes, least shift; at the end the policy's levels). Beside it, on
    the same draws, stands 2022's practice: each ministry moves its own meeting and looks at nothing else.
    """
    given = read_given(scenario, schedule, language, accept_inputs=accept_inputs, accept_breaches=accept_breaches)
    from scheduler.asking.stress import Start, trials  # noqa: PLC0415 - the solver loads after the inputs are sound

    start = Start(given.scenario, given.schedule)
    luck = [Draws(slip_rate, seed, number) for number in range(1, count + 1)]
    until = ends_at(ctx.obj, time_limit)
    with workplace(executor, workers) as place:
        found = dict(followed(trials(start, luck, Solving(seed, workers, time_limit), place, until), count, language))
    failed = tuple(
        FailedTrial(trial=int(name), error=failure_words(one, language))
        for name, one in sorted(found.items(), key=lambda item: int(item[0]))
        if isinstance(one, Failure)
    )
    years = tuple(sorted((one for one in found.values() if isinstance(one, Trial)), key=lambda one: one.trial))
    if not years:
        raise Stop("\n".join(f"{one.trial}: {one.error}" for one in failed), FINDINGS)
    result = StressResult(
        slip_rate=slip_rate, seed=seed, method=METHOD, measures=measures(years, seed), trials=years, failed=failed
    )
    if as_json:
        print_json(result)
    else:
        show(_page(result, language))
    if failed:
        ctx.exit(FINDINGS)


def _page(result: StressResult, language: Language) -> Iterator[RenderableType]:
    yield heading(say(language, "stress-title", trials=len(result.trials), percent=f"{100 * result.slip_rate:g}"))
    columns = ("measure", "engine", "practice", "ratio")
    shown = table(*(say(language, f"column-{one}") for one in columns), right=(1, 2, 3))
    for one in result.measures:
        cells = (one.engine.mean, one.practice.mean, one.ratio)
        shown.add_row(say(language, _NAMES[one.measure]), *map(_interval, cells))
    yield shown
    yield Text(say(language, "stress-method", percent=PERCENT, resamples=RESAMPLES))
    yield Text()
    yield heading(say(language, "stress-spread"))
    spread = table(*(say(language, f"column-{one}") for one in ("measure", "engine", "practice")), right=(1, 2))
    for one in result.measures:
        spread.add_row(say(language, _NAMES[one.measure]), _spread(one.engine), _spread(one.practice))
    yield spread
    if result.failed:
        yield Text()
        yield heading(say(language, "stress-failed"))
        yield from (Text(f"{one.trial}: {one.error}") for one in result.failed)


def _interval(one: Interval | None) -> str:
    if one is None:
        return NONE
    return f"{one.value:g} [{one.low:g}, {'∞' if one.high is None else f'{one.high:g}'}]"


def _spread(one: Spread) -> str:
    return f"{one.least} / {one.median:g} / {one.most_of_ten:g} / {one.most}"


_NAMES = {
    "slipped": "stress-slipped",
    "changes": "stress-changes",
    "shift": "stress-shift",
    "refused": "stress-refused",
    "placed": "stress-placed",
    "breaches": "stress-breaches",
    "clashes": "stress-clashes",
    "crowding": "stress-crowding",
    "shortfall": "stress-shortfall",
    "reached": "stress-reached",
}
