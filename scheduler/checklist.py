"""What to do when for each meeting: the policy's lead times counted from its date."""

from __future__ import annotations

from datetime import date as Date

from scenarios.domain import Id, LeadTime, Model, Scenario
from scenarios.schedule import Schedule


class Step(Model):
    """One thing to do for a meeting: by its `date`, which the lead time gives (with its source and certainty)."""

    proposal: Id
    step: str
    date: Date
    meeting: Date
    lead_time: LeadTime


def steps(scenario: Scenario, schedule: Schedule) -> tuple[Step, ...]:
    """Every step of every meeting by date, then meeting, then in the policy's order; operations are applied before."""
    order = list(scenario.policy.lead_times)
    found = [
        Step(
            proposal=proposal,
            step=step,
            date=day_of(scenario, meeting.date, lead),
            meeting=meeting.date,
            lead_time=lead,
        )
        for proposal, meeting in schedule.meetings.items()
        for step, lead in scenario.policy.lead_times.items()
    ]
    return tuple(sorted(found, key=lambda one: (one.date, one.proposal, order.index(one.step))))


def day_of(scenario: Scenario, meeting: Date, lead: LeadTime) -> Date:
    """The date of a step: so many days before or after the meeting, moved earlier to a working day.

    The first of the working days before a meeting is the last one that precedes it, as `notice` counts. A step of the
    meeting's own day (0 days) stays on it, and none that comes after a meeting moves to before it.
    """
    if lead.days == 0:
        return meeting
    calendar = scenario.working
    day = calendar.shifted(meeting, -lead.days if lead.before else lead.days, lead.of)
    earlier = calendar.working_by(day)
    return earlier if lead.before else max(earlier, meeting)
