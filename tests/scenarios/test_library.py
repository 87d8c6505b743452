import pytest

from scenarios.find import LIBRARY, find, library
from scenarios.load import load
from scenarios.read_operations import load_events, load_what_if


@pytest.mark.parametrize("name", library())
def test_every_example_loads_and_says_what_it_is(name):
    scenario = load(find(name)).scenario
    assert scenario.name == name
    assert scenario.title.kk
    assert scenario.title.ru
    assert scenario.title.en
    assert (LIBRARY / name / "README.md").read_text(encoding="utf-8").startswith(f"# {name}\n")
    for file in (LIBRARY / name).glob("events/*.yaml"):
        assert load_events(file).operations
    for file in (LIBRARY / name).glob("what_if/*.yaml"):
        assert load_what_if(file).title.en


def test_the_national_scenarios():
    year, half = (load(find(name)) for name in ("kazakhstan-2022", "kazakhstan-2022-h2"))
    for loaded, proposals, held in ((year, 227, 0), (half, 182, 45)):
        scenario = loaded.scenario
        counts = (len(scenario.regions), len(scenario.places), len(scenario.bodies))
        assert counts == (20, 221, 17)
        assert (len(scenario.proposals), len(scenario.held)) == (proposals, held)
        assert loaded.warnings == ()
