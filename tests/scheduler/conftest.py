from datetime import date

import pytest

from scenarios.domain import Meeting, Scenario
from scenarios.policy import load_policy


@pytest.fixture
def scenario() -> Scenario:
    """Two bodies, two regions, four proposals; names in three languages."""
    return Scenario.model_validate(
        {
            "name": "small",
            "horizon": {"from": "2022-07-01", "to": "2022-12-30"},
            "as_of": "2022-06-20",
            "policy": load_policy("decree-863"),
            "regions": {
                "kostanay": {
                    "name": {"kk": "Қостанай облысы", "ru": "Костанайская область", "en": "Kostanay Region"},
                    "population": 800000,
                    "closed": [{"from": "2022-08-25", "to": "2022-09-20", "scope": "districts", "reason": "harvest"}],
                    "places": {
                        "kostanay-city": {
                            "kind": "city",
                            "centre": True,
                            "name": {"kk": "Қостанай қаласы", "ru": "город Костанай", "en": "Kostanay City"},
                        },
                        "auliekol": {
                            "kind": "district",
                            "centre": False,
                            "name": {"kk": "Әулиекөл ауданы", "ru": "Аулиекольский район", "en": "Auliekol District"},
                        },
                    },
                },
                "abai": {
                    "name": {"kk": "Абай облысы", "ru": "область Абай", "en": "Abai Region"},
                    "population": 600000,
                    "places": {
                        "semey-city": {
                            "kind": "city",
                            "centre": True,
                            "name": {"kk": "Семей қаласы", "ru": "город Семей", "en": "Semey City"},
                        },
                    },
                },
            },
            "bodies": {
                "health": {
                    "name": {
                        "kk": "Денсаулық сақтау министрлігі",
                        "ru": "Министерство здравоохранения",
                        "en": "Ministry of Healthcare",
                    },
                    "short": {"kk": "ДСМ", "ru": "МЗ"},
                    "away": [
                        {"every": "tuesday", "reason": "Government session"},
                        {"from": "2022-07-10", "to": "2022-07-21", "reason": "leave"},
                    ],
                },
                "labour": {
                    "name": {
                        "kk": "Еңбек министрлігі",
                        "ru": "Министерство труда",
                        "en": "Ministry of Labour",
                    },
                },
            },
            "proposals": {
                "health-01": _proposal("health", ["kostanay/*"], with_=("labour",)),
                "health-02": _proposal("health", ["kostanay/auliekol"]),
                "labour-01": _proposal("labour", ["*"], priority="high"),
                "labour-02": _proposal("labour", ["abai/*"]),
            },
        }
    )


@pytest.fixture
def meetings() -> dict[str, Meeting]:
    return {
        "health-01": Meeting(date=date(2022, 9, 14), place="kostanay/auliekol"),
        "labour-01": Meeting(date=date(2022, 9, 5), place="kostanay/kostanay-city"),
        "labour-02": Meeting(date=date(2022, 10, 12), place="abai/semey-city"),
    }


def _proposal(
    body: str, places: list[str], *, with_: tuple[str, ...] = (), priority: str = "normal"
) -> dict[str, object]:
    return {
        "body": body,
        "with": list(with_),
        "dates": {"from": "2022-07-01", "to": "2022-10-31", "prefer": "2022-09-14"},
        "places": places,
        "priority": priority,
    }
