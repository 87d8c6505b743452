"""Markdown, read back by a parser that knows tables."""

import pytest
from markdown_it import MarkdownIt

from scenarios.domain import Language
from scenarios.schedule import AnnexForm
from scheduler.annex import printed
from scheduler.export import Wish, render
from scheduler.export._plain import plain
from scheduler.markdown import as_markdown
from scheduler.report import Report
from tests.scheduler.export.conftest import NASTY, Reporting, venue

PARSER = MarkdownIt("commonmark").enable("table")


def rows(content: bytes) -> list[tuple[str, ...]]:
    found: list[list[str]] = []
    cell = False
    for token in PARSER.parse(content.decode()):
        if token.type == "tr_open":
            found.append([])
        cell = token.type in {"td_open", "th_open"} or (cell and token.type == "inline")
        if token.type == "inline" and cell:
            assert {child.type for child in token.children or ()} <= {"text", "text_special"}
            found[-1].append("".join(child.content for child in token.children or ()))
    return [tuple(row) for row in found]


def decree(report: Report, *languages: Language) -> bytes:
    return render("md", report, Wish(form=AnnexForm(languages=languages)))[""]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_annex_is_the_schedule_row_for_row(reporting: Reporting, language: Language) -> None:
    report = reporting(labour_01={"time": "10:00-13:00", **venue("Дом культуры")})
    assert rows(decree(report, language))[1:] == [printed(row, language, "day").cells for row in report.rows]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_is_more_than_words(reporting: Reporting, text: str) -> None:
    report = plain(reporting(labour_01=venue(text)))[0]
    found = rows(decree(report, "ru"))
    assert (len(found), found[1][2]) == (4, f"город Костанай, Костанайская область, {text}")


@pytest.mark.parametrize(
    "text", ["1. one", "12) two", "- three", "= four", "# five", "+ six", "> seven", "a_b_c", "!x", "a\\|b", "www.x.kz"]
)
def test_a_line_stays_a_paragraph_of_these_words(text: str) -> None:
    opening, inline, closing = PARSER.parse(as_markdown(text))
    assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
    assert "".join(child.content for child in inline.children or ()) == text


def test_line_breaks_are_spaces() -> None:
    assert as_markdown("one\n\ntwo\t three") == "one two three"


def test_note_and_agreement_sheet_stand_beside_a_draft(reporting: Reporting) -> None:
    files = render("md", reporting(), Wish(form=AnnexForm(languages=("ru",))))
    assert list(files) == ["", "-note", "-agreement"]
    assert rows(files["-note"])[1] == ("Костанайская область", "0", "2", "2", "2", "0")
    assert rows(files["-agreement"])[1] == ("1", "Министерство здравоохранения", "", "", "")
