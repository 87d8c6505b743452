"""What random scenarios meet too rarely: statements of rules that come together in one model."""

from datetime import date

import pytest

from constraints._assess import assess
from constraints._catalogue import bind
from scenarios.domain import Meeting, Scenario
from scenarios.policy import merged
from scheduler._problem import compile_problem
from scheduler._sheet import Sheet
from scheduler.engine.search import Stop, search
from tests.property.policies import OPTIONAL


def _scenario(first: str, last: str, proposals: int, **rules: dict) -> Scenario:
    """Two bodies in turn, two regions of one district each; all rules off but those given."""
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
            "bodies": {name: {"name": {"en": name}} for name in ("x", "y")},
            "proposals": {
                f"p{n}": {"body": "xy"[n % 2], "dates": {"from": first, "to": last}, "places": ["*"]}
                for n in range(proposals)
            },
        }
    )


def _agreed(scenario: Scenario, **places: str) -> bool:
    """Whether a schedule, each meeting as `date place`, is lawful: model and checker say the same."""
    meetings = {
        name: Meeting(date=date.fromisoformat(text.split()[0]), place=text.split()[1]) for name, text in places.items()
    }
    problem = compile_problem([Sheet.of(scenario, bind(scenario.policy))])
    fixed = problem.model.fixed(meetings)
    found = search(fixed, fixed.costs[1], fixed.constants[1], Stop())
    lawful = assess(scenario, meetings).lawful
    assert (found.x is not None) == lawful
    return lawful


@pytest.mark.parametrize("clash", ["hard", "off"])
def test_a_month_of_one_date_keeps_its_cap(clash):
    scenario = _scenario(
        "2022-08-31",
        "2022-09-05",
        2,
        month_balance={"mode": "hard", "tolerance_percent": 0},
        same_region_clash={"mode": clash, "days": 2},
    )
    assert not _agreed(scenario, p0="2022-08-31 a/one", p1="2022-08-31 b/one")
    assert _agreed(scenario, p0="2022-08-31 a/one", p1="2022-09-01 b/one")
