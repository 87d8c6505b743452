from datetime import date as Date
from datetime import timedelta

import holidays
import pytest

from scenarios.calendar import Calendar, country_days, known_years, month_of, period_of, split

day = Date.fromisoformat


@pytest.mark.parametrize("year", range(2022, 2028))
def test_days_off_are_those_of_a_kept_library(year):
    """Weekends are left out: the library names them only where a holiday falls on one."""
    theirs = {date for date in holidays.country_holidays("KZ", years=year) if date.weekday() < 5}
    off, _ = country_days("KZ")
    assert {date for date in off if date.year == year and date.weekday() < 5} == theirs


@pytest.mark.parametrize("year", range(2022, 2028))
def test_working_weekends_are_those_of_a_kept_library(year):
    """The library lists 2013-12-28 for every year; that is its fault, so it is taken out."""
    theirs = set(holidays.country_holidays("KZ", years=year).weekend_workdays) - {day("2013-12-28")}
    _, on = country_days("KZ")
    assert {date for date in on if date.year == year} == theirs


def test_the_working_days_of_2022():
    calendar = Calendar.of("KZ")
    days = [day("2022-01-01") + timedelta(days=n) for n in range(365)]
    assert sum(map(calendar.is_working, days)) == 246


@pytest.mark.parametrize(
    ("date", "working"),
    [
        ("2022-03-05", True),  # a Saturday for Monday the 7th
        ("2022-03-07", False),
        ("2022-08-27", True),
        ("2022-08-29", False),
        ("2022-10-22", True),
        ("2022-10-24", False),
        ("2022-12-16", False),
        ("2022-12-19", True),
        ("2023-07-01", True),
        ("2023-07-07", False),
        ("2024-05-04", True),
        ("2024-06-17", True),
        ("2025-01-05", True),  # a Sunday
    ],
)
def test_transfers(date, working):
    assert Calendar.of("KZ").is_working(day(date)) is working


def test_own_days_win_over_the_countrys():
    calendar = Calendar.of("KZ", days_off=[day("2022-10-22"), day("2022-09-05")], working_days=[day("2022-10-24")])
    worked = [calendar.is_working(day(date)) for date in ("2022-10-22", "2022-09-05", "2022-10-24", "2022-09-06")]
    assert worked == [False, False, True, True]


def test_saturdays_are_open_only_where_allowed_and_not_off():
    calendar = Calendar.of("KZ", days_off=[day("2022-09-10")])
    assert [calendar.is_open(day(date), saturdays=True) for date in ("2022-09-03", "2022-09-10", "2022-09-04")] == [
        True,
        False,
        False,
    ]
    assert not calendar.is_open(day("2022-09-03"), saturdays=False)


def test_working_days_between_two_dates_and_the_first_lawful_one():
    calendar = Calendar.of("KZ")
    assert calendar.working_between(day("2022-09-02"), day("2022-09-14")) == 7
    assert calendar.working_between(day("2022-09-02"), day("2022-09-03")) == 0
    assert calendar.earliest_after(day("2022-09-02"), 7) == day("2022-09-14")
    assert calendar.earliest_after(day("2022-09-02"), 0) == day("2022-09-03")
    assert calendar.earliest_after(day("2022-09-02"), 10**9, day("2022-09-30")) == day("2022-10-01")
    for wanted in range(8):
        first = calendar.earliest_after(day("2022-09-02"), wanted)
        assert calendar.has_between(day("2022-09-02"), first, wanted)
        assert wanted == 0 or not calendar.has_between(day("2022-09-02"), first - timedelta(days=1), wanted)


def test_dates_shifted_by_calendar_and_working_days():
    calendar = Calendar.of("KZ")
    friday = day("2022-09-02")
    assert calendar.shifted(friday, -10, "calendar") == day("2022-08-23")
    assert calendar.shifted(friday, 0, "working") == friday
    assert calendar.shifted(friday, 1, "working") == day("2022-09-05")
    assert calendar.shifted(friday, -5, "working") == day(
        "2022-08-25"
    )  # 30 August is off, Saturday the 27th for the 29th
    assert [calendar.working_by(day(date)) for date in ("2022-09-04", "2022-09-02")] == [friday, friday]


def test_a_country_without_data():
    assert known_years("KZ") == (2022, 2027)
    with pytest.raises(KeyError):
        country_days("XX")


def test_names_of_months_and_periods():
    date = day("2022-09-30")
    assert month_of(date) == "2022-09"
    assert [period_of(date, period) for period in ("quarter", "half-year", "year", "horizon")] == [
        "2022-Q3",
        "2022-H2",
        "2022",
        "horizon",
    ]


def test_a_span_is_split_at_the_ends_of_months_and_periods():
    first, last = day("2022-08-15"), day("2023-01-05")
    assert [name for name, _, _ in split(first, last, "month")] == [
        "2022-08",
        "2022-09",
        "2022-10",
        "2022-11",
        "2022-12",
        "2023-01",
    ]
    assert list(split(first, last, "quarter")) == [
        ("2022-Q3", first, day("2022-09-30")),
        ("2022-Q4", day("2022-10-01"), day("2022-12-31")),
        ("2023-Q1", day("2023-01-01"), last),
    ]
    assert list(split(first, last, "horizon")) == [("horizon", first, last)]
