from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from scenarios.domain import Meeting, Meetings, Policy, Scenario
from scenarios.policy import merged

Make = Callable[..., Scenario]


@pytest.fixture
def policy() -> Callable[..., Policy]:
    """The pack of 2022 with some numbers of its rules replaced."""

    def making(**rules: dict[str, Any]) -> Policy:
        return Policy.model_validate(merged("decree-863", {"rules": rules}))

    return making


@pytest.fixture
def scenario(policy: Callable[..., Policy]) -> Make:
    """September 2022, two regions, two bodies, four proposals that take any date and place; rules are replaced."""

    def making(rules: dict[str, dict[str, Any]] | None = None, **fields: Any) -> Scenario:
        dates = {"from": "2022-09-01", "to": "2022-09-30"}
        content: dict[str, Any] = {
            "name": "small",
            "horizon": dates,
            "as_of": "2022-08-01",
            "policy": policy(**(rules or {})),
            "regions": {
                "north": {
                    "name": {"en": "North"},
                    "population": 600,
                    "places": {
                        "city": {"kind": "city", "centre": True, "name": {"en": "City"}},
                        "lake": {"kind": "district", "centre": False, "name": {"en": "Lake"}},
                    },
                },
                "south": {
                    "name": {"en": "South"},
                    "population": 400,
                    "places": {"town": {"kind": "city", "centre": True, "name": {"en": "Town"}}},
                },
            },
            "bodies": {"health": {"name": {"en": "Health"}}, "labour": {"name": {"en": "Labour"}}},
            "proposals": {
                name: {"body": body, "dates": dates, "places": ["*"]}
                for name, body in (("h-1", "health"), ("h-2", "health"), ("l-1", "labour"), ("l-2", "labour"))
            },
        }
        return Scenario.model_validate({**content, **fields})

    return making


def meetings(**texts: str) -> Meetings:
    """Meetings by id (`_` for `-`), each as `day place` with the day of September 2022."""
    found = {}
    for name, text in texts.items():
        day, place = text.split()
        found[name.replace("_", "-")] = Meeting.model_validate({"date": f"2022-09-{int(day):02d}", "place": place})
    return found
