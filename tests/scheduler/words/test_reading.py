from datetime import date, timedelta

import pytest

from scenarios.calendar import month_of
from scenarios.domain import LANGUAGES, Language, Scenario
from scheduler.words import date_words, month_words
from scheduler.words.dates import act_date_words
from scheduler.words.reading import Gazetteer, read_date


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_date_is_read_back_from_its_words(language: Language) -> None:
    for number in range(0, 366, 5):
        day = date(2024, 1, 1) + timedelta(days=number)
        for words in (date_words(day, language), act_date_words(day, language), f"{day:%d.%m.%Y}", day.isoformat()):
            found = read_date(f" {words.upper()}, 10:00-13:00 ")
            assert found is not None, words
            assert (found.day, found.month, found.rest) == (day, month_of(day), "10:00-13:00")
        found = read_date(month_words(month_of(day), language))
        assert found is not None
        assert (found.day, found.month, found.rest) == (None, month_of(day), "")


@pytest.mark.parametrize(
    "text", ["", "soon", "14 сентября", "2022 жылғы", "31.02.2022", "2022-13-01", "1 2 мая 2022", "мая июня 2022"]
)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_places_by_all_their_names(scenario: Scenario) -> None:
    known = Gazetteer(scenario)
    for text in (
        "Қостанай облысы, Әулиекөл ауданы",
        "аулиекольский район,  Костанайская область",
        "Auliekol District, Kostanay Region",
        "Аулиекольский район",
        "kostanay/auliekol",
    ):
        assert known.place(text) == ("kostanay/auliekol", "")
        assert known.place(f"{text}, зал 1, этаж 2") == ("kostanay/auliekol", "зал 1, этаж 2")
    assert known.place("Костанайская область, зал") == (None, "Костанайская область, зал")


def test_a_name_that_two_places_share_needs_its_region(scenario: Scenario) -> None:
    regions = dict(scenario.regions)
    regions["abai"] = regions["abai"].replaced(
        places={**regions["abai"].places, "twin": regions["kostanay"].places["auliekol"]}
    )
    known = Gazetteer(scenario.replaced(regions=regions))
    assert known.place("Аулиекольский район")[0] is None
    assert known.place("Аулиекольский район, область Абай")[0] == "abai/twin"


def test_bodies_by_all_their_names_commas_inside_too(scenario: Scenario) -> None:
    bodies = dict(scenario.bodies)
    bodies["labour"] = bodies["labour"].replaced(
        name=bodies["labour"].name.replaced(ru="Министерство труда, занятости и защиты")
    )
    known = Gazetteer(scenario.replaced(bodies=bodies))
    assert known.bodies("МЗ; Министерство труда, занятости и защиты") == ("health", "labour")
    assert known.bodies("Министерство труда, занятости и защиты, Ministry of Healthcare") == ("labour", "health")
    assert known.bodies("министерство  здравоохранения") == ("health",)
    assert (known.bodies("Министерство тру"), known.bodies("")) == (None, None)
