"""Pages, read back by a parser."""

from html.parser import HTMLParser

import pytest

from scenarios.domain import Language
from scenarios.schedule import AnnexForm
from scheduler.annex import printed
from scheduler.export import Wish, render
from scheduler.export._plain import plain
from scheduler.report import Report
from tests.scheduler.export.conftest import NASTY, Reporting, venue


class Page(HTMLParser):
    """The cells of tables, the tags, and all words."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.lasttag in {"td", "th"} and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip("\n")


def page(report: Report, *languages: Language, paper: str = "") -> Page:
    return Page(render("html", report, Wish(form=AnnexForm(languages=languages)))[paper])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_annex_is_the_schedule_row_for_row(reporting: Reporting, language: Language) -> None:
    report = reporting(labour_01={"time": "10:00-13:00", **venue("Дом культуры")})
    rows = [tuple(row) for row in page(report, language).rows[1:]]
    assert rows == [printed(row, language, "day").cells for row in report.rows]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_no_text_is_more_than_words(reporting: Reporting, text: str) -> None:
    usual = page(reporting(labour_01=venue("x")), "ru")
    found = page(plain(reporting(labour_01=venue(text)))[0], "ru")
    assert found.rows[1][2] == f"город Костанай, Костанайская область, {text}"
    assert (found.tags, len(found.attributes)) == (usual.tags, len(usual.attributes))


def test_nothing_runs_and_nothing_is_loaded(reporting: Reporting) -> None:
    found = page(reporting(), "kk", "ru")
    assert found.tags & {"script", "link", "img", "iframe", "object"} == set()
    assert ("content", "default-src 'none'; style-src 'unsafe-inline'") in found.attributes
    assert {name for name, _ in found.attributes} & {"src", "href", "style", "onload"} == set()


def test_a_draft_says_so_and_each_language_is_declared(reporting: Reporting) -> None:
    found = page(reporting(), "kk", "ru")
    assert "Жоба / Проект" in found.words
    assert [value for name, value in found.attributes if name == "lang"] == ["kk", "kk", "ru"]


def test_note_and_agreement_sheet_stand_beside_a_draft(reporting: Reporting) -> None:
    note = page(reporting(), "ru", paper="-note")
    assert note.rows[1] == ["Костанайская область", "0", "2", "2", "2", "0"]
    sheet = page(reporting(), "ru", paper="-agreement")
    assert [row[1] for row in sheet.rows[1:]] == [
        "Министерство здравоохранения",
        "Министерство труда",
        "Акимат (Костанайская область)",
        "Акимат (область Абай)",
    ]
