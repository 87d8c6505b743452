"""Proposals of state bodies are placed; one left out counts by its priority."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar, get_args

from pydantic import AfterValidator, Field

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Priority, Scenario

Weights = dict[Priority, Annotated[int, Field(ge=0)]]


def _complete(weights: Weights) -> Weights:
    missing = [priority for priority in get_args(Priority) if priority not in weights]
    if missing:
        raise ValueError(f"each priority needs a weight; missing: {', '.join(missing)}")
    return weights


class Placed(Rule):
    """Each proposal is placed; an unplaced one has the weight of its priority as its amount."""

    name: ClassVar[str] = "placed"
    unit: ClassVar[str] = "weighted proposal"
    adds_up: ClassVar[bool] = False

    weight: Annotated[int, Field(ge=1, le=1)] | None = 1
    weights: Annotated[Weights, AfterValidator(_complete)]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The weight of each unplaced proposal, about it."""
        for proposal, wish in scenario.proposals.items():
            if proposal not in meetings and self.weights[wish.priority]:
                yield self.excess(proposal, amount=self.weights[wish.priority])

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each proposal left out has the weight of its priority."""
        sheet.unplaced(self, lambda proposal: self.weights[scenario.proposals[proposal].priority])
