from datetime import date as Date

import pytest

from scenarios.apply import apply, completed
from scenarios.domain import Lock, Meeting, Scenario
from scenarios.problem import BadInput
from scenarios.reopen import reopen
from scenarios.schedule import Replan, Schedule, Solved

day = Date.fromisoformat


def schedule(**parts) -> Schedule:
    return Schedule(name="smallest", solved=Solved(outcome="optimal", levels=()), **parts)


def test_a_plain_plan_changes_nothing(smallest):
    assert reopen(smallest, schedule()) == smallest


def test_written_operations_are_replayed_on_the_untouched_folder(smallest: Scenario, events):
    old = {
        "health-01": Meeting(date=day("2022-09-08"), place="abai/urzhar"),
        "health-02": Meeting(date=day("2022-09-15"), place="kostanay/auliekol"),
        "trade-01": Meeting(date=day("2022-09-15"), place="abai/semey-city"),
    }
    operations = events(
        "  - {op: postpone, proposal: health-01}\n"
        "  - {op: close, region: abai, from: 2022-09-20, to: 2022-09-21}\n"
        "  - {op: pin, proposal: health-02, place: kostanay/auliekol}\n"
        "  - {op: announce, proposal: trade-01}\n"
        "  - {op: add, proposal: x, with_fields: {body: health, places: ['*'], dates: {from: 2022-09-26, to: 2022-09-30}}}\n"  # noqa: E501
        "  - {op: withdraw, proposal: trade-02}\n"
        "  - {op: as_of, date: 2022-08-29}\n"
    )
    applied = apply(smallest, operations, old=old)
    new = {
        **old,
        "health-01": Meeting(date=day("2022-09-12"), place="abai/urzhar"),
        "trade-01": Meeting(date=day("2022-09-15"), place="abai/semey-city", status="announced", locked="announced"),
    }
    written = schedule(operations=completed(applied.operations, new), meetings=new)
    again = Schedule.model_validate_json(written.model_dump_json(by_alias=True))
    reopened = reopen(smallest, again)
    locked = {
        "health-02": Lock(kind="pinned", date=day("2022-09-15"), place="kostanay/auliekol"),
        "trade-01": Lock(kind="announced", date=day("2022-09-15"), place="abai/semey-city"),
    }
    assert reopened == applied.scenario.replaced(old={}, locked=locked)


def test_what_an_operation_fixed_is_not_what_somebody_wrote_over_it(smallest, events):
    operations = events(
        "  - {op: hold, proposal: health-01, date: 2022-09-08, place: abai/urzhar}\n"
        "  - {op: pin, proposal: health-02, date: 2022-09-15, place: kostanay/auliekol}\n"
        "  - {op: pin, proposal: trade-01, date: 2022-09-15}\n"
        "  - {op: announce, proposal: trade-02}\n"
    )
    edited = {
        "health-01": Meeting(date=day("2022-09-09"), place="abai/urzhar", locked="fact"),
        "health-02": Meeting(date=day("2022-09-16"), place="kostanay/auliekol", locked="fact"),
        "trade-01": Meeting(date=day("2022-09-16"), place="abai/urzhar"),
    }
    assert reopen(smallest, schedule(operations=operations, meetings=edited)).locked == {
        "health-01": Lock(kind="fact", date=day("2022-09-08"), place="abai/urzhar"),
        "health-02": Lock(kind="fact", date=day("2022-09-15"), place="kostanay/auliekol"),
        "trade-01": Lock(kind="pinned", date=day("2022-09-15"), place="abai/urzhar"),
        "trade-02": Lock(kind="announced"),
    }


def test_other_locks_are_those_of_the_file(smallest, events):
    operations = events(
        "  - {op: pin, proposal: health-01, date: 2022-09-08, place: abai/urzhar}\n"
        "  - {op: announce, proposal: trade-01}\n"
        "  - {op: release, proposal: trade-01}\n"
    )
    meetings = {
        "health-01": Meeting(date=day("2022-09-09"), place="abai/urzhar", locked="accepted"),
        "health-02": Meeting(date=day("2022-09-15"), place="kostanay/auliekol", locked="notice"),
        "trade-01": Meeting(date=day("2022-09-15"), place="abai/semey-city"),
    }
    assert reopen(smallest, schedule(operations=operations, meetings=meetings)).locked == {
        "health-01": Lock(kind="accepted", date=day("2022-09-09"), place="abai/urzhar"),
        "health-02": Lock(kind="notice", date=day("2022-09-15"), place="kostanay/auliekol"),
    }


def test_former_dates_are_known_from_the_causes_of_a_re_plan(smallest):
    causes = {
        "health-01": {"cause": "forced", "from": {"date": "2022-09-08", "place": "abai/urzhar"}},
        "health-02": {"cause": "forced", "from": None},
        "trade-01": "forced",
        "trade-02": {"from": {"date": "soon", "place": "abai/urzhar"}},
    }
    replan = Replan(previous="sha256:0", changes=1, bound=1, shift=0, shift_bound=0, causes=causes)
    assert reopen(smallest, schedule(replan=replan)).old == {
        "health-01": Meeting(date=day("2022-09-08"), place="abai/urzhar")
    }


def test_what_the_folder_no_longer_has_is_told(smallest, events):
    operations = events(
        "  - {op: withdraw, proposal: helth-01}\n  - {op: close, region: kostanai, from: 2022-09-01, to: 2022-09-02}\n"
    )
    told = [
        "operations[0].proposal: there is no proposal 'helth-01'. Maybe health-01.",
        "operations[1].region: there is no region 'kostanai'. Maybe kostanay.",
    ]
    with pytest.raises(BadInput) as bad:
        reopen(smallest, schedule(operations=operations))
    assert str(bad.value).splitlines() == [f"operation {at + 1}: {line}" for at, line in enumerate(told)]
    with pytest.raises(BadInput) as bad:
        reopen(smallest, schedule(operations=operations), where=lambda at, *keys: f"s.yaml:{at}:{len(keys)}")
    assert str(bad.value).splitlines() == [f"s.yaml:{at}:1: {line}" for at, line in enumerate(told)]
