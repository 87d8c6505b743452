from datetime import date as Date

from scenarios.domain import Window
from scenarios.operations import Postpone
from scenarios.postponing import NewWindow, WrongBound, moved, postponed

day = Date.fromisoformat
# the horizon is September 2022, as_of 15 August; health-01 may be held from 1 to 16 September


def resolve(scenario, old, proposal="health-01", **bounds):
    given = {key: day(bound) for key, bound in bounds.items()}
    found = postponed(scenario, Postpone(op="postpone", proposal=proposal, **given), day(old) if old else None)
    if isinstance(found, WrongBound):
        return found.key
    return (str(found.window.start), str(found.window.end), found.beyond, found.extended)


def test_the_window_begins_after_everything_that_binds_it(smallest):
    assert resolve(smallest, "2022-08-20") == ("2022-09-01", "2022-09-16", False, False)
    assert resolve(smallest, "2022-09-05") == ("2022-09-06", "2022-09-16", False, False)
    later = smallest.replaced(as_of=day("2022-09-08"))
    assert resolve(later, "2022-09-05") == ("2022-09-09", "2022-09-16", False, False)
    assert resolve(later, "2022-09-05", not_before="2022-09-12") == ("2022-09-12", "2022-09-16", False, False)
    assert resolve(smallest, "2022-09-05", not_after="2022-09-28") == ("2022-09-06", "2022-09-28", False, False)


def test_a_bound_that_empties_the_window_is_named(smallest):
    assert resolve(smallest, "2022-09-05", not_before="2022-09-17") == "not_before"
    assert resolve(smallest, "2022-09-05", not_after="2022-09-05") == "not_after"
    assert resolve(smallest, "2022-09-05", not_before="2022-09-12", not_after="2022-09-11") == "not_after"
    assert resolve(smallest, None) == "not_before"
    assert resolve(smallest, "2022-09-30", not_after="2022-09-20") == "not_after"


def test_a_window_that_is_over_ends_with_the_horizon(smallest):
    assert resolve(smallest, "2022-09-16") == ("2022-09-17", "2022-09-30", False, True)


def test_beyond_the_horizon_the_window_keeps_its_length_or_its_bound(smallest):
    assert resolve(smallest, "2022-09-30") == ("2022-10-01", "2022-10-16", True, False)
    assert resolve(smallest, "2022-09-05", not_before="2022-11-01") == ("2022-11-01", "2022-11-16", True, False)
    bounds = {"not_before": "2022-11-01", "not_after": "2022-11-03"}
    assert resolve(smallest, "2022-09-05", **bounds) == ("2022-11-01", "2022-11-03", True, False)


def test_the_preferred_date_moves_to_the_nearest_end(smallest):
    wish = smallest.proposals["health-01"]
    assert wish.dates.prefer == day("2022-09-08")
    for first, last, prefer in (
        ("2022-09-01", "2022-09-05", "2022-09-05"),
        ("2022-09-10", "2022-09-20", "2022-09-10"),
        ("2022-09-05", "2022-09-20", "2022-09-08"),
    ):
        window = Window(start=day(first), end=day(last), prefer=day(prefer))
        assert moved(wish, window).dates == window
    free = smallest.proposals["health-02"]
    assert moved(free, NewWindow(free.dates).window).dates.prefer is None
