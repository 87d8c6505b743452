"""The README's figures are those of the kept rows, written so that they can be read."""

from pathlib import Path

import pytest

from benchmarks._rows import Machine, Row, Rows
from benchmarks._table import exponent, level, markdown, measured_by, percent, put, seconds
from benchmarks._topics import all_topics
from benchmarks.growth import gap
from benchmarks.table import README

MACHINE = Machine("a processor", 2, 0.5)
MARKED = "before\n<!-- figures: python -m benchmarks table -->\nold\n<!-- end of figures -->\nafter\n"


def proof_row(case: str, **figures: object) -> Row:
    return Row("proof", case, "1", "2022-09-14", MACHINE, {"python": "3.11"}, figures)


def ours(median: float) -> dict[str, object]:
    return {
        "meetings": 182,
        "median": median,
        "least": median,
        "most": median,
        "memory": 300.0,
        "levels": [[1, 24, 24], [2, 561, 561], [3, 2, 2], [4, 1285, 1285]],
        "proven": True,
        "same": True,
        "first": 1.0,
        "lawful": True,
        "within": [1.0, 1.0, 2.0, None],
        "watched": {"proof": 4.0, "steps": {"search": 2.0}},
    }


def peer(name: str, seconds: float, *, proven: bool, bound: int = 1285) -> Row:
    costs = zip((1, 2, 3, 4), (24, 561, 2, 1285), (24, 561, 2, bound), strict=True)
    levels = [{"level": level, "cost": cost, "bound": bound, "seconds": 1.0} for level, cost, bound in costs]
    curve = [[3.0, [24, 600, 9, 1400]], [9.0, [24, 561, 2, 1285]]]
    figures = {"seconds": seconds, "proven": proven, "lawful": True, "levels": levels, "curve": curve, "note": ""}
    return proof_row(f"h2/{name}", **figures)


def cells(text: str, start: str) -> list[list[str]]:
    """The rows of tables that begin so."""
    return [
        [cell.strip() for cell in line.strip("| ").split("|")] for line in text.splitlines() if line.startswith(start)
    ]


def test_the_readme_shows_the_rows_that_are_kept() -> None:
    text = README.read_text(encoding="utf-8")
    assert put(text, all_topics(Rows().all())) == text


def test_only_what_is_between_the_marks_changes() -> None:
    made = put(MARKED, "new\n")
    assert made == MARKED.replace("old\n", "\nnew\n\n")
    assert put(made, "new\n") == made
    with pytest.raises(ValueError, match="no marks"):
        put("before\n", "new\n")


def test_a_table_has_its_figures_on_the_right() -> None:
    assert markdown(["what", "s"], [["proof", "1.0"]]) == "| what | s |\n| --- | ---: |\n| proof | 1.0 |\n"


@pytest.mark.parametrize(
    ("value", "shown"), [(None, "–"), (0.307, "0.31"), (7.04, "7.0"), (99.94, "99.9"), (100, "100"), (1234.5, "1,234")]
)
def test_seconds_have_the_digits_that_count(value: float | None, shown: str) -> None:
    assert seconds(value) == shown


@pytest.mark.parametrize(
    ("cost", "bound", "shown"),
    [
        (1285, 1285, "1,285"),
        (1285, 1274, "1,285 ≥ 1,274 (0.9 %)"),
        (0, None, "0 (no bound)"),
        (None, 3, "–"),
        (0, -1, "0 ≥ -1 (100 %)"),
    ],
)
def test_a_level_that_is_not_proven_shows_its_bound_and_gap(cost: int | None, bound: int | None, shown: str) -> None:
    assert level(cost, bound) == shown


def test_a_gap_is_a_share_of_the_cost() -> None:
    assert (gap(200, 150), gap(0, 0), gap(0, -1), gap(7, None)) == (0.25, 0.0, 1.0, None)
    assert (percent(0.0), percent(0.012), percent(0.25)) == ("0 %", "1.2 %", "25 %")


def test_the_exponent_of_growth_is_that_of_a_power() -> None:
    assert exponent([(size, 3 * size**1.7) for size in (60, 227, 500, 1000)]) == pytest.approx(1.7)
    assert exponent([(60, 1.0), (60, 2.0)]) is None
    assert exponent([(60, 1.0), (227, 0.0)]) is None


def test_the_ratio_is_to_the_best_peer_that_proved() -> None:
    rows = [proof_row("h2/kezdesu", **ours(4.0)), peer("highs", 100.0, proven=True), peer("cp-sat", 50.0, proven=True)]
    assert cells(all_topics(rows), "| h2 (182) |")[0][-2:] == ["100, proven", "0.08"]


def test_where_no_peer_proved_the_ratio_is_a_bound() -> None:
    rows = [proof_row("h2/kezdesu", **ours(4.0)), peer("highs", 41.0, proven=False, bound=1270)]
    made = all_topics(rows)
    assert cells(made, "| h2 (182) |")[0][-2:] == ["41.0, stopped", "< 0.10"]
    assert "Every peer" not in made


def test_the_bound_is_that_of_the_peer_that_was_stopped_first_and_never_rounded_down() -> None:
    stopped = [peer(name, at, proven=False, bound=1270) for name, at in (("highs", 41.0), ("cp-sat", 38.9))]
    made = all_topics([proof_row("h2/kezdesu", **ours(4.0)), *stopped])
    assert cells(made, "| h2 (182) |")[0][-1] == "< 0.11"


def test_a_late_proof_says_nothing_of_a_peer_that_was_stopped_before() -> None:
    rows = [peer("highs", 100.0, proven=True), peer("cp-sat", 41.0, proven=False, bound=1270)]
    made = all_topics([proof_row("h2/kezdesu", **ours(4.0)), *rows])
    assert cells(made, "| h2 (182) |")[0][-1] == "< 0.10"


def test_peers_are_shown_with_what_they_had_when_the_proof_was_there() -> None:
    stopped = peer("cp-sat", 41.0, proven=False, bound=1270)
    rows = [proof_row("h2/kezdesu", **ours(4.0)), peer("highs", 30.0, proven=True), stopped]
    assert cells(all_topics(rows), "| h2: CP-SAT")[0] == [
        *("h2: CP-SAT, default portfolio", "41.0, stopped", "24", "561", "2", "1,285 ≥ 1,270 (1.2 %)"),
        "24/600/9/1400",
    ]


def test_moments_are_shown_as_shares_of_the_time_to_proof() -> None:
    made = all_topics([proof_row("h2/kezdesu", **ours(4.0))])
    assert ["h2", "1.0", "1.0 (25 %)", "1.0 (25 %)", "2.0 (50 %)", "–", "4.0", "yes"] in cells(made, "| h2 |")


def test_rows_say_when_where_and_with_what() -> None:
    rows = [
        Row("proof", "h2/kezdesu", "1", "2022-09-14", MACHINE, {"python": "3.11"}, {}),
        Row("proof", "h2/highs", "1", "2022-09-16", Machine("a processor", 2, 1.5), {"peer": "1.12"}, {}),
    ]
    assert measured_by(rows) == (
        "Measured 2022-09-14 to 2022-09-16 on 2 cores of a processor; load average when a row began 0.5 to 1.5. "
        "Versions: highs 1.12, python 3.11."
    )


def test_without_rows_there_is_a_sentence(tmp_path: Path) -> None:
    assert all_topics(Rows(tmp_path / "rows.json").all()) == "Nothing was measured yet.\n"
