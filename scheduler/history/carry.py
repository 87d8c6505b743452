"""What this horizon leaves to the next: proposals that got no meeting, or whose meeting nobody reported as held."""

from __future__ import annotations

from datetime import date as Date
from typing import Any

import yaml

from scenarios.domain import Proposal, Scenario, Window
from scenarios.problem import BadInput, Problem
from scenarios.schedule import Schedule

DATES = "--from, --to"


def carry(
    scenario: Scenario, schedule: Schedule, *, start: Date | None = None, end: Date | None = None
) -> dict[str, Proposal]:
    """The `must` proposals for the next horizon, by id, from a scenario with the schedule's operations applied.

    They are the unplaced ones (those postponed beyond the horizon among them) and those with a meeting before `as_of`
    that is not held. Each keeps its window where that lies wholly beyond this horizon, else it gets [start, end], both
    inclusive. A withdrawn proposal is gone. Raises BadInput where dates are wanting or do not lie beyond the horizon.
    """
    left = [proposal for proposal in sorted(scenario.proposals) if _is_left(scenario, schedule, proposal)]
    beyond = {one for one in left if _lies_beyond(scenario, scenario.proposals[one].dates)}
    given = _given(scenario, start, end)
    wanting = [one for one in left if one not in beyond]
    if wanting and given is None:
        what = f"dates of the next horizon are needed for {', '.join(wanting)}."
        raise BadInput([Problem(DATES, "", what)])
    return {one: _carried(scenario.proposals[one], None if one in beyond else given) for one in left}


def proposals_yaml(proposals: dict[str, Proposal]) -> str:
    """A proposals file with these, in one form for equal content; fields that say nothing are left out."""
    content = {one: _fields(proposal) for one, proposal in proposals.items()}
    text: str = yaml.dump(
        {"proposals": content},
        Dumper=_WrittenOut,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=120,
    )
    return text


def _is_left(scenario: Scenario, schedule: Schedule, proposal: str) -> bool:
    if proposal in schedule.unplaced:
        return True
    meeting = schedule.meetings.get(proposal)
    return meeting is not None and meeting.date < scenario.as_of and meeting.status != "held"


def _lies_beyond(scenario: Scenario, dates: Window) -> bool:
    return scenario.horizon.end < dates.start <= dates.end


def _given(scenario: Scenario, start: Date | None, end: Date | None) -> Window | None:
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise BadInput([Problem(DATES, "", "both are needed, or neither.")])
    if end < start:
        raise BadInput([Problem(DATES, "", f"{end} is before {start}.")])
    if start <= scenario.horizon.end:
        what = f"{start} is no date of the next horizon: this one ends on {scenario.horizon.end}."
        raise BadInput([Problem("--from", "", what)])
    return Window(start=start, end=end)


def _carried(proposal: Proposal, dates: Window | None) -> Proposal:
    return proposal.model_copy(update={"priority": "must", "dates": dates or proposal.dates})


def _fields(proposal: Proposal) -> dict[str, Any]:
    fields = proposal.model_dump(by_alias=True, exclude_defaults=True, exclude_none=True)
    return {key: _same_words(value) if key in ("venue", "note") else value for key, value in fields.items()}


def _same_words(text: dict[str, str]) -> str | dict[str, str]:
    """One text where all three languages have the same, as it was given."""
    return text["en"] if len(text) == len({"kk", "ru", "en"}) and len(set(text.values())) == 1 else text


class _WrittenOut(yaml.SafeDumper):
    """Each value stands where it is used: no anchors and aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
