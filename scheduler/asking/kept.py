"""Schedules kept in a folder by what they depend on, so that a run that was ended goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from scenarios.digest import digest
from scenarios.operations import Operation
from scenarios.problem import BadInput, Problem
from scenarios.read_schedule import load_schedule
from scenarios.schedule import Schedule
from scheduler.files import to_yaml, write


@dataclass(frozen=True)
class Solving:
    """How each question is solved; `limit` in seconds, 0 for none."""

    seed: int = 0
    workers: int = 1
    limit: float = 0


def key(inputs: Mapping[str, str], operations: Sequence[Operation], old: Schedule | None, solving: Solving) -> str:
    """The digest of all that a schedule depends on: inputs, operations, old schedule, means and versions."""
    content = {
        "inputs": dict(inputs),
        "operations": [one.model_dump(mode="json", by_alias=True, exclude_none=True) for one in operations],
        "old": None if old is None else digest(old),
        "solving": [solving.seed, solving.workers, solving.limit],
        "versions": [version("kezdesu"), version("ortools")],
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def check_folder(output: str) -> None:
    """Makes the folder where it is missing. Raises BadInput where that cannot be."""
    folder = Path(output)
    what = None
    if folder.exists() and not folder.is_dir():
        what = "this is a file; give the name of a folder."
    elif not folder.resolve().parent.is_dir():
        what = f"there is no folder {folder.resolve().parent}."
    elif not os.access(folder if folder.exists() else folder.resolve().parent, os.W_OK):
        what = "no permission to write here."
    if what:
        raise BadInput([Problem(output, "", what)])
    folder.mkdir(exist_ok=True)


@dataclass(frozen=True)
class Kept:
    """A folder with a schedule file for each key. Only proven schedules are found again: the others are solved anew."""

    folder: Path

    def path(self, key: str) -> Path:
        """Where the schedule of this key stands, or would."""
        return self.folder / f"{key}.yaml"

    def find(self, key: str) -> Schedule | None:
        """The proven schedule of this key; None where there is none, or a file that cannot be read."""
        if not self.path(key).is_file():
            return None
        try:
            schedule, _ = load_schedule(self.path(key))
        except BadInput:
            return None
        return schedule if schedule.solved.outcome == "optimal" else None

    def keep(self, key: str, schedule: Schedule) -> None:
        """Writes the schedule, whole or not at all; the folder is made where it is missing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        write(str(self.path(key)), to_yaml(schedule))
