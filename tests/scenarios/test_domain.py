import pickle
from datetime import date as Date

from scenarios.domain import Absence, Closure, Meeting, Proposal, Span, Text, Validity, Window

day = Date.fromisoformat


def test_a_meeting_lies_in_the_region_of_its_place():
    assert Meeting(date=day("2022-09-05"), place="abai/urzhar").region == "abai"


def test_words_in_a_language_and_else():
    assert Text(kk="қ", ru="р").in_language("en") is None
    assert [Text(kk="қ", ru="р").read(language) for language in ("kk", "ru", "en")] == ["қ", "р", "р"]
    assert Text().read("kk") == ""


def test_spans_and_validity_hold_both_ends():
    span = Span(start=day("2022-09-05"), end=day("2022-09-06"))
    assert list(span.days()) == [day("2022-09-05"), day("2022-09-06")]
    assert [day(f"2022-09-0{n}") in span for n in range(4, 8)] == [False, True, True, False]
    assert [day(f"2022-09-0{n}") in Validity(start=day("2022-09-05")) for n in (4, 5)] == [False, True]
    assert [day(f"2022-09-0{n}") in Validity(end=day("2022-09-05")) for n in (5, 6)] == [True, False]


def test_absences_recur_within_their_dates():
    mondays = Absence(every="monday", start=day("2022-09-06"), end=day("2022-09-13"))
    assert [day(date) in mondays for date in ("2022-09-05", "2022-09-07", "2022-09-12", "2022-09-19")] == [
        False,
        False,
        True,
        False,
    ]


def test_closures_of_districts_leave_the_centre_open(smallest):
    closed = (Closure(start=day("2022-09-05"), end=day("2022-09-06"), scope="districts"),)
    regions = {**smallest.regions, "abai": smallest.regions["abai"].replaced(closed=closed)}
    scenario = smallest.replaced(regions=regions)
    assert scenario.is_closed("abai/urzhar", day("2022-09-05"))
    assert not scenario.is_closed("abai/semey-city", day("2022-09-05"))


def test_places_a_proposal_accepts_by_rank_of_the_first_match(smallest):
    wish = smallest.proposals["health-01"].replaced(places=("abai/urzhar", "abai/*", "*"))
    scenario = smallest.replaced(proposals={"health-01": wish})
    assert scenario.accepted("health-01") == {
        "abai/urzhar": 0,
        "abai/semey-city": 1,
        "kostanay/kostanay-city": 2,
        "kostanay/auliekol": 2,
    }


def test_the_window_of_a_proposal_lies_in_the_horizon_after_as_of(smallest):
    dates = Window(start=day("2022-08-01"), end=day("2022-12-31"))
    wish = Proposal(body="health", dates=dates, places=("*",))
    days = list(smallest.replaced(proposals={"x": wish}).window("x"))
    assert (days[0], days[-1]) == (day("2022-09-01"), day("2022-09-30"))
    later = list(smallest.replaced(proposals={"x": wish}, as_of=day("2022-09-10")).window("x"))
    assert later[0] == day("2022-09-11")


def test_regions_valid_on_all_days_of_the_horizon(smallest):
    assert smallest.whole_regions == ("abai", "kostanay")
    young = smallest.regions["abai"].replaced(valid=Validity(start=day("2022-09-02")))
    assert smallest.replaced(regions={**smallest.regions, "abai": young}).whole_regions == ("kostanay",)


def test_copies_and_messages_to_other_processes_forget_what_was_worked_out(smallest):
    region = smallest.regions["abai"]
    assert region.is_closed(day("2022-09-12"), centre=False)
    assert not region.replaced(closed=()).is_closed(day("2022-09-12"), centre=False)
    body = smallest.bodies["health"]
    assert body.is_away(day("2022-09-06"))
    assert not body.replaced(away=()).is_away(day("2022-09-06"))
    assert smallest.places
    sent = pickle.loads(pickle.dumps(smallest))
    assert sent == smallest
    assert sent.regions["abai"].is_closed(day("2022-09-12"), centre=False)
