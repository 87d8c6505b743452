from collections.abc import Callable
from datetime import date as Date

import pytest

from scenarios.apply import Applied, apply, completed
from scenarios.domain import Absence, Closure, Lock, Meeting, Scenario
from scenarios.find import LIBRARY, find_file
from scenarios.load import load
from scenarios.operations import Add, Operation
from scenarios.problem import BadInput
from scenarios.read_operations import load_events

day = Date.fromisoformat
Events = Callable[[str], tuple[Operation, ...]]

# as_of is Monday 2022-08-15; the policy asks for 7 working days of notice
OLD = {
    "health-01": Meeting(date=day("2022-09-08"), place="abai/urzhar"),
    "health-02": Meeting(date=day("2022-09-15"), place="kostanay/auliekol"),
    "trade-01": Meeting(date=day("2022-09-15"), place="abai/semey-city", status="announced", locked="announced"),
}


def never(_scenario: Scenario, _proposal: str, _meeting: Meeting) -> bool:
    return False


def closed(scenario: Scenario, _proposal: str, meeting: Meeting) -> bool:
    return scenario.is_closed(meeting.place, meeting.date)


@pytest.fixture
def run(smallest: Scenario, events: Events) -> Callable[..., Applied]:
    def running(text: str, old=OLD, breaks_alone=never, **options) -> Applied:
        return apply(smallest, events(text), old=old, breaks_alone=breaks_alone, **options)

    return running


@pytest.fixture
def told(smallest: Scenario, tmp_path) -> Callable[..., list[str]]:
    """The lines told about operations, each line of a file its own; positions from the line on."""

    def telling(text: str, old=OLD, scenario=smallest, **options) -> list[str]:
        path = tmp_path / "told.yaml"
        path.write_text("events:\n" + text, encoding="utf-8")
        loaded = load_events(path)
        with pytest.raises(BadInput) as bad:
            apply(scenario, loaded.operations, old=old, where=loaded.where, **options)
        return str(bad.value).replace(f"{path}:", "").splitlines()

    return telling


def test_nothing_happened(run, smallest):
    applied = run("  []\n")
    assert applied.operations == ()
    assert applied.scenario == smallest.replaced(
        old=OLD,
        locked={"trade-01": Lock(kind="announced", date=day("2022-09-15"), place="abai/semey-city")},
    )
    assert (applied.forced, applied.forced_unplaced, applied.warnings) == ({}, frozenset(), ())
    assert applied.in_question == {"health-01", "health-02", "trade-01"}
    assert applied.status == {"trade-01": "announced"}


def test_postpone_resolves_its_window_and_moves_the_wish(run):
    applied = run("  - {op: postpone, proposal: health-01, not_after: 2022-09-20}\n")
    dates = applied.scenario.proposals["health-01"].dates
    assert (dates.start, dates.end, dates.prefer) == (day("2022-09-09"), day("2022-09-20"), day("2022-09-09"))
    assert applied.operations[0].window.model_dump() == {"start": day("2022-09-09"), "end": day("2022-09-20")}
    assert applied.forced == {"health-01": applied.operations[0]}
    assert "health-01" in applied.in_question


def test_postpone_takes_an_announced_meeting_out_of_its_place(run):
    applied = run("  - {op: postpone, proposal: trade-01, not_before: 2022-09-20}\n")
    assert (applied.scenario.locked, applied.status) == ({}, {})
    assert applied.forced == {"trade-01": applied.operations[0]}


def test_postponed_beyond_the_horizon_stays_unplaced(run):
    applied = run("  - {op: postpone, proposal: health-01, not_before: 2022-10-03}\n")
    assert applied.forced_unplaced == {"health-01"}
    assert applied.operations[0].window.model_dump() == {"start": day("2022-10-03"), "end": day("2022-10-18")}
    assert [str(warning) for warning in applied.warnings] == [
        "operation 1: postpone: health-01 has no date left in this horizon; it stays unplaced."
    ]


def test_postponed_on_the_last_day_of_its_window(run):
    old = {**OLD, "health-01": Meeting(date=day("2022-09-16"), place="abai/urzhar")}
    applied = run("  - {op: postpone, proposal: health-01}\n", old=old)
    assert applied.operations[0].window.model_dump() == {"start": day("2022-09-17"), "end": day("2022-09-30")}
    assert [warning.what for warning in applied.warnings] == [
        "the window of health-01 is over; its end becomes the horizon's, 2022-09-30."
    ]


def test_withdraw(run):
    applied = run("  - {op: withdraw, proposal: trade-01}\n  - {op: withdraw, proposal: trade-02}\n")
    assert list(applied.scenario.proposals) == ["health-01", "health-02"]
    assert applied.forced == {"trade-01": applied.operations[0]}
    assert (applied.scenario.locked, applied.status) == ({}, {})
    assert applied.in_question == {"health-01", "health-02"}


def test_hold_as_planned_and_elsewhere(run):
    applied = run(
        "  - {op: as_of, date: 2022-09-15}\n"
        "  - {op: hold, proposal: health-01}\n"
        "  - {op: hold, proposal: health-02, date: 2022-09-14, place: kostanay/kostanay-city}\n"
    )
    assert applied.scenario.locked == {
        "health-01": Lock(kind="fact", date=day("2022-09-08"), place="abai/urzhar"),
        "health-02": Lock(kind="fact", date=day("2022-09-14"), place="kostanay/kostanay-city"),
        "trade-01": Lock(kind="fact", date=day("2022-09-15"), place="abai/semey-city"),
    }
    assert applied.status == {"health-01": "held", "health-02": "held", "trade-01": "announced"}
    assert (applied.operations[1].date, applied.operations[1].place) == (day("2022-09-08"), "abai/urzhar")
    assert applied.forced == {"health-02": applied.operations[2]}


def test_a_correcting_hold(run):
    old = {**OLD, "health-01": Meeting(date=day("2022-09-08"), place="abai/urzhar", status="held", locked="fact")}
    applied = run("  - {op: as_of, date: 2022-09-12}\n  - {op: hold, proposal: health-01, date: 2022-09-09}\n", old=old)
    assert applied.scenario.locked["health-01"] == Lock(kind="fact", date=day("2022-09-09"), place="abai/urzhar")
    assert applied.status["health-01"] == "held"


def test_what_was_held_stays_held(run):
    old = {**OLD, "health-01": Meeting(date=day("2022-09-08"), place="abai/urzhar", status="held", locked="fact")}
    applied = run("  - {op: as_of, date: 2022-09-12}\n", old=old)
    assert applied.scenario.locked["health-01"] == Lock(kind="fact", date=day("2022-09-08"), place="abai/urzhar")
    assert applied.status == {"health-01": "held", "trade-01": "announced"}


def test_as_of_takes_effect_first_and_near_meetings_stay(run):
    # the 7 working days after 2 September end on the 13th, so the 14th is the first lawful date
    applied = run("  - {op: release, proposal: trade-01}\n  - {op: as_of, date: 2022-09-02, on: 2022-09-02}\n")
    assert applied.scenario.as_of == day("2022-09-02")
    assert applied.scenario.locked == {
        "health-01": Lock(kind="notice", date=day("2022-09-08"), place="abai/urzhar"),
    }
    assert [operation.op for operation in applied.operations] == ["release", "as_of"]


def test_notice_keeps_nothing_that_is_named_or_breaks_a_rule_by_itself(run):
    as_of = "  - {op: as_of, date: 2022-09-02}\n"
    change = "  - {op: change, proposal: health-01, set: {places: [abai/urzhar, abai/semey-city]}}\n"
    assert "health-01" not in run(as_of + change).scenario.locked
    close = "  - {op: close, region: abai, from: 2022-09-08, to: 2022-09-08}\n"
    applied = run(as_of + close, breaks_alone=closed)
    assert "health-01" not in applied.scenario.locked
    assert applied.forced == {"health-01": applied.operations[1]}
    priority = "  - {op: change, proposal: health-01, set: {priority: low}}\n"
    assert run(as_of + priority).scenario.locked["health-01"].kind == "notice"


def test_notice_locks_nothing_where_it_is_not_hard(run):
    applied = run("  - {op: as_of, date: 2022-09-02}\n  - {op: policy, rule: notice, set: {mode: 'off'}}\n")
    assert list(applied.scenario.locked) == ["trade-01"]


def test_the_operation_since_which_a_meeting_breaks_a_rule_is_to_blame(run, smallest, events):
    text = (
        "  - {op: close, region: abai, from: 2022-09-08, to: 2022-09-08}\n"
        "  - {op: open, region: abai, from: 2022-09-08, to: 2022-09-08}\n"
        "  - {op: close, region: abai, from: 2022-09-07, to: 2022-09-09}\n"
        "  - {op: away, body: trade, from: 2022-09-07, to: 2022-09-09}\n"
    )
    applied = run(text, breaks_alone=closed)
    assert applied.forced == {"health-01": applied.operations[2]}
    before = {**OLD, "health-01": Meeting(date=day("2022-09-13"), place="abai/urzhar")}
    assert run("  []\n", old=before, breaks_alone=closed).forced == {"health-01": None}


def test_announce_and_release(run):
    applied = run("  - {op: announce, proposal: health-01}\n  - {op: release, proposal: trade-01}\n")
    assert applied.scenario.locked == {"health-01": Lock(kind="announced", date=day("2022-09-08"), place="abai/urzhar")}
    assert applied.status == {"health-01": "announced"}
    assert applied.forced == {}


def test_the_last_of_pin_announce_and_release_counts(run):
    nothing = run("  []\n")
    for first in (
        "{op: announce, proposal: health-01}",
        "{op: pin, proposal: health-01, date: 2022-09-09}",
    ):
        applied = run(f"  - {first}\n  - {{op: release, proposal: health-01}}\n")
        assert applied.scenario == nothing.scenario
        assert (applied.forced, applied.status, applied.in_question) == ({}, nothing.status, nothing.in_question)
    pin = "  - {op: pin, proposal: trade-02, place: abai/urzhar}\n  - {op: release, proposal: trade-02}\n"
    assert run(pin).in_question == nothing.in_question


def test_pin_locks_what_it_gives_and_replaces_an_announcement(run):
    applied = run(
        "  - {op: pin, proposal: trade-01, date: 2022-09-16}\n"
        "  - {op: pin, proposal: trade-02, place: kostanay/auliekol}\n"
        "  - {op: pin, proposal: health-01, date: 2022-09-08}\n"
    )
    assert applied.scenario.locked == {
        "health-01": Lock(kind="pinned", date=day("2022-09-08")),
        "trade-01": Lock(kind="pinned", date=day("2022-09-16")),
        "trade-02": Lock(kind="pinned", place="kostanay/auliekol"),
    }
    assert applied.status == {}
    assert applied.forced == {"trade-01": applied.operations[0]}
    assert applied.in_question == {"health-01", "health-02", "trade-01", "trade-02"}
    found = {"trade-01": Meeting(date=day("2022-09-16"), place="abai/urzhar")}
    whole = completed(applied.operations, found)
    assert [(one.date, one.place) for one in whole] == [
        (day("2022-09-16"), "abai/urzhar"),
        (None, "kostanay/auliekol"),
        (day("2022-09-08"), None),
    ]


def test_postpone_then_pin_is_blamed_on_the_postponement(run):
    applied = run("  - {op: postpone, proposal: health-01}\n  - {op: pin, proposal: health-01, date: 2022-09-09}\n")
    assert applied.forced == {"health-01": applied.operations[0]}
    assert applied.scenario.locked["health-01"] == Lock(kind="pinned", date=day("2022-09-09"))


def test_add_and_change(run):
    applied = run(
        "  - {op: add, proposal: health-99, with_fields: {body: health, places: [abai/urzhar],\n"
        "     dates: {from: 2022-09-19, to: 2022-09-30}, outside_schedule: true}}\n"
        "  - {op: change, proposal: health-99, set: {with: [trade], note: n, dates: {from: 2022-09-20, to: 2022-09-30}}}\n"  # noqa: E501
        "  - {op: change, proposal: health-99, set: {note: }}\n"
    )
    added = applied.scenario.proposals["health-99"]
    assert (added.bodies, added.outside_schedule, added.note) == (("health", "trade"), True, None)
    assert (added.dates.start, added.dates.prefer) == (day("2022-09-20"), None)
    assert "health-99" in applied.in_question
    gone = run(
        "  - {op: add, proposal: x, with_fields: {body: health, places: ['*'], dates: {from: 2022-09-19, to: 2022-09-30}}}\n"  # noqa: E501
        "  - {op: withdraw, proposal: x}\n"
    )
    nothing = run("  []\n")
    assert (gone.scenario, gone.in_question, gone.forced) == (nothing.scenario, nothing.in_question, {})


def test_close_open_away_and_free_in_their_order(run):
    applied = run(
        "  - {op: close, region: kostanay, from: 2022-09-01, to: 2022-09-10, scope: districts, reason: fires}\n"
        "  - {op: open, region: kostanay, from: 2022-09-03, to: 2022-09-04}\n"
        "  - {op: close, region: kostanay, from: 2022-09-04, to: 2022-09-04}\n"
        "  - {op: away, body: health, from: 2022-09-14, to: 2022-09-15, reason: leave}\n"
        "  - {op: free, body: health, from: 2022-09-13, to: 2022-09-14}\n"
    )
    fires = {"scope": "districts", "reason": "fires"}
    assert applied.scenario.regions["kostanay"].closed == (
        Closure(start=day("2022-09-01"), end=day("2022-09-02"), **fires),
        Closure(start=day("2022-09-05"), end=day("2022-09-10"), **fires),
        Closure(start=day("2022-09-04"), end=day("2022-09-04")),
    )
    assert applied.scenario.bodies["health"].away == (
        Absence(every="tuesday", end=day("2022-09-12"), reason="Government session"),
        Absence(every="tuesday", start=day("2022-09-15"), reason="Government session"),
        Absence(start=day("2022-09-15"), end=day("2022-09-15"), reason="leave"),
    )


def test_policy_and_calendar(run):
    applied = run(
        "  - {op: policy, rule: placed, set: {weights: {must: 9}, mode: hard}}\n"
        "  - {op: calendar, days_off: [2022-09-05], working_days: [2022-09-10]}\n"
        "  - {op: calendar, days_off: [2022-09-10], working_days: [2022-09-05]}\n"
    )
    setting = applied.scenario.policy.rules["placed"]
    assert (setting.mode, setting.level, setting.numbers) == ("hard", 1, {"weights": {"must": 9}})
    assert applied.scenario.calendar.days_off == (day("2022-09-10"),)
    assert applied.scenario.working.is_working(day("2022-09-05"))
    assert not applied.scenario.working.is_open(day("2022-09-10"), saturdays=True)
    assert applied.in_question == {"health-01", "health-02", "trade-01", "trade-02"}


def test_without_a_schedule(smallest, events):
    text = (
        "  - {op: postpone, proposal: health-01, not_before: 2022-09-07}\n"
        "  - {op: hold, proposal: health-02, date: 2022-09-12, place: kostanay/auliekol}\n"
        "  - {op: pin, proposal: trade-01, date: 2022-09-16}\n"
        "  - {op: as_of, date: 2022-09-13}\n"
    )
    text = text.replace("2022-09-07", "2022-09-15")
    applied = apply(smallest, events(text))
    assert applied.scenario.locked == {
        "health-02": Lock(kind="fact", date=day("2022-09-12"), place="kostanay/auliekol"),
        "trade-01": Lock(kind="pinned", date=day("2022-09-16")),
    }
    assert applied.scenario.proposals["health-01"].dates.start == day("2022-09-15")
    assert (applied.forced, dict(applied.scenario.old)) == ({}, {})


HELD = {**OLD, "health-01": Meeting(date=day("2022-09-08"), place="abai/urzhar", status="held", locked="fact")}
LATER = "  - {op: as_of, date: 2022-09-12}\n"
BAD = {
    "unknown ids": (
        "  - {op: withdraw, proposal: helth-01}\n"
        "  - {op: close, region: kostanai, from: 2022-09-01, to: 2022-09-02}\n"
        "  - {op: open, region: x, from: 2022-09-02, to: 2022-09-01}\n"
        "  - {op: away, body: helth, from: 2022-09-01, to: 2022-09-02}\n"
        "  - {op: policy, rule: notise, set: {}}\n"
        "  - {op: policy, rule: notice, set: {days: 3}}\n"
        "  - {op: policy, rule: notice, set: {level: 9}}\n",
        [
            "2:30: operations[0].proposal: there is no proposal 'helth-01'. Maybe health-01.",
            "3:25: operations[1].region: there is no region 'kostanai'. Maybe kostanay.",
            "4:24: operations[2].region: there is no region 'x'.",
            "4:49: operations[2].to: 2022-09-01 is before 2022-09-02; from and to are both inclusive.",
            "5:22: operations[3].body: there is no body 'helth'. Maybe health.",
            "6:24: operations[4].rule: there is no rule 'notise'. Maybe notice.",
            "7:44: operations[5].set.days: the rule has no such number. It has mode, working_days, level, weight, source, "  # noqa: E501
            "certainty.",
            "8:45: operations[6].set.level: 9 is out of range; a whole number up to 4 is wanted.",
        ],
    ),
    "what is unplaced": (
        "  - {op: postpone, proposal: trade-02}\n"
        "  - {op: hold, proposal: trade-02}\n"
        "  - {op: announce, proposal: trade-02}\n"
        "  - {op: release, proposal: trade-02}\n",
        [
            "3:26: operations[1].proposal: postpone and hold of one proposal in one file contradict each other.",
            "2:30: operations[0].proposal: trade-02 has no meeting in the schedule, so there is nothing to postpone.",
            "4:30: operations[2].proposal: trade-02 has no meeting in the schedule, so there is nothing to announce.",
            "5:29: operations[3].proposal: trade-02 has no meeting in the schedule, so there is nothing to release.",
        ],
    ),
    "contradictions": (
        "  - {op: hold, proposal: health-01}\n"
        "  - {op: pin, proposal: health-01, date: 2022-09-09}\n"
        "  - {op: withdraw, proposal: health-02}\n"
        "  - {op: postpone, proposal: health-02}\n" + LATER,
        [
            "3:25: operations[1].proposal: hold and pin of one proposal in one file contradict each other.",
            "5:30: operations[3].proposal: withdraw and postpone of one proposal in one file contradict each other.",
        ],
    ),
    "days": (
        "  - {op: as_of, date: 2022-08-14}\n  - {op: announce, proposal: health-01, on: 2022-08-20}\n",
        [
            "2:23: operations[0].date: 2022-08-14 is before the schedule's own as_of, 2022-08-15.",
            "3:45: operations[1].on: 2022-08-20 is after as_of, 2022-08-14.",
        ],
    ),
    "hold": (
        "  - {op: hold, proposal: health-01}\n"
        "  - {op: hold, proposal: health-02, date: 2022-08-10, place: abai/urzhr}\n"
        "  - {op: hold, proposal: trade-01, date: 2022-08-20}\n",
        [
            "2:5: operations[0].date: 2022-09-08 (its planned date) is after as_of, 2022-08-15: "
            "it cannot have been held yet.",
            "3:43: operations[1].date: 2022-08-10 is outside the horizon 2022-09-01 to 2022-09-30.",
            "3:62: operations[1].place: there is no place 'urzhr' in abai. Maybe abai/urzhar.",
            "4:42: operations[2].date: 2022-08-20 is after as_of, 2022-08-15: it cannot have been held yet.",
        ],
    ),
    "what the date has come of": (
        "  - {op: pin, proposal: health-01, date: 2022-09-14}\n"
        "  - {op: change, proposal: health-01, set: {dates: {from: 2022-09-14, to: 2022-09-16}}}\n"
        "  - {op: change, proposal: health-01, set: {priority: low}}\n" + LATER,
        [
            "2:25: operations[0].proposal: the date of health-01 has come; say hold or postpone.",
            "3:28: operations[1].proposal: the date of health-01 has come; say hold or postpone.",
        ],
    ),
    "a change of what this file holds": (
        "  - {op: hold, proposal: health-01}\n  - {op: change, proposal: health-01, set: {places: ['*']}}\n" + LATER,
        ["3:28: operations[1].proposal: the date of health-01 has come; say hold or postpone."],
    ),
    "pin": (
        "  - {op: pin, proposal: health-01}\n"
        "  - {op: pin, proposal: health-01, date: 2022-09-20, place: kostanay/auliekol}\n"
        "  - {op: pin, proposal: health-02, date: 2022-09-13, place: kostanay/x}\n"
        "  - {op: as_of, date: 2022-09-13}\n"
        "  - {op: postpone, proposal: health-01, not_after: 2022-09-25}\n"
        "  - {op: change, proposal: trade-02, set: {dates: {from: 2022-09-19, to: 2022-10-30}}}\n"
        "  - {op: pin, proposal: trade-02, date: 2022-10-12}\n",
        [
            "2:5: operations[0]: a pin needs a date, a place or both.",
            "3:42: operations[1].date: 2022-09-20 is outside the window 2022-09-01 to 2022-09-16; put {op: change, "
            "proposal: health-01, set: {dates: {from: ..., to: ...}}} before it.",
            "3:61: operations[1].place: the proposal does not accept kostanay/auliekol; put {op: change, "
            "proposal: health-01, set: {places: [..., kostanay/auliekol]}} before it.",
            "4:42: operations[2].date: 2022-09-13 is not after as_of, 2022-09-13.",
            "4:61: operations[2].place: there is no place 'x' in kostanay. Maybe kostanay/auliekol.",
            "8:41: operations[6].date: 2022-10-12 is outside the horizon 2022-09-01 to 2022-09-30.",
        ],
    ),
    "announcing what is postponed": (
        "  - {op: postpone, proposal: health-01}\n  - {op: announce, proposal: health-01}\n",
        ["3:30: operations[1].proposal: health-01 is postponed in this file; announce its new date later."],
    ),
    "bounds of a postponement": (
        "  - {op: postpone, proposal: health-01, not_before: 2022-09-20}\n"
        "  - {op: postpone, proposal: health-02, not_after: 2022-09-15}\n"
        "  - {op: postpone, proposal: trade-01, not_before: 2022-09-20, not_after: 2022-09-19}\n",
        [
            "2:53: operations[0].not_before: 2022-09-20 is after the window's end, 2022-09-16; "
            "give not_after as well (2022-09-20 or later).",
            "3:52: operations[1].not_after: 2022-09-15 leaves no date; give 2022-09-16 or later.",
            "4:75: operations[2].not_after: 2022-09-19 is before not_before, 2022-09-20.",
        ],
    ),
    "add": (
        "  - {op: add, proposal: health-01, with_fields: {body: helth, places: [abai/x], "
        "dates: {from: 2022-10-19, to: 2022-10-30}}}\n",
        [
            "2:25: operations[0].proposal: there is a proposal 'health-01' already.",
            "2:56: operations[0].with_fields.body: there is no body 'helth'. Maybe health.",
            "2:72: operations[0].with_fields.places[0]: there is no place 'x' in abai.",
            "2:81: operations[0].with_fields.dates: the window 2022-10-19 to 2022-10-30 is wholly outside the horizon "
            "2022-09-01 to 2022-09-30.",
        ],
    ),
    "change": (
        "  - {op: change, proposal: health-01, set: {dates: , with: [health], priority: }}\n"
        "  - {op: change, proposal: health-01, set: {with: }}\n",
        [
            "2:52: operations[0].set.dates: no value; one is wanted.",
            "2:61: operations[0].set.with[0]: health takes part already.",
            "2:80: operations[0].set.priority: no value; one is wanted.",
            "3:51: operations[1].set.with: no value; one is wanted.",
        ],
    ),
    "calendar": (
        "  - {op: calendar, days_off: [2022-09-05], working_days: [2022-09-05]}\n",
        ["2:59: operations[0].working_days[0]: 2022-09-05 is a day off as well."],
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_operations_are_told_with_their_place_all_at_once(case, told):
    text, expected = BAD[case]
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize(
    "operation",
    [
        "{op: postpone, proposal: health-01}",
        "{op: withdraw, proposal: health-01}",
        "{op: announce, proposal: health-01}",
        "{op: pin, proposal: health-01, date: 2022-09-09}",
        "{op: release, proposal: health-01}",
        "{op: change, proposal: health-01, set: {priority: low}}",
    ],
)
def test_nothing_but_a_correcting_hold_on_what_was_held(told, operation):
    assert [line.partition(": ")[2] for line in told(f"  - {operation}\n{LATER}", old=HELD)] == [
        "operations[0].proposal: health-01 was held on 2022-09-08; only a correcting hold is possible."
    ]


def test_what_needs_a_schedule_is_bad_input_before_there_is_one(told):
    text = (
        "  - {op: postpone, proposal: health-01}\n"
        "  - {op: announce, proposal: health-01}\n"
        "  - {op: release, proposal: health-01}\n"
        "  - {op: hold, proposal: health-02}\n"
    )
    assert told(text, old=None) == [
        "2:5: operations[0].not_before: without a schedule there is no old date; give not_before.",
        "3:10: operations[1].op: without a schedule there is nothing to announce.",
        "4:10: operations[2].op: without a schedule there is nothing to release.",
        "5:5: operations[3].date: without a schedule there is no planned date; give it.",
        "5:5: operations[3].place: without a schedule there is no planned place; give it.",
    ]


def test_an_added_id_of_a_withdrawn_meeting(told):
    text = (
        "  - {op: withdraw, proposal: health-01}\n"
        "  - {op: add, proposal: health-01, with_fields: {body: health, places: ['*'],"
        " dates: {from: 2022-09-19, to: 2022-09-30}}}\n"
    )
    assert told(text) == ["3:25: operations[1].proposal: there is a proposal 'health-01' already."]


def test_changed_numbers_are_judged_by_the_caller(told):
    def judge(policy):
        yield ("rules", "notice", "working_days"), "99 is too many."
        yield ("rules", "travel_gap", "days"), "of another rule."

    assert told("  - {op: policy, rule: notice, set: {working_days: 99}}\n", check_policy=judge) == [
        "2:52: operations[0].set.working_days: 99 is too many."
    ]


def test_fields_that_are_no_proposal(smallest):
    with pytest.raises(BadInput) as bad:
        apply(smallest, (Add(op="add", proposal="x", with_fields={"body": "health"}),))
    assert str(bad.value).splitlines() == [
        "operation 1: operations[0].with_fields.dates: this key is missing.",
        "operation 1: operations[0].with_fields.places: this key is missing.",
    ]


def test_locks_of_the_scenario_and_of_the_old_schedule(smallest):
    accepted = Meeting(date=day("2022-09-20"), place="kostanay/auliekol", locked="accepted")
    pinned = Meeting(date=day("2022-09-15"), place="abai/semey-city", locked="pinned")
    scenario = smallest.replaced(
        locked={
            "health-02": Lock(kind="pinned", date=day("2022-09-14"), place="kostanay/auliekol"),
            "trade-01": Lock(kind="pinned", date=day("2022-09-16"), place="abai/semey-city"),
            "health-01": Lock(kind="notice", date=day("2022-09-08"), place="abai/urzhar"),
        }
    )
    applied = apply(scenario, (), old={"health-02": accepted, "trade-01": pinned})
    assert applied.scenario.locked == {
        "health-02": Lock(kind="accepted", date=day("2022-09-20"), place="kostanay/auliekol"),
        "trade-01": Lock(kind="pinned", date=day("2022-09-16"), place="abai/semey-city"),
    }


def test_the_national_events():
    scenario = load(LIBRARY / "kazakhstan-2022-h2").scenario
    loaded = load_events(find_file("kazakhstan-2022-h2/events/august.yaml"))
    old = {
        proposal: Meeting(date=wish.dates.start, place=next(iter(scenario.accepted(proposal))))
        for proposal, wish in scenario.proposals.items()
    }
    applied = apply(scenario, loaded.operations, old=old, where=loaded.where)
    assert [operation.op for operation in applied.operations] == ["as_of", *["postpone"] * 7, "close", "add"]
    assert [operation.op for operation in applied.forced.values() if operation] == ["postpone"] * 7
    assert applied.scenario.proposals["emergencies-91"].outside_schedule


@pytest.mark.parametrize(
    "text",
    [
        "  - {op: close, region: kostanay, from: 2022-09-05, to: 2022-09-06}\n"
        "  - {op: open, region: kostanay, from: 2022-09-05, to: 2022-09-06}\n",
        "  - {op: away, body: trade, from: 2022-09-21, to: 2022-09-22}\n"
        "  - {op: free, body: trade, from: 2022-09-21, to: 2022-09-22}\n",
        "  - {op: announce, proposal: health-02}\n  - {op: release, proposal: health-02}\n",
        "  - {op: pin, proposal: health-02, date: 2022-09-20}\n  - {op: release, proposal: health-02}\n",
    ],
)
def test_what_is_undone_in_one_file_changes_nothing(run, text):
    nothing, undone = run("  []\n"), run(text)
    assert (undone.scenario, undone.forced, undone.in_question) == (nothing.scenario, {}, nothing.in_question)
