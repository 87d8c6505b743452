"""The fair share of each region: part equally, part by population, in whole meetings that sum to the total."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import floor

from scenarios.domain import Scenario


def shares(scenario: Scenario, equal_share_percent: int) -> Mapping[str, int]:
    """Meetings due to each region that exists on all days of the horizon, by id.

    The total is held meetings plus proposals. `equal_share_percent` of it is divided equally, the rest by population:
    exact fractions, rounded down, the remainder to the largest fractions, ties by region id (largest remainder method).
    """
    regions = sorted(scenario.whole_regions)
    if not regions:
        return {}
    total = len(scenario.held) + len(scenario.proposals)
    people = sum(scenario.regions[region].population for region in regions)
    equal = Fraction(equal_share_percent, 100)
    exact = {
        region: total * (equal / len(regions) + (1 - equal) * Fraction(scenario.regions[region].population, people))
        for region in regions
    }
    whole = {region: floor(exact[region]) for region in regions}
    left = total - sum(whole.values())
    for region in sorted(regions, key=lambda one: whole[one] - exact[one])[:left]:  # stable: ties stay sorted by id
        whole[region] += 1
    return whole
