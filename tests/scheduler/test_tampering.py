from datetime import date
from typing import Any

import pytest

from scenarios.domain import LANGUAGES, Meeting, Scenario
from scenarios.schedule import Replan, Schedule
from scheduler.tampering import untruths

COSTS = {1: 24, 2: 561, 3: 2, 4: 1285}
LEVELS = [{"level": level, "cost": cost, "bound": cost} for level, cost in COSTS.items()]
HOLD = {"op": "hold", "proposal": "health-01", "date": "2022-09-14", "place": "kostanay/auliekol"}
ANNOUNCE = {"op": "announce", "proposal": "health-01"}
PIN = {"op": "pin", "proposal": "health-01", "date": "2022-09-14", "place": "kostanay/auliekol"}
RELEASE = {"op": "release", "proposal": "health-01"}


def schedule(
    *,
    levels: list[dict[str, Any]] = LEVELS,
    outcome: str = "optimal",
    operations: tuple[dict[str, Any], ...] = (),
    replanned: bool = False,
    **meeting: Any,
) -> Schedule:
    """A schedule of one meeting, honest unless told otherwise."""
    return Schedule.model_validate(
        {
            "schedule": "small",
            "operations": operations,
            "solved": {"outcome": outcome, "levels": levels},
            "revision": 2 if replanned else 1,
            "replan": Replan(previous="sha256:ab", changes=0, bound=0, shift=0, shift_bound=0) if replanned else None,
            "meetings": {
                "health-01": Meeting(date=date(2022, 9, 14), place="kostanay/auliekol").model_copy(update=meeting)
            },
        }
    )


def found(scenario: Scenario, claimed: Schedule) -> list[tuple[str, tuple[str, ...]]]:
    return [(untruth.key, untruth.about) for untruth in untruths(scenario, claimed, COSTS)]


def with_level(position: int, **changes: Any) -> list[dict[str, Any]]:
    return [{**level, **(changes if at == position else {})} for at, level in enumerate(LEVELS)]


def test_an_honest_file_has_no_untruth(scenario: Scenario) -> None:
    assert found(scenario, schedule()) == []
    assert found(scenario, schedule(operations=(HOLD,), locked="fact", status="held")) == []
    assert found(scenario, schedule(operations=(ANNOUNCE,), locked="announced", status="announced")) == []
    assert found(scenario, schedule(operations=(ANNOUNCE, PIN), locked="pinned")) == []
    assert found(scenario, schedule(operations=(PIN, RELEASE))) == []


@pytest.mark.parametrize("lock", ["fact", "announced", "pinned", "notice", "accepted"])
def test_a_lock_without_its_operation(scenario: Scenario, lock: str) -> None:
    assert found(scenario, schedule(locked=lock)) == [("tamper-lock", ("health-01",))]
    assert found(scenario, schedule(operations=(PIN, RELEASE), locked=lock)) == [("tamper-lock", ("health-01",))]


@pytest.mark.parametrize("operation", [ANNOUNCE, PIN])
def test_a_lock_that_was_left_out(scenario: Scenario, operation: dict[str, Any]) -> None:
    assert found(scenario, schedule(operations=(operation,))) == [("tamper-lock-missing", ("health-01",))]


def test_dates_lock_only_what_an_earlier_revision_set(scenario: Scenario) -> None:
    later = scenario.model_copy(update={"as_of": date(2022, 9, 20)})
    assert found(later, schedule(locked="fact", replanned=True)) == []
    assert found(later, schedule(locked="notice", replanned=True)) == []
    assert found(scenario, schedule(locked="fact", replanned=True)) == [("tamper-lock", ("health-01",))]
    assert found(later, schedule(locked="pinned", replanned=True)) == [("tamper-lock", ("health-01",))]


@pytest.mark.parametrize("status", ["held", "announced"])
def test_a_status_without_its_operation(scenario: Scenario, status: str) -> None:
    assert found(scenario, schedule(status=status)) == [("tamper-status", ("health-01",))]


def test_a_cost_that_is_not_the_recomputed_one(scenario: Scenario) -> None:
    cheaper = schedule(levels=with_level(1, cost=560, bound=560))
    assert found(scenario, cheaper) == [("tamper-cost", ("2",))]
    assert untruths(scenario, cheaper, COSTS)[0].words("en") == "Level 2: the file says 560, recomputed: 561."


def test_a_bound_above_its_cost(scenario: Scenario) -> None:
    claimed = schedule(levels=with_level(3, bound=1286), outcome="time-limit")
    assert found(scenario, claimed) == [("tamper-bound", ("4",))]


def test_optimal_without_proof(scenario: Scenario) -> None:
    claimed = schedule(levels=with_level(3, bound=1284))
    assert found(scenario, claimed) == [("tamper-outcome", ("4",))]


def test_a_bound_below_a_level_that_is_not_proven(scenario: Scenario) -> None:
    claimed = schedule(levels=with_level(1, bound=550), outcome="time-limit")
    assert found(scenario, claimed) == [("tamper-bound-below", ("3",)), ("tamper-bound-below", ("4",))]


def test_missing_levels(scenario: Scenario) -> None:
    assert found(scenario, schedule(levels=LEVELS[:3])) == [("tamper-levels", ("levels",))]


def test_every_untruth_has_words_in_every_language(scenario: Scenario) -> None:
    claimed = [
        schedule(locked="fact", status="held", levels=LEVELS[:3]),
        schedule(operations=(PIN,), levels=with_level(0, cost=23, bound=30)),
        schedule(levels=with_level(0, bound=20)),
    ]
    keys = {untruth.key for one in claimed for untruth in untruths(scenario, one, COSTS)}
    assert keys == {
        "tamper-lock",
        "tamper-lock-missing",
        "tamper-status",
        "tamper-cost",
        "tamper-bound",
        "tamper-bound-below",
        "tamper-outcome",
        "tamper-levels",
    }
    for language in LANGUAGES:
        for one in claimed:
            assert all(untruth.words(language) for untruth in untruths(scenario, one, COSTS))
