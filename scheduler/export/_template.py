"""A DOCX template that somebody edited in Word: refused where it could run, fetch or embed anything; fields checked.

A template is data from outside. It may hold words, layout and fields of the paper, and nothing else: no macros, no
targets outside the file, no Word fields that read other files, no embedded objects, no XML entities.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from scenarios.problem import BadInput, Problem

MOST_BYTES = 20_000_000
MOST_UNPACKED = 60_000_000
_HARMLESS_FIELDS = frozenset(
    ("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "PAGEREF", "REF", "STYLEREF", "SEQ", "TOC")
)
_FOREIGN_PARTS = re.compile(
    r"vba|macros?/|activex|embeddings|oleobject|customui|attachedtoolbars|keymapcustomizations", re.I
)
_FOREIGN_ELEMENTS = frozenset(("altChunk", "object", "OLEObject", "control", "attachedTemplate", "subDoc", "mailMerge"))
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


class Sandbox(ImmutableSandboxedEnvironment):
    """Evaluates the fields of a template: no attribute of Python's own, no arithmetic, data stays, all is escaped."""

    intercepted_binops = frozenset(("*", "**", "+", "%"))

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=inert)

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """Arithmetic is not needed, and can fill the memory."""
        raise SecurityError(f"the operator {operator} is not allowed")


def inert(value: object) -> Markup:
    """The value as XML text that no later step reads as a mark of a template (`{_{` would become one)."""
    return Markup(escape(value).replace("_", Markup("&#95;")))


def checked(name: str, content: bytes) -> bytes:
    """The template as it is. Raises BadInput with everything for which it is refused."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            problems = list(_findings(archive, len(content)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        problems = ["is no DOCX document, or it is damaged."]
    if problems:
        raise BadInput(Problem(name, "", what) for what in dict.fromkeys(problems))
    return content


def explained(name: str, error: Exception) -> BadInput:
    """What is wrong with a template that could not be filled in, for its author."""
    if isinstance(error, UndefinedError):
        what = f"asks for a field that is missing: {error.message}."
    elif isinstance(error, TemplateSyntaxError):
        what = f"a mark cannot be read: {error.message}."
    elif isinstance(error, SecurityError):
        what = f"asks for what no template may: {error}."
    else:
        what = f"cannot be filled in: {error}."
    return BadInput([Problem(name, "", what)])


def demand_fields(name: str, sources: list[str], wanted: frozenset[str]) -> None:
    """Raises BadInput unless the template uses each of these fields somewhere: a decree has its rows."""
    environment, used = Sandbox(), set[str]()
    for source in sources:
        try:
            tree = environment.parse(source)
        except TemplateError as error:
            raise explained(name, error) from None
        used |= {one.attr for one in tree.find_all(nodes.Getattr)} | {one.name for one in tree.find_all(nodes.Name)}
    missing = sorted(wanted - used)
    if missing:
        raise BadInput([Problem(name, "", f"a field is missing from it: {', '.join(missing)}.")])


def _findings(archive: zipfile.ZipFile, size: int) -> Iterator[str]:
    entries = archive.infolist()
    if size > MOST_BYTES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        yield "is too large."
        return
    if "word/document.xml" not in archive.namelist():
        yield "is no DOCX document, or it is damaged."
        return
    for entry in entries:
        if _FOREIGN_PARTS.search(entry.filename):
            yield f"holds macros or embedded objects ({entry.filename})."
        elif entry.filename.endswith((".xml", ".rels")):
            yield from _part_findings(entry.filename, archive.read(entry))


def _part_findings(part: str, content: bytes) -> Iterator[str]:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        yield f"declares XML entities ({part})."
        return
    try:
        root = etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError:
        yield f"cannot be read ({part})."
        return
    if part == "[Content_Types].xml" and any("macroEnabled" in value for one in root for value in one.attrib.values()):
        yield "holds macros."
    for element in root.iter(etree.Element):
        if element.get("TargetMode", "").casefold() == "external":
            yield f"points outside itself ({element.get('Target', '')})."
        if etree.QName(element).localname in _FOREIGN_ELEMENTS:
            yield f"embeds or fetches something ({etree.QName(element).localname})."
    yield from (
        f"has a field that is not allowed ({field})." for field in _fields(root) if field not in _HARMLESS_FIELDS
    )


def _fields(root: etree._Element) -> Iterator[str]:
    """The names of Word fields: of simple ones, and of those whose instruction is spread over runs."""
    for simple in root.iter(f"{_W}fldSimple"):
        yield _name(simple.get(f"{_W}instr", ""))
    open_: list[str] = []
    for element in root.iter(f"{_W}fldChar", f"{_W}instrText", f"{_W}delInstrText"):
        kind = element.get(f"{_W}fldCharType") if element.tag == f"{_W}fldChar" else None
        if kind == "begin":
            open_.append("")
        elif kind in {"separate", "end"}:
            if open_ and open_[-1] is not None:
                yield _name(open_[-1])
                open_[-1] = ""
            if kind == "end" and open_:
                open_.pop()
        elif kind is None and open_:
            open_[-1] += element.text or ""
        elif kind is None:
            yield _name(element.text or "")


def _name(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else "PAGE"
