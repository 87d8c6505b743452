import pytest

from constraints._rule import Excess
from scenarios.domain import LANGUAGES, Language, Meeting, Scenario
from scenarios.schedule import Case
from scheduler.words import meeting_name, period_words, place_name, refusal, sentence, title
from scheduler.words._case import HEADS

ABOUT = {
    "proposal": "health-01",
    "other": "labour-01",
    "body": "health",
    "region": "kostanay",
    "place": "kostanay/auliekol",
    "date": "2022-09-14",
    "month": "2022-09",
    "period": "2022-Q3",
}


def test_a_sentence_names_meetings_with_their_bodies_dates_and_places(
    scenario: Scenario, meetings: dict[str, Meeting]
) -> None:
    case = Excess("region_month_cap", ("kostanay", "2022-09", "health-01", "labour-01"), 1)
    assert sentence(scenario, case, "en", meetings) == (
        "Kostanay Region, September 2022: meetings in a month above the limit (4). Meetings: "
        "labour-01 (Ministry of Labour, 5 September 2022, Kostanay City, Kostanay Region); "
        "health-01 (Ministry of Healthcare, Ministry of Labour, 14 September 2022, Auliekol District, Kostanay Region)."
    )
    assert sentence(scenario, case, "kk", meetings) == (
        "Қостанай облысы, 2022 жылғы қыркүйек: бір айдағы кездесулер саны шектен асады (4). Кездесулер: "
        "labour-01 (Еңбек министрлігі, 2022 жылғы 5 қыркүйек, Қостанай облысы, Қостанай қаласы); "
        "health-01 (ДСМ, Еңбек министрлігі, 2022 жылғы 14 қыркүйек, Қостанай облысы, Әулиекөл ауданы)."
    )


def test_without_a_schedule_a_sentence_names_ids_and_bodies(scenario: Scenario) -> None:
    assert sentence(scenario, Excess("body_free", ("health-01", "health"), 1), "ru") == (
        "health-01 (МЗ, Министерство труда): руководитель в эту дату отсутствует: МЗ."
    )


def test_the_limit_of_a_place_depends_on_whether_it_is_a_centre(scenario: Scenario) -> None:
    centre = sentence(scenario, Case(rule="place_cap", about=("kostanay/kostanay-city",)), "en")
    district = sentence(scenario, Case(rule="place_cap", about=("kostanay/auliekol",)), "en")
    assert centre == "Kostanay City, Kostanay Region: meetings at one place above the limit (4)."
    assert district == "Auliekol District, Kostanay Region: meetings at one place above the limit (1)."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", HEADS)
def test_every_rule_has_a_sentence_and_a_title(scenario: Scenario, rule: str, language: Language) -> None:
    case = Excess(rule, (*(ABOUT[kind] for kind in HEADS[rule]), "labour-02"), 1)
    words = sentence(scenario, case, language)
    assert words.endswith(
        "labour-02 ("
        + {"kk": "Еңбек", "ru": "Министерство труда", "en": "Ministry of Labour"}[language]
        + (" министрлігі" if language == "kk" else "")
        + ")."
    )
    assert title(rule, language)


def test_periods_are_words() -> None:
    assert [period_words(one, "en") for one in ("2022-Q3", "2022-H2", "2022", "horizon")] == [
        "quarter 3 of 2022",
        "half-year 2 of 2022",
        "2022",
        "the whole schedule",
    ]


def test_what_has_no_name_is_called_by_its_id(scenario: Scenario) -> None:
    assert meeting_name(scenario, "gone-01", "en", {}) == "gone-01"
    assert place_name(scenario, "nowhere/at-all", "en") == "nowhere/at-all"


def test_a_refusal_names_closures_absences_and_meetings(scenario: Scenario, meetings: dict[str, Meeting]) -> None:
    because = (
        Case(rule="region_open", about=("health-02",)),
        Case(rule="body_free", about=("health-02", "health")),
        Case(rule="place_cap", about=("kostanay/auliekol",)),
        Case(rule="same_region_clash", about=("health-01", "health-02")),
        Case(rule="same_region_clash", about=("health-02", "labour-01")),
    )
    assert refusal(scenario, "health-02", because, "en", meetings) == [
        "Closed: Kostanay Region (all but centres), 25 August 2022 – 20 September 2022 (harvest).",
        "Away: Ministry of Healthcare, every Tuesday (Government session); "
        "Ministry of Healthcare, 10 July 2022 – 21 July 2022 (leave).",
        "Meetings at one place: Auliekol District, Kostanay Region – health-01 (14 September 2022, Auliekol District).",
        "Meetings of one region apart: health-01 (Ministry of Healthcare, Ministry of Labour, 14 September 2022, "
        "Auliekol District, Kostanay Region); labour-01 (Ministry of Labour, 5 September 2022, Kostanay City, "
        "Kostanay Region).",
    ]


def test_a_refusal_without_a_reason_says_so(scenario: Scenario) -> None:
    assert refusal(scenario, "health-02", (), "en", {}) == ["A place is free; the search ended before it was used."]
