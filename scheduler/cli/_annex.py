"""How an annex is asked for on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from scenarios.domain import Language
from scenarios.problem import BadInput, Problem
from scenarios.schedule import AnnexForm
from scheduler.annex import Dates
from scheduler.history.in_force import InForce

LANGUAGES: dict[str, tuple[Language, ...]] = {"kk": ("kk",), "ru": ("ru",), "en": ("en",), "kk+ru": ("kk", "ru")}


@dataclass(frozen=True)
class Asked:
    """What was asked of the form; None leaves it to the decree in force."""

    language: str | None = None
    dates: Dates | None = None
    order: Literal["date", "body"] | None = None

    def form(self, state: InForce | None, *, whole: bool) -> AnnexForm:
        """The form to print in. Raises BadInput where the decree in force has another and stays."""
        languages = LANGUAGES.get(self.language or "")
        options: dict[str, Any] = {"languages": languages, "dates": self.dates, "order": self.order}
        given = {name: value for name, value in options.items() if value is not None}
        base = AnnexForm() if state is None else state.form
        if state is not None and not whole:
            _demand_equal(given, base)
        changed = "order" in given and given["order"] != base.order
        return base.replaced(**given, **({"bodies": ()} if changed else {}))


def _demand_equal(given: dict[str, object], fixed: AnnexForm) -> None:
    options = {"languages": "--language", "dates": "--dates", "order": "--order"}
    problems = [
        Problem(
            options[name], "", f"the decree in force is fixed otherwise ({_said(getattr(fixed, name))}); see --whole."
        )
        for name, value in given.items()
        if value != getattr(fixed, name)
    ]
    if problems:
        raise BadInput(problems)


def _said(value: str | Iterable[str]) -> str:
    return value if isinstance(value, str) else "+".join(value)
