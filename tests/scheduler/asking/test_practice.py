from datetime import date

from scenarios.domain import Meeting, Scenario
from scenarios.operations import Postpone
from scheduler.asking.practice import moved_alone


def slip(proposal: str, first: date, last: date) -> Postpone:
    return Postpone(op="postpone", proposal=proposal, not_before=first, not_after=last)


def test_a_meeting_goes_to_the_first_day_that_suits_its_ministry(
    scenario: Scenario, meetings: dict[str, Meeting]
) -> None:
    # 20 September is a Tuesday: the head of health-01 is away, and auliekol is closed until then
    first = slip("health-01", date(2022, 9, 19), date(2022, 10, 31))
    after, found = moved_alone(scenario, meetings, [first])
    assert found == {**meetings, "health-01": Meeting(date=date(2022, 9, 21), place="kostanay/auliekol")}
    assert after.proposals["health-01"].dates.start == date(2022, 9, 19)


def test_its_bodies_are_not_at_two_meetings_on_one_day(scenario: Scenario, meetings: dict[str, Meeting]) -> None:
    # labour takes part in health-01 and has labour-02 on 12 October
    _, found = moved_alone(scenario, meetings, [slip("health-01", date(2022, 10, 12), date(2022, 10, 31))])
    assert found["health-01"].date == date(2022, 10, 13)


def test_it_looks_at_nothing_else(scenario: Scenario, meetings: dict[str, Meeting]) -> None:
    # another ministry is in the region the day before, which same_region_clash forbids
    others = {**meetings, "labour-01": Meeting(date=date(2022, 9, 27), place="kostanay/kostanay-city")}
    alone = {one: meeting for one, meeting in others.items() if one != "labour-02"}
    wish = scenario.proposals["health-01"].replaced(partners=())
    apart = scenario.replaced(proposals={**scenario.proposals, "health-01": wish})
    _, found = moved_alone(apart, alone, [slip("health-01", date(2022, 9, 28), date(2022, 10, 31))])
    assert found["health-01"].date == date(2022, 9, 28)


def test_where_no_day_suits_it_is_given_up(scenario: Scenario, meetings: dict[str, Meeting]) -> None:
    beyond = slip("labour-02", date(2023, 1, 10), date(2023, 2, 24))
    closed = slip("health-01", date(2022, 9, 15), date(2022, 9, 20))
    _, found = moved_alone(scenario, meetings, [closed, beyond])
    assert found == {"labour-01": meetings["labour-01"]}
