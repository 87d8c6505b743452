"""What differs between two schedules, and the law that binds it: the old one with the diff applied is the new one.

Pure: neither the scenario nor a solver is needed. Only dates, places, statuses and who is unplaced are compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from scenarios.domain import Id, Meeting, Model, Status
from scenarios.schedule import Schedule

Kind = Literal["moved", "relocated", "both", "added", "dropped"]
KINDS: tuple[Kind, ...] = ("moved", "relocated", "both", "added", "dropped")


class Slot(Model):
    """A date and a place (`region/place`)."""

    date: Date
    place: str

    @staticmethod
    def of(meeting: Meeting | None) -> Slot | None:
        """The meeting's date and place; None for no meeting."""
        return None if meeting is None else Slot(date=meeting.date, place=meeting.place)

    @property
    def region(self) -> str:
        """The id of the region the place lies in."""
        return self.place.partition("/")[0]


class Row(Model):
    """One proposal whose date or place differs; `old` or `new` is None where it is no meeting there.

    `cause` and `by` are what the re-plan that made the new schedule says about it, where it says anything.
    """

    proposal: Id
    old: Slot | None = Field(alias="from")
    new: Slot | None = Field(alias="to")
    cause: str | None = None
    by: Any = None

    @property
    def kind(self) -> Kind:
        """Which list of the diff the row belongs to."""
        if self.old is None or self.new is None:
            return "added" if self.old is None else "dropped"
        if self.old.date == self.new.date:
            return "relocated"
        return "moved" if self.old.place == self.new.place else "both"

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions it leaves and comes to, each once."""
        return tuple(dict.fromkeys(slot.region for slot in (self.old, self.new) if slot is not None))

    @model_serializer(mode="wrap")
    def _without_empty_cause(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        return {key: value for key, value in data.items() if value is not None or key not in ("cause", "by")}


class StatusRow(Model):
    """A meeting whose status differs; `old` is None for a new meeting that is more than planned."""

    proposal: Id
    old: Status | None = Field(alias="from")
    new: Status = Field(alias="to")


class Diff(Model):
    """All differences, each list sorted by proposal.

    A meeting may stand in one of the first five lists and in `status` too. `unchanged` counts the meetings with equal
    date, place and status. `unplaced` and `no_longer_unplaced` are the proposals that entered and left the list of
    unplaced ones (a proposal that is in neither schedule file's lists was not asked for, or is gone).
    """

    moved: tuple[Row, ...] = ()
    relocated: tuple[Row, ...] = ()
    both: tuple[Row, ...] = ()
    added: tuple[Row, ...] = ()
    dropped: tuple[Row, ...] = ()
    status: tuple[StatusRow, ...] = ()
    unchanged: int = 0
    unplaced: tuple[Id, ...] = ()
    no_longer_unplaced: tuple[Id, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of the five lists of dates and places."""
        return (*self.moved, *self.relocated, *self.both, *self.added, *self.dropped)

    @property
    def is_empty(self) -> bool:
        """Whether the two schedules agree in date, place, status and who is unplaced."""
        return not (self.rows or self.status or self.unplaced or self.no_longer_unplaced)

    def as_data(self) -> dict[str, Any]:
        """The diff as plain values for JSON, with the keys of the file formats."""
        return self.model_dump(mode="json", by_alias=True)


@dataclass(frozen=True)
class Standing:
    """What a schedule says about each proposal: the meetings (without locks) and who is unplaced."""

    meetings: Mapping[str, Meeting]
    unplaced: frozenset[str]

    @staticmethod
    def of(schedule: Schedule) -> Standing:
        """What this schedule says."""
        meetings = {id_: meeting.model_copy(update={"locked": None}) for id_, meeting in schedule.meetings.items()}
        return Standing(meetings, frozenset(schedule.unplaced))


def diff(old: Schedule, new: Schedule, among: Collection[str] | None = None) -> Diff:
    """What differs between two schedules; with `among`, as if only these proposals existed."""

    def kept(ids: Iterable[str]) -> set[str]:
        return set(ids) if among is None else set(ids) & set(among)

    before, after = kept(old.unplaced), kept(new.unplaced)
    rows: dict[Kind, list[Row]] = {kind: [] for kind in KINDS}
    statuses: list[StatusRow] = []
    unchanged = 0
    for proposal in sorted(kept(old.meetings) | kept(new.meetings)):
        was, now = old.meetings.get(proposal), new.meetings.get(proposal)
        same_slot = Slot.of(was) == Slot.of(now)
        if not same_slot:
            row = _row(proposal, was, now, new)
            rows[row.kind].append(row)
        status = _status_row(proposal, was, now)
        if status is not None:
            statuses.append(status)
        unchanged += same_slot and status is None
    return Diff(
        **{kind: tuple(found) for kind, found in rows.items()},
        status=tuple(statuses),
        unchanged=unchanged,
        unplaced=tuple(sorted(after - before)),
        no_longer_unplaced=tuple(sorted(before - after)),
    )


def _row(proposal: str, was: Meeting | None, now: Meeting | None, new: Schedule) -> Row:
    told = new.replan.causes.get(proposal) if new.replan is not None else None
    cause, by = (told.get("cause"), told.get("by")) if isinstance(told, Mapping) else (told, None)
    return Row(proposal=proposal, old=Slot.of(was), new=Slot.of(now), cause=cause, by=by)


def _status_row(proposal: str, was: Meeting | None, now: Meeting | None) -> StatusRow | None:
    if now is None or now.status == (was.status if was is not None else "planned"):
        return None
    return StatusRow(proposal=proposal, old=was.status if was is not None else None, new=now.status)


def apply_diff(old: Schedule, change: Diff) -> Standing:
    """What the new schedule says, from the old one and the diff alone.

    Raises ValueError where the diff was not taken from this old schedule.
    """
    standing = Standing.of(old)
    meetings = dict(standing.meetings)
    for row in change.rows:
        if Slot.of(meetings.pop(row.proposal, None)) != row.old:
            raise ValueError(f"{row.proposal}: the diff was taken from another schedule")
        if row.new is not None:
            status = old.meetings[row.proposal].status if row.old is not None else "planned"
            meetings[row.proposal] = Meeting(date=row.new.date, place=row.new.place, status=status)
    for changed in change.status:
        meetings[changed.proposal] = meetings[changed.proposal].model_copy(update={"status": changed.new})
    unplaced = (standing.unplaced - set(change.no_longer_unplaced)) | set(change.unplaced)
    return Standing(meetings, frozenset(unplaced))


def by_region(old: Schedule, new: Schedule) -> dict[str, Diff]:
    """A diff for each region that a meeting leaves, comes to or stays in; a move between two stands in both."""
    members: dict[str, set[str]] = {}
    for schedule in (old, new):
        for proposal, meeting in schedule.meetings.items():
            members.setdefault(meeting.region, set()).add(proposal)
    return {region: diff(old, new, members[region]) for region in sorted(members)}


def by_body(old: Schedule, new: Schedule, bodies: Mapping[str, Iterable[str]]) -> dict[str, Diff]:
    """A diff for each body, given the bodies of each proposal; a joint meeting stands under each of its bodies."""
    members: dict[str, set[str]] = {}
    for proposal, taking_part in bodies.items():
        for body in taking_part:
            members.setdefault(body, set()).add(proposal)
    return {body: diff(old, new, members[body]) for body in sorted(members)}
