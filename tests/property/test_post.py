"""What a rule says to a sheet measures what it finds in a finished schedule, case by case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints._catalogue import bind
from constraints._rule import About, Group, Rule
from scenarios.domain import Meeting, Meetings, Scenario
from tests.property.scenarios import schedules, small_scenarios

SAID_BY_THE_SHEET = frozenset({"window", "place_offered", "locked"})
"""The sheet has no other dates, places and locked meetings, so these rules say nothing."""


class Reading:
    """A sheet that weighs every statement of a rule on a schedule, in the plainest way."""

    def __init__(self, scenario: Scenario, meetings: Meetings) -> None:
        self.scenario, self.meetings = scenario, meetings
        self.amount = 0
        self.cases: Counter[About] = Counter()

    def on_date(self, rule, amount):
        self._alone(amount(proposal, meeting.date) for proposal, meeting in self.meetings.items())

    def at_place(self, rule, amount):
        self._alone(amount(proposal, meeting.place) for proposal, meeting in self.meetings.items())

    def closed(self, rule, amount):
        centre = {name: place.centre for name, place in self.scenario.places.items()}
        found = [amount(one.region, one.date, centre[one.place]) for one in self.meetings.values()]
        assert set(found) <= {0, 1}
        for one in self.meetings.values():
            assert amount(one.region, one.date, True) <= amount(one.region, one.date, False)
        self._alone(found)

    def unplaced(self, rule, amount):
        self._alone(amount(proposal) for proposal in self.scenario.proposals if proposal not in self.meetings)

    def at_most(self, rule, case, group, limit):
        self._counted(case, max(0, len(self._members(group)) - limit))

    def at_least(self, rule, case, group, wanted, *, triangular=False):
        short = max(0, wanted - len(self._members(group)))
        self._counted(case, sum(range(short + 1)) if triangular else short)

    def apart(self, rule, group, days, *, other_regions=False):
        for one, other in combinations(self._members(group), 2):
            near = abs((one.date - other.date).days) < days
            self.amount += near and not (other_regions and one.region == other.region)

    def _alone(self, amounts):
        for amount in amounts:
            assert amount >= 0
            self.amount += amount

    def _counted(self, case: About, amount: int) -> None:
        self.amount += amount
        if amount:
            assert case not in self.cases, "a case is said once"
            self.cases[case] = amount

    def _members(self, group: Group) -> list[Meeting]:
        return [meeting for proposal, meeting in self.meetings.items() if self._belongs(proposal, meeting, group)]

    def _belongs(self, name: str, meeting: Meeting, group: Group) -> bool:
        proposal = self.scenario.proposals[name]
        return all(
            (
                group.body in (None, proposal.body, *proposal.partners),
                group.region in (None, meeting.place.split("/")[0]),
                group.place in (None, meeting.place),
                not group.centres or self.scenario.places[meeting.place].centre,
                group.first is None or group.first <= meeting.date,
                group.last is None or group.last >= meeting.date,
                not (group.scheduled and proposal.outside_schedule),
            )
        )


def _rules(scenario: Scenario) -> Iterator[Rule]:
    return (rule for rule in bind(scenario.policy) if rule.name not in SAID_BY_THE_SHEET)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.booleans())
def test_the_two_readings_of_every_rule_measure_the_same(data, locks):
    scenario = data.draw(small_scenarios(locks=locks))
    meetings = data.draw(schedules(scenario))
    for rule in _rules(scenario):
        said = Reading(scenario, meetings)
        rule.post(scenario, said)
        found = list(rule.excesses(scenario, meetings))
        assert (rule.name, said.amount) == (rule.name, sum(excess.amount for excess in found))
        if said.cases:
            cases = {excess.about[: rule.listed_from]: excess.amount for excess in found}
            assert (rule.name, dict(said.cases)) == (rule.name, cases)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_cases_of_a_rule_are_distinct_above_zero_and_sorted(data):
    scenario = data.draw(small_scenarios(locks=True))
    meetings = data.draw(schedules(scenario))
    for rule in bind(scenario.policy):
        found = list(rule.excesses(scenario, meetings))
        assert all(excess.amount > 0 and excess.rule == rule.name for excess in found)
        assert len({excess.about[: rule.listed_from] for excess in found}) == len(found)
        for excess in found:
            if rule.listed_from is not None:
                members = excess.about[rule.listed_from :]
                assert members == tuple(sorted(set(members)))
                assert set(members) <= set(meetings)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_further_meeting_never_lowers_the_amount_of_a_rule_that_adds_up(data):
    scenario = data.draw(small_scenarios())
    meetings = data.draw(schedules(scenario))
    for left_out in meetings:
        fewer = {proposal: meeting for proposal, meeting in meetings.items() if proposal != left_out}
        for rule in bind(scenario.policy):
            if rule.adds_up:
                after = {
                    excess.about[: rule.listed_from]: excess.amount for excess in rule.excesses(scenario, meetings)
                }
                for excess in rule.excesses(scenario, fewer):
                    assert after.get(excess.about[: rule.listed_from], 0) >= excess.amount
