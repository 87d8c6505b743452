from datetime import date, timedelta

import pytest

from scenarios.domain import Meeting, Scenario
from scheduler.asking.slips import Draws, Month, months

SEPTEMBER = Month("2022-09", date(2022, 9, 1), date(2022, 9, 30))
MEETINGS = {f"health-{at:02}": Meeting(date=date(2022, 9, at), place="kostanay/auliekol") for at in range(1, 31)}


def test_the_months_that_are_not_over(scenario: Scenario) -> None:
    assert [month.name for month in months(scenario)] == [f"2022-{at:02}" for at in range(7, 13)]
    later = list(months(scenario.replaced(as_of=date(2022, 10, 31))))
    assert [month.name for month in later] == ["2022-11", "2022-12"]
    inside = list(months(scenario.replaced(as_of=date(2022, 11, 15))))
    assert inside[0] == Month("2022-11", date(2022, 11, 15), date(2022, 11, 30))
    assert inside[1] == Month("2022-12", date(2022, 12, 1), date(2022, 12, 30))


def test_a_rate_of_one_takes_all_of_the_month_and_none_besides() -> None:
    others = {
        "labour-01": Meeting(date=date(2022, 8, 31), place="kostanay/auliekol"),
        "labour-02": Meeting(date=date(2022, 10, 1), place="kostanay/auliekol"),
        "labour-03": Meeting(date=date(2022, 9, 5), place="kostanay/auliekol", status="held"),
        "labour-04": Meeting(date=date(2022, 9, 5), place="kostanay/auliekol", locked="fact"),
    }
    slips = Draws(1.0, 0, 1).slips({**MEETINGS, **others}, SEPTEMBER)
    assert [slip.proposal for slip in slips] == sorted(MEETINGS)
    assert Draws(0.0, 0, 1).slips(MEETINGS, SEPTEMBER) == ()


def test_delays_lie_within_their_bounds_and_attain_them() -> None:
    delays = set()
    for trial in range(40):
        for slip in Draws(1.0, 0, trial).slips(MEETINGS, SEPTEMBER):
            assert slip.not_before is not None
            assert slip.not_after == slip.not_before + timedelta(days=45)
            delays.add((slip.not_before - MEETINGS[slip.proposal].date).days)
    assert (min(delays), max(delays)) == (5, 45)


def test_about_as_many_slip_as_the_rate_says() -> None:
    slipped = sum(len(Draws(0.18, 0, trial).slips(MEETINGS, SEPTEMBER)) for trial in range(100))
    assert slipped == pytest.approx(0.18 * 30 * 100, rel=0.1)


def test_equal_draws_are_equal_and_others_are_not() -> None:
    slips = Draws(0.5, 7, 1).slips(MEETINGS, SEPTEMBER)
    assert Draws(0.5, 7, 1).slips(MEETINGS, SEPTEMBER) == slips
    assert Draws(0.5, 8, 1).slips(MEETINGS, SEPTEMBER) != slips
    assert Draws(0.5, 7, 2).slips(MEETINGS, SEPTEMBER) != slips


def test_a_meeting_has_the_same_luck_wherever_it_stands() -> None:
    moved = {
        one: meeting.replaced(date=date(2022, 9, 12), place="abai/semey-city") for one, meeting in MEETINGS.items()
    }
    before, after = (Draws(0.5, 7, 1).slips(meetings, SEPTEMBER) for meetings in (MEETINGS, moved))
    assert [slip.proposal for slip in before] == [slip.proposal for slip in after]
