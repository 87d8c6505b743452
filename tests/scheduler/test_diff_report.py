"""A diff in words: the parts it has, causes in one line, and Markdown in which data is never markup."""

import io
from datetime import date

import pytest
from rich.console import Console

from scheduler.diff import Diff, Row, Slot, StatusRow
from scheduler.diff_report import Part, amount_part, as_markdown, as_text, cause_words, parts

WAS, NOW = Slot(date=date(2022, 9, 7), place="abai/urzhar"), Slot(date=date(2022, 9, 14), place="abai/urzhar")
MOVED = Row(proposal="a-1", old=WAS, new=NOW, cause="forced", by={"op": "postpone", "proposal": "a-1"})


def test_each_kind_of_change_has_a_part_and_the_others_none():
    change = Diff(
        moved=(MOVED,),
        dropped=(Row(proposal="a-2", old=WAS, new=None),),
        status=(StatusRow(proposal="a-3", old=None, new="held"), StatusRow(proposal="a-4", old="planned", new="held")),
        unplaced=("a-2",),
        no_longer_unplaced=("a-3", "a-5"),
        unchanged=4,
    )
    assert parts(change, "en") == (
        Part(
            "Moved to another date: 1",
            ("Meeting", "Before", "After", "Cause"),
            (("a-1", "2022-09-07 abai/urzhar", "2022-09-14 abai/urzhar", "forced: postpone a-1"),),
        ),
        Part("Dropped: 1", ("Meeting", "Before", "After"), (("a-2", "2022-09-07 abai/urzhar", "—"),)),
        Part(
            "Another status: 2",
            ("Meeting", "Before", "After"),
            (("a-3", "—", "held"), ("a-4", "planned", "held")),
        ),
        Part("Now unplaced: a-2"),
        Part("No longer unplaced: a-3, a-5"),
        Part("Unchanged: 4"),
    )


def test_no_difference_is_said():
    assert parts(Diff(unchanged=2), "ru") == (Part("Различий нет."), Part("Без изменений: 2"))


@pytest.mark.parametrize(
    ("cause", "by", "words"),
    [
        (None, None, ""),
        ("level-1", [], "needed by a minimum"),
        ("forced", {"op": "close", "region": "abai"}, "forced: close abai"),
        (
            "knock-on",
            [{"rule": "travel_gap", "about": ["a-1", "b-1", "health"]}, {"rule": "notice"}],
            "knock-on: travel_gap (a-1, b-1, health); notice",
        ),
        ("of another kind", "a sentence", "of another kind: a sentence"),
    ],
)
def test_a_cause_in_one_line(cause, by, words):
    assert cause_words(MOVED.model_copy(update={"cause": cause, "by": by}), "en") == words


def test_amounts_that_differ_with_both_values():
    assert amount_part({"placed": 2, "window": 0, "notice": 1}, {"placed": 1, "window": 0}, "en") == Part(
        "Amounts of the rules that differ", ("Rule", "Before", "After"), (("notice", "1", "0"), ("placed", "2", "1"))
    )
    assert amount_part({"placed": 2}, {"placed": 2}, "en") == Part("Every rule's amount is the same.")


def test_markdown_escapes_every_cell():
    part = Part("Moved: 1", ("Meeting", "Cause"), (("a-1", "a|b *c* <d>\n[e](f) `g` \\ x_y"),))
    assert as_markdown((part, Part("Unchanged: 1"))) == (
        "**Moved: 1**\n"
        "\n"
        "| Meeting | Cause |\n"
        "| --- | --- |\n"
        "| a-1 | a\\|b \\*c\\* \\<d\\> \\[e\\](f) \\`g\\` \\\\ x\\_y |\n"
        "\n"
        "Unchanged: 1\n"
    )


def test_the_text_fits_80_columns_with_long_ids():
    long = "ministry-of-industry-and-construction-07"
    place = "north-kazakhstan/gabit-musrepov-district"
    slots = [Slot(date=date(2022, 9, day), place=place) for day in (1, 2)]
    change = Diff(moved=(MOVED.model_copy(update={"proposal": long, "old": slots[0], "new": slots[1]}),))
    out = io.StringIO()
    console = Console(file=out, width=80)
    for shown in as_text(parts(change, "kk")):
        console.print(shown)
    assert max(map(len, out.getvalue().splitlines())) <= 80
