"""The papers as PDF: one typst template, data as JSON, the font inside the package; no network, no system fonts."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

import typst

from scheduler.export import Files, Wish
from scheduler.export._papers import Paper, papers
from scheduler.report import Report

_HERE = resources.files("scheduler.export")


def render(found: Report, wish: Wish) -> Files:
    """The decree, and beside a draft its note and its agreement sheet."""
    return {added: _document(paper) for added, paper in papers(found, wish).items()}


def _document(paper: Paper) -> bytes:
    data = json.dumps(paper.as_data(), ensure_ascii=False)
    return typst.compile(_template(), font_paths=_fonts(), sys_inputs={"paper": data}, timestamp=0)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_HERE.joinpath("fonts"))]
    )


@cache
def _template() -> bytes:
    return _HERE.joinpath("templates", "papers.typ").read_bytes()
