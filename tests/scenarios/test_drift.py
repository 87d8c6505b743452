from datetime import date

import pytest

from scenarios.apply import apply
from scenarios.domain import Meeting, Scenario
from scenarios.drift import Drift
from scenarios.schedule import Refusal, Schedule, Solved


@pytest.fixture
def schedule() -> Schedule:
    """Two meetings and an unplaced proposal, made from an older folder."""
    return Schedule(
        name="small",
        solved=Solved(outcome="optimal", levels=()),
        meetings={
            "gone-01": Meeting(date=date(2022, 9, 1), place="abai/semey-city"),
            "trade-01": Meeting(date=date(2022, 9, 5), place="abai/lost"),
            "trade-02": Meeting(date=date(2022, 9, 9), place="abai/semey-city"),
        },
        unplaced={"gone-02": Refusal()},
    )


@pytest.fixture
def scenario(smallest: Scenario) -> Scenario:
    """The folder as it is now: it has trade-01, trade-02 and a further trade-03."""
    wish = smallest.proposals["trade-01"]
    return smallest.replaced(proposals={"trade-01": wish, "trade-02": wish, "trade-03": wish})


def test_what_does_not_fit(scenario: Scenario, schedule: Schedule) -> None:
    assert Drift.of(scenario, schedule) == Drift(gone=("gone-01", "gone-02"), new=("trade-03",), homeless=("trade-01",))


def test_the_fitted_schedule_leaves_out_what_is_gone(scenario: Scenario, schedule: Schedule) -> None:
    fitted = Drift.of(scenario, schedule).fitted(schedule)
    assert fitted.meetings == {"trade-02": schedule.meetings["trade-02"]}
    assert fitted.unplaced == {"trade-03": Refusal(), "trade-01": Refusal()}


def test_it_counts_as_if_operations_had_said_so(scenario: Scenario, schedule: Schedule) -> None:
    drift = Drift.of(scenario, schedule)
    applied = apply(scenario, (), old=drift.fitted(schedule).meetings)
    noted = drift.noted(applied, schedule)
    assert noted.forced == {"gone-01": None, "trade-01": None}
    assert noted.in_question == {"trade-01", "trade-02", "trade-03"}


def test_a_schedule_that_fits_stays_as_it_is(scenario: Scenario, schedule: Schedule) -> None:
    meetings = dict.fromkeys(scenario.proposals, schedule.meetings["trade-02"])
    fits = schedule.replaced(meetings=meetings, unplaced={})
    assert Drift.of(scenario, fits) == Drift()
    assert Drift().fitted(fits) == fits
