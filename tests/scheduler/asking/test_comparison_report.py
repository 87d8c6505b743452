"""Tables of comparisons; the whole of them is shown in the README and by the tests of the commands."""

from scenarios.domain import Scenario, Text
from scheduler.asking.comparison import Answer, Coverage, Figures
from scheduler.asking.comparison_report import Labels, as_csv, failure_words, parts
from scheduler.asking.parallel import Failure


def figures(shortfall: dict[str, int], **fields: object) -> Figures:
    coverage = Coverage(shortfall=shortfall, reached=2, places=3, outside=1, outside_percent=50)
    known: dict[str, object] = {"crowding": None, "outcome": "time-limit", "placed": 2, "unplaced": ("a",)}
    levels = (
        {"level": 1, "cost": 4, "bound": 4},
        {"level": 2, "cost": 9, "bound": 7},
        {"level": 3, "cost": 1, "bound": None},
        {"level": 4, "cost": 0, "bound": None},
    )
    return Figures.model_validate(
        {**known, "levels": levels, "amounts": {}, "coverage": coverage, "meetings": {}, **fields}
    )


BASE = Answer(name="base", figures=figures({"abai": 2, "kostanay": 1}))
OTHER = Answer(name="other", title=Text(en="Another"), figures=figures({"kostanay": 1}, changes=3, differs=5))
NONE = Answer(name="none", error="no schedule")


def test_a_cost_without_a_proof_shows_its_bound_or_that_there_is_none(scenario: Scenario) -> None:
    worth = next(iter(parts([BASE, NONE], scenario, "en")))
    assert worth.rows == (
        ("base", "2/3", "4", "9 ≥7", "1 ≥?", "0 ≥?", "time limit"),
        ("none", "–", "–", "–", "–", "–", "no answer"),
    )
    assert worth.right == (1, 2, 3, 4, 5)


def test_below_the_base_stand_the_regions_that_differ(scenario: Scenario) -> None:
    _, meaning, short = parts([BASE, OTHER, BASE.replaced(name="same")], scenario, "en")
    assert meaning.rows[1] == ("other", "1", "2/3", "50 %", "–", "3", "5")
    assert short.rows == (("base", "Abai Region: 2; Kostanay Region: 1"), ("other", "Abai Region: 2 → 0"))


def test_without_a_base_all_regions_stand_and_labels_take_the_place_of_names(scenario: Scenario) -> None:
    labels = Labels(("days", "percent"), {"other": ("5", "20"), "none": ("5", "35")})
    _, _, short, failed = parts([OTHER, NONE], scenario, "ru", labels)
    assert short.columns == ("days", "percent", "Регионы")
    assert short.rows == (("5", "20", "Костанайская область: 1"),)
    assert failed.rows == (("5", "35", "no schedule"),)


def test_csv_begins_no_formula(scenario: Scenario) -> None:
    text = as_csv([BASE.replaced(name="=1+1"), NONE], scenario, [("days", ["5", "10"])])
    first, second, third = text.splitlines()
    assert first.startswith("name,days,error,outcome,placed,unplaced,level_1_cost,level_1_bound,")
    assert first.endswith(",crowding,changes,differs,shortfall_kostanay,shortfall_abai")
    assert second == "'=1+1,5,,time-limit,2,1,4,4,9,7,1,,0,,3,2,50,,,,1,2"
    assert third == "none,10,no schedule" + "," * (first.count(",") - 2)


def test_why_there_is_no_answer() -> None:
    assert [failure_words(one, "en") for one in (Failure("no-schedule", "none"), Failure("out-of-time"))] == [
        "none",
        "No schedule was found before the search ended.",
    ]
    assert failure_words(Failure("killed", "signal 9"), "en") == "Its process was ended twice (signal 9)."
    assert failure_words(Failure("error", "x"), "en") == "An error of the program, twice: x"
