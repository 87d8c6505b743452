"""Where the input behind a member of a conflict stands, as file:line:column."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.domain import Scenario
from scenarios.operations import Away, Close
from scenarios.read_schedule import PART
from scenarios.schedule import Schedule
from scenarios.sources import Sources
from scheduler.explaining.member import VALID, Member, absences, closures


@dataclass(frozen=True)
class Places:
    """The positions of a folder's entries and, where there is a schedule, of its operations."""

    folder: Scenario
    sources: Sources
    schedule: Schedule | None = None
    own: Sources | None = None

    def __call__(self, rule: str, about: tuple[str, ...]) -> str:
        """The position: of a closure or absence, of a proposal's dates or places, of a rule's entry in the policy."""
        name = about[0] if about else ""
        if rule in ("window", "place_offered"):
            return self._proposal(name, "dates" if rule == "window" else "places")
        if rule in ("placed", "locked"):
            return self._proposal(name)
        if rule == "region_open" and name in self.folder.regions:
            return self._listed(
                "regions", "closed", about, [one for one, _ in closures(name, self.folder.regions[name])]
            )
        if rule == "body_free" and name in self.folder.bodies:
            return self._listed("bodies", "away", about, [one for one, _ in absences(name, self.folder.bodies[name])])
        return self.sources.where("policy", "rules", rule)

    def _listed(self, part: str, key: str, about: tuple[str, ...], known: list[Member]) -> str:
        """Of one closure or absence: in the folder, else among the schedule's operations, else its region or body."""
        found = [at for at, member in enumerate(known) if member.about == about]
        if found and about[-1] != VALID:
            return self.sources.where(part, about[0], key, found[0])
        return self._operation(about) or self.sources.where(part, about[0])

    def _proposal(self, name: str, *keys: str) -> str:
        if name in self.folder.proposals:
            return self.sources.where("proposals", name, *keys)
        operations = self.schedule.operations if self.schedule else ()
        for at, operation in enumerate(operations):
            if getattr(operation, "proposal", None) == name:
                return self._at(at)
        return ""

    def _operation(self, about: tuple[str, ...]) -> str:
        for at, operation in enumerate(self.schedule.operations if self.schedule else ()):
            named = operation.region if isinstance(operation, Close) else getattr(operation, "body", None)
            if isinstance(operation, (Close, Away)) and named == about[0] and operation.start.isoformat() == about[1]:
                return self._at(at)
        return ""

    def _at(self, at: int) -> str:
        return self.own.where(PART, "operations", at) if self.own else f"operation {at + 1}"
