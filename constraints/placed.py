"""Proposals of state bodies are placed; one left out counts by its priority."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from constraints._rule import Excess, Rule, Sheet
from scenarios.domain import Meetings, Priority, Scenario


class Placed(Rule):
    """Each proposal is placed; an unplaced one has the weight of its priority as its amount."""

    name: ClassVar[str] = "placed"
    unit: ClassVar[str] = "weighted proposal"
    adds_up: ClassVar[bool] = False

    weight: Annotated[int, Field(ge=1, le=1, strict=True)] | None = 1
    weights: dict[Priority, Annotated[int, Field(ge=0, strict=True)]]

    def excesses(self, scenario: Scenario, meetings: Meetings) -> Iterator[Excess]:
        """The weight of each unplaced proposal, about it."""
        for proposal, wish in scenario.proposals.items():
            if proposal not in meetings and self.weights[wish.priority]:
                yield self.excess(proposal, amount=self.weights[wish.priority])

    def post(self, scenario: Scenario, sheet: Sheet) -> None:
        """Each proposal left out has the weight of its priority."""
        sheet.unplaced(self, lambda proposal: self.weights[scenario.proposals[proposal].priority])
