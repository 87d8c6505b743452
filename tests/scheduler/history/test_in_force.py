"""Numbers of rows, replayed from approvals."""

from datetime import date

import pytest

from scenarios.domain import Meeting, Scenario
from scenarios.schedule import AnnexForm, Published
from scheduler.annex import by_number, numbered, settled
from scheduler.history.in_force import InForce, amendment, in_force, renumbered
from scheduler.report import AnnexRow, rows_of


@pytest.fixture
def wide(scenario: Scenario) -> Scenario:
    """Proposals a to f of labour and z of health."""
    labour = scenario.proposals["labour-02"]
    many = dict.fromkeys("abcdef", labour)
    return scenario.replaced(proposals={**many, "z": scenario.proposals["health-02"].replaced(places=("abai/*",))})


def rows(scenario: Scenario, **days: int) -> tuple[AnnexRow, ...]:
    """Meetings on these days of September."""
    meetings = {one: Meeting(date=date(2022, 9, day), place="abai/semey-city") for one, day in days.items()}
    return rows_of(scenario, meetings)


def approval(number: int = 1, *, status: str = "approved", annex: AnnexForm | None = None) -> Published:
    return Published(number=number, previous=None, digest="", status=status, decree=str(number), annex=annex)


def numbers(state: InForce | None) -> dict[str, str]:
    assert state is not None
    return {row.proposal: row.number for row in state.rows}


def test_before_an_approval_nothing_is_in_force(wide: Scenario) -> None:
    assert in_force([]) is None
    assert in_force([(approval(status="draft"), rows(wide, a=5))]) is None


def test_the_first_approval_fixes_form_order_and_numbers(wide: Scenario) -> None:
    form = AnnexForm(languages=("kk",), dates="month", order="body", bodies=("labour", "health"))
    state = in_force(
        [(approval(status="draft"), rows(wide, a=1)), (approval(2, annex=form), rows(wide, z=1, b=9, a=5))]
    )
    assert state is not None
    assert (state.form, state.decree.number) == (form, 2)
    assert numbers(state) == {"a": "1", "b": "2", "z": "3"}


def test_rows_keep_their_numbers_whatever_their_new_date(wide: Scenario) -> None:
    state = in_force([(approval(), rows(wide, a=5, b=6, c=7)), (approval(2), rows(wide, a=29, b=1, c=7))])
    assert numbers(state) == {"a": "1", "b": "2", "c": "3"}
    assert state is not None
    assert (state.decree.number, state.last.number) == (1, 2)


def test_a_new_row_stands_behind_the_one_it_follows(wide: Scenario) -> None:
    state = in_force([(approval(), rows(wide, a=5, b=8))])
    assert state is not None
    found = renumbered(state, rows(wide, a=5, b=8, c=6, d=7, e=1, f=29))
    assert [(row.proposal, row.number) for row in found] == [
        ("a", "1"), ("e", "1-1"), ("c", "1-2"), ("d", "1-3"), ("b", "2"), ("f", "2-1"),
    ]  # fmt: skip


def test_a_number_is_not_given_twice(wide: Scenario) -> None:
    approvals = [
        (approval(1), rows(wide, a=5, b=8)),
        (approval(2), rows(wide, a=5, b=8, c=6)),
        (approval(3), rows(wide, a=5)),
        (approval(4), rows(wide, a=5, b=8, d=6)),
    ]
    state = in_force(approvals)
    assert numbers(state) == {"a": "1", "d": "1-2", "b": "1-3"}
    assert state is not None
    assert state.given == {"1", "2", "1-1", "1-2", "1-3"}


def test_drafts_between_approvals_give_no_numbers(wide: Scenario) -> None:
    approvals = [
        (approval(1), rows(wide, a=5, b=8)),
        (approval(2, status="draft"), rows(wide, a=5, b=8, c=6)),
        (approval(3), rows(wide, a=5, b=8, d=6)),
    ]
    assert numbers(in_force(approvals)) == {"a": "1", "d": "1-1", "b": "2"}


def test_a_new_edition_is_numbered_afresh_and_amends_the_same_decree(wide: Scenario) -> None:
    state = in_force([(approval(), rows(wide, a=5, b=8)), (approval(2, annex=AnnexForm()), rows(wide, b=1, a=5, c=6))])
    assert numbers(state) == {"b": "1", "a": "2", "c": "3"}
    assert state is not None
    assert (state.decree.number, state.given) == (1, {"1", "2", "3"})


def test_an_annex_without_rows_can_grow(wide: Scenario) -> None:
    state = in_force([(approval(), ())])
    assert state is not None
    assert [row.number for row in renumbered(state, rows(wide, a=5))] == ["1-1"]


def test_only_rows_whose_printed_form_differs_are_amended(wide: Scenario) -> None:
    month = AnnexForm(dates="month")
    state = in_force([(approval(annex=month), rows(wide, a=5, b=6, c=7))])
    assert state is not None
    later = {"d": Meeting(date=date(2022, 10, 3), place="abai/semey-city")}
    found = amendment(state, (*rows(wide, a=29, b=6), *rows_of(wide, later)))
    assert found.reworded == ()
    assert [(row.proposal, row.number) for row in found.added] == [("d", "3-1")]
    assert [(row.proposal, row.number) for row in found.excluded] == [("c", "3")]
    assert amendment(state, rows(wide, a=29, b=1, c=8)).is_empty


def test_a_day_makes_a_difference_in_an_annex_by_day(wide: Scenario) -> None:
    state = in_force([(approval(), rows(wide, a=5, b=6))])
    assert state is not None
    ((old, new),) = amendment(state, rows(wide, a=29, b=6)).reworded
    assert (old.date.day, new.date.day, new.number) == (5, 29, "1")


def test_an_order_by_body_is_settled_by_names_once(scenario: Scenario) -> None:
    names = {body: found.name for body, found in scenario.bodies.items()}
    by_body = AnnexForm(order="body", languages=("ru",))
    assert settled(by_body, names).bodies == ("health", "labour")
    assert settled(AnnexForm(), names).bodies == ()
    fixed = by_body.replaced(bodies=("labour", "health"))
    assert settled(fixed, names) == fixed


def test_rows_of_a_body_stand_by_date(wide: Scenario) -> None:
    form = AnnexForm(order="body", bodies=("health", "labour"))
    assert [row.proposal for row in numbered(rows(wide, b=9, a=12, z=20), form)] == ["z", "b", "a"]


def test_numbers_sort_as_people_read_them() -> None:
    assert sorted(["12-10", "2", "12", "12-2", "13"], key=by_number) == ["2", "12", "12-2", "12-10", "13"]
