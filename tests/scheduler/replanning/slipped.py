"""A tight scenario in which a slip pushes a neighbour: two bodies, one region, few dates."""

from pathlib import Path

SCENARIO = {
    "scenario.yaml": """\
kezdesu: 1
horizon: {from: 2022-09-01, to: 2022-10-31}
as_of: 2022-08-10
policy: decree-863
""",
    "policy.yaml": """\
rules:
  body_region_once: {at_most: 3}
  place_cap: {centres: 4, districts: 4}
  notice: {working_days: 3}
  body_minimum: {mode: "off"}
  region_minimum: {mode: "off"}
  region_crowding: {mode: "off"}
  appeals: {mode: "off"}
""",
    "regions.yaml": """\
regions:
  abai:
    name: {kk: "Абай облысы", ru: "область Абай", en: "Abai Region"}
    population: 600000
    places:
      semey-city: {kind: city, centre: true, name: {kk: "Семей қаласы", ru: "город Семей", en: "Semey City"}}
      urzhar: {kind: district, centre: false, name: {kk: "Үржар ауданы", ru: "Урджарский район", en: "Urzhar District"}}
""",
    "bodies.yaml": """\
bodies:
  health: {name: {kk: "Денсаулық сақтау министрлігі", ru: "Министерство здравоохранения", en: "Ministry of Health"}}
  trade: {name: {kk: "Сауда министрлігі", ru: "Министерство торговли", en: "Ministry of Trade"}}
""",
    "proposals.yaml": """\
proposals:
  health-01: {body: health, dates: {from: 2022-09-05, to: 2022-09-30, prefer: 2022-09-06}, places: ["abai/*"]}
  trade-01: {body: trade, dates: {from: 2022-09-12, to: 2022-09-16, prefer: 2022-09-14}, places: ["abai/*"]}
  trade-02: {body: trade, dates: {from: 2022-10-10, to: 2022-10-14, prefer: 2022-10-12}, places: ["abai/*"]}
""",
}

NOTHING = "events: []\n"
SLIP = "events:\n- {op: postpone, proposal: health-01, not_before: 2022-09-14, not_after: 2022-09-14, reason: floods}\n"
"""Health can only come on the day of trade-01, which has to give way."""


def write_scenario(folder: Path) -> Path:
    """The scenario's folder."""
    folder.mkdir()
    for name, text in SCENARIO.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def write_events(file: Path, text: str) -> Path:
    """An events file."""
    file.write_text(text, encoding="utf-8")
    return file
