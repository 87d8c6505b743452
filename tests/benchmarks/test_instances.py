"""The scenarios that the benchmarks draw: lawful input, always the same, of the size and mix they claim."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks._growth import GROWTH, Capacity, capacity, write_growth
from benchmarks._instances import HELD, PROPOSALS, Recipe, siblings, write
from benchmarks._wishes import Shape
from scenarios.domain import Scenario
from scenarios.find import find
from scenarios.load import Loaded, load

SMALL = Recipe("small", 7, 2024, "h2", 40, 6)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.yaml")}


def drawn(recipe: Recipe, folder: Path) -> Loaded:
    write(recipe, folder)
    return load(folder)


def only_regions(scenario: Scenario) -> Counter[tuple[str, str]]:
    """How often each body wishes for a region alone."""
    found: Counter[tuple[str, str]] = Counter()
    for proposal, fields in scenario.proposals.items():
        regions = {place.partition("/")[0] for place in scenario.accepted(proposal)}
        if len(regions) == 1:
            found[fields.body, regions.pop()] += 1
    return found


def test_ten_siblings_differ_in_name_seed_year_or_shape() -> None:
    recipes = siblings()
    assert Counter(recipe.part == "year" for recipe in recipes) == {True: 5, False: 5}
    for attribute in ("name", "seed"):
        assert len({getattr(recipe, attribute) for recipe in recipes}) == 10
    assert len({(recipe.year, recipe.part, recipe.shape) for recipe in recipes}) == 10
    assert len({recipe.shape for recipe in recipes}) == 9  # both kinds have one of the national shape


@pytest.mark.parametrize("recipe", [siblings()[2], siblings()[3], siblings()[9]], ids=lambda recipe: recipe.name)
def test_a_sibling_is_read_without_warnings_and_has_its_numbers(recipe: Recipe, tmp_path: Path) -> None:
    loaded = drawn(recipe, tmp_path / recipe.name)
    assert loaded.warnings == ()
    scenario = loaded.scenario
    assert (len(scenario.proposals), len(scenario.held)) == (PROPOSALS[recipe.part], HELD[recipe.part])
    assert (len(scenario.bodies), len(scenario.regions), len(scenario.places)) == (17, 20, 221)
    assert {fields.dates.start.year for fields in scenario.proposals.values()} == {recipe.year}
    assert max(only_regions(scenario).values()) == 1


def test_the_same_recipe_gives_the_same_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    write(SMALL, tmp_path / "one")
    write(SMALL, tmp_path / "two")
    write(replace(SMALL, seed=8), tmp_path / "three")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert bytes_of(tmp_path / "one") != bytes_of(tmp_path / "three")


def test_a_folder_with_something_in_it_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("kept", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is not empty"):
        write(SMALL, tmp_path)
    assert bytes_of(tmp_path) == {"mine.yaml": b"kept"}


def test_windows_and_wishes_lie_within_what_is_drawn_from(tmp_path: Path) -> None:
    scenario = drawn(SMALL, tmp_path / "small").scenario
    for fields in scenario.proposals.values():
        assert (fields.dates.end - fields.dates.start).days + 1 in {15, 31, 46, 62, 93}
        assert scenario.horizon.start <= fields.dates.start <= fields.dates.end <= scenario.horizon.end
        assert len(fields.places) in range(1, 5)
    assert all(one.date <= scenario.as_of for one in scenario.held.values())
    assert len({(one.body, one.region) for one in scenario.held.values()}) == 6


def test_a_shape_moves_what_it_names(tmp_path: Path) -> None:
    plain = drawn(replace(SMALL, proposals=150), tmp_path / "plain").scenario
    skewed = drawn(replace(SMALL, proposals=150, shape=Shape(skew=3)), tmp_path / "skewed").scenario
    central = drawn(replace(SMALL, proposals=150, shape=Shape(centres=5)), tmp_path / "central").scenario
    crowded = drawn(replace(SMALL, proposals=150, shape=Shape(crowding=1)), tmp_path / "crowded").scenario

    def most_wished(scenario: Scenario) -> int:
        first = Counter(fields.places[0].partition("/")[0] for fields in scenario.proposals.values())
        del first["*"]
        return sum(times for _, times in first.most_common(3))

    def for_a_centre(scenario: Scenario) -> int:
        exact = [place for fields in scenario.proposals.values() for place in fields.places if "*" not in place]
        return sum(scenario.places[place].centre for place in exact)

    def weeks(scenario: Scenario) -> int:
        return len({fields.dates.start.isocalendar().week for fields in scenario.proposals.values()})

    assert most_wished(skewed) > most_wished(plain)
    assert for_a_centre(central) > for_a_centre(plain)
    assert weeks(crowded) < weeks(plain)


def test_the_national_size_and_less_keep_the_national_capacity(tmp_path: Path) -> None:
    write_growth(60, tmp_path / "60")
    assert not (tmp_path / "60" / "policy.yaml").exists()
    loaded = load(tmp_path / "60")
    found = capacity(loaded.scenario)
    assert loaded.warnings == ()
    assert found == Capacity(
        meetings=60,
        bodies=17,
        regions=20,
        places=221,
        region_month_cap=4,
        body_month_cap=3,
        body_region_once=1,
        regions_hold=found.regions_hold,
        bodies_hold=found.bodies_hold,
        places_hold=34 * 4 + 187,
        fullest=found.fullest,
    )


def test_above_the_national_size_the_capacity_grows(tmp_path: Path) -> None:
    write_growth("500", tmp_path / "500")
    loaded = load(tmp_path / "500")
    found = capacity(loaded.scenario)
    assert loaded.warnings == ()
    assert (found.meetings, found.bodies, found.regions) == (500, 25, 20)
    assert (found.region_month_cap, found.body_month_cap, found.body_region_once) == (9, 7, 2)
    assert 2.1 * 221 < found.places < 500 / 227 * 221
    assert found.meetings < min(found.regions_hold, found.bodies_hold, found.places_hold)
    assert found.fullest < 1
    assert max(only_regions(loaded.scenario).values()) == 2


def test_a_split_region_keeps_its_people_and_places(tmp_path: Path) -> None:
    write_growth("2000r40", tmp_path / "split")
    write_growth("2000", tmp_path / "whole")
    split, whole = load(tmp_path / "split").scenario, load(tmp_path / "whole").scenario
    assert (len(whole.regions), len(split.regions), len(split.places)) == (20, 40, len(whole.places))
    for name, region in whole.regions.items():
        halves = [split.regions[f"{name}-1"], split.regions[f"{name}-2"]]
        assert {place for half in halves for place in half.places} == set(region.places)
        assert all(any(place.centre for place in half.places.values()) for half in halves)
        assert sum(half.population for half in halves) in {region.population, region.population - 1}


def test_sizes_are_known_by_name() -> None:
    assert list(GROWTH) == ["60", "227", "500", "1000", "2000", "2000r40", "4000"]
    with pytest.raises(KeyError):
        write_growth(61, Path("never-written"))


def test_capacity_is_what_a_hand_count_of_the_smallest_scenario_gives() -> None:
    """September 2022: Kostanay 14 days two apart, Abai 13; health 14 free days two apart, trade 12."""
    found = capacity(load(find("smallest")).scenario)
    assert (found.regions_hold, found.bodies_hold, found.places_hold) == (14 + 13, 14 + 12, 2 * 4 + 2 * 1)
    assert found.fullest == 0.15  # two of four proposals accept Abai alone
