"""What random scenarios meet too rarely: statements of rules that come together in one model."""

from collections.abc import Iterable
from datetime import date
from itertools import product

import pytest

from constraints._assess import assess
from constraints._catalogue import bind
from scenarios.domain import Lock, Meeting, Scenario
from scenarios.policy import merged
from scheduler.engine.search import Stop, search
from scheduler.model.problem import compile_problem
from scheduler.model.sheet import Sheet
from tests.property.policies import OPTIONAL

SOFT = {"level": 1, "weight": 1}


def _scenario(first: str, last: str, bodies: str, duty: bool = False, **rules: dict) -> Scenario:
    """A proposal for each letter of `bodies`, two regions of one district each; all rules off but those given.

    With `duty` the first one is outside the schedule.
    """
    return Scenario.model_validate(
        {
            "name": "two-by-two",
            "horizon": {"from": first, "to": last},
            "as_of": "2022-01-01",
            "policy": merged("decree-863", {"rules": {**{name: {"mode": "off"} for name in OPTIONAL}, **rules}}),
            "regions": {
                name: {
                    "name": {"en": name},
                    "population": 1,
                    "places": {"one": {"kind": "district", "centre": False, "name": {"en": "one"}}},
                }
                for name in ("a", "b")
            },
            "bodies": {name: {"name": {"en": name}} for name in "xyz"},
            "proposals": {
                f"p{n}": {
                    "body": body,
                    "dates": {"from": first, "to": last},
                    "places": ["*"],
                    "outside_schedule": duty and n == 0,
                }
                for n, body in enumerate(bodies)
            },
        }
    )


def _agreed(scenario: Scenario, schedules: Iterable[dict[str, str]]) -> list[bool]:
    """Whether schedules, each meeting as `date place`, are lawful; model and checker say the same, and of costs too."""
    model = compile_problem([Sheet.of(scenario, bind(scenario.policy))]).model
    lawful = []
    for places in schedules:
        meetings = {
            name: Meeting(date=date.fromisoformat(text.split()[0]), place=text.split()[1])
            for name, text in places.items()
        }
        fixed, read = model.fixed(meetings), assess(scenario, meetings)
        found = search(fixed, fixed.costs[1], fixed.constants[1], Stop())
        assert (places, found.value) == (places, read.costs[1] if read.lawful else None)
        lawful.append(read.lawful)
    return lawful


@pytest.mark.parametrize("clash", ["hard", "off"])
def test_a_month_of_one_date_keeps_its_cap(clash):
    scenario = _scenario(
        "2022-08-31",
        "2022-09-05",
        "xy",
        month_balance={"mode": "hard", "tolerance_percent": 0},
        same_region_clash={"mode": clash, "days": 2},
    )
    both_in_august = {"p0": "2022-08-31 a/one", "p1": "2022-08-31 b/one"}
    one_in_august = {"p0": "2022-08-31 a/one", "p1": "2022-09-01 b/one"}
    assert _agreed(scenario, [both_in_august, one_in_august]) == [False, True]


@pytest.mark.parametrize("duty", [False, True])
@pytest.mark.parametrize("once", [("off", 1), ("hard", 1), ("hard", 2)])
@pytest.mark.parametrize("clash", [("off", 2), ("soft", 3), ("hard", 1), ("hard", 2), ("hard", 3)])
@pytest.mark.parametrize("gap", [("hard", 1), ("hard", 2), ("soft", 1), ("soft", 2)])
def test_the_gap_of_a_body_leans_on_other_rules_only_where_they_hold(gap, clash, once, duty):
    scenario = _scenario(
        "2022-09-05",
        "2022-09-09",
        "xxx",
        duty,
        travel_gap={"mode": gap[0], "days": gap[1], **SOFT},
        same_region_clash={"mode": clash[0], "days": clash[1], **SOFT},
        body_region_once={"mode": once[0], "at_most": once[1], **SOFT},
    )
    visits = [f"2022-09-{day:02d} {region}/one" for day in (5, 6, 7, 8) for region in "ab"]
    triples = [dict(zip(("p0", "p1", "p2"), three, strict=True)) for three in product(visits[:2], visits, visits)]
    pairs = [{"p0": visits[0], name: visit} for name in ("p1", "p2") for visit in visits]
    pairs += [{"p1": visits[0], "p2": visit} for visit in visits]
    _agreed(scenario, [*pairs, *triples[::9]])


@pytest.mark.parametrize("kind", ["fact", "announced"])
@pytest.mark.parametrize("spots", ["5a 6a", "5a 6b", "5a 5b"])
@pytest.mark.parametrize("once", ["off", "soft", "hard"])
@pytest.mark.parametrize("clash", ["off", "soft", "hard"])
@pytest.mark.parametrize("gap", ["soft", "hard"])
def test_locked_meetings_of_a_body_near_each_other_bind_a_third(gap, clash, once, spots, kind):
    scenario = _scenario(
        "2022-09-05",
        "2022-09-09",
        "xxx",
        travel_gap={"mode": gap, "days": 1, **SOFT},
        same_region_clash={"mode": clash, "days": 2, **SOFT},
        body_region_once={"mode": once, "at_most": 1, **SOFT},
        one_meeting_a_day={"mode": "hard", "at_most": 1},
    )
    fixed = {f"p{n}": (f"2022-09-0{spot[0]}", f"{spot[1]}/one") for n, spot in enumerate(spots.split())}
    locks = {
        name: Lock.model_validate({"kind": kind, "date": day, "place": place}) for name, (day, place) in fixed.items()
    }
    both = {name: " ".join(spot) for name, spot in fixed.items()}
    thirds = [f"2022-09-0{day} {region}/one" for day in (5, 6, 7, 8) for region in "ab"]
    _agreed(scenario.replaced(locked=locks), [both, *({**both, "p2": third} for third in thirds)])


@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize("clash", [("soft", 1), ("soft", 2), ("soft", 3), ("soft", 4), ("hard", 2)])
def test_pairs_in_a_region_are_counted_however_many_meet_on_a_date(clash, most):
    scenario = _scenario(
        "2022-09-05",
        "2022-09-09",
        "xxyyz",
        one_meeting_a_day={"mode": "hard", "at_most": most, **SOFT},
        same_region_clash={"mode": clash[0], "days": clash[1], **SOFT},
    )
    days = [(5, 5, 5, 5, 5), (5, 5, 5, 5, 6), (5, 5, 6, 6, 7), (5, 6, 6, 6, 9), (5, 5, 6, 8, 8), (5, 6, 7, 8, 9)]
    regions = ["aaaaa", "aabba", "ababa"]
    _agreed(
        scenario,
        [
            {f"p{n}": f"2022-09-{day:02d} {region}/one" for n, (day, region) in enumerate(zip(on, at, strict=True))}
            for on in days
            for at in regions
        ],
    )
