from datetime import date as Date

import pytest

from scenarios.digest import digest, inputs
from scenarios.domain import Absence, CalendarSettings, Closure, HeldMeeting, Meeting, Text
from scenarios.schedule import LevelResult, Schedule, Solved

PARTS = ["scenario", "regions", "bodies", "proposals", "held", "policy", "calendar"]
day = Date.fromisoformat


def differing(one, other) -> list[str]:
    before, after = inputs(one), inputs(other)
    return [part for part in PARTS if before[part] != after[part]]


def with_entry(scenario, part, entry, **fields):
    entries = getattr(scenario, part)
    return scenario.replaced(**{part: {**entries, entry: entries[entry].replaced(**fields)}})


def test_the_parts(smallest):
    assert list(inputs(smallest)) == PARTS
    assert all(len(value) == len("sha256:") + 64 for value in inputs(smallest).values())


def test_words_for_people_are_in_no_digest(smallest):
    said = with_entry(smallest, "proposals", "health-01", note=Text(en="n"), venue=Text(en="v"), time="10:00-13:00")
    said = with_entry(said, "bodies", "health", name=Text(en="H"), short=Text(en="H"), head=Text(en="M"))
    said = with_entry(said, "regions", "abai", name=Text(en="A"))
    said = said.replaced(title=Text(en="T"), name="copy")
    rules = said.policy.rules
    said = said.replaced(
        policy=said.policy.replaced(rules={**rules, "notice": rules["notice"].replaced(source="s", certainty="U")})
    )
    assert differing(smallest, said) == []


@pytest.mark.parametrize(
    ("part", "changed"),
    [
        ("scenario", lambda s: s.replaced(as_of=day("2022-08-16"))),
        ("regions", lambda s: with_entry(s, "regions", "abai", closed=())),
        (
            "regions",
            lambda s: with_entry(
                s, "regions", "abai", closed=(Closure(start=day("2022-09-12"), end=day("2022-09-15")),)
            ),
        ),
        ("bodies", lambda s: with_entry(s, "bodies", "health", away=(Absence(every="monday"),))),
        ("proposals", lambda s: with_entry(s, "proposals", "health-01", priority="low")),
        ("held", lambda s: s.replaced(held={"h": HeldMeeting(body="health", date=day("2022-05-02"), place="abai/x")})),
        ("policy", lambda s: s.replaced(policy=s.policy.replaced(exempt=()))),
        ("calendar", lambda s: s.replaced(calendar=CalendarSettings(days_off=(day("2022-09-05"),)))),
    ],
)
def test_each_change_shows_in_its_part(smallest, part, changed):
    assert differing(smallest, changed(smallest)) == [part]


def test_days_off_outside_the_horizon_do_not_show(smallest):
    assert differing(smallest, smallest.replaced(calendar=CalendarSettings(days_off=(day("2022-11-07"),)))) == []


def test_a_schedule_has_the_same_digest_however_long_it_took():
    def schedule(seconds: float, cost: int = 1, place: str = "a/b") -> Schedule:
        level = LevelResult(level=1, cost=cost, bound=1, seconds=seconds)
        solved = Solved(outcome="optimal", levels=(level,), seconds=seconds)
        return Schedule(name="s", solved=solved, meetings={"x": Meeting(date=day("2022-09-05"), place=place)})

    assert digest(schedule(1.0)) == digest(schedule(2.0))
    assert digest(schedule(1.0)) != digest(schedule(1.0, cost=2))
    assert digest(schedule(1.0)) != digest(schedule(1.0, place="a/c"))
