"""Time zones from the tzdata package: a system's own may be too old to know the change of 1 March 2024."""

from __future__ import annotations

from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from scenarios.domain import Timezone


@cache
def zone(name: Timezone) -> ZoneInfo:
    """The zone as the tzdata package has it, whatever the system says."""
    with resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
