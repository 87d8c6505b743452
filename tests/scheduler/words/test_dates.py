from datetime import date

import pytest
from babel.dates import format_date, get_day_names, get_month_names

from scenarios.domain import LANGUAGES, Language
from scheduler.words import act_date_words, date_words, month_name, month_words, weekday_name
from scheduler.words.dates import weekday_of

MONTHS = [date(2022, month, 14) for month in range(1, 13)]
WEEK = [date(2022, 9, day) for day in range(12, 19)]


def test_the_forms_of_the_three_languages() -> None:
    day = date(2022, 9, 14)
    assert date_words(day, "kk") == "2022 жылғы 14 қыркүйек"
    assert date_words(day, "ru") == "14 сентября 2022 года"
    assert date_words(day, "en") == "14 September 2022"
    assert [month_words("2022-09", language) for language in LANGUAGES] == [
        "2022 жылғы қыркүйек",
        "сентябрь 2022 года",
        "September 2022",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_months_and_days_are_those_of_cldr(language: Language) -> None:
    months = get_month_names("wide", context="stand-alone", locale=language)
    days = get_day_names("wide", context="stand-alone", locale=language)
    for day in MONTHS:
        assert months[day.month].casefold() in month_words(day.isoformat()[:7], language).casefold()
    assert [weekday_name(day, language) for day in WEEK] == [days[number] for number in range(7)]
    assert [weekday_of(number, language) for number in range(7)] == [days[number] for number in range(7)]


def test_russian_dates_are_those_of_cldr() -> None:
    for day in MONTHS:
        assert date_words(day, "ru") == format_date(day, "d MMMM y 'года'", locale="ru")


def test_short_days_differ_from_each_other() -> None:
    for language in LANGUAGES:
        assert len({weekday_name(day, language, short=True) for day in WEEK}) == 7


def test_a_cited_act_has_the_adjective_of_its_month_in_kazakh() -> None:
    forms = "қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы шілдедегі тамыздағы қыркүйектегі"
    forms += " қазандағы қарашадағы желтоқсандағы"
    assert [act_date_words(date(2022, month, 7), "kk") for month in range(1, 13)] == [
        f"2022 жылғы 7 {form}" for form in forms.split()
    ]
    assert act_date_words(date(2022, 4, 7), "ru") == "7 апреля 2022 года"
    assert act_date_words(date(2022, 4, 7), "en") == "7 April 2022"


def test_a_month_by_its_name_alone() -> None:
    assert [month_name("2022-09", language) for language in ("kk", "ru", "en")] == ["қыркүйек", "сентябрь", "September"]
