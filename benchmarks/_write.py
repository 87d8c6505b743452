"""`python -m benchmarks._write NAME FOLDER`: writes a sibling or a size (`growth-500`), so that no part holds it.

The last line is JSON: how much is proposed, and for a size what it can hold.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks._growth import GROWTH, capacity, write_growth
from benchmarks._instances import siblings, write
from benchmarks._run import module, run
from scenarios.find import find
from scenarios.load import load

SIZE = "growth-"


def written(name: str, place: Path) -> tuple[Path, dict[str, Any]]:
    """The folder of a scenario by its name, with its facts; a generated one is written into `place`.

    Raises Failed where there is none of this name.
    """
    done = run(module("_write", name, str(place / name)))
    facts: dict[str, Any] = json.loads(done.last_line())
    return Path(facts.pop("folder")), facts


def main() -> None:
    """Writes the scenario, unless the library has it, and prints where it is and its facts."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    recipes = {recipe.name: recipe for recipe in siblings()}
    if name.removeprefix(SIZE) in GROWTH and name.startswith(SIZE):
        write_growth(name.removeprefix(SIZE), folder)
        scenario = load(folder).scenario
        print(json.dumps({"folder": str(folder), **asdict(capacity(scenario))}))
        return
    if name in recipes:
        write(recipes[name], folder)
    else:
        folder = find(name)
    print(json.dumps({"folder": str(folder), "meetings": len(load(folder).scenario.proposals)}))


if __name__ == "__main__":
    main()
