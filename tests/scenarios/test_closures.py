from datetime import date as Date

from scenarios.closures import freed, opened
from scenarios.domain import Absence, Closure, Span


def date(text: str) -> Date:
    return Date.fromisoformat(f"2022-09-{text}")


def closure(first: str, last: str) -> Closure:
    return Closure(start=date(first), end=date(last), scope="districts", reason="harvest")


def span(first: str, last: str) -> Span:
    return Span(start=date(first), end=date(last))


def test_opening_keeps_what_lies_before_and_after():
    whole = closure("05", "15")
    assert opened([whole], span("08", "10")) == (closure("05", "07"), closure("11", "15"))
    assert opened([whole], span("01", "10")) == (closure("11", "15"),)
    assert opened([whole], span("10", "20")) == (closure("05", "09"),)
    assert opened([whole], span("05", "15")) == ()
    assert opened([whole], span("01", "04")) == (whole,)
    assert opened([whole], span("16", "20")) == (whole,)


def test_freeing_cuts_recurring_and_open_absences_too():
    tuesdays = Absence(every="tuesday")
    assert freed([tuesdays], span("06", "10")) == (
        Absence(every="tuesday", end=date("05")),
        Absence(every="tuesday", start=date("11")),
    )
    assert freed([tuesdays], span("07", "12")) == (tuesdays,)
    assert freed([Absence(end=date("15"))], span("10", "12")) == (
        Absence(end=date("09")),
        Absence(start=date("13"), end=date("15")),
    )
    leave = Absence(start=date("05"), end=date("15"))
    assert freed([leave], span("05", "07")) == (Absence(start=date("08"), end=date("15")),)
    assert freed([leave], span("12", "15")) == (Absence(start=date("05"), end=date("11")),)
    assert freed([leave], span("01", "30")) == ()
    assert freed([leave], span("20", "21")) == (leave,)
    assert freed([leave], span("01", "02")) == (leave,)
    until = Absence(end=date("15"))
    assert freed([until], span("20", "21")) == (until,)
    since = Absence(start=date("15"))
    assert freed([since], span("01", "02")) == (since,)
