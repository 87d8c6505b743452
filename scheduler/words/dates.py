"""Dates as people write them in Kazakh, Russian and English («2022 жылғы 14 қыркүйек», «14 сентября 2022 года»)."""

from __future__ import annotations

from datetime import date as Date

from scenarios.domain import Language

_MONTHS: dict[Language, str] = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "ru": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "en": "January February March April May June July August September October November December",
}
_OF_MONTH_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_IN_MONTH_KK = (
    "қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы "
    "шілдедегі тамыздағы қыркүйектегі қазандағы қарашадағы желтоқсандағы"
)
_WEEKDAYS: dict[Language, str] = {
    "kk": "дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
}
_SHORT_WEEKDAYS: dict[Language, str] = {
    "kk": "дс сс ср бс жм сб жс",
    "ru": "пн вт ср чт пт сб вс",
    "en": "Mon Tue Wed Thu Fri Sat Sun",
}


def date_words(day: Date, language: Language) -> str:
    """The date in the language's own form, in the nominative."""
    if language == "kk":
        return f"{day.year} жылғы {day.day} {_MONTHS['kk'].split()[day.month - 1]}"
    if language == "ru":
        return f"{day.day} {_OF_MONTH_RU.split()[day.month - 1]} {day.year} года"
    return f"{day.day} {_MONTHS['en'].split()[day.month - 1]} {day.year}"


def act_date_words(day: Date, language: Language) -> str:
    """The date of an act that is cited: Kazakh has the adjective («2022 жылғы 7 сәуірдегі» № 863 қаулы)."""
    if language == "kk":
        return f"{day.year} жылғы {day.day} {_IN_MONTH_KK.split()[day.month - 1]}"
    return date_words(day, language)


def month_name(month: str, language: Language) -> str:
    """The name alone of a month given as `2022-09`."""
    return _MONTHS[language].split()[int(month.partition("-")[2]) - 1]


def month_words(month: str, language: Language) -> str:
    """A month given as `2022-09`: «2022 жылғы қыркүйек», «сентябрь 2022 года», "September 2022"."""
    year, name = month[:4], month_name(month, language)
    return {"kk": f"{year} жылғы {name}", "ru": f"{name} {year} года", "en": f"{name} {year}"}[language]


def weekday_name(day: Date, language: Language, *, short: bool = False) -> str:
    """The day of the week, whole or as calendars shorten it."""
    names = (_SHORT_WEEKDAYS if short else _WEEKDAYS)[language]
    return names.split()[day.weekday()]


def weekday_of(number: int, language: Language) -> str:
    """The name of a day of the week, 0 being Monday."""
    return _WEEKDAYS[language].split()[number]
