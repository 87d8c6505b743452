"""What `plan` and `replan` say where there is no lawful schedule: the reasons, with where their inputs stand."""

from __future__ import annotations

from constraints._catalogue import problems as policy_problems
from scenarios.domain import Language, Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.schedule import Schedule
from scheduler.engine.search import Stop
from scheduler.explaining.infeasible import PATIENCE, explain, lines
from scheduler.explaining.sources_of import Places


def no_schedule_lines(
    name: str, scenario: Scenario, language: Language, *, old: Schedule | None = None, stop: Stop | None = None
) -> list[str]:
    """The conflict of a scenario (its folder's name, and as the operations have made it) and the least to give up.

    Empty where no reason was found in time.
    """
    found = explain(scenario, stop=stop)
    if found is None:
        return []
    folder = load(find(name), check_policy=policy_problems)
    return list(lines(scenario, found, language, Places(folder.scenario, folder.sources, old)))


__all__ = ["PATIENCE", "no_schedule_lines"]
