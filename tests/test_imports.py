"""The packages import in one direction, and the law needs no solver."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def _run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    return f"{done.stdout}{done.stderr}exit {done.returncode}"


def test_the_import_contracts_of_the_project_are_kept():
    said = _run("from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))")
    assert said.endswith(" kept, 0 broken.\nexit 0"), said


def test_checking_a_schedule_loads_no_solver():
    said = _run("import sys, constraints._assess, constraints._blocked, scenarios.load; print(*sys.modules)")
    assert set(said.split()) & {"ortools", "numpy", "scipy", "click", "rich"} == set()
    assert said.endswith("exit 0")
