from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from scenarios.domain import HeldMeeting, Meeting, Scenario
from scenarios.schedule import Schedule
from scheduler.summary import proof_lines, render, summary
from scheduler.terminal import show

SOLVED = {
    "outcome": "time-limit",
    "levels": [
        {"level": 1, "cost": 4, "bound": 4},
        {"level": 2, "cost": 9, "bound": 7},
        {"level": 3, "cost": 1, "bound": None},
        {"level": 4, "cost": 3, "bound": None},
    ],
}


@pytest.fixture
def schedule(meetings: dict[str, Meeting]) -> Schedule:
    unplaced = {"health-02": {"because": [{"rule": "place_cap", "about": ["kostanay/auliekol"]}]}}
    return Schedule.model_validate({"schedule": "small", "solved": SOLVED, "meetings": meetings, "unplaced": unplaced})


def test_regions_stand_by_their_distance_from_their_share(scenario: Scenario, schedule: Schedule) -> None:
    held = {f"h-{n}": HeldMeeting(body="health", date=date(2022, 5, n + 1), place="abai/semey-city") for n in range(3)}
    figures = summary(scenario.model_copy(update={"held": held}), schedule)
    assert [(row.region, row.held, row.planned, row.share, row.difference) for row in figures.regions] == [
        ("kostanay", 0, 2, 4, -2),
        ("abai", 3, 1, 3, 1),
    ]


def test_without_a_share_there_is_no_difference(scenario: Scenario, schedule: Schedule) -> None:
    rules = scenario.policy.rules
    off = {"region_share": rules["region_share"].model_copy(update={"mode": "off"})}
    policy = scenario.policy.model_copy(update={"rules": {**rules, **off}})
    figures = summary(scenario.model_copy(update={"policy": policy}), schedule)
    assert [(row.region, row.share, row.difference) for row in figures.regions] == [
        ("abai", None, None),
        ("kostanay", None, None),
    ]


def test_where_no_bound_is_known_no_level_above_is_blamed(scenario: Scenario, schedule: Schedule) -> None:
    assert schedule.solved is not None
    levels = tuple(one.model_copy(update={"bound": None}) for one in schedule.solved.levels)
    ended = schedule.model_copy(update={"solved": schedule.solved.model_copy(update={"levels": levels})})
    assert list(proof_lines(summary(scenario, ended), "en"))[:2] == [
        "Level 1: cost 4. Not proven: the search ended before a bound was known.",
        "Level 2: cost 9. Not proven: a level above is open.",
    ]


def test_a_level_is_proven_only_where_cost_and_bound_are_equal(scenario: Scenario, schedule: Schedule) -> None:
    figures = summary(scenario, schedule)
    assert [level.proof for level in figures.levels] == ["proven", "gap", "open", "open"]
    assert list(proof_lines(figures, "en")) == [
        "Level 1: cost 4. Proven: no lawful schedule does better.",
        "Level 2: cost 9. Not proven: at best 7 is possible; gap 2.",
        "Level 3: cost 1. Not proven: a level above is open.",
        "Level 4: cost 3. Not proven: a level above is open.",
        "The time limit ended the search.",
    ]


def test_months_outside_meetings_and_centres(scenario: Scenario, schedule: Schedule) -> None:
    figures = summary(scenario, schedule)
    assert (figures.placed, figures.unplaced, figures.outside_centres) == (3, ("health-02",), 1)
    assert [(month.month, month.planned) for month in figures.months] == [
        ("2022-07", 0),
        ("2022-08", 0),
        ("2022-09", 2),
        ("2022-10", 1),
        ("2022-11", 0),
        ("2022-12", 0),
    ]


def test_the_page(scenario: Scenario, schedule: Schedule, golden) -> None:
    page = StringIO()
    show(render(summary(scenario, schedule), scenario, schedule, "en"), file=page)
    golden(Path(__file__).parent / "golden" / "summary.txt", page.getvalue())
