"""One vocabulary for what happened and for what if: typed operations, as events and what-if files hold them.

Each is data; `scenarios.apply` says what it does to a scenario.
"""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Any, Literal

from pydantic import Field

from scenarios.domain import Closure, Id, Model, Priority, Scope, Span, Window, Words


class _Operation(Model):
    on: Date | None = None
    reason: Words | None = None


class Postpone(_Operation):
    """The meeting slipped: it comes after its old date, within these bounds (both inclusive).

    `window` is the window this resolved to; it is written in schedule files only.
    """

    op: Literal["postpone"]
    proposal: Id
    not_before: Date | None = None
    not_after: Date | None = None
    window: Span | None = None


class Withdraw(_Operation):
    """The proposal is gone."""

    op: Literal["withdraw"]
    proposal: Id


class Hold(_Operation):
    """The meeting was held: as planned where date or place are absent."""

    op: Literal["hold"]
    proposal: Id
    date: Date | None = None
    place: str | None = None


class Announce(_Operation):
    """The meeting was announced: it stays from now on."""

    op: Literal["announce"]
    proposal: Id


class Pin(_Operation):
    """The planner's decision: this date, this place, or both."""

    op: Literal["pin"]
    proposal: Id
    date: Date | None = None
    place: str | None = None


class Release(_Operation):
    """Undoes `announce` and `pin`."""

    op: Literal["release"]
    proposal: Id


class Add(_Operation):
    """A new proposal with these fields (as in a proposals file)."""

    op: Literal["add"]
    proposal: Id
    with_fields: dict[str, Any]


class ProposalFields(Model):
    """The fields of a proposal that a `change` replaces, each as a whole; absent ones stay."""

    body: Id | None = None
    partners: tuple[Id, ...] | None = Field(default=None, alias="with")
    dates: Window | None = None
    places: Annotated[tuple[str, ...], Field(min_length=1)] | None = None
    priority: Priority | None = None
    topics: tuple[str, ...] | None = None
    outside_schedule: bool | None = None
    venue: Words | None = None
    note: Words | None = None
    time: str | None = None


class Change(_Operation):
    """Replaces fields of a proposal."""

    op: Literal["change"]
    proposal: Id
    fields: ProposalFields = Field(alias="set")


class Close(Closure):
    """Closes a region (or its places that are no centres) on these dates."""

    op: Literal["close"]
    region: Id
    scope: Scope = "all"
    on: Date | None = None


class Away(Span):
    """The head of a body is away on these dates."""

    op: Literal["away"]
    body: Id
    on: Date | None = None
    reason: Words | None = None


class Open(Span):
    """Lifts the region's closures on these dates, as they stand before this operation."""

    op: Literal["open"]
    region: Id
    on: Date | None = None
    reason: Words | None = None


class Free(Span):
    """The head is available on these dates after all."""

    op: Literal["free"]
    body: Id
    on: Date | None = None
    reason: Words | None = None


class ChangePolicy(_Operation):
    """Replaces numbers of one rule of the policy, each as a whole."""

    op: Literal["policy"]
    rule: str
    numbers: dict[str, Any] = Field(alias="set")


class ChangeCalendar(_Operation):
    """Adds days off and working days decreed since."""

    op: Literal["calendar"]
    days_off: tuple[Date, ...] = ()
    working_days: tuple[Date, ...] = ()


class SetAsOf(_Operation):
    """The day on which the new plan is made; takes effect before the rest of its file."""

    op: Literal["as_of"]
    date: Date


Operation = Annotated[
    Postpone
    | Withdraw
    | Hold
    | Announce
    | Pin
    | Release
    | Add
    | Change
    | Close
    | Away
    | Open
    | Free
    | ChangePolicy
    | ChangeCalendar
    | SetAsOf,
    Field(discriminator="op"),
]
