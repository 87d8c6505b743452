"""The report: rows, refusals, changes and the names that documents need."""

from datetime import date

import pytest

from constraints._assess import assess
from scenarios.digest import digest
from scenarios.domain import LANGUAGES, Meeting, Scenario, Text
from scenarios.schedule import Case, LevelResult, Refusal, Replan, Schedule, Solved
from scheduler.diff import diff
from scheduler.replanning.replan_report import cause_sentence
from scheduler.report import Past, report, words_missing
from scheduler.summary import summary
from scheduler.words import refusal


@pytest.fixture
def schedule(meetings: dict[str, Meeting]) -> Schedule:
    case = Case(rule="place_cap", about=("kostanay/auliekol",))
    return Schedule(
        name="small",
        revision=2,
        solved=Solved(outcome="optimal", levels=(LevelResult(level=1, cost=4, bound=4),), seed=3),
        meetings=meetings,
        unplaced={"health-02": Refusal(because=(case,))},
    )


def test_rows_stand_by_date_with_all_names(scenario: Scenario, schedule: Schedule) -> None:
    found = report(scenario, schedule, assess(scenario, schedule.meetings))
    assert [(row.number, row.proposal, row.place.id, row.region.id, row.date, row.centre) for row in found.rows] == [
        ("1", "labour-01", "kostanay/kostanay-city", "kostanay", date(2022, 9, 5), True),
        ("2", "health-01", "kostanay/auliekol", "kostanay", date(2022, 9, 14), False),
        ("3", "labour-02", "abai/semey-city", "abai", date(2022, 10, 12), True),
    ]
    assert [[body.id for body in row.bodies] for row in found.rows] == [["labour"], ["health", "labour"], ["labour"]]
    assert found.rows[0].place.name == scenario.places["kostanay/kostanay-city"].name
    assert found.rows[1].bodies[0].short == Text(kk="ДСМ", ru="МЗ")


def test_figures_provenance_and_refusals_are_those_of_the_terminal(scenario: Scenario, schedule: Schedule) -> None:
    found = report(scenario, schedule, assess(scenario, schedule.meetings))
    assert found.figures == summary(scenario, schedule)
    assert (found.provenance.digest, found.provenance.seed, found.revision) == (digest(schedule), 3, 2)
    assert found.is_draft
    (left,) = found.unplaced
    because = schedule.unplaced["health-02"].because
    for language in LANGUAGES:
        said = refusal(scenario, "health-02", because, language, schedule.meetings)
        assert [text.in_language(language) for text in left.because] == said


def test_changes_since_an_older_schedule_say_why(scenario: Scenario, schedule: Schedule) -> None:
    moved = {"labour-02": {"cause": "knock-on", "by": [{"rule": "place_cap", "about": ["abai/semey-city"]}]}}
    replanned = schedule.replaced(replan=Replan(previous="x", changes=1, bound=1, shift=2, shift_bound=2, causes=moved))
    meetings = dict(schedule.meetings)
    meetings["labour-02"] = Meeting(date=date(2022, 10, 10), place="abai/semey-city")
    del meetings["labour-01"]
    old = Past(scenario, schedule.replaced(meetings=meetings, unplaced={**schedule.unplaced, "labour-01": Refusal()}))
    found = report(scenario, replanned, assess(scenario, replanned.meetings), old)
    assert found.changes is not None
    assert [(one.proposal, one.kind, one.old and one.old.date, one.new and one.new.date) for one in found.changes] == [
        ("labour-01", "added", None, date(2022, 9, 5)),
        ("labour-02", "moved", date(2022, 10, 10), date(2022, 10, 12)),
    ]
    added, changed = found.changes
    assert added.cause is None
    assert changed.cause is not None
    for language in LANGUAGES:
        row = next(one for one in diff(old.schedule, replanned).rows if one.proposal == "labour-02")
        assert changed.cause.in_language(language) == cause_sentence(scenario, row, replanned, language)
    assert report(scenario, schedule, assess(scenario, schedule.meetings)).changes is None


def test_names_that_lack_a_language_are_listed_once_with_their_keys(scenario: Scenario, schedule: Schedule) -> None:
    body = scenario.bodies["labour"].replaced(name=Text(ru="Министерство труда"))
    region = scenario.regions["abai"]
    place = region.places["semey-city"].replaced(name=Text(kk="Семей қаласы", en="Semey"))
    venue = scenario.proposals["labour-01"].replaced(venue=Text(en="Club"))
    lacking = scenario.replaced(
        bodies={**scenario.bodies, "labour": body},
        regions={**scenario.regions, "abai": region.replaced(places={"semey-city": place})},
        proposals={**scenario.proposals, "labour-01": venue},
    )
    found = report(lacking, schedule, assess(lacking, schedule.meetings))
    assert words_missing(found, ("kk", "ru")) == (
        ("regions.abai.places.semey-city.name", "ru"),
        ("bodies.labour.name", "kk"),
        ("proposals.labour-01.venue", "kk"),
        ("proposals.labour-01.venue", "ru"),
    )
    assert words_missing(found, ("en",)) == (("bodies.labour.name", "en"),)
