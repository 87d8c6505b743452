import pytest

from scheduler.asking.trials import MEASURES, Ending, Interval, Trial, measures

NOTHING = dict.fromkeys(MEASURES, 0)


def trial(number: int, engine: int, practice: int) -> Trial:
    return Trial(
        trial=number,
        engine=Ending(**{**NOTHING, "clashes": engine}),
        practice=Ending(**{**NOTHING, "clashes": practice}),
    )


def test_every_measure_in_its_order() -> None:
    assert [one.measure for one in measures([trial(1, 0, 0)], 0)] == list(MEASURES)


def test_one_trial_has_no_spread() -> None:
    clashes = next(one for one in measures([trial(1, 2, 6)], 0) if one.measure == "clashes")
    assert clashes.engine.mean == Interval(value=2, low=2, high=2)
    assert clashes.ratio == Interval(value=3, low=3, high=3)
    assert (clashes.practice.least, clashes.practice.median, clashes.practice.most) == (6, 6, 6)


def test_without_a_clash_of_the_engine_there_is_no_ratio() -> None:
    assert [one.ratio for one in measures([trial(1, 0, 5), trial(2, 0, 6)], 0)] == [None] * len(MEASURES)


def test_the_interval_of_the_mean_is_about_that_of_the_normal_law() -> None:
    many = [trial(number, number % 2, 1) for number in range(100)]
    clashes = next(one for one in measures(many, 0) if one.measure == "clashes")
    assert clashes.engine.mean.value == 0.5
    assert clashes.engine.mean.low == pytest.approx(0.5 - 1.96 * 0.05, abs=0.02)
    assert clashes.engine.mean.high == pytest.approx(0.5 + 1.96 * 0.05, abs=0.02)
    assert clashes.ratio is not None
    assert clashes.ratio.value == 2
    assert clashes.ratio.low < 2 < (clashes.ratio.high or 0)


def test_a_ratio_may_have_no_upper_bound() -> None:
    rare = [trial(1, 1, 1), trial(2, 0, 1)]
    clashes = next(one for one in measures(rare, 0) if one.measure == "clashes")
    assert clashes.ratio == Interval(value=2, low=1, high=None)


def test_the_order_of_arrival_changes_nothing_and_the_seed_does() -> None:
    some = [trial(number, number % 3, 2 + number % 5) for number in range(20)]
    assert measures(some[::-1], 4) == measures(some, 4)
    assert measures(some, 5) != measures(some, 4)
