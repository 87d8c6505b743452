"""What commands that write documents share: the report with plain texts, every name in the languages asked for."""

from __future__ import annotations

import click

from scenarios.domain import Language
from scenarios.problem import BadInput, Problem
from scheduler.cli._inputs import Reading, assessed
from scheduler.export._plain import plain
from scheduler.report import Past, Report, report, words_missing


def report_of(name: str, reading: Reading, languages: tuple[Language, ...], old: Past | None = None) -> Report:
    """The report of a reading; what was left out of texts is told. Raises BadInput where names are lacking."""
    found, warnings = plain(
        report(reading.scenario, reading.schedule, assessed(reading.scenario, reading.schedule), old)
    )
    demand_names(name, found, languages)
    for warning in warnings:
        click.echo(warning, err=True)
    return found


def demand_names(name: str, found: Report, languages: tuple[Language, ...]) -> None:
    """Raises BadInput with every name that lacks one of these languages."""
    missing = words_missing(found, languages)
    if missing:
        raise BadInput(Problem(name, key, f"there is no name in {language}.") for key, language in missing)
