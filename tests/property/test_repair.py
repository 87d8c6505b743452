"""The smallest repair, held against every schedule there is, and the laws that repairs keep."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from constraints._assess import assess
from constraints._catalogue import bind
from scenarios.domain import Meeting, Scenario
from scenarios.operations import Operation
from scenarios.read_schedule import load_schedule
from scenarios.schedule import Schedule
from scheduler.engine.search import Stop
from scheduler.files import to_yaml, write
from scheduler.replanning.causes import differs
from scheduler.replanning.replan import Request, replan
from scheduler.replanning.verify import verify
from scheduler.solve import NoSchedule
from tests.property.slips import (
    asked,
    figures,
    number_of_schedules,
    operations,
    planned,
    settled,
    slips,
    smallest_repair,
)

TRIED = [(seed, draw) for seed in (*range(12), 34, 36, 53, 65, 89, 113, 154, 158, 186) for draw in range(2)]
"""Scenarios and draws of slips; in those from 34 on something has to give way."""
MOST = 3000
SMALL = (1, 2, 5, 7, 8, 9, 12, 13)
"""Scenarios of up to six proposals with a plan that has meetings."""


@cache
def _repair(seed: int, draw: int, *, tiny: bool) -> tuple[Request, Schedule | None] | None:
    """A request with its re-plan (None: nothing is lawful); None where there is nothing to re-plan."""
    found = planned(seed, tiny=tiny)
    happened = slips(*found, seed * 10 + draw) if found else ()
    if found is None or not happened:
        return None
    request = asked(*found, happened)
    try:
        return request, replan(request, workers=1)
    except NoSchedule:
        return request, None


def test_no_schedule_is_better_than_the_repair() -> None:
    changes: Counter[int | None] = Counter()
    for seed, draw in TRIED:
        found = _repair(seed, draw, tiny=True)
        if found is None or number_of_schedules(found[0]) > MOST:
            continue
        request, new = found
        wanted = smallest_repair(request)
        got = None if new is None or new.replan is None else figures(settled(request), dict(new.meetings))
        assert (seed, draw, got) == (seed, draw, wanted)
        if new is not None and new.replan is not None and wanted is not None:
            assert (new.replan.changes, new.replan.bound) == (wanted[1], wanted[1])
            assert (new.replan.shift, new.replan.shift_bound) == (wanted[2], wanted[2])
        changes[wanted[1] if wanted else None] += 1
    assert changes.total() >= 20
    assert {None, 0, 1, 2} <= set(changes)


def test_the_checker_confirms_every_cause() -> None:
    """A knock-on breaches its rules with the old date put back; a cause on level 1 makes level 1 worse."""
    kinds: Counter[str] = Counter()
    for seed, draw in TRIED:
        found = _repair(seed, draw, tiny=True)
        if found is None or found[1] is None or found[1].replan is None:
            continue
        request, new = found
        for proposal, cause in new.replan.causes.items():
            kinds[cause["cause"]] += 1
            if cause["cause"] != "forced":
                assert _confirmed(request, new, proposal, cause), (seed, draw, proposal, cause)
    assert set(kinds) == {"forced", "knock-on", "level-1"}


def _confirmed(request: Request, new: Schedule, proposal: str, cause: dict) -> bool:
    former = request.old.meetings[proposal]
    rules = bind(request.scenario.policy)
    back = {**new.meetings, proposal: Meeting(date=former.date, place=former.place)}
    after = assess(request.scenario, back, rules)
    named = {(case["rule"], tuple(case["about"])) for case in cause["by"]}
    if cause["cause"] == "knock-on":
        return bool(named) and named <= {(case.rule, case.about) for case in after.breaches}
    inside = {one for one in new.meetings if one in settled(request).applied.in_question}
    before = assess(request.scenario, {one: new.meetings[one] for one in inside}, rules)
    put_back = assess(request.scenario, {one: back[one] for one in inside | {proposal}}, rules)
    return bool(named) and after.lawful and put_back.costs[1] > before.costs[1]


def test_repairs_are_proven_again_by_plain_search() -> None:
    for seed, draw in TRIED[::2]:
        found = _repair(seed, draw, tiny=True)
        if found is not None and found[1] is not None:
            assert verify(found[0], found[1], Stop(), workers=1).holds, (seed, draw)


def test_nothing_locked_moves() -> None:
    locked = 0
    for seed in SMALL:
        found = _repair(seed, 0, tiny=False)
        if found is None or found[1] is None:
            continue
        request, new = found
        for one, lock in request.scenario.locked.items():
            meeting = new.meetings[one]
            assert (lock.date or meeting.date, lock.place or meeting.place) == (meeting.date, meeting.place)
            locked += 1
    assert locked > 0


def _plans() -> list[tuple[Scenario, Schedule]]:
    found = (planned(seed, tiny=False) for seed in SMALL)
    return [one for one in found if one is not None]


def _moved(old: Schedule, new: Schedule) -> list[str]:
    return [one for one in old.meetings if differs(old.meetings[one], new.meetings.get(one))]


def test_without_operations_nothing_changes() -> None:
    for scenario, old in _plans():
        new = replan(asked(scenario, old, ()), workers=1)
        assert (old.name, _moved(old, new), new.unplaced) == (old.name, [], old.unplaced)
        assert new.replan is not None
        assert (new.replan.changes, new.replan.bound, new.replan.causes) == (0, 0, {})


def _undone(old: Schedule, scenario: Scenario, pair: str) -> tuple[Operation, ...]:
    """Two operations of which the second takes back the first."""
    one = next(name for name, meeting in old.meetings.items() if meeting.date > scenario.as_of)
    meeting = old.meetings[one]
    span = {"from": meeting.date, "to": meeting.date}
    if pair == "announce":
        return operations({"op": "announce", "proposal": one}, {"op": "release", "proposal": one})
    if pair == "pin":
        dates = scenario.proposals[one].dates
        day = next(day for day in scenario.window(one) if day in dates)
        return operations({"op": "pin", "proposal": one, "date": day}, {"op": "release", "proposal": one})
    if pair == "close":
        return operations(
            {"op": "close", "region": meeting.region, **span}, {"op": "open", "region": meeting.region, **span}
        )
    fields = scenario.proposals[one].model_dump(mode="json", by_alias=True, exclude_none=True)
    fields |= {"with": [], "body": next(body for body in scenario.bodies if body not in scenario.policy.exempt)}
    return operations({"op": "add", "proposal": "new", "with_fields": fields}, {"op": "withdraw", "proposal": "new"})


@pytest.mark.parametrize("pair", ["announce", "pin", "close", "add"])
def test_what_is_taken_back_in_the_same_file_changes_nothing(pair: str) -> None:
    tried = 0
    for scenario, old in _plans():
        if not any(meeting.date > scenario.as_of for meeting in old.meetings.values()):
            continue
        happened = _undone(old, scenario, pair)
        if pair == "close" and any(scenario.is_closed(place, happened[0].start) for place in scenario.places):
            continue
        new = replan(asked(scenario, old, happened), workers=1)
        assert (old.name, _moved(old, new)) == (old.name, [])
        assert new.replan is not None
        assert (new.replan.changes, new.replan.causes) == (0, {})
        tried += 1
    assert tried >= 3


def test_a_replan_of_a_replan_needs_only_the_file_and_the_untouched_folder(tmp_path: Path) -> None:
    tried = 0
    for seed in SMALL:
        found, first = planned(seed, tiny=False), _repair(seed, 0, tiny=False)
        if found is None or first is None or first[1] is None:
            continue
        scenario, (request, new) = found[0], first
        file = tmp_path / f"{seed}.yaml"
        write(str(file), to_yaml(new))
        read, _ = load_schedule(file)
        assert read == new
        again = asked(scenario, read, ())
        assert again.scenario.proposals == request.scenario.proposals
        assert again.scenario.regions == request.scenario.regions
        last = replan(again, workers=1)
        assert (seed, _moved(new, last)) == (seed, [])
        assert last.operations == new.operations
        more = slips(scenario, read, seed)
        if more:
            after = asked(scenario, read, more)
            try:
                third = replan(after, workers=1)
            except NoSchedule:
                continue
            assert assess(after.scenario, third.meetings).lawful
            tried += 1
    assert tried >= 3
