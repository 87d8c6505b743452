"""The papers as pages that print as they look: no script, nothing loaded from anywhere, every value escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from scheduler.export import Files, Wish
from scheduler.export._papers import papers
from scheduler.report import Report


def render(found: Report, wish: Wish) -> Files:
    """The decree, and beside a draft its note and its agreement sheet."""
    return {
        added: f"{_template().render(paper=paper.as_data())}\n".encode() for added, paper in papers(found, wish).items()
    }


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("scheduler.export"), undefined=StrictUndefined, autoescape=True, auto_reload=False
    )
    return environment.get_template("papers.html")
