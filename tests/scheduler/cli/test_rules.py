import json
from pathlib import Path

from constraints._catalogue import RULES
from scenarios.policy import load_policy, packs


def test_every_rule_of_the_catalogue_is_shown(run) -> None:
    found = json.loads(run("rules", "--json").stdout)
    assert found["policy"] == "decree-863"
    assert sorted(row["rule"] for row in found["rules"]) == sorted(RULES)


def test_a_row_says_all_of_a_rule(run, folder: Path) -> None:
    found = json.loads(run("rules", folder, "--json").stdout)
    row = next(row for row in found["rules"] if row["rule"] == "body_region_once")
    assert row == {
        "rule": "body_region_once",
        "mode": "hard",
        "level": None,
        "weight": None,
        "numbers": {"at_most": 2},
        "unit": "meeting too many",
        "source": load_policy("decree-863").rules["body_region_once"].source,
        "certainty": "choice",
    }


def test_the_table_fits_a_terminal_and_breaks_no_name(run, folder: Path) -> None:
    for language in ("kk", "ru", "en"):
        lines = run("rules", folder, "--language", language).stdout.splitlines()
        assert max(map(len, lines)) <= 80
        first = {line.split(" ")[0] for line in lines}
        assert set(RULES) - first == set()


def test_every_pack_can_be_shown(run, folder: Path) -> None:
    for pack in packs():
        (folder / "policy.yaml").unlink(missing_ok=True)
        scenario = folder / "scenario.yaml"
        scenario.write_text(scenario.read_text().replace("decree-863", pack))
        assert json.loads(run("rules", folder, "--json").stdout)["policy"] == pack
        scenario.write_text(scenario.read_text().replace(pack, "decree-863"))
