"""What was done in 2022: each ministry moves its own meeting to the next day that suits itself."""

from __future__ import annotations

from collections.abc import Iterable

from constraints._assess import breaks_alone
from scenarios.domain import Meeting, Scenario, days_between
from scenarios.operations import Postpone
from scenarios.postponing import NewWindow, moved, postponed

Meetings = dict[str, Meeting]


def moved_alone(scenario: Scenario, meetings: Meetings, slips: Iterable[Postpone]) -> tuple[Scenario, Meetings]:
    """The scenario with the new windows, and the schedule after each ministry has moved its own meetings, by id.

    A meeting goes to the first open day of its new window on which its place receives and its bodies are neither away
    nor at another meeting of theirs; nothing else is looked at. Where there is no such day it is given up.
    """
    after = dict(meetings)
    for slip in slips:
        scenario, after = _moved(scenario, after, slip)
    return scenario, after


def _moved(scenario: Scenario, meetings: Meetings, slip: Postpone) -> tuple[Scenario, Meetings]:
    old = meetings[slip.proposal]
    found = postponed(scenario, slip, old.date)
    assert isinstance(found, NewWindow)  # the bounds of a slip are always after its old date
    wish = moved(scenario.proposals[slip.proposal], found.window)
    scenario = scenario.replaced(proposals={**scenario.proposals, slip.proposal: wish})
    others = {one: meeting for one, meeting in meetings.items() if one != slip.proposal}
    taken = {meeting.date for one, meeting in others.items() if set(scenario.proposals[one].bodies) & set(wish.bodies)}
    for day in days_between(found.window.start, min(found.window.end, scenario.horizon.end)):
        new = Meeting(date=day, place=old.place)
        if day not in taken and not breaks_alone(scenario, slip.proposal, new):
            return scenario, {**others, slip.proposal: new}
    return scenario, others
