import pytest

from constraints._assess import assess
from scheduler.explaining.infeasible import explain, lines
from tests.property.brute_force import optimum
from tests.property.scenarios import scenario_of


@pytest.mark.parametrize("locks", [False, True])
def test_a_reason_is_found_exactly_where_there_is_no_schedule(locks):
    outcomes = {"none": 0, "given up": 0, "open": 0}
    for seed in range(70):
        scenario = scenario_of(seed, tiny=True, locks=locks)
        found = explain(scenario)
        assert (found is None) == (optimum(scenario) is not None), scenario.name
        if found is None:
            outcomes["none"] += 1
            continue
        assert found.conflict.members != ()
        outcomes["given up" if found.given_up else "open"] += 1
        if found.given_up and all(member.rule == "locked" for member in found.given_up):
            dropped = {member.about[0] for member in found.given_up}
            kept = {one: lock for one, lock in scenario.locked.items() if one not in dropped}
            assert assess(scenario.replaced(locked=kept), found.meetings).lawful, scenario.name
        said = list(lines(scenario, found, "en", lambda rule, about: f"file:{rule}"))
        assert said[0] == "There is no lawful schedule. These cannot hold at once:"
        assert said[1].endswith("]")
        then = [line for line in said if line.startswith("A lawful schedule then")]
        assert then == [f"A lawful schedule then; meetings: {len(found.meetings)}"] * bool(found.meetings)
    assert outcomes["none"] > 5
    assert outcomes["given up"] > 5
