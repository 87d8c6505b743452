from datetime import date

import pytest

from scenarios.domain import CalendarSettings, LeadTime, Meeting, Scenario
from scenarios.schedule import Schedule, Solved
from scheduler.checklist import day_of, steps


def lead(days: int, of: str, *, before: bool) -> LeadTime:
    return LeadTime.model_validate({"days": days, "of": of, "before": before})


@pytest.mark.parametrize(
    ("days", "of", "before", "expected"),
    [
        (1, "working", True, date(2022, 9, 2)),  # Monday's last working day before it
        (7, "working", True, date(2022, 8, 24)),  # 30 August is a public holiday, the 29th was moved to the 27th
        (5, "working", False, date(2022, 9, 12)),
        (10, "calendar", True, date(2022, 8, 26)),
        (15, "calendar", True, date(2022, 8, 19)),  # the 21st is a Sunday
        (6, "calendar", False, date(2022, 9, 9)),  # the 11th is a Sunday
        (0, "calendar", True, date(2022, 9, 5)),
    ],
)
def test_days_are_counted_and_moved_earlier(
    scenario: Scenario, days: int, of: str, before: bool, expected: date
) -> None:
    assert day_of(scenario, date(2022, 9, 5), lead(days, of, before=before)) == expected


def test_a_saturday_meeting_keeps_its_own_steps(scenario: Scenario) -> None:
    saturday = date(2022, 9, 3)
    assert day_of(scenario, saturday, lead(0, "calendar", before=True)) == saturday
    assert day_of(scenario, saturday, lead(1, "calendar", before=False)) == saturday


def test_the_scenarios_own_days_off_count(scenario: Scenario) -> None:
    changed = scenario.replaced(calendar=CalendarSettings(days_off=(date(2022, 9, 2),)))
    assert day_of(changed, date(2022, 9, 5), lead(1, "working", before=True)) == date(2022, 9, 1)


def test_every_step_of_every_meeting_by_date(scenario: Scenario, meetings: dict[str, Meeting]) -> None:
    schedule = Schedule(name="small", solved=Solved(outcome="optimal", levels=()), meetings=meetings)
    found = steps(scenario, schedule)
    assert len(found) == 3 * 6
    assert [one.date for one in found] == sorted(one.date for one in found)
    assert {(one.step, one.lead_time) for one in found} == set(scenario.policy.lead_times.items())
    assert [(one.step, one.date) for one in found if one.proposal == "health-01"] == [
        ("question_collection", date(2022, 8, 27)),  # from the 30th over a holiday, a moved day off and a Sunday
        ("announcement", date(2022, 9, 2)),
        ("preparation", date(2022, 9, 5)),
        ("broadcast", date(2022, 9, 14)),
        ("information_sent", date(2022, 9, 21)),
        ("action_plan", date(2022, 9, 23)),
    ]
