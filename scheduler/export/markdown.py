"""The papers as Markdown; nothing in the data is read as markup, and a cell stays one cell."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from scheduler.export import Files, Wish
from scheduler.export._papers import papers
from scheduler.markdown import as_markdown
from scheduler.report import Report


def render(found: Report, wish: Wish) -> Files:
    """The decree, and beside a draft its note and its agreement sheet."""
    made = papers(found, wish)
    return {added: f"{_template().render(paper=paper.as_data())}\n".encode() for added, paper in made.items()}


def _text(value: object) -> Markup:
    """What the template itself made stays; data is escaped, as Markdown and not as HTML."""
    return value if isinstance(value, Markup) else Markup(as_markdown(str(value)))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("scheduler.export"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_text,
        auto_reload=False,
    )
    return environment.get_template("papers.md")
