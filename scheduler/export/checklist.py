"""The checklist as a workbook and as a calendar: a row and an event for each step of each meeting."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.checklist import Step
from scheduler.export._calendar import calendar, event
from scheduler.export._cells import Cell, Languages, in_each, names, place_of, said
from scheduler.export._plain import plain_text
from scheduler.export._sheets import workbook
from scheduler.export._tables import Table, columns, region_of
from scheduler.export.ics import said_of_bodies
from scheduler.export.xlsx import imprint
from scheduler.report import AnnexRow, Report
from scheduler.words import say, weekday_name

_STEPS = {
    "question_collection": "step-question-collection",
    "announcement": "step-announcement",
    "preparation": "step-preparation",
    "broadcast": "step-broadcast",
    "information_sent": "step-information-sent",
    "action_plan": "step-action-plan",
}
_CERTAINTIES = {"C": "certainty-c", "L": "certainty-l", "U": "certainty-u", "choice": "certainty-choice"}


def xlsx(found: Report, steps: Iterable[Step], languages: Languages) -> bytes:
    """An XLSX file with the steps by date."""
    shown = columns(
        languages,
        {
            "date": 12,
            "weekday": 10,
            "step": 36,
            "meetingdate": 12,
            "body": 44,
            "region": 26,
            "place": 26,
            "proposal": 18,
            "source": 50,
            "certainty": 16,
        },
    )
    rows = {row.proposal: row for row in found.rows}
    content = tuple(_row(step, rows[step.proposal], languages) for step in steps)
    table = Table("checklist", said(languages, "sheet-checklist"), shown, content)
    return workbook([table], languages, imprint(found, languages, "checklist"))


def _row(step: Step, row: AnnexRow, languages: Languages) -> tuple[Cell, ...]:
    return (
        step.date,
        in_each(languages, lambda language: weekday_name(step.date, language, short=True)),
        step_words(step.step, languages),
        step.meeting,
        names(row.bodies, languages),
        region_of(row, languages),
        place_of(row, languages),
        step.proposal,
        plain_text(step.lead_time.source),
        said(languages, _CERTAINTIES[step.lead_time.certainty]),
    )


def ics(found: Report, steps: Iterable[Step], languages: Languages) -> bytes:
    """A calendar with an event of a whole day for each step; it takes no time in the subscriber's day."""
    rows = {row.proposal: row for row in found.rows}
    title = in_each(languages, lambda language: f"{said((language,), 'sheet-checklist')}: {found.title.read(language)}")
    events = (
        event(
            uid=f"{step.proposal}.{step.step.replace('_', '-')}.{found.name}@kezdesu",
            stamp=found.as_of,
            when=step.date,
            summary=f"{step_words(step.step, languages)}: {step.proposal}",
            description=_description(step, rows[step.proposal], languages),
            location=in_each(languages, rows[step.proposal].region.name.read),
            takes_time=False,
        )
        for step in steps
    )
    return calendar(title, events)


def _description(step: Step, row: AnnexRow, languages: Languages) -> tuple[str, ...]:
    lead, certainty = step.lead_time, _CERTAINTIES[step.lead_time.certainty]
    return (
        said_of_bodies(row, languages),
        f"{said(languages, 'column-meetingdate')}: {step.meeting.isoformat()}",
        said(languages, "event-source", source=lead.source),
        in_each(languages, lambda language: say(language, "event-certainty", certainty=say(language, certainty))),
    )


def step_words(step: str, languages: Languages) -> str:
    """What a step of the policy's lead times is called; its own name where the catalogue has none."""
    return said(languages, _STEPS[step]) if step in _STEPS else plain_text(step)
