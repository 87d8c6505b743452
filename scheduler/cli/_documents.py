"""What commands that write documents share: published revisions, the report, names in the languages asked for."""

from __future__ import annotations

from pathlib import Path

import click

from scenarios.domain import Language
from scenarios.problem import BadInput, Problem
from scenarios.schedule import Published, Schedule
from scheduler.cli._inputs import Reading, assessed, reading_of
from scheduler.export._plain import plain
from scheduler.history.revision_chain import verify
from scheduler.history.revisions import Revision, digests, history
from scheduler.report import Past, Report, report, words_missing


def report_of(
    name: str, reading: Reading, languages: tuple[Language, ...], published: tuple[Revision, ...] = ()
) -> Report:
    """The report of a reading; what was left out of texts is told. Raises BadInput where names are lacking."""
    found, warnings = plain(report_since(name, reading, published, None))
    demand_names(name, found, languages)
    for warning in warnings:
        click.echo(warning, err=True)
    return found


def demand_names(scenario: str, found: Report, languages: tuple[Language, ...]) -> None:
    """Raises BadInput with every name that lacks one of these languages."""
    missing = words_missing(found, languages)
    if missing:
        raise BadInput(Problem(scenario, key, f"there is no name in {language}.") for key, language in missing)


def history_of(folder: str | None) -> tuple[Revision, ...]:
    """The revisions of a folder, none without one. Raises BadInput where the history is not whole."""
    if folder is None:
        return ()
    found = history(Path(folder))
    damaged = [
        Problem(f"{folder}/{one.file}", "", f"the history is not whole ({one.kind}).") for one in verify(Path(folder))
    ]
    if damaged:
        raise BadInput(damaged)
    return found


def report_since(scenario: str, reading: Reading, published: tuple[Revision, ...], amends: int | None) -> Report:
    """The report, with the changes since the amended revision or else since the last one that is another schedule."""
    schedule = reading.schedule
    same = [one for one in published if set(digests(one.schedule)) & set(digests(schedule))]
    others = [one for one in published if one not in same and one.published.number <= _number(same, published)]
    base = published[amends - 1] if amends is not None else others[-1] if others else None
    past = None
    if base is not None:
        old = reading_of(scenario, base.schedule)
        past = Past(old.scenario, old.schedule)
    marked = _marked(schedule, same)
    return report(reading.scenario, marked, assessed(reading.scenario, schedule), past)


def _number(same: list[Revision], published: tuple[Revision, ...]) -> int:
    return (same or list(published))[-1].published.number


def _marked(schedule: Schedule, same: list[Revision]) -> Schedule:
    """The schedule with what publishing said of it, where it was published."""
    last: Published | None = same[-1].published if same else schedule.published
    return schedule.model_copy(update={"published": last})
