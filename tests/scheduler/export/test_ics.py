from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from icalendar import Calendar

from scenarios.domain import Meeting, Scenario
from scenarios.schedule import AnnexForm
from scheduler.export import Wish, render
from scheduler.export._plain import plain
from scheduler.export._zones import zone
from scheduler.report import AnnexRow, Report
from tests.scheduler.export.conftest import NASTY, Reporting, venue

WEST = {"Asia/Aqtau", "Asia/Aqtobe", "Asia/Atyrau", "Asia/Oral", "Asia/Qyzylorda"}


def ics(report: Report, *, published: tuple[tuple[AnnexRow, ...], ...] = (), **wish: Any) -> dict[str, bytes]:
    return render("ics", report, Wish(form=AnnexForm(languages=("en",)), published=published, **wish))


def events(content: bytes) -> dict[str, Any]:
    """The events by proposal, as the first library reads them."""
    return {str(one["uid"]).partition(".")[0]: one for one in Calendar.from_ical(content).walk("VEVENT")}


def test_the_calendar_is_the_schedule_to_two_libraries(reporting: Reporting) -> None:
    report = reporting()
    content = ics(report)[""]
    expected = [(f"{row.proposal}.small@kezdesu", row.date, row.date + timedelta(days=1)) for row in report.rows]
    assert [(str(one["uid"]), one.start, one.end) for one in events(content).values()] == expected
    other = vobject.readOne(content.decode())
    assert other.method.value == "PUBLISH"
    assert [(one.uid.value, one.dtstart.value, one.dtend.value) for one in other.vevent_list] == expected
    assert {one.dtstamp.value for one in other.vevent_list} == {datetime(2022, 6, 20, tzinfo=UTC)}
    assert other.vevent_list[0].summary.value == "Meeting with the population: Ministry of Labour"
    assert other.vevent_list[0].location.value == "Kostanay City, Kostanay Region"


def test_lines_are_folded_and_bytes_repeat(reporting: Reporting) -> None:
    report, _ = plain(reporting(labour_01=venue("ұ" * 10_000)))
    content = ics(report)[""]
    assert max(len(line) for line in content.split(b"\r\n")) == 75
    assert content == ics(report)[""]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_words_stay_words(reporting: Reporting, text: str) -> None:
    content = ics(plain(reporting(labour_01=venue(text)))[0])[""]
    location = f"{text}, Kostanay City, Kostanay Region"
    assert str(events(content)["labour-01"]["location"]) == location
    assert vobject.readOne(content.decode()).vevent_list[0].location.value == location


def in_zone(scenario: Scenario, name: str) -> Scenario:
    """The small scenario with Kostanay in this zone."""
    return scenario.replaced(
        regions={**scenario.regions, "kostanay": scenario.regions["kostanay"].replaced(timezone=name)}
    )


@pytest.mark.parametrize("name", [*sorted(WEST), "Asia/Almaty", "Asia/Qostanay"])
@pytest.mark.parametrize("day", [date(2022, 9, 5), date(2024, 2, 29), date(2024, 3, 1)])
def test_hours_are_those_of_the_region_before_and_after_the_switch(
    reporting: Reporting, scenario: Scenario, name: str, day: date
) -> None:
    now = {"labour-01": Meeting(date=day, place="kostanay/kostanay-city")}
    report = reporting(of=in_zone(scenario, name), now=now, labour_01={"time": "10:00-13:00"})
    content = ics(report)[""]
    ahead = 5 if name in WEST or day >= date(2024, 3, 1) else 6
    start = datetime(day.year, day.month, day.day, 10 - ahead, tzinfo=UTC)
    other = vobject.readOne(content.decode()).vevent
    assert (other.dtstart.value.astimezone(UTC), other.dtend.value.astimezone(UTC)) == (
        start,
        start + timedelta(hours=3),
    )
    rules = Calendar.from_ical(content).walk("VTIMEZONE")
    assert [str(one["tzid"]) for one in rules] == [name]
    told = rules[0].to_tz(lookup_tzid=False)  # what the file itself says, whatever this machine knows
    assert datetime(day.year, day.month, day.day, 10, tzinfo=told).astimezone(UTC) == start


def test_zones_come_from_the_package_and_know_the_switch() -> None:
    found = zone("Asia/Almaty")
    assert datetime(2024, 2, 29, 23, 59, tzinfo=found).utcoffset() == timedelta(hours=6)
    assert datetime(2024, 3, 1, 0, 0, tzinfo=found).utcoffset() == timedelta(hours=5)


@pytest.mark.parametrize("time", ["25:00", "13:00-10:00", "10:00-10:00", "after lunch", "10:00-", ""])
def test_hours_that_are_none_leave_the_whole_day(reporting: Reporting, time: str) -> None:
    found = events(ics(reporting(labour_01={"time": time}))[""])["labour-01"]
    assert (found.start, found.end) == (date(2022, 9, 5), date(2022, 9, 6))
    assert (f"Time: {time}" in str(found["description"])) is bool(time)


def test_a_beginning_without_an_end(reporting: Reporting) -> None:
    found = events(ics(reporting(labour_01={"time": "9:30"}))[""])["labour-01"]
    assert found.start.isoformat() == "2022-09-05T09:30:00+06:00"
    assert "dtend" not in found


def rows(reporting: Reporting, now: dict[str, Meeting], **changes: dict[str, object]) -> tuple[AnnexRow, ...]:
    return reporting(now=now, **changes).rows


def test_published_changes_are_counted_and_dropped_meetings_cancelled(
    reporting: Reporting, meetings: dict[str, Meeting]
) -> None:
    moved = {**meetings, "labour-01": Meeting(date=date(2022, 9, 6), place="kostanay/kostanay-city")}
    relocated = {**moved, "health-01": Meeting(date=date(2022, 9, 14), place="kostanay/kostanay-city")}
    without = {one: meeting for one, meeting in relocated.items() if one != "labour-02"}
    published = (
        rows(reporting, meetings),
        rows(reporting, moved),
        rows(reporting, moved),
        rows(reporting, relocated, labour_01={"time": "10:00"}),
    )
    report = reporting(now=without, labour_01={"time": "10:00"})
    found = events(ics(report, published=published)[""])
    assert {one: (int(event["sequence"]), str(event["status"])) for one, event in found.items()} == {
        "health-01": (1, "TENTATIVE"),
        "labour-01": (2, "TENTATIVE"),
        "labour-02": (1, "CANCELLED"),
    }
    assert found["labour-02"].start == date(2022, 10, 12)
    again = reporting(now={**without, "labour-02": meetings["labour-02"]}, labour_01={"time": "10:00"})
    back = events(ics(again, published=(*published, report.rows))[""])["labour-02"]
    assert (int(back["sequence"]), str(back["status"])) == (2, "TENTATIVE")


def test_one_calendar_for_each_body_or_region(reporting: Reporting, meetings: dict[str, Meeting]) -> None:
    by_body = ics(reporting(), per="body")
    assert {name: sorted(events(content)) for name, content in by_body.items()} == {
        "health.ics": ["health-01"],
        "labour.ics": ["health-01", "labour-01", "labour-02"],
    }
    assert {name: sorted(events(content)) for name, content in ics(reporting(), per="region").items()} == {
        "kostanay.ics": ["health-01", "labour-01"],
        "abai.ics": ["labour-02"],
    }


def test_a_meeting_that_leaves_a_region_is_cancelled_there(reporting: Reporting, meetings: dict[str, Meeting]) -> None:
    now = {**meetings, "labour-01": Meeting(date=date(2022, 9, 6), place="abai/semey-city")}
    found = ics(reporting(now=now), per="region", published=(rows(reporting, meetings),))
    told = {name: events(content)["labour-01"] for name, content in found.items()}
    assert {name: (str(event["status"]), int(event["sequence"])) for name, event in told.items()} == {
        "kostanay.ics": ("CANCELLED", 1),
        "abai.ics": ("TENTATIVE", 1),
    }
