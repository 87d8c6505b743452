"""Two meetings in one region less than N days apart: local bodies cannot prepare both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class SameRegionClash(Rule):
    """Meetings in one region are at least `days` days apart (2: not on the same or the next day)."""

    name: ClassVar[str] = "same_region_clash"
    unit: ClassVar[str] = "pair of meetings"
    looks_at: ClassVar[frozenset[str]] = frozenset({"date", "region"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "region"

    days: Annotated[int, Field(ge=0)]

    def near(self, day: Date) -> tuple[Date, Date] | None:
        """Less than `days` before or after."""
        apart = timedelta(days=max(0, self.days - 1))
        return day - apart, day + apart

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """One for each pair, about the two proposals."""
        of_region: dict[str, list[str]] = defaultdict(list)
        for proposal in sorted(meetings, key=lambda one: meetings[one].date):
            of_region[meetings[proposal].region].append(proposal)
        for members in of_region.values():
            for at, one in enumerate(members):
                for other in members[at + 1 :]:
                    if (meetings[other].date - meetings[one].date).days >= self.days:
                        break  # so are all that come after it
                    yield self.excess(*sorted((one, other)))

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each region's meetings keep apart."""
        for region in scenario.regions:
            sheet.apart(self, Group(region=region), self.days)
