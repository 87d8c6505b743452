"""What stands in the way of meetings in a year, drawn at random as in the national scenarios: closures and absences.

Citizens' appeals are here as well. Seasonal closures are the same every year; the others fall anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date
from datetime import timedelta
from random import Random
from typing import Any

Fields = dict[str, Any]

_WINTER = (
    (1, 10),
    (2, 20),
    {"kk": "қыста жолдардың жабылуы", "ru": "закрытие дорог зимой", "en": "winter road closures"},
)
_FLOODS = ((3, 28), (4, 24), {"kk": "көктемгі су тасқыны", "ru": "весенние паводки", "en": "spring floods"})
_SOWING = ((5, 13), (6, 5), {"kk": "көктемгі егіс", "ru": "весенний сев", "en": "spring sowing"})
_HARVEST = ((8, 25), (9, 20), {"kk": "егін жинау", "ru": "уборка урожая", "en": "harvest"})
_SCHOOL = (
    (8, 15),
    (9, 2),
    {
        "kk": "тамыз кеңесі және оқу жылының басталуы",
        "ru": "августовское совещание и начало учебного года",
        "en": "August conference and start of the school year",
    },
)
SEASONS = {
    "abai": (_FLOODS,),
    "akmola": (_WINTER, _FLOODS, _SOWING, _HARVEST),
    "karaganda": (_WINTER, _FLOODS),
    "kostanay": (_WINTER, _SOWING, _HARVEST),
    "pavlodar": (_WINTER, _SOWING, _HARVEST),
    "north-kazakhstan": (_WINTER, _FLOODS, _SOWING, _HARVEST),
    "east-kazakhstan": (_WINTER, _FLOODS),
}
"""Closures of the districts of a region, the same dates every year."""
DUTIES = {"emergencies": (_FLOODS,), "education": (_SCHOOL,)}
"""Absences of a body, the same dates every year."""
WHOLE_CLOSURES = (3, 6)
CLOSURE_DAYS = {1: 36, 2: 20, 3: 21, 5: 23}
CLOSURE_REASONS = (
    {"kk": "әкімнің азаматтарды қабылдау күні", "ru": "день приёма граждан акимом", "en": "akim's reception day"},
    {"kk": "өңірлік форум", "ru": "региональный форум", "en": "regional forum"},
    {"kk": "мәслихат сессиясы", "ru": "сессия маслихата", "en": "maslikhat session"},
    {"kk": "Мемлекет басшысының сапары", "ru": "визит Главы государства", "en": "visit of the Head of State"},
)
SHORT_ABSENCES = (4, 9)
SHORT_REASONS = (
    {"kk": "шетелге іссапар", "ru": "зарубежная командировка", "en": "official trip abroad"},
    {
        "kk": "Үкіметтің кеңейтілген отырысы",
        "ru": "расширенное заседание Правительства",
        "en": "extended Government session",
    },
    {"kk": "форум", "ru": "форум", "en": "forum"},
    {"kk": "Парламент отырысы", "ru": "заседание Парламента", "en": "Parliament"},
)
_GOVERNMENT = {"kk": "Үкімет отырысы", "ru": "заседание Правительства", "en": "Government session"}
_PLENARY = {"kk": "Мәжілістің жалпы отырысы", "ru": "пленарное заседание Мажилиса", "en": "Mazhilis plenary"}
_LEAVE = {"kk": "еңбек демалысы", "ru": "отпуск", "en": "leave"}
WEDNESDAYS = 0.35
"""Share of the bodies that sit in the Mazhilis on Wednesdays; all are in the Government on Tuesdays."""
LEAVE_DAYS = 12
APPEALS_PER_MILLION = (60, 590)
"""Appeals to a body from a region, per million people: any number between these."""


def closures(random: Random, year: int, season: str) -> list[Fields]:
    """A year's closures of a region, in order; `season` names the region whose seasons it has."""
    low, high = WHOLE_CLOSURES
    found = [_span(year, *one, scope="districts") for one in SEASONS.get(season, ())]
    for _ in range(random.randint(low, high)):
        days = random.choices(list(CLOSURE_DAYS), list(CLOSURE_DAYS.values()))[0]
        first = _any_day(random, year)
        reason = random.choice(CLOSURE_REASONS)
        found.append({"from": first, "to": first + timedelta(days=days - 1), "scope": "all", "reason": reason})
    return sorted(found, key=lambda one: (one["from"], one["to"]))


def absences(random: Random, year: int, body: str) -> list[Fields]:
    """A year's absences of the head of a body: the weekly ones, then the others in order."""
    weekly: list[Fields] = [{"every": "tuesday", "reason": _GOVERNMENT}]
    if random.random() < WEDNESDAYS:
        weekly.append({"every": "wednesday", "reason": _PLENARY})
    found = [_span(year, *one) for one in DUTIES.get(body, ())]
    leave = Date(year, 7, 10) + timedelta(days=random.randint(0, 30))
    found.append({"from": leave, "to": leave + timedelta(days=LEAVE_DAYS - 1), "reason": _LEAVE})
    for _ in range(random.randint(*SHORT_ABSENCES)):
        first = _any_day(random, year)
        last = first + timedelta(days=random.randint(0, 4))
        found.append({"from": first, "to": last, "reason": random.choice(SHORT_REASONS)})
    return weekly + sorted(found, key=lambda one: (one["from"], one["to"]))


def appeals(random: Random, population: int, bodies: Iterable[str]) -> dict[str, int]:
    """Citizens' appeals of a region to each body."""
    return {body: round(population * random.uniform(*APPEALS_PER_MILLION) / 1_000_000) for body in bodies}


def _any_day(random: Random, year: int) -> Date:
    return Date(year, 1, 10) + timedelta(days=random.randint(0, 345))


def _span(
    year: int, first: tuple[int, int], last: tuple[int, int], reason: dict[str, str], scope: str | None = None
) -> Fields:
    span: Fields = {"from": Date(year, *first), "to": Date(year, *last)}
    return {**span, **({"scope": scope} if scope else {}), "reason": reason}
