from collections.abc import Callable

import pytest

from constraints._assess import assess
from scenarios.domain import Meeting, Scenario, Text
from scenarios.schedule import LevelResult, Refusal, Schedule, Solved
from scheduler.report import Past, Report, report

Reporting = Callable[..., Report]

NASTY = {
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "at": "@SUM(A1)",
    "minus": "-2+3",
    "template": "{{ 7 * 7 }} {% raw %} {_{ $HOME #let x = 1",
    "markup": "<b>&amp;</b> ]]> *x* _y_ [z](http://example.org) \\n;,:",
    "emoji": "встреча 🐎🇰🇿",
    "link": "https://example.org/?a=1&b=2",
    "number": "007",
    "quotes": "\"one\" 'two' `three`",
    "long": "ұ" * 10_000,
}
"""Texts that some program would take for more than words, as they must come out again."""
SHED = {
    "control": ("bell\x07 and null\x00", "bell and null"),
    "breaks": ("one\ntwo\r\nthree\u2028four", "one two three four"),
    "tab": ("\t=1+1", "=1+1"),
    "rtl": ("\u202eevil\u202c \u200fmark", "evil mark"),
}
"""Texts that lose what no document can carry, with what is left."""


def schedule_of(meetings: dict[str, Meeting], unplaced: tuple[str, ...] = ()) -> Schedule:
    levels = (LevelResult(level=1, cost=44, bound=44), LevelResult(level=2, cost=7, bound=5))
    return Schedule(
        name="small",
        solved=Solved(outcome="time-limit", levels=levels),
        meetings=meetings,
        unplaced={one: Refusal() for one in unplaced},
    )


@pytest.fixture
def reporting(scenario: Scenario, meetings: dict[str, Meeting]) -> Reporting:
    """The report of the small scenario, with venues or other meetings where they are given."""

    def make(
        *,
        now: dict[str, Meeting] | None = None,
        before: dict[str, Meeting] | None = None,
        of: Scenario | None = None,
        **changes: dict[str, object],
    ) -> Report:
        asked = of or scenario
        proposals = {
            one: proposal.replaced(**changes.get(one.replace("-", "_"), {}))
            for one, proposal in asked.proposals.items()
        }
        asked = asked.replaced(proposals=proposals)
        placed = meetings if now is None else now
        schedule = schedule_of(placed, tuple(one for one in proposals if one not in placed))
        old = None if before is None else Past(asked, schedule_of(before))
        return report(asked, schedule, assess(asked, placed), old)

    return make


def venue(words: str) -> dict[str, object]:
    return {"venue": Text(kk=words, ru=words, en=words)}
