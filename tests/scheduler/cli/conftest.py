from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scheduler.cli import main

FILES = {
    "scenario.yaml": """\
kezdesu: 1
title: {en: "A small scenario"}
horizon: {from: 2022-09-01, to: 2022-10-31}
as_of: 2022-08-01
policy: decree-863
""",
    "policy.yaml": """\
rules: {body_region_once: {at_most: 2}, body_month_cap: {at_most: 2}}
""",
    "regions.yaml": """\
regions:
  kostanay:
    name: {kk: "Қостанай облысы", ru: "Костанайская область", en: "Kostanay Region"}
    population: 800000
    closed: [{from: 2022-09-01, to: 2022-09-20, scope: districts, reason: "harvest"}]
    places:
      kostanay-city:
        {kind: city, centre: true, name: {kk: "Қостанай қаласы", ru: "город Костанай", en: "Kostanay City"}}
      auliekol:
        {kind: district, centre: false,
         name: {kk: "Әулиекөл ауданы", ru: "Аулиекольский район", en: "Auliekol District"}}
  abai:
    name: {kk: "Абай облысы", ru: "область Абай", en: "Abai Region"}
    population: 600000
    places:
      semey-city: {kind: city, centre: true, name: {kk: "Семей қаласы", ru: "город Семей", en: "Semey City"}}
      urzhar: {kind: district, centre: false, name: {kk: "Үржар ауданы", ru: "Урджарский район", en: "Urzhar District"}}
""",
    "bodies.yaml": """\
bodies:
  health:
    name: {kk: "Денсаулық сақтау министрлігі", ru: "Министерство здравоохранения", en: "Ministry of Healthcare"}
    away: [{every: tuesday, reason: "Government session"}]
  labour:
    name: {kk: "Еңбек министрлігі", ru: "Министерство труда", en: "Ministry of Labour"}
""",
    "proposals.yaml": """\
proposals:
  health-01: {body: health, with: [labour], dates: {from: 2022-09-05, to: 2022-10-28}, places: [kostanay/auliekol]}
  health-02: {body: health, dates: {from: 2022-09-01, to: 2022-09-16}, places: [kostanay/auliekol]}
  labour-01: {body: labour, dates: {from: 2022-09-05, to: 2022-10-28}, places: ["abai/*"]}
  labour-02: {body: labour, dates: {from: 2022-09-05, to: 2022-10-28}, places: ["*"], priority: high}
""",
}
SCHEDULE = """\
kezdesu: 1
schedule: small
solved:
  outcome: time-limit
  levels:
  - {level: 1, cost: 44, bound: 44}
  - {level: 2, cost: 7, bound: 5}
  - {level: 3, cost: 0, bound: null}
  - {level: 4, cost: 0, bound: null}
meetings:
  labour-02: {date: 2022-09-07, place: abai/urzhar, status: planned}
  health-01: {date: 2022-09-28, place: kostanay/auliekol, status: planned}
  labour-01: {date: 2022-10-12, place: abai/semey-city, status: planned}
unplaced:
  health-02: {because: [{rule: region_open, about: [health-02]}]}
"""
Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A scenario of two bodies, two regions and four proposals, one of which has no possible date."""
    target = tmp_path / "small"
    target.mkdir()
    for name, text in FILES.items():
        (target / name).write_text(text, encoding="utf-8")
    return target


@pytest.fixture
def schedule_file(tmp_path: Path) -> Path:
    """A lawful schedule of that scenario."""
    file = tmp_path / "schedule.yaml"
    file.write_text(SCHEDULE, encoding="utf-8")
    return file


@pytest.fixture
def run() -> Run:
    """Calls `kezdesu` with these words."""

    def call(*words: object) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)

    return call
