"""What `verify` must find although the record is made to agree with itself: schedules that are honest but not best."""

from pathlib import Path

import pytest

from constraints._assess import assess, breaks_alone
from constraints._catalogue import bind
from scenarios.apply import apply
from scenarios.domain import Meeting
from scenarios.load import load
from scenarios.read_operations import load_events
from scenarios.schedule import LevelResult, Schedule
from scheduler.engine.search import Stop
from scheduler.replanning.causes import causes
from scheduler.replanning.menu import menu
from scheduler.replanning.replan import Means, Repaired, Request, counted, replan
from scheduler.replanning.verify import verify
from scheduler.solve import plan, refusals
from tests.scheduler.replanning.slipped import SLIP, write_events, write_scenario


@pytest.fixture
def request_(tmp_path: Path) -> Request:
    scenario = load(write_scenario(tmp_path / "tight")).scenario
    old = plan(scenario, workers=1)
    events = load_events(write_events(tmp_path / "events.yaml", SLIP))
    return Request(apply(scenario, events.operations, old=old.meetings, breaks_alone=breaks_alone), old)


def _with(request: Request, new: Schedule, **moved: str | None) -> Schedule:
    """The schedule with meetings on other dates (None: unplaced) and a record that says so."""
    meetings = dict(new.meetings)
    for name, day in moved.items():
        proposal = name.replace("_", "-")
        place = meetings.pop(proposal).place
        if day is not None:
            meetings[proposal] = Meeting.model_validate({"date": day, "place": place})
    scenario, rules = request.scenario, bind(request.scenario.policy)
    costs = assess(scenario, meetings, rules).costs
    why = causes(scenario, rules, request.old.meetings, meetings, request.applied.forced, request.applied.in_question)
    changes, shift = counted(request, meetings)
    assert new.replan is not None
    record = new.replan.replaced(
        changes=changes,
        bound=changes,
        shift=shift,
        shift_bound=shift,
        causes={name: cause.as_data() for name, cause in why.items()},
    )
    levels = tuple(LevelResult(level=level, cost=cost, bound=cost) for level, cost in costs.items())
    return new.replaced(
        meetings=meetings,
        unplaced=refusals(scenario, rules, meetings),
        replan=record,
        solved=new.solved.replaced(levels=levels),
    )


def _found(request: Request, new: Schedule) -> list[tuple[str, dict[str, str | int]]]:
    result = verify(request, new, Stop(), workers=1)
    assert result.breaches == ()
    return [(one.key, dict(one.data)) for one in result.findings]


def test_the_repair_itself_holds(request_: Request) -> None:
    new = replan(request_, workers=1)
    assert _found(request_, new) == []
    assert _found(request_, _with(request_, new)) == []


def test_a_change_too_many(request_: Request) -> None:
    new = _with(request_, replan(request_, workers=1), trade_02="2022-10-13")
    assert _found(request_, new) == [("verify-fewer", {"count": 2, "found": 1})]


def test_a_meeting_left_out(request_: Request) -> None:
    new = _with(request_, replan(request_, workers=1), trade_01=None)
    assert _found(request_, new) == [("verify-level", {"cost": 4, "found": 0})]


def test_a_shift_too_far(tmp_path: Path, request_: Request) -> None:
    """With health on the 13th, trade-01 could move by one day only."""
    events = load_events(write_events(tmp_path / "earlier.yaml", SLIP.replace("09-14", "09-13")))
    old, scenario = request_.old, load(tmp_path / "tight").scenario
    request = Request(apply(scenario, events.operations, old=old.meetings, breaks_alone=breaks_alone), old)
    new = replan(request, workers=1)
    assert new.meetings["trade-01"].date.isoformat() == "2022-09-15"
    assert _found(request, _with(request, new, trade_01="2022-09-16")) == [
        ("verify-less-shift", {"days": 2, "found": 1})
    ]


def test_time_that_runs_out_is_a_finding(request_: Request) -> None:
    new = _with(request_, replan(request_, workers=1), trade_02="2022-10-13")
    found = verify(request_, new, Stop(deadline=0.0), workers=1).findings
    assert [one.key for one in found] == ["verify-open"]


def test_every_row_of_a_menu_holds_and_a_false_one_does_not(request_: Request) -> None:
    rows = menu(Repaired.of(request_, Means(Stop(), workers=1)), 2)
    assert [_found(request_, row) for row in rows] == [[] for _ in rows]
    last = rows[-1]
    assert last.replan is not None
    false = last.replaced(replan=last.replan.replaced(bound=0, extra=0))
    assert [key for key, _ in _found(request_, false)] == ["verify-bound"]
