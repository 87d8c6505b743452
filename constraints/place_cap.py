"""A place receives at most N meetings within the horizon, so that meetings spread over districts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from constraints._rule import Excess, Group, Rule, Sheet
from scenarios.domain import Meetings, Scenario


class PlaceCap(Rule):
    """A regional centre has at most `centres` meetings, another place at most `districts`."""

    name: ClassVar[str] = "place_cap"
    unit: ClassVar[str] = "meeting too many"
    listed_from: ClassVar[int | None] = 1
    looks_at: ClassVar[frozenset[str]] = frozenset({"place"})
    counts: ClassVar[Literal["one", "body", "region", "all"]] = "region"

    centres: Annotated[int, Field(ge=0)]
    districts: Annotated[int, Field(ge=0)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The meetings above the cap, about (place, meetings at it)."""
        cases: dict[str, list[str]] = defaultdict(list)
        for proposal, meeting in meetings.items():
            cases[meeting.place].append(proposal)
        for place, members in sorted(cases.items()):
            cap = self.centres if scenario.places[place].centre else self.districts
            if len(members) > cap:
                yield self.excess(place, *sorted(members), amount=len(members) - cap)

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """At most so many at each place."""
        for name, place in scenario.places.items():
            sheet.at_most(self, (name,), Group(place=name), self.centres if place.centre else self.districts)
