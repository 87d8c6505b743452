"""What is carried to the next horizon, with which dates, as a file that the loader reads."""

from datetime import date, timedelta

import pytest

from scenarios.apply import apply
from scenarios.domain import Proposal, Text, Window
from scenarios.load import _ProposalsFile
from scenarios.operations import Postpone, Withdraw
from scenarios.problem import BadInput
from scenarios.schedule import Refusal, Schedule, Solved
from scenarios.source import Source, parse
from scenarios.validate import validate
from scheduler.history.carry import carry, proposals_yaml

NEXT = Window(start=date(2023, 1, 9), end=date(2023, 6, 30))


def made(meetings, unplaced=()):
    return Schedule(
        name="small",
        solved=Solved(outcome="optimal", levels=()),
        meetings=meetings,
        unplaced={one: Refusal() for one in unplaced},
    )


def carried(scenario, schedule):
    return carry(scenario, schedule, start=NEXT.start, end=NEXT.end)


def test_the_unplaced_become_must_with_the_dates_given(scenario, meetings):
    was = scenario.proposals["health-02"]
    assert carried(scenario, made(meetings, ["health-02"])) == {
        "health-02": Proposal(body="health", dates=NEXT, places=was.places, priority="must")
    }


def test_a_meeting_before_as_of_that_nobody_reported_is_carried_a_held_one_is_not(scenario, meetings):
    later = scenario.model_copy(update={"as_of": date(2022, 10, 12)})
    held = {**meetings, "labour-01": meetings["labour-01"].model_copy(update={"status": "held"})}
    # labour-02 is on the day of as_of itself: it may still be held.
    found = carried(later, made(held))
    assert list(found) == ["health-01"]
    assert found["health-01"].partners == ("labour",)
    assert list(carried(later.model_copy(update={"as_of": date(2022, 10, 13)}), made(held))) == [
        "health-01",
        "labour-02",
    ]


def test_what_was_postponed_beyond_the_horizon_keeps_that_window_and_needs_no_dates(scenario, meetings):
    slip = Postpone(op="postpone", proposal="labour-02", not_before=date(2023, 2, 1), not_after=date(2023, 2, 28))
    applied = apply(scenario, [slip], old=meetings)
    assert applied.forced_unplaced == {"labour-02"}
    left = {one: meeting for one, meeting in meetings.items() if one != "labour-02"}
    found = carry(applied.scenario, made(left, ["labour-02"]))
    assert list(found) == ["labour-02"]
    assert (found["labour-02"].dates.start, found["labour-02"].dates.end) == (slip.not_before, slip.not_after)
    assert found["labour-02"].priority == "must"


def test_without_not_after_the_window_beyond_keeps_its_length(scenario, meetings):
    slip = Postpone(op="postpone", proposal="labour-02", not_before=date(2023, 2, 1))
    applied = apply(scenario, [slip], old=meetings)
    window = carry(applied.scenario, made({}, ["labour-02"]))["labour-02"].dates
    was = scenario.proposals["labour-02"].dates
    assert (window.start, window.end - window.start) == (date(2023, 2, 1), was.end - was.start)


def test_a_window_that_only_reaches_beyond_gets_the_dates_given(scenario):
    horizon_end = scenario.horizon.end
    dates = Window(start=horizon_end, end=horizon_end + timedelta(days=40))
    wish = scenario.proposals["labour-02"].model_copy(update={"dates": dates})
    reaching = scenario.model_copy(update={"proposals": {**scenario.proposals, "labour-02": wish}})
    assert carried(reaching, made({}, ["labour-02"]))["labour-02"].dates == NEXT


def test_a_withdrawn_proposal_is_gone(scenario, meetings):
    applied = apply(scenario, [Withdraw(op="withdraw", proposal="labour-02")], old=meetings)
    left = {one: meeting for one, meeting in meetings.items() if one != "labour-02"}
    assert list(carried(applied.scenario, made(left, ["health-02"]))) == ["health-02"]


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        ({}, "--from, --to: dates of the next horizon are needed for health-02, labour-02."),
        ({"start": NEXT.start}, "--from, --to: both are needed, or neither."),
        ({"end": NEXT.end}, "--from, --to: both are needed, or neither."),
        ({"start": NEXT.end, "end": NEXT.start}, "--from, --to: 2023-01-09 is before 2023-06-30."),
        (
            {"start": date(2022, 12, 30), "end": NEXT.end},
            "--from: 2022-12-30 is no date of the next horizon: this one ends on 2022-12-30.",
        ),
    ],
)
def test_wrong_or_missing_dates_are_bad_input(scenario, dates, message):
    with pytest.raises(BadInput) as caught:
        carry(scenario, made({}, ["labour-02", "health-02"]), **dates)
    assert str(caught.value) == message


def test_the_file_is_read_back_as_the_same_proposals():
    proposals = {
        "a-01": Proposal(
            body="health",
            partners=("labour",),
            dates=NEXT,
            places=("*", "abai/*"),
            priority="must",
            topics=("no", "12:30"),
            outside_schedule=True,
            venue=Text(kk="Үй: №1", ru='Дом\n"1"', en="#1 {x}"),
            note="yes",
            time="10:00-13:00",
        ),
        "a-02": Proposal(body="health", dates=NEXT, places=("*",), priority="must"),
        "a-03": Proposal(body="010", dates=NEXT, places=("*",), priority="must", note=Text(ru="только")),
    }
    text = proposals_yaml(proposals)
    content, problems = validate(_ProposalsFile, Source("carried.yaml", parse(text, "carried.yaml")))
    assert problems == []
    assert content.proposals == proposals


def test_the_file_is_written_in_one_plain_form():
    proposals = {one: Proposal(body="health", dates=NEXT, places=("*",), priority="must") for one in ("a-01", "a-02")}
    assert proposals_yaml(proposals) == (
        "proposals:\n"
        "  a-01:\n"
        "    body: health\n"
        "    dates: {from: 2023-01-09, to: 2023-06-30}\n"
        "    places: ['*']\n"
        "    priority: must\n"
        "  a-02:\n"
        "    body: health\n"
        "    dates: {from: 2023-01-09, to: 2023-06-30}\n"
        "    places: ['*']\n"
        "    priority: must\n"
    )


def test_nothing_left_is_an_empty_file_that_says_so():
    assert proposals_yaml({}) == "proposals: {}\n"
