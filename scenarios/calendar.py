"""Facts on dates: working day, open day, days between, months and periods. The only date arithmetic of rules.

The country's days come from `scenarios/data/holidays_kz.csv` (sources and status of each day stand there).
"""

from __future__ import annotations

import calendar as months
import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from functools import cache
from importlib import resources
from typing import Literal

Period = Literal["quarter", "half-year", "year", "horizon"]
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class Calendar:
    """Working days of a country: weekdays without its days off, plus its working weekends.

    `days_off` and `working_days` already hold the scenario's own dates, which win over the country's.
    """

    days_off: frozenset[Date]
    working_days: frozenset[Date]

    @staticmethod
    def of(country: str, days_off: Collection[Date] = (), working_days: Collection[Date] = ()) -> Calendar:
        """The country's calendar with a scenario's own days on top."""
        off, on = country_days(country)
        return Calendar(
            days_off=(off - frozenset(working_days)) | frozenset(days_off),
            working_days=(on - frozenset(days_off)) | frozenset(working_days),
        )

    def is_working(self, day: Date) -> bool:
        """Whether people work on this date."""
        if day in self.days_off:
            return False
        return day.weekday() < SATURDAY or day in self.working_days

    def is_open(self, day: Date, *, saturdays: bool) -> bool:
        """Whether a meeting may be held: a working day or, if allowed, a Saturday that is no listed day off."""
        return self.is_working(day) or (saturdays and day.weekday() == SATURDAY and day not in self.days_off)

    def working_between(self, after: Date, before: Date) -> int:
        """Working days strictly after `after` and strictly before `before`."""
        count = (before - after).days
        return sum(self.is_working(after + timedelta(days=n)) for n in range(1, count))

    def has_between(self, after: Date, before: Date, working_days: int) -> bool:
        """Whether at least so many working days lie strictly between two dates; looks no further than needed."""
        day = after + timedelta(days=1)
        while working_days > 0 and day < before:
            working_days -= self.is_working(day)
            day += timedelta(days=1)
        return working_days <= 0

    def earliest_after(self, day: Date, working_days: int, until: Date = Date.max) -> Date:
        """The first date after `day` with at least so many working days strictly between the two.

        The search ends with `until`: what is returned then is the day after it, or after `day` where that is later.
        """
        found = day + timedelta(days=1)
        while working_days > 0 and found <= until:
            working_days -= self.is_working(found)
            found += timedelta(days=1)
        return found

    def shifted(self, day: Date, days: int, of: Literal["calendar", "working"]) -> Date:
        """The date so many calendar or working days after `day` (before it where negative)."""
        if of == "calendar":
            return day + timedelta(days=days)
        step = timedelta(days=1 if days > 0 else -1)
        for _ in range(abs(days)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def working_by(self, day: Date) -> Date:
        """The date itself where people work on it, else the last working day before it."""
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day


@cache
def country_days(country: str) -> tuple[frozenset[Date], frozenset[Date]]:
    """(days off, working weekend days) of a country for the years of its data file.

    Raises KeyError for a country without a data file.
    """
    if country != "KZ":
        raise KeyError(country)
    text = resources.files("scenarios").joinpath("data/holidays_kz.csv").read_text(encoding="utf-8")
    off: set[Date] = set()
    on: set[Date] = set()
    for row in csv.DictReader(text.splitlines()):
        (on if row["is_working_day"] == "true" else off).add(Date.fromisoformat(row["date"]))
    return frozenset(off), frozenset(on)


@cache
def known_years(country: str) -> tuple[int, int]:
    """The first and the last year of a country's data file."""
    years = [day.year for day in country_days(country)[0]]
    return min(years), max(years)


@cache
@cache
def month_of(day: Date) -> str:
    """The calendar month of a date, as `2022-09`."""
    return f"{day.year:04d}-{day.month:02d}"


def month_around(day: Date) -> tuple[Date, Date]:
    """The first and the last date of the calendar month of a date."""
    return day.replace(day=1), _month_end(day)


def period_of(day: Date, period: Period) -> str:
    """The period a date lies in: `2022-Q3`, `2022-H2`, `2022` or `horizon`."""
    if period == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if period == "half-year":
        return f"{day.year:04d}-H{(day.month + 5) // 6}"
    return f"{day.year:04d}" if period == "year" else "horizon"


def split(first: Date, last: Date, period: Period | Literal["month"]) -> Iterator[tuple[str, Date, Date]]:
    """The months or periods from first to last (inclusive), each with its first and last date inside that span."""
    start = first
    name = month_of if period == "month" else (lambda day: period_of(day, period))
    while start <= last:
        end = start
        while end < last and name(end + timedelta(days=1)) == name(start):
            end = min(last, _month_end(end + timedelta(days=1)))
        yield name(start), start, end
        start = end + timedelta(days=1)


def _month_end(day: Date) -> Date:
    return day.replace(day=months.monthrange(day.year, day.month)[1])
