"""The page as one HTML file: it asks nobody for anything, and a policy in it forbids that it could."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable
from functools import partial
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from scenarios.calendar import month_of
from scenarios.domain import LANGUAGES, Language, Text
from scenarios.outlines import ATTRIBUTION
from scheduler.page import _changes as changes
from scheduler.page._coverage import STEPS, WHEN, coverage, off_map, picture
from scheduler.page._heat import cells, months_over_weeks
from scheduler.page.data import as_script, data, in_order
from scheduler.page.facts import Page
from scheduler.page.weeks import Week
from scheduler.page.wording import (
    Wording,
    date_text,
    in_each,
    month_only,
    month_text,
    name_text,
    phrase,
    rule_text,
    short_text,
    weekday_text,
)
from scheduler.report import AnnexRow, Report
from scheduler.summary import LevelSummary, outside_line, proof_lines

SECTIONS = ("overview", "year", "map", "calendar", "changes", "refusals", "scores", "meetings")
SCRIPTS = ("page.js", "language.js", "tip.js", "filter.js", "heat.js", "calendar.js", "start.js")
"""The parts of the one script, in their order; they share one scope."""


def html(page: Page, language: Language) -> bytes:
    """The page with this language first; equal pages give equal bytes."""
    wording = Wording(language)
    style, script = _inline("style.css"), _script()
    text = (
        _environment()
        .get_template("page.html")
        .render(
            **_words(wording),
            **_content(page, wording),
            style=style,
            script=script,
            style_hash=_digest(style),
            script_hash=_digest(script),
            data=lambda: Markup(as_script(data(page, wording))),
        )
    )
    return text.encode()


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("scheduler.page", "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _inline(name: str) -> Markup:
    """A file of the package to stand in the page as it is."""
    return Markup(resources.files("scheduler.page").joinpath(name).read_text(encoding="utf-8"))


def _script() -> Markup:
    parts = "\n".join(_inline(f"script/{name}") for name in SCRIPTS)
    return Markup('"use strict";\n(() => {{\n{}\n}})();\n').format(Markup(parts))


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _words(wording: Wording) -> dict[str, Any]:
    """What templates say words with."""
    return {
        "language": wording.language,
        "t": wording.t,
        "w": lambda key, **given: wording.t(phrase(key, **given)),
        "index": wording.index,
        "label": wording.label,
        "phrase": phrase,
        "date": lambda day: wording.t(date_text(day)),
        "weekday": weekday_text,
        "month": month_text,
        "month_only": month_only,
        "name": name_text,
        "short": short_text,
        "rule": rule_text,
        "dash": lambda number: "–" if number is None else number,
        "week_words": _week_words,
        "level_is": lambda level: wording.t(phrase(f"page-level-{level}")),
        "section_title": lambda name: wording.t(phrase(f"page-section-{name}")),
    }


def _content(page: Page, wording: Wording) -> dict[str, Any]:
    report = page.report
    regions = coverage(page)
    levels, outcome = _level_words(report)
    order = partial(in_order, language=wording.language)
    return {
        "page": page,
        "report": report,
        "heading": report.title if report.title.read("en") else Text(kk=report.name, ru=report.name, en=report.name),
        "sections": sections(page),
        "attribution": ATTRIBUTION,
        "bodies": [(id_, report.bodies[id_]) for id_ in order(report.bodies)],
        "regions": [(id_, report.regions[id_]) for id_ in order(report.regions)],
        "outside": in_each(partial(outside_line, report.figures)),
        "reached": phrase(
            "page-reached",
            reached=sum(one.reached for one in regions.values()),
            places=sum(one.places for one in regions.values()),
        ),
        "below": phrase("page-below", count=sum(bool(one.after) for one in regions.values()), regions=len(regions)),
        "levels": levels,
        "outcome": outcome,
        "most": max([1, *(max(one.planned, one.cap or 0) for one in report.figures.months)]),
        "heat": cells(page),
        "week_months": months_over_weeks(page),
        "picture": picture(page, regions),
        "pictures": WHEN,
        "shades": [(f"s{step}", phrase(f"page-shade-{step}")) for step in range(len(STEPS) + 1)],
        "off_map": off_map(page),
        "coverage": [regions[id_] for id_ in order(report.regions) if id_ in regions],
        "calendar": {
            "bodies": _by_month(report.rows, lambda row: [body.id for body in row.bodies]),
            "regions": _by_month(report.rows, lambda row: [row.region.id]),
        },
        "marked": {one for mark in page.marks for one in mark.meetings},
        "change_counts": changes.counts(report),
        "month_lines": changes.month_lines(report.horizon),
        "position": partial(changes.position, report.horizon),
        "arrow": changes.arrow,
    }


def sections(page: Page) -> tuple[str, ...]:
    """The sections of a page: one for a body or a region leaves out what is said of the whole schedule."""
    without = {None: (), "body": ("map", "scores"), "region": ("scores",)}[page.kind]
    return tuple(name for name in SECTIONS if name not in without)


def _level_words(report: Report) -> tuple[list[tuple[LevelSummary, Text]], Text]:
    """Each level with the sentence of its proof, and the sentence of how the search ended."""
    told = [list(proof_lines(report.figures, language)) for language in LANGUAGES]
    *levels, outcome = (Text(**dict(zip(LANGUAGES, words, strict=True))) for words in zip(*told, strict=True))
    return list(zip(report.figures.levels, levels, strict=True)), outcome


def _week_words(week: Week) -> Text:
    return phrase("page-week", first=date_text(week.first))


def _by_month(
    rows: Iterable[AnnexRow], groups: Callable[[AnnexRow], Iterable[str]]
) -> dict[str, dict[str, list[AnnexRow]]]:
    """The rows of each group by month, groups without any left out."""
    found: dict[str, dict[str, list[AnnexRow]]] = {}
    for row in rows:
        for group in groups(row):
            found.setdefault(group, {}).setdefault(month_of(row.date), []).append(row)
    return found
