"""`kezdesu rules`: what the policy asks, with its numbers and where they come from."""

from __future__ import annotations

from typing import Any

import click

from constraints._catalogue import bind
from scenarios.domain import Certainty, Language, Mode, Model, Policy
from scenarios.policy import load_policy
from scheduler.cli._inputs import read_scenario
from scheduler.cli._options import json_option, language_option
from scheduler.cli._output import print_json
from scheduler.terminal import heading, show, table
from scheduler.words import say, title

DEFAULT_POLICY = "decree-863"


class RuleRow(Model):
    """A rule as the policy sets it; `numbers` are its own, `amount` is counted in `unit`."""

    rule: str
    mode: Mode
    level: int | None
    weight: int | None
    numbers: dict[str, Any]
    unit: str
    source: str
    certainty: Certainty


class RuleTable(Model):
    """The --json object of `rules`."""

    policy: str
    exempt: tuple[str, ...]
    rules: tuple[RuleRow, ...]


RESULT = RuleTable


def rule_table(policy: Policy) -> RuleTable:
    """Every rule of a policy, in the policy's order."""
    units = {rule.name: rule.unit for rule in bind(policy)}
    rows = tuple(
        RuleRow(
            rule=name,
            mode=setting.mode,
            level=setting.level,
            weight=setting.weight,
            numbers=setting.numbers,
            unit=units[name],
            source=setting.source,
            certainty=setting.certainty,
        )
        for name, setting in policy.rules.items()
    )
    return RuleTable(policy=policy.policy, exempt=policy.exempt, rules=rows)


@click.command("rules")
@click.argument("scenario", required=False)
@language_option
@json_option
def command(scenario: str | None, language: Language, as_json: bool) -> None:
    """Shows the rules of SCENARIO's policy: mode, level, weight, numbers, unit, source and its certainty.

    Without SCENARIO the pack decree-863. Certainty: C certain, L likely, U unknown, choice (a planner's, not law).
    """
    policy = read_scenario(scenario).policy if scenario else load_policy(DEFAULT_POLICY)
    found = rule_table(policy)
    if as_json:
        print_json(found)
        return
    headings = ("rule", "mode", "level", "weight", "numbers", "source")
    shown = table(
        *(say(language, f"column-{one}") for one in headings), right=(2, 3), first=max(map(len, policy.rules))
    )
    for row in found.rules:
        shown.add_row(
            f"{title(row.rule, language)}\n{row.rule}",
            say(language, f"mode-{row.mode}"),
            "" if row.level is None else str(row.level),
            "" if row.weight is None else str(row.weight),
            f"{number_words(row.numbers)}\n({row.unit})" if row.numbers else f"({row.unit})",
            f"{row.source} [{row.certainty}]",
        )
    show([heading(found.policy), shown])


def number_words(numbers: dict[str, Any]) -> str:
    """A rule's numbers on one line: `at_most 4`, nested ones with their keys."""
    return ", ".join(
        f"{name} {number_words(value)}" if isinstance(value, dict) else f"{name} {_shown(value)}"
        for name, value in numbers.items()
    )


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
