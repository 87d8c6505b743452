import pytest

from scenarios.domain import Text
from scheduler.export._plain import plain, plain_text, plainly
from tests.scheduler.export.conftest import NASTY, SHED, Reporting, venue


@pytest.mark.parametrize("text", [*NASTY.values(), "Қазақстан – Астана", "№ 5 «а»", ""])
def test_words_stay(text: str) -> None:
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        *SHED.values(),
        ("half \ud83d pair", "half  pair"),
        ("\ufffe\uffffx", "x"),
        ("a\x7f\x85b", "a b"),
        ("  a  b ", "a b"),
    ],
)
def test_what_no_document_can_carry_is_left_out(text: str, left: str) -> None:
    assert plain_text(text) == left


def test_each_name_that_lost_characters_is_told_of(reporting: Reporting) -> None:
    report, warnings = plain(reporting(labour_01=venue("a\x00\x07b"), labour_02=venue("one\ntwo")))
    assert warnings == tuple(
        f"proposals.labour-01.venue.{language}: control characters were left out: 2." for language in ("kk", "ru", "en")
    )
    assert [row.venue and row.venue.ru for row in report.rows] == ["ab", None, "one two"]


def test_a_plain_report_stays_equal(reporting: Reporting) -> None:
    report = reporting(labour_01=venue("Дом культуры"))
    assert plain(report) == (report, ())
    assert plainly((Text(ru="a\x00"), 1, None, {"x": "\x01"})) == (Text(ru="a"), 1, None, {"x": ""})
