"""The diff of two schedules: each kind of row, and the law that the old one with its diff is the new one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain import Meeting
from scenarios.schedule import Refusal, Replan, Schedule, Solved
from scheduler.diff import Diff, Row, Slot, Standing, StatusRow, apply_diff, by_body, by_region, diff

IDS = ("energy-01", "energy-02", "health-01", "health-02", "labour-01")
PLACES = ("abai/semey", "abai/urzhar", "ulytau/satpaev")


def schedule(meetings=None, unplaced=(), **more):
    placed = {
        key: value if isinstance(value, Meeting) else Meeting(date=value[0], place=value[1])
        for key, value in (meetings or {}).items()
    }
    return Schedule(
        name="small",
        solved=Solved(outcome="optimal", levels=()),
        meetings=placed,
        unplaced={key: Refusal() for key in unplaced},
        **more,
    )


def slot(day, place="abai/semey"):
    return Slot(date=date(2022, 9, day), place=place)


def test_each_kind_of_row_stands_in_its_list():
    first = date(2022, 9, 1)
    old = schedule(
        {
            "a-1": (first, "abai/semey"),
            "a-2": (first, "abai/semey"),
            "a-3": (first, "abai/semey"),
            "a-4": (first, "abai/semey"),
            "a-5": (first, "abai/semey"),
            "a-6": (first, "abai/semey"),
        },
        unplaced=["b-1", "b-2"],
    )
    second = date(2022, 9, 2)
    new = schedule(
        {
            "a-1": (second, "abai/semey"),
            "a-2": (first, "abai/urzhar"),
            "a-3": (second, "abai/urzhar"),
            "a-5": Meeting(date=first, place="abai/semey", status="held"),
            "a-6": (first, "abai/semey"),
            "b-1": (second, "abai/semey"),
            "c-1": Meeting(date=second, place="abai/semey", status="announced"),
        },
        unplaced=["a-4"],
    )
    assert diff(old, new) == Diff(
        moved=(Row(proposal="a-1", old=slot(1), new=slot(2)),),
        relocated=(Row(proposal="a-2", old=slot(1), new=slot(1, "abai/urzhar")),),
        both=(Row(proposal="a-3", old=slot(1), new=slot(2, "abai/urzhar")),),
        added=(Row(proposal="b-1", old=None, new=slot(2)), Row(proposal="c-1", old=None, new=slot(2))),
        dropped=(Row(proposal="a-4", old=slot(1), new=None),),
        status=(
            StatusRow(proposal="a-5", old="planned", new="held"),
            StatusRow(proposal="c-1", old=None, new="announced"),
        ),
        unchanged=1,
        unplaced=("a-4",),
        no_longer_unplaced=("b-1", "b-2"),
    )


def test_the_json_has_the_keys_of_the_format_and_no_empty_causes():
    old = schedule({"a-1": (date(2022, 9, 1), "abai/semey")})
    new = schedule({"a-1": (date(2022, 9, 2), "abai/semey")})
    assert diff(old, new).as_data() == {
        "moved": [
            {
                "proposal": "a-1",
                "from": {"date": "2022-09-01", "place": "abai/semey"},
                "to": {"date": "2022-09-02", "place": "abai/semey"},
            }
        ],
        "relocated": [],
        "both": [],
        "added": [],
        "dropped": [],
        "status": [],
        "unchanged": 0,
        "unplaced": [],
        "no_longer_unplaced": [],
    }


def test_the_causes_that_the_re_plan_stored_are_on_the_rows():
    because = [{"rule": "region_open", "about": ["a-1"]}]
    replan = Replan(
        previous="sha256:0",
        changes=1,
        bound=1,
        shift=1,
        shift_bound=1,
        causes={"a-1": {"cause": "knock-on", "by": because}},
    )
    old = schedule({"a-1": (date(2022, 9, 1), "abai/semey"), "a-2": (date(2022, 9, 1), "ulytau/satpaev")})
    new = schedule({"a-1": (date(2022, 9, 2), "abai/semey")}, replan=replan)
    found = diff(old, new)
    assert found.moved == (Row(proposal="a-1", old=slot(1), new=slot(2), cause="knock-on", by=because),)
    assert found.dropped == (Row(proposal="a-2", old=slot(1, "ulytau/satpaev"), new=None),)
    assert found.as_data()["moved"][0]["by"] == because


def test_a_move_between_regions_stands_under_both_and_unchanged_counts_per_region():
    day = date(2022, 9, 1)
    old = schedule({"a-1": (day, "abai/semey"), "a-2": (day, "abai/urzhar")})
    new = schedule({"a-1": (day, "ulytau/satpaev"), "a-2": (day, "abai/urzhar")})
    row = Row(proposal="a-1", old=slot(1), new=slot(1, "ulytau/satpaev"))
    assert by_region(old, new) == {
        "abai": Diff(relocated=(row,), unchanged=1),
        "ulytau": Diff(relocated=(row,)),
    }


def test_a_joint_meeting_stands_under_each_of_its_bodies():
    old = schedule({"a-1": (date(2022, 9, 1), "abai/semey")}, unplaced=["a-2"])
    new = schedule({"a-1": (date(2022, 9, 2), "abai/semey")})
    row = Row(proposal="a-1", old=slot(1), new=slot(2))
    assert by_body(old, new, {"a-1": ("energy", "labour"), "a-2": ("energy",)}) == {
        "energy": Diff(moved=(row,), no_longer_unplaced=("a-2",)),
        "labour": Diff(moved=(row,)),
    }


def test_a_diff_of_another_schedule_is_refused():
    old = schedule({"a-1": (date(2022, 9, 1), "abai/semey")})
    new = schedule({"a-1": (date(2022, 9, 2), "abai/semey")})
    with pytest.raises(ValueError, match=r"^a-1: the diff was taken from another schedule$"):
        apply_diff(new, diff(old, new))


meetings = st.builds(
    Meeting,
    date=st.integers(0, 3).map(lambda n: date(2022, 9, 1) + timedelta(days=n)),
    place=st.sampled_from(PLACES),
    status=st.sampled_from(["planned", "announced", "held"]),
    locked=st.sampled_from([None, "fact", "pinned"]),
)
states = st.fixed_dictionaries({id_: st.one_of(st.none(), st.just("unplaced"), meetings) for id_ in IDS})
schedules = states.map(
    lambda state: schedule(
        {key: value for key, value in state.items() if isinstance(value, Meeting)},
        unplaced=[key for key, value in state.items() if value == "unplaced"],
    )
)


@given(old=schedules, new=schedules)
def test_the_old_schedule_with_the_diff_is_the_new_one(old, new):
    found = diff(old, new)
    assert apply_diff(old, found) == Standing.of(new)
    assert found.is_empty == (Standing.of(old) == Standing.of(new))
    assert len(found.rows) + len({row.proposal for row in found.status} - {row.proposal for row in found.rows}) + (
        found.unchanged
    ) == len(old.meetings | new.meetings)


@given(old=schedules, new=schedules)
def test_a_diff_read_back_from_its_json_is_the_same(old, new):
    found = diff(old, new)
    assert Diff.model_validate(found.as_data()) == found


@given(old=schedules)
def test_a_schedule_does_not_differ_from_itself(old):
    assert diff(old, old) == Diff(unchanged=len(old.meetings))
