"""What the ids of a case stand for: which is the body, the region, the month, and which are meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from scenarios.calendar import month_of
from scenarios.domain import Meeting, Meetings, Scenario

Part = Literal["proposal", "other", "body", "region", "place", "date", "month", "period"]

_ONE: tuple[Part, ...] = ("proposal",)
HEADS: dict[str, tuple[Part, ...]] = {
    "window": _ONE,
    "place_offered": _ONE,
    "working_day": _ONE,
    "region_open": _ONE,
    "body_free": ("proposal", "body"),
    "notice": _ONE,
    "locked": _ONE,
    "one_meeting_a_day": ("body", "date"),
    "travel_gap": ("proposal", "other", "body"),
    "same_region_clash": ("proposal", "other"),
    "region_month_cap": ("region", "month"),
    "body_month_cap": ("body", "month"),
    "body_region_once": ("body", "region"),
    "place_cap": ("place",),
    "placed": _ONE,
    "body_minimum": ("body", "period"),
    "region_minimum": ("region",),
    "region_share": ("region",),
    "district_reach": ("place",),
    "beyond_centres": (),
    "region_crowding": ("region", "date"),
    "month_balance": ("month",),
    "preferred_date": _ONE,
    "preferred_place": _ONE,
    "saturday": _ONE,
    "appeals": _ONE,
}
"""What a rule's cases begin with; every further id is a meeting."""


class CaseLike(Protocol):
    """A rule and what it is about: an excess of the checker, a case of a file, a member of a conflict."""

    @property
    def rule(self) -> str:
        """The rule's name."""

    @property
    def about(self) -> tuple[str, ...]:
        """The ids in the rule's order."""


@dataclass(frozen=True)
class Parts:
    """A case taken apart: its head by kind, and its meetings."""

    head: dict[Part, str]
    members: tuple[str, ...]


def parts_of(case: CaseLike) -> Parts:
    """The parts of a case. Raises KeyError for a rule that is not known here."""
    kinds = HEADS[case.rule]
    return Parts(dict(zip(kinds, case.about, strict=False)), tuple(case.about[len(kinds) :]))


def members_of(scenario: Scenario, parts: Parts, meetings: Meetings) -> tuple[str, ...]:
    """The case's meetings; where it names none, those of the schedule that its head describes, by date."""
    named = parts.members or tuple(
        proposal for proposal, meeting in meetings.items() if _matches(scenario, parts.head, proposal, meeting)
    )
    return tuple(sorted(named, key=lambda proposal: _moment(proposal, meetings)))


def _moment(proposal: str, meetings: Meetings) -> tuple[str, str]:
    return (meetings[proposal].date.isoformat() if proposal in meetings else "", proposal)


def _matches(scenario: Scenario, head: dict[Part, str], proposal: str, meeting: Meeting) -> bool:
    if proposal not in scenario.proposals:
        return False
    return (
        head.get("body", scenario.proposals[proposal].body) in scenario.proposals[proposal].bodies
        and head.get("region", meeting.region) == meeting.region
        and head.get("place", meeting.place) == meeting.place
        and head.get("date", meeting.date.isoformat()) == meeting.date.isoformat()
        and head.get("month", month_of(meeting.date)) == month_of(meeting.date)
    )
