from datetime import datetime
from io import BytesIO

import vobject
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from scenarios.domain import Meeting, Scenario
from scheduler.checklist import steps
from scheduler.export import checklist
from tests.scheduler.export.conftest import Reporting, schedule_of


def test_the_workbook_holds_every_step_with_its_source(
    scenario: Scenario, meetings: dict[str, Meeting], reporting: Reporting
) -> None:
    known = steps(scenario, schedule_of(meetings))
    content = checklist.xlsx(reporting(), known, ("en",))
    rows = [[cell.value for cell in row] for row in load_workbook(BytesIO(content))["Checklist"].iter_rows()]
    found = [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]
    assert [(row["date"], row["proposal"], row["source"]) for row in found] == [
        (datetime(step.date.year, step.date.month, step.date.day), step.proposal, step.lead_time.source)
        for step in known
    ]
    assert {row["step"]: row["certainty"] for row in found} == {
        "Questions collected": "a choice",
        "Announcement": "a choice",
        "Local preparation begins": "likely",
        "Broadcast, briefing, reception": "certain",
        "Information sent": "a choice",
        "Action plan published": "certain",
    }
    other = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name("Checklist").to_python()
    assert [row[other[0].index("date")] for row in other[2:]] == [step.date for step in known]


def test_the_calendar_holds_every_step(scenario: Scenario, meetings: dict[str, Meeting], reporting: Reporting) -> None:
    known = steps(scenario, schedule_of(meetings))
    found = vobject.readOne(checklist.ics(reporting(), known, ("ru",)).decode()).vevent_list
    assert [(one.uid.value, one.dtstart.value) for one in found] == [
        (f"{step.proposal}.{step.step.replace('_', '-')}.small@kezdesu", step.date) for step in known
    ]
    preparation = next(one for one in found if one.uid.value.startswith("labour-02.preparation"))
    assert preparation.summary.value == "Начало подготовки на месте: labour-02"
    assert preparation.description.value.split("\n") == [
        "Встреча с населением: Министерство труда",
        "Дата встречи: 2022-10-12",
        "Источник: local preparation starts 7 working days before (Zhambyl)",
        "Достоверность: вероятно",
    ]


def test_a_step_the_catalogue_does_not_know_keeps_its_name() -> None:
    assert checklist.step_words("press_tour", ("kk", "ru")) == "press_tour"
