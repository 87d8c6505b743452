from datetime import date

import pytest

from constraints._assess import assess
from scenarios.domain import Meeting, Scenario, Span
from scenarios.schedule import Schedule
from scheduler.page.cut import cut
from scheduler.page.facts import Before, Page, page
from scheduler.page.weeks import shut_weeks, weeks
from scheduler.report import Past, report
from scheduler.summary import summary


@pytest.fixture
def old(schedule: Schedule) -> Schedule:
    """Before: labour-01 was in Abai, labour-02 a week earlier."""
    former = {
        "labour-01": Meeting(date=date(2022, 9, 7), place="abai/semey-city"),
        "labour-02": Meeting(date=date(2022, 10, 5), place="abai/semey-city"),
    }
    return schedule.replaced(meetings={**schedule.meetings, **former})


def page_of(scenario: Scenario, schedule: Schedule, old: Schedule | None = None) -> Page:
    found = assess(scenario, schedule.meetings)
    past = Past(scenario, old) if old else None
    before = Before(summary(scenario, old).levels, assess(scenario, old.meetings).amounts, base=False) if old else None
    return page(scenario, schedule, found, report(scenario, schedule, found, past), before)


def test_weeks_begin_on_mondays_and_stay_in_the_horizon() -> None:
    found = weeks(Span(start=date(2022, 7, 1), end=date(2022, 7, 12)))
    assert [(str(week.monday), str(week.first), str(week.last)) for week in found] == [
        ("2022-06-27", "2022-07-01", "2022-07-03"),
        ("2022-07-04", "2022-07-04", "2022-07-10"),
        ("2022-07-11", "2022-07-11", "2022-07-12"),
    ]


def test_a_week_is_shut_as_its_closures_are(scenario: Scenario) -> None:
    span = weeks(scenario.horizon)
    kostanay = dict(zip([str(week.monday) for week in span], shut_weeks(scenario, "kostanay", span), strict=True))
    assert [monday for monday, shut in kostanay.items() if shut == "some"] == [
        "2022-08-22", "2022-08-29", "2022-09-05", "2022-09-12", "2022-09-19",
    ]  # fmt: skip
    assert "all" not in kostanay.values()
    assert set(shut_weeks(scenario, "abai", span)) == {""}


def test_a_region_that_receives_nobody_all_week_is_closed(scenario: Scenario) -> None:
    closed = [{"from": "2022-09-05", "to": "2022-09-10"}]
    abai = scenario.regions["abai"].model_validate({**dict(scenario.regions["abai"]), "closed": closed})
    shut = scenario.replaced(regions={**scenario.regions, "abai": abai})
    span = weeks(scenario.horizon)
    assert [str(week.monday) for week, one in zip(span, shut_weeks(shut, "abai", span), strict=True) if one] == [
        "2022-09-05"
    ]


def test_marks_are_breaches_and_clashes(scenario: Scenario, schedule: Schedule) -> None:
    near = Meeting(date=date(2022, 10, 13), place="abai/semey-city")
    clashing = schedule.replaced(meetings={**schedule.meetings, "labour-01": near})
    marks = page_of(scenario, clashing).marks
    assert [(mark.meetings, mark.clash) for mark in marks if mark.clash] == [(("labour-01", "labour-02"), True)]
    assert {one for mark in marks for one in mark.meetings} == {"health-01", "labour-01", "labour-02"}


def test_places_count_their_meetings_and_closures_touch_the_horizon(scenario: Scenario, schedule: Schedule) -> None:
    found = page_of(scenario, schedule)
    assert [(one.place.id, one.held, one.planned, one.point) for one in found.places] == [
        ("kostanay/kostanay-city", 0, 1, None),
        ("kostanay/auliekol", 0, 1, None),
        ("abai/semey-city", 0, 1, None),
    ]
    assert [(one.region, one.words.en) for one in found.closures] == [
        ("kostanay", "Kostanay Region (all but centres), 25 August 2022 – 20 September 2022 (harvest)")
    ]


def test_scores_compare_with_the_older_schedule(scenario: Scenario, schedule: Schedule, old: Schedule) -> None:
    scores = {one.rule: one for one in page_of(scenario, schedule, old).scores}
    assert (scores["placed"].amount, scores["placed"].cost, scores["placed"].before) == (4, 4, 4)
    assert scores["preferred_date"].before != scores["preferred_date"].amount
    assert {one.before for one in page_of(scenario, schedule).scores} == {None}


def test_a_page_for_a_body_has_its_own_meetings_and_changes(
    scenario: Scenario, schedule: Schedule, old: Schedule
) -> None:
    found = cut(page_of(scenario, schedule, old), "body", "health")
    assert [row.proposal for row in found.report.rows] == ["health-01"]
    assert [row.proposal for row in found.report.unplaced] == ["health-02"]
    assert found.report.changes == ()
    assert (list(found.report.regions), list(found.report.bodies)) == (["kostanay"], ["health", "labour"])
    assert (found.kind, found.only.id, found.places) == ("body", "health", ())


def test_a_page_for_a_region_has_what_comes_and_what_left(
    scenario: Scenario, schedule: Schedule, old: Schedule
) -> None:
    found = cut(page_of(scenario, schedule, old), "region", "abai")
    assert [row.proposal for row in found.report.rows] == ["labour-02"]
    assert [change.proposal for change in found.report.changes] == ["labour-01", "labour-02"]
    assert found.report.unplaced == ()
    assert [one.place.id for one in found.places] == ["abai/semey-city"]
    assert [row.region for row in found.report.figures.regions] == ["abai"]
