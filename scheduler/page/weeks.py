"""Weeks of a horizon, and in which of them a region can receive."""

from __future__ import annotations

from datetime import date as Date
from datetime import timedelta
from typing import Literal

from scenarios.domain import Model, Scenario, Span, days_between

Shut = Literal["", "some", "all"]
"""Of a region's week: open, closed on some open days or for all but centres, or closed on all of its open days."""


class Week(Model):
    """A week from its Monday, with the first and last date of it in the horizon (inclusive)."""

    monday: Date
    first: Date
    last: Date


def weeks(horizon: Span) -> tuple[Week, ...]:
    """The weeks that the horizon touches, in order."""
    monday, found = horizon.start - timedelta(days=horizon.start.weekday()), []
    while monday <= horizon.end:
        sunday = monday + timedelta(days=6)
        found.append(Week(monday=monday, first=max(monday, horizon.start), last=min(sunday, horizon.end)))
        monday = sunday + timedelta(days=1)
    return tuple(found)


def shut_weeks(scenario: Scenario, region_id: str, span: tuple[Week, ...]) -> tuple[Shut, ...]:
    """Whether the region can receive in each of these weeks; a week without open days is closed."""
    return tuple(_shut(scenario, region_id, week) for week in span)


def _shut(scenario: Scenario, region_id: str, week: Week) -> Shut:
    region = scenario.regions[region_id]
    saturdays = bool(scenario.policy.rules["working_day"].numbers.get("saturdays"))
    days = [day for day in days_between(week.first, week.last) if scenario.working.is_open(day, saturdays=saturdays)]
    if all(region.is_closed(day, centre=True) for day in days):
        return "all"
    return "some" if any(region.is_closed(day, centre=False) for day in days) else ""
