"""Several ministries do not come to one region within days of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class RegionCrowding(Rule):
    """Any `days` consecutive days of a region hold one meeting at most; windows may reach beyond the horizon.

    So two meetings d days apart make days - d crowded windows.
    """

    name: ClassVar[str] = "region_crowding"
    unit: ClassVar[str] = "crowded window"
    listed_from: ClassVar[int | None] = 2
    looks_at: ClassVar[frozenset[str]] = frozenset({"date", "region"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "region"

    days: Annotated[int, Field(ge=1)]

    def near(self, day: Date) -> tuple[Date, Date] | None:
        """Less than `days` before or after."""
        apart = timedelta(days=self.days - 1)
        return day - apart, day + apart

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings of each window minus one, about (region, first day of the window, meetings in it)."""
        windows: dict[tuple[str, Date], list[str]] = defaultdict(list)
        for proposal, meeting in meetings.items():
            for back in range(self.days):
                windows[meeting.region, meeting.date - timedelta(days=back)].append(proposal)
        for (region, first), members in sorted(windows.items()):
            if len(members) > 1:
                yield self.excess(region, first.isoformat(), *sorted(members), amount=len(members) - 1)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At most one in each window of each region."""
        start = scenario.horizon.start - timedelta(days=self.days - 1)
        count = (scenario.horizon.end - start).days + 1
        for region in scenario.regions:
            for n in range(count):
                first = start + timedelta(days=n)
                group = Group(region=region, first=first, last=first + timedelta(days=self.days - 1))
                sheet.at_most(self, (region, first.isoformat()), group, 1)
