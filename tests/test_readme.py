"""The README's examples are run and its tables made from the code; --update-golden rewrites both."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from scenarios.policy import load_policy
from scheduler.cli import COMMANDS, main
from scheduler.cli.rules import DEFAULT_POLICY, number_words, rule_table

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```\n", re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
TABLE = re.compile(r"<!-- table: (\w+) -->\n.*?<!-- end of table -->\n", re.DOTALL)
SECONDS = re.compile(r"seconds: [0-9.]+")


@pytest.fixture
def workplace(tmp_path: Path) -> dict[str, object]:
    """An empty folder to run commands in, with this environment's programs first."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"cwd": tmp_path, "env": {**os.environ, "PATH": path}}


def test_examples_print_what_the_readme_shows(workplace: dict[str, object], request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")

    def run(shown: re.Match[str]) -> str:
        done = subprocess.run(shown[1], shell=True, check=True, capture_output=True, text=True, **workplace)
        return f"$ {shown[1]}\n" + "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())

    ran = BLOCK.sub(lambda block: f"```console\n{COMMAND.sub(run, block[1])}```\n", text)
    if SECONDS.sub("", ran) != SECONDS.sub("", text) and request.config.getoption("--update-golden"):
        README.write_text(ran, encoding="utf-8")
    assert SECONDS.sub("", README.read_text(encoding="utf-8")) == SECONDS.sub("", ran)
    assert len(COMMAND.findall(ran)) >= 5


def test_tables_are_current(request: pytest.FixtureRequest) -> None:
    text = README.read_text(encoding="utf-8")
    tables = {"commands": commands_table(), "rules": rules_table()}
    made = TABLE.sub(lambda old: f"<!-- table: {old[1]} -->\n{tables[old[1]]}<!-- end of table -->\n", text)
    if request.config.getoption("--update-golden"):
        README.write_text(made, encoding="utf-8")
    assert sorted(TABLE.findall(text)) == sorted(tables)
    assert README.read_text(encoding="utf-8") == made


def test_the_map_names_what_exists() -> None:
    rows = re.findall(
        r"^\| (`[^|]+) \|", README.read_text(encoding="utf-8").partition("## Map of the code")[2], re.MULTILINE
    )
    paths = [path for row in rows for path in re.findall(r"`([^`]+)`", row)]
    assert [path for path in paths if not (README.parent / path).exists()] == []
    assert len(paths) > 10


def commands_table() -> str:
    context = click.Context(main)
    rows = []
    for name, (_, line) in COMMANDS.items():
        command = main.get_command(context, name)
        assert command is not None
        pieces = [piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]"]
        required = [
            f"{option.opts[0]} {option.metavar or option.opts[0].lstrip('-').upper()}"
            for option in command.params
            if isinstance(option, click.Option) and option.required
        ]
        rows.append(f"| `{' '.join(['kezdesu', name, *pieces, *required])}` | {line} |")
    return "\n".join(["| command | what it does |", "| --- | --- |", *rows]) + "\n"


def rules_table() -> str:
    rows = []
    for row in rule_table(load_policy(DEFAULT_POLICY)).rules:
        mode = row.mode if row.mode != "soft" else f"soft, level {row.level}"
        weight = "" if row.weight is None else row.weight
        rows.append(
            f"| `{row.rule}` | {mode} | {weight} | {number_words(row.numbers)} | {row.unit} "
            f"| {row.source} | {row.certainty} |"
        )
    head = ["| rule | mode | weight | numbers | amount counts | source | certainty |", "| --- " * 7 + "|"]
    return "\n".join([*head, *rows]) + "\n"
