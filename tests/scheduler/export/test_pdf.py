"""PDF files, their text taken out again by another program."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from scenarios.domain import Language
from scenarios.schedule import AnnexForm
from scheduler.annex import printed
from scheduler.export import Wish, render
from scheduler.export._plain import plain
from scheduler.report import Report
from tests.scheduler.export.conftest import NASTY, SHED, Reporting, venue

KAZAKH = "әғқңөұүһі"


def document(report: Report, *languages: Language) -> PdfReader:
    wish = Wish(form=AnnexForm(languages=languages), alone=True)
    return PdfReader(BytesIO(render("pdf", report, wish)[""]))


def text_of(reader: PdfReader) -> str:
    """All pages on one line."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def letters(text: str) -> str:
    """The text without spaces: lines end where a column does, after a hyphen too."""
    return "".join(text.split())


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_row_is_there_in_order(reporting: Reporting, language: Language) -> None:
    report = reporting(labour_01={"time": "10:00-13:00", **venue("Дом культуры")})
    said = letters(text_of(document(report, language)))
    for row in report.rows:
        cells = printed(row, language, "day").cells
        _, found, said = said.partition(letters("".join(cells)))
        assert found, cells


@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_all_kazakh_letters_come_out_again(reporting: Reporting, case) -> None:
    report = reporting(labour_01=venue(case(KAZAKH)))
    assert case(KAZAKH) in text_of(document(report, "kk"))


def test_fonts_are_embedded_and_none_is_the_systems(reporting: Reporting) -> None:
    names = set()
    for page in document(reporting(), "kk", "ru").pages:
        for font in page["/Resources"]["/Font"].values():
            inside = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inside["/FontDescriptor"].get_object()
            names.add(re.sub(r"^/[A-Z]{6}\+", "", inside["/BaseFont"]))
    assert names == {"LiberationSerif", "LiberationSerif-Bold"}


def test_every_page_of_a_draft_says_so_and_has_its_number(reporting: Reporting) -> None:
    pages = [page.extract_text() for page in document(reporting(), "kk", "ru").pages]
    assert [page.splitlines()[0] for page in pages] == ["Жоба / Проект"] * 4
    assert [page.splitlines()[-1] for page in pages] == ["1", "2", "3", "4"]


def test_note_and_agreement_sheet_stand_beside_a_draft(reporting: Reporting) -> None:
    files = render("pdf", reporting(), Wish(form=AnnexForm(languages=("ru",))))
    assert list(files) == ["", "-note", "-agreement"]
    note = text_of(PdfReader(BytesIO(files["-note"])))
    assert "Костанайская область 0 2 2 2 0 область Абай 0 1 1 2 -1" in note
    sheet = text_of(PdfReader(BytesIO(files["-agreement"])))
    assert "3 Акимат (Костанайская область) 4 Акимат (область Абай)" in sheet


def test_the_properties_say_where_it_comes_from(reporting: Reporting) -> None:
    report = reporting()
    said = document(report, "ru").metadata
    assert said is not None
    assert report.provenance.digest in said["/Keywords"]
    assert "level 2: cost 7, bound 5" in said.subject


SHORT = {name: text for name, text in NASTY.items() if name != "long"}


@pytest.mark.parametrize("text", [*SHORT.values(), *(text for text, _ in SHED.values())], ids=[*SHORT, *SHED])
def test_no_text_is_more_than_words(reporting: Reporting, text: str) -> None:
    report = plain(reporting(labour_01=venue(text)))[0]
    reader = document(report, "ru")
    assert all("/Annots" not in page for page in reader.pages)
    left = report.rows[0].venue
    assert left is not None
    seen = "".join(sign for sign in left.ru or "" if ord(sign) < 0x10000)  # the font has no pictures
    said = "".join("".join(page.extract_text().splitlines()[1:-1]) for page in reader.pages)
    assert letters(seen) in letters(said)


def test_equal_reports_give_equal_bytes(reporting: Reporting) -> None:
    assert render("pdf", reporting(), Wish()) == render("pdf", reporting(), Wish())


def test_a_word_that_no_column_can_hold_is_broken(reporting: Reporting) -> None:
    pages = [letters(page.extract_text()) for page in document(reporting(labour_01=venue("ұ" * 10_000)), "ru").pages]
    assert len(pages) > 10
    assert sum(page.count("ұ") for page in pages) == 10_000
