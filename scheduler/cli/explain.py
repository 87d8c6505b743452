"""`kezdesu explain`: why a proposal has no meeting and what would give it one; why a meeting is where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import click
from rich.console import RenderableType
from rich.text import Text

from constraints._catalogue import problems as policy_problems
from scenarios.digest import digest
from scenarios.domain import Language, Scenario
from scenarios.find import find, find_file
from scenarios.load import load
from scenarios.problem import BadInput, Problem, maybe
from scenarios.read_schedule import load_schedule
from scenarios.schedule import Schedule
from scheduler.cli._group import OUT_OF_TIME, Stop
from scheduler.cli._inputs import reading_of
from scheduler.cli._options import (
    json_option,
    language_option,
    scenario_argument,
    schedule_argument,
    solving_options,
)
from scheduler.cli._output import print_json
from scheduler.explaining.explain_words import operation_words
from scheduler.explaining.explanations import Explanation, Explanations, of_placed, of_unplaced, operation_of, to_text
from scheduler.explaining.sources_of import Places
from scheduler.files import STANDARD_OUTPUT, check_writable, write
from scheduler.terminal import heading, item, show
from scheduler.words import date_words, meeting_name, place_name, say, title

RESULT = Explanation


@dataclass(frozen=True)
class Solving:
    """How to solve: a moment of `time.monotonic` (None: never ends), the seed, and the threads of the search."""

    deadline: float | None
    seed: int
    workers: int


@click.command("explain")
@scenario_argument
@schedule_argument
@click.argument("proposal", required=False)
@click.option("--all", "everything", is_flag=True, help="Explains every proposal; needs -o.")
@click.option("-o", "--output", metavar="FILE", help="Where --all writes; - is standard output.")
@solving_options
@language_option
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    scenario: str,
    schedule: str,
    proposal: str | None,
    everything: bool,
    output: str | None,
    time_limit: float,
    seed: int,
    workers: int,
    language: Language,
    as_json: bool,
) -> None:
    """Explains a PROPOSAL of SCHEDULE: what binds its meeting, or why it has none and what would make room for it.

    Every reason is proven, and every way out was found as a schedule. With --all, writes the explanations of all
    proposals, for `report`; `verify-explain` proves such a file again. No proposal takes longer than
    20 seconds: past them a conflict may be not minimal, and is marked so.
    """
    if everything == (proposal is not None):
        raise click.UsageError("Give either a PROPOSAL or --all.")
    if everything != (output is not None):
        raise click.UsageError("--all and -o belong together.")
    if output is not None:
        if as_json and output == STANDARD_OUTPUT:
            raise click.UsageError("--json and -o - both want standard output; give -o a file.")
        check_writable(output)
    problem, found, places = read_places(scenario, schedule)
    means = Solving(ctx.obj + time_limit if time_limit else None, seed, workers)
    if proposal is not None:
        known_proposal(problem, proposal)
        told = explained(problem, found, proposal, language, places, means)
        if as_json:
            print_json(told)
        else:
            show(page(problem, found, told, language))
        return
    rows = tuple(
        explained(problem, found, one, language, places, means, brief=True) for one in sorted(problem.proposals)
    )
    whole = Explanations(schedule=found.name, digest=digest(found), explanations=rows)
    write(str(output), to_text(whole))
    if as_json:
        print_json({"explained": len(rows), "unplaced": sum(not row.placed for row in rows)})
    elif output != STANDARD_OUTPUT:
        click.echo(say(language, "explain-all-done", count=len(rows), path=str(output)))


def read_places(scenario: str, schedule: str) -> tuple[Scenario, Schedule, Places]:
    """The scenario as the schedule has it, the schedule, and where each input stands. Raises BadInput."""
    read, own = load_schedule(find_file(schedule))
    reading = reading_of(scenario, read, own)
    folder = load(find(scenario), check_policy=policy_problems)
    return reading.scenario, reading.schedule, Places(folder.scenario, folder.sources, reading.schedule, own)


def known_proposal(scenario: Scenario, proposal: str) -> None:
    """Raises BadInput where there is no such proposal."""
    if proposal not in scenario.proposals:
        what = f"there is no proposal '{proposal}'.{maybe(proposal, scenario.proposals)}"
        raise BadInput([Problem("PROPOSAL", "", what)])


def explained(
    scenario: Scenario,
    schedule: Schedule,
    proposal: str,
    language: Language,
    places: Places,
    means: Solving,
    *,
    brief: bool = False,
) -> Explanation:
    """The explanation of one proposal; ends the command where not even a conflict was found in time."""
    from scheduler.engine.search import Stop as Ending  # noqa: PLC0415
    from scheduler.explaining.board import Board  # noqa: PLC0415 - the solver loads after the inputs are sound
    from scheduler.explaining.explain import PATIENCE, explain, explain_meeting  # noqa: PLC0415

    meetings = schedule.meetings
    if proposal in meetings:
        found = explain_meeting(scenario, meetings, proposal, brief=brief)
        return of_placed(scenario, meetings, found, language, places)
    try:
        stop = Ending(means.deadline).within(PATIENCE)
        why = explain(Board.of(scenario, meetings), proposal, stop=stop, seed=means.seed, workers=means.workers)
    except TimeoutError:
        raise Stop(say(language, "explain-out-of-time", proposal=proposal), OUT_OF_TIME) from None
    return of_unplaced(scenario, meetings, why, language, places)


def page(scenario: Scenario, schedule: Schedule, told: Explanation, language: Language) -> Iterator[RenderableType]:
    """The explanation for people."""
    yield from (_placed if told.placed else _unplaced)(scenario, schedule, told, language)


def _unplaced(
    scenario: Scenario, schedule: Schedule, told: Explanation, language: Language
) -> Iterator[RenderableType]:
    yield heading(say(language, "explain-no-meeting", proposal=meeting_name(scenario, told.proposal, language, {})))
    if told.conflict is not None:
        yield Text(say(language, "explain-conflict"))
        for member in told.conflict.members:
            yield item(f"{member.sentence} [{member.source}]" if member.source else member.sentence)
        if not told.conflict.minimal:
            yield Text(say(language, "explain-not-minimal"))
        yield Text()
        yield heading(say(language, "explain-room" if told.counterfactuals else "explain-no-room"))
        yield from (item(row.sentence) for row in told.counterfactuals)
        if not told.complete:
            yield Text(say(language, "explain-cut-short"))
    if told.moves:
        yield Text(say(language, "explain-moves"))
        yield from (item(operation_words(scenario, operation_of(one), language)) for one in told.moves)
    if told.minimum:
        yield Text(say(language, "explain-minimum"))
        for row in told.minimum:
            yield item(say(language, "explain-worse", case=row.sentence, amount=row.amount))


def _placed(scenario: Scenario, schedule: Schedule, told: Explanation, language: Language) -> Iterator[RenderableType]:
    name = meeting_name(scenario, told.proposal, language, schedule.meetings)
    yield heading(say(language, "explain-placed", meeting=name))
    if told.binding:
        yield Text(say(language, "explain-nearer"))
    for row in told.binding:
        day = date_words(row.date, language)
        if row.breaches:
            cases = " ".join(one.sentence for one in row.breaches)
            yield item(say(language, "explain-breach", date=day, cases=cases))
        elif row.costs is not None:
            yield item(say(language, "explain-costs-more", date=day, costs=_levels(row.costs)))
    if told.costs:
        yield Text(say(language, "explain-shares"))
    for cost in told.costs:
        level = say(language, "check-level", level=cost.level, cost=cost.cost)
        yield item(f"{title(cost.rule, language)}: {level}")
    yield Text(say(language, "explain-slack", count=len(told.slack)))
    if told.slack:
        yield item(", ".join(day.isoformat() for day in told.slack))
    if told.next_best is not None:
        place = place_name(scenario, told.next_best.place, language)
        day = date_words(told.next_best.date, language)
        yield Text(say(language, "explain-next", date=day, place=place, costs=_levels(told.next_best.costs)))


def _levels(costs: tuple[int, ...]) -> str:
    return " / ".join(f"{cost:+d}" if cost else "0" for cost in costs)
