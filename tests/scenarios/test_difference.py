from datetime import date

from scenarios.apply import apply
from scenarios.difference import Difference, differences
from scenarios.domain import Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.operations import Away, ChangeCalendar, ChangePolicy, Close, Operation, Pin, SetAsOf, Withdraw


def smallest() -> Scenario:
    return load(find("smallest")).scenario


def changed(*operations: Operation) -> tuple[Difference, ...]:
    before = smallest()
    return differences(before, apply(before, operations).scenario)


def test_a_scenario_does_not_differ_from_itself() -> None:
    assert differences(smallest(), smallest()) == ()


def test_words_for_people_are_no_difference() -> None:
    before = smallest()
    body = before.bodies["health"].replaced(name=before.bodies["trade"].name)
    assert differences(before, before.replaced(bodies={**before.bodies, "health": body})) == ()


def test_a_number_of_a_rule() -> None:
    found = changed(ChangePolicy(op="policy", rule="beyond_centres", numbers={"at_most_percent": 20}))
    assert found == (Difference(key=("policy", "beyond_centres", "at_most_percent"), before=35, after=20),)


def test_what_is_added_to_a_list_stands_alone() -> None:
    closed = Close(op="close", region="abai", start=date(2022, 9, 1), end=date(2022, 9, 3))
    away = Away(op="away", body="trade", start=date(2022, 9, 5), end=date(2022, 9, 6))
    assert changed(closed, away) == (
        Difference(
            key=("regions", "abai", "closed"), after=[{"from": "2022-09-01", "to": "2022-09-03", "scope": "all"}]
        ),
        Difference(key=("bodies", "trade", "away"), after=[{"from": "2022-09-05", "to": "2022-09-06"}]),
    )


def test_a_proposal_that_is_gone_a_day_off_a_later_start_and_a_pin() -> None:
    found = changed(
        SetAsOf(op="as_of", date=date(2022, 8, 16)),
        Withdraw(op="withdraw", proposal="trade-02"),
        ChangeCalendar(op="calendar", days_off=(date(2022, 9, 5),)),
        Pin(op="pin", proposal="trade-01", place="abai/urzhar"),
    )
    assert [
        (one.key, one.before if len(one.key) != 2 or one.key[0] != "proposals" else "a proposal", one.after)
        for one in found
    ] == [
        (("scenario", "as_of"), "2022-08-15", "2022-08-16"),
        (("proposals", "trade-02"), "a proposal", None),
        (("calendar",), ["2022-09-05"], None),
        (("locked", "trade-01"), None, {"kind": "pinned", "place": "abai/urzhar"}),
    ]
