"""A folder that changed after a schedule was made: what the schedule no longer fits, and a schedule that fits again."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.apply import Applied
from scenarios.domain import Scenario
from scenarios.schedule import Refusal, Schedule


@dataclass(frozen=True)
class Drift:
    """Ids that a changed folder leaves behind: proposals that are gone or new, meetings whose place is gone."""

    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    homeless: tuple[str, ...] = ()

    @staticmethod
    def of(scenario: Scenario, schedule: Schedule) -> Drift:
        """What does not fit; the scenario is the folder's after the schedule's operations."""
        listed = [*schedule.meetings, *(one for one in schedule.unplaced if one not in schedule.meetings)]
        return Drift(
            gone=tuple(one for one in listed if one not in scenario.proposals),
            new=tuple(one for one in scenario.proposals if one not in listed),
            homeless=tuple(
                one
                for one, meeting in schedule.meetings.items()
                if one in scenario.proposals and meeting.place not in scenario.places
            ),
        )

    def fitted(self, schedule: Schedule) -> Schedule:
        """The schedule without what is gone; what is new or has lost its place is unplaced."""
        lost = {*self.gone, *self.homeless}
        meetings = {one: meeting for one, meeting in schedule.meetings.items() if one not in lost}
        unplaced = {one: refusal for one, refusal in schedule.unplaced.items() if one not in lost}
        return schedule.replaced(
            meetings=meetings, unplaced={**unplaced, **{one: Refusal() for one in (*self.new, *self.homeless)}}
        )

    def noted(self, applied: Applied, schedule: Schedule) -> Applied:
        """The same as if operations had withdrawn what is gone, added what is new and moved what lost its place."""
        asked = {one for one in (*self.new, *self.homeless) if one in applied.scenario.proposals}
        lost = [one for one in (*self.gone, *self.homeless) if one in schedule.meetings]
        return Applied(
            scenario=applied.scenario,
            operations=applied.operations,
            warnings=applied.warnings,
            forced={**dict.fromkeys(lost), **applied.forced},
            forced_unplaced=applied.forced_unplaced,
            in_question=applied.in_question | asked,
            status=applied.status,
        )
