from datetime import date
from itertools import pairwise

import pytest

from scenarios.domain import Place, Span
from scenarios.find import find
from scenarios.load import load
from scenarios.outlines import outline, point
from scheduler.page._changes import arrow, month_lines, position
from scheduler.page._map import WIDTH, Frame


def test_every_region_and_place_of_the_library_lies_somewhere() -> None:
    scenario = load(find("kazakhstan-2022")).scenario
    assert [id_ for id_, region in scenario.regions.items() if not outline(region.code)] == []
    assert [id_ for id_, place in scenario.places.items() if point(place) is None] == []


def test_a_place_lies_in_its_own_point_else_in_that_of_its_code() -> None:
    name = {"en": "Semey"}
    assert point(Place(kind="city", centre=True, name=name, kato="101000000")) == (50.42064, 80.25025)
    assert point(Place(kind="city", centre=True, name=name, kato="101000000", point=(1.0, 2.0))) == (1.0, 2.0)
    assert point(Place(kind="city", centre=True, name=name, kato="000000000")) is None
    assert point(Place(kind="city", centre=True, name=name)) is None


def test_north_is_up_east_is_right_and_areas_are_kept() -> None:
    frame = Frame.around([(41.0, 47.0), (55.0, 87.0)])
    semey, aktau = frame.spot((50.4, 80.2)), frame.spot((43.6, 51.2))
    assert semey[0] > aktau[0]
    assert semey[1] < aktau[1]

    def area(south: float, west: float) -> float:
        corners = [(south, west), (south, west + 1), (south + 1, west + 1), (south + 1, west), (south, west)]
        spots = [frame.spot(corner) for corner in corners]
        return abs(sum(x * v - u * y for (x, y), (u, v) in pairwise(spots))) / 2

    # A degree square is smaller in the north as cosines go.
    assert area(50, 60) / area(42, 60) == pytest.approx(0.637 / 0.737, abs=0.06)


def test_the_frame_just_holds_its_points() -> None:
    frame = Frame.around([(42.0, 50.0), (54.0, 86.0), (48.0, 67.0)])
    spots = [frame.spot(point) for point in ((42.0, 50.0), (54.0, 86.0), (48.0, 67.0))]
    assert all(0 <= x <= WIDTH and 0 <= y <= frame.height for x, y in spots)
    assert Frame.around([]) is None
    assert Frame.around([(42.0, 50.0), (42.0, 50.0)]) is None


def test_a_path_leaves_out_steps_that_nobody_sees() -> None:
    frame = Frame.around([(42.0, 50.0), (54.0, 86.0)])
    ring = [(45.0, 60.0), (45.00001, 60.00001), (46.0, 60.0), (45.0, 61.0), (45.0, 60.0)]
    path = frame.path([ring])
    assert (path[0], path[-1], path.count("l")) == ("M", "z", 3)


def test_dates_lie_along_the_horizon() -> None:
    horizon = Span(start=date(2022, 7, 1), end=date(2022, 12, 30))
    assert position(horizon, date(2022, 7, 1)) == 12
    assert position(horizon, date(2022, 12, 30)) == 988
    assert position(horizon, date(2023, 2, 1)) == 988
    assert position(horizon, date(2022, 9, 30)) == 500
    assert month_lines(horizon) == [170, 341, 505, 676, 841]
    assert arrow(100, 300).startswith("M100 20C100 3 300 3 300 18")
