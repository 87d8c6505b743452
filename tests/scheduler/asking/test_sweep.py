import pytest

from scenarios.operations import ChangePolicy
from scenarios.problem import BadInput
from scheduler.asking.sweep import Axis, grid, read_axes


def test_numbers_truths_and_words() -> None:
    axes = read_axes(["region_crowding.days=5,-1", "working_day.saturdays=true,false", "notice.mode=hard"])
    assert axes == (
        Axis("region_crowding", "days", (5, -1)),
        Axis("working_day", "saturdays", (True, False)),
        Axis("notice", "mode", ("hard",)),
    )


def test_every_combination_the_last_number_fastest() -> None:
    points = grid(read_axes(["region_crowding.days=5,10", "working_day.saturdays=true,false"]))
    assert [point.name for point in points] == [
        "region_crowding.days=5 working_day.saturdays=true",
        "region_crowding.days=5 working_day.saturdays=false",
        "region_crowding.days=10 working_day.saturdays=true",
        "region_crowding.days=10 working_day.saturdays=false",
    ]
    assert points[1].operations == (
        ChangePolicy(op="policy", rule="region_crowding", numbers={"days": 5}),
        ChangePolicy(op="policy", rule="working_day", numbers={"saturdays": False}),
    )


def test_every_mistake_at_once() -> None:
    with pytest.raises(BadInput) as bad:
        read_axes(["days", "a.b=1,,2", "a.c=1,1", "a.d=1", "a.d=2"])
    assert str(bad.value).splitlines() == [
        "--policy: 'days' is no rule.number=value,value.",
        "--policy: 'a.b=1,,2' is no rule.number=value,value.",
        "--policy: a.c: a value stands there twice.",
        "--policy: a.d: this number is given twice.",
    ]
