from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from constraints._assess import assess
from constraints._slack import slack
from scenarios.domain import Meeting, Scenario
from scheduler.page._slack import slacks
from tests.property.scenarios import scenario_of, schedule_of


@given(seed=st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_all_at_once_is_what_the_checker_says_of_each(seed: int) -> None:
    scenario = scenario_of(seed, locks=True)
    meetings = schedule_of(scenario, seed)
    expected = {one: len(slack(scenario, meetings, one)) for one in meetings if one not in scenario.locked}
    assert slacks(scenario, meetings) == expected


def test_a_date_counts_only_where_the_move_is_lawful(scenario: Scenario, meetings: dict[str, Meeting]) -> None:
    moved = {**meetings, "labour-02": Meeting(date=date(2022, 9, 7), place="abai/semey-city")}
    found = slacks(scenario, meetings)
    lawful = 0
    for day in scenario.window("labour-02"):
        elsewhere = {**moved, "labour-02": Meeting(date=day, place="abai/semey-city")}
        lawful += day != meetings["labour-02"].date and not any(
            "labour-02" in case.about for case in assess(scenario, elsewhere).breaches
        )
    assert found["labour-02"] == lawful > 0
