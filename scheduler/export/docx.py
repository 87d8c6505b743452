"""The papers as Word documents: templates that an official can edit, filled in a sandbox, with fixed bytes."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from importlib import resources
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import TemplateError

from scheduler.export import Files, Wish
from scheduler.export._papers import Kind, Paper, papers
from scheduler.export._redline import mark
from scheduler.export._template import Sandbox, checked, demand_fields, explained
from scheduler.report import Report

_FIXED = (1980, 1, 1, 0, 0, 0)
"""The date of every part inside the file; ZIP knows none earlier."""
_NEEDED = frozenset(("draft", "heading", "points", "rows", "number"))
"""What a decree cannot do without."""
_BROKEN = (
    TemplateError,
    ArithmeticError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    SyntaxError,
    RecursionError,
)
"""What a template can raise: its marks, what they compute, the XML that comes of them."""


def render(found: Report, wish: Wish) -> Files:
    """The decree, beside a draft its note and agreement sheet, beside an amending decree the redline of its annex.

    Raises BadInput for a template that is broken or unsafe.
    """
    return {added: _document(paper, wish) for added, paper in papers(found, wish, redline=True).items()}


def template(kind: Kind) -> bytes:
    """The product's own template of a paper, to be edited in Word."""
    return resources.files("scheduler.export").joinpath("templates", f"{kind}.docx").read_bytes()


def _document(paper: Paper, wish: Wish) -> bytes:
    given = wish.template if paper.kind == "decree" else None
    filled = _filled_in(*given, paper) if given is not None else _filled(template(paper.kind), paper)
    if paper.kind == "redline":
        mark(filled.docx, paper)
    _describe(filled, paper)
    made = BytesIO()
    filled.save(made)
    return fixed(made.getvalue())


def _filled(content: bytes, paper: Paper) -> DocxTemplate:
    document = DocxTemplate(BytesIO(content))
    document.render({"paper": paper.as_data()}, jinja_env=Sandbox())
    return document


def _filled_in(path: Path, content: bytes, paper: Paper) -> DocxTemplate:
    """Somebody's own template with the paper in it. Whatever fails in it is for its author to mend. Raises BadInput."""
    name = str(path)
    checked(name, content)
    try:
        demand_fields(name, _sources(DocxTemplate(BytesIO(content))), _NEEDED)
        return _filled(content, paper)
    except _BROKEN as error:
        raise explained(name, error) from None


def _sources(document: DocxTemplate) -> list[str]:
    """The marks of the template's body, headers and footers, as they are evaluated."""
    document.init_docx()
    edges = (document.HEADER_URI, document.FOOTER_URI)
    parts = (document.get_part_xml(part) for uri in edges for _, part in document.get_headers_footers(uri))
    return [document.patch_xml(source) for source in (document.get_xml(), *parts)]


def _describe(document: DocxTemplate, paper: Paper) -> None:
    """Where the document comes from, in its properties; none of them tells when it was made."""
    properties = document.docx.core_properties
    properties.title = paper.title[:255]
    properties.author = properties.last_modified_by = "Kezdesu"
    properties.identifier = paper.digest
    properties.version = str(paper.revision)
    properties.comments = paper.provenance[:255]
    properties.created = properties.modified = datetime.combine(datetime.fromisoformat(paper.as_of), time())
    properties.revision = 1


def fixed(content: bytes) -> bytes:
    """The same document with equal bytes every time."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _FIXED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return made.getvalue()
