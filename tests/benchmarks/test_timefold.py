"""Timefold's schedules are lawful, as dear as its own score says and never better than the proven plan."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks._instances import Recipe, write
from benchmarks._peers.answer import answer_of
from scenarios.find import find
from scenarios.load import load
from scheduler.solve import plan

pytest.importorskip("timefold")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed")

TINY = Recipe("tiny", 3, 2024, "h2", 8, 4)
SEARCH = """
import sys
from pathlib import Path
from benchmarks._peers.facts import facts
from benchmarks._peers.record import Record
from benchmarks._peers.timefold import search
from scenarios.load import load

for folder in sys.argv[1:]:
    scenario = load(Path(folder)).scenario
    record = Record(scenario, 0)
    claimed = search(facts(scenario), lambda: 4.0, record.found)
    answer = record.answer("timefold", "any")
    assert claimed == answer.curve[-1][1], (claimed, answer.curve)
    print(answer.line())
"""
"""Four seconds of search for each folder, however long Java takes to start (once a process)."""


def test_the_schedules_are_lawful_and_no_better_than_the_plan(tmp_path: Path) -> None:
    write(TINY, tmp_path / "tiny")
    folders = [find("smallest"), tmp_path / "tiny"]
    done = subprocess.run([sys.executable, "-c", SEARCH, *map(str, folders)], check=True, stdout=subprocess.PIPE)
    for folder, line in zip(folders, done.stdout.decode().splitlines(), strict=True):
        answer = answer_of(line)
        costs = [level.cost for level in answer.levels]
        planned = [level.cost for level in plan(load(folder).scenario).solved.levels]
        assert (answer.lawful, answer.note, answer.proven) == (True, "", False)
        assert costs >= planned
