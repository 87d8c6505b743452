import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from scenarios.problem import BadInput, Problem
from scheduler.cli import COMMANDS, main
from scheduler.cli._group import LazyGroup, Stop

KEZDESU = str(Path(sys.executable).parent / "kezdesu")


@click.command("act")
@click.argument("how")
def command(how: str) -> None:
    """Ends in the way that is asked for."""
    ends = {
        "bad": BadInput([Problem("a.yaml:1:2", "x", "is wrong."), Problem("b.yaml:3:4", "", "is missing.")]),
        "late": Stop("no schedule in time", 3),
        "none": Stop("no lawful schedule", 1),
        "file": FileNotFoundError(2, "No such file", "gone.yaml"),
        "break": KeyboardInterrupt(),
        "bug": ZeroDivisionError("a bug"),
    }
    raise ends[how]


GROUP = LazyGroup("group", {"act": (__name__, "Acts.")})


@pytest.mark.parametrize(
    ("how", "code", "said"),
    [
        ("bad", 2, "a.yaml:1:2: x: is wrong.\nb.yaml:3:4: is missing.\n"),
        ("late", 3, "no schedule in time\n"),
        ("none", 1, "no lawful schedule\n"),
        ("file", 2, "gone.yaml: No such file.\n"),
        ("break", 130, "Interrupted; nothing was written.\n"),
    ],
)
def test_what_the_user_can_mend_ends_in_a_message_and_a_code(how: str, code: int, said: str) -> None:
    result = CliRunner().invoke(GROUP, ["act", how])
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", said)


def test_a_bug_is_not_hidden() -> None:
    assert isinstance(CliRunner().invoke(GROUP, ["act", "bug"]).exception, ZeroDivisionError)


SOLVING = {"ortools", "numpy", "scipy", "highspy", "joblib", "google.protobuf"}
DRAWING = {"rich", "fluent", "babel", "matplotlib", "jinja2", "docx", "docxtpl", "typst", "xlsxwriter", "openpyxl"}
READING = {"pydantic", "yaml", "icalendar", "zoneinfo", "email", "multiprocessing", "scenarios", "constraints"}


def modules_of(*words: str) -> set[str]:
    """What a command has imported by its end."""
    code = "import sys; from scheduler.cli import main\ntry: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


def test_help_names_every_command_and_imports_none() -> None:
    done = subprocess.run([KEZDESU, "--help"], capture_output=True, text=True, check=True)
    assert [name for name in COMMANDS if f"  {name} " not in done.stdout] == []
    heavy = SOLVING | DRAWING | READING | {module for module, _ in COMMANDS.values()}
    assert modules_of("--help") & heavy == set()


def test_commands_that_solve_nothing_load_no_solver_and_draw_only_what_they_print(tmp_path: Path) -> None:
    schedule = str(tmp_path / "schedule.yaml")
    CliRunner().invoke(main, ["plan", "smallest", "-o", schedule], catch_exceptions=False)
    assert modules_of("check", "smallest", schedule) & SOLVING == set()
    assert modules_of("check", "smallest", schedule, "--json") & (SOLVING | DRAWING) == set()
    assert modules_of("diff", schedule, schedule, "--json") & (SOLVING | DRAWING | {"constraints"}) == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_json(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "--json" in result.stdout


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    result = CliRunner().invoke(main, ["chek"])
    assert result.exit_code == 2
    assert result.stderr.endswith("Maybe check.\n")


def test_a_reader_that_leaves_is_no_error() -> None:
    done = subprocess.run(
        f"{KEZDESU} schema --json | head -c 10", shell=True, capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ('{\n  "scena', "")
