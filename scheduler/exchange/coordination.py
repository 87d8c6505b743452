"""What each body and each region is asked to agree to: its meetings, how far each could move, what it was refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Literal

from constraints._catalogue import bind
from constraints._slack import slack
from scenarios.domain import Closure, Scenario
from scenarios.schedule import Schedule
from scheduler.report import AnnexRow, Change, Named, Report, UnplacedRow

Kind = Literal["body", "region"]


@dataclass(frozen=True)
class Party:
    """A body or region with what concerns it. `closures` are a region's; `changes` None where nothing came before."""

    kind: Kind
    named: Named
    rows: tuple[AnnexRow, ...]
    unplaced: tuple[UnplacedRow, ...]
    changes: tuple[Change, ...] | None
    closures: tuple[Closure, ...] = ()

    @property
    def file(self) -> str:
        """The name of its files without the ending."""
        return f"{self.kind}-{self.named.id}"


def parties(found: Report, scenario: Scenario) -> tuple[Party, ...]:
    """Every body and region that a meeting, a refusal, a change or a closure concerns: bodies first, by id."""
    made = (
        *(_body(found, body) for body in found.bodies.values()),
        *(_region(found, scenario, region) for region in found.regions.values()),
    )
    concerned = [one for one in made if one.rows or one.unplaced or one.changes or one.closures]
    return tuple(sorted(concerned, key=lambda one: one.file))


def free_dates(scenario: Scenario, schedule: Schedule) -> Mapping[str, tuple[Date, ...]]:
    """The other lawful dates of every meeting at its place, with nothing else changing."""
    rules = tuple(bind(scenario.policy))
    return {one: slack(scenario, schedule.meetings, one, rules) for one in schedule.meetings}


def _body(found: Report, body: Named) -> Party:
    def takes_part(row: AnnexRow | UnplacedRow | None) -> bool:
        return row is not None and body.id in {one.id for one in row.bodies}

    changes = found.changes
    return Party(
        "body",
        body,
        tuple(filter(takes_part, found.rows)),
        tuple(filter(takes_part, found.unplaced)),
        None if changes is None else tuple(one for one in changes if takes_part(one.old) or takes_part(one.new)),
    )


def _region(found: Report, scenario: Scenario, region: Named) -> Party:
    """Of refusals a region hears those that asked for nowhere else."""

    def here(row: AnnexRow | None) -> bool:
        return row is not None and row.region.id == region.id

    def asked(row: UnplacedRow) -> bool:
        return set(_regions(scenario, row.proposal)) == {region.id}

    changes = found.changes
    return Party(
        "region",
        region,
        tuple(filter(here, found.rows)),
        tuple(filter(asked, found.unplaced)),
        None if changes is None else tuple(one for one in changes if here(one.old) or here(one.new)),
        scenario.regions[region.id].closed,
    )


def _regions(scenario: Scenario, proposal: str) -> Iterator[str]:
    return (place.partition("/")[0] for place in scenario.accepted(proposal))
