import json

import pytest
from click.testing import CliRunner

from scheduler.cli import COMMANDS, main
from scheduler.cli.schema import FILES, names, schema_of


@pytest.mark.parametrize("name", names())
def test_every_file_and_command_has_a_schema_that_describes_itself(name: str) -> None:
    result = CliRunner().invoke(main, ["schema", name])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == schema_of(name)
    assert schema_of(name)["type"] == "object"
    assert name in FILES or schema_of(name)["description"].startswith("The --json object of ")


def test_the_names() -> None:
    assert CliRunner().invoke(main, ["schema"]).stdout.split() == [*FILES, *COMMANDS]


def test_all_in_one_object() -> None:
    assert list(json.loads(CliRunner().invoke(main, ["schema", "--json"]).stdout)) == [*FILES, *COMMANDS]


def test_an_unknown_name() -> None:
    result = CliRunner().invoke(main, ["schema", "shedule"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("Maybe schedule.\n")


def test_keys_of_a_file_are_those_of_its_schema() -> None:
    dates = schema_of("proposals")["$defs"]["Window"]
    assert list(dates["properties"]) == ["from", "to", "prefer"]
    assert dates["required"] == ["from", "to"]
    reason = schema_of("regions")["$defs"]["Closure"]["properties"]["reason"]
    assert [choice.get("type", "text") for choice in reason["anyOf"]] == ["text", "string", "null"]
