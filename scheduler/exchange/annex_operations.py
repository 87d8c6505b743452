"""What somebody changed in an annex by hand, as operations: a decision of the planner, written so that it can be kept.

A new date or place is pinned; where the proposal does not accept it, its fields are changed first. A removed row is
withdrawn, an added one becomes a proposal that accepts its date and place alone. What is not understood is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from datetime import timedelta
from typing import Any

from scenarios.domain import LANGUAGES, Scenario, Text
from scenarios.schedule import Schedule
from scheduler.exchange.annex_comparison import AnnexComparison, Edit, Field, RowDifference
from scheduler.exchange.annex_file import EditedAnnex
from scheduler.exchange.decisions import Operation, widened

Why = str
"""Why a difference is not among the operations: the end of a key of the catalogue."""


@dataclass(frozen=True)
class Written:
    """The operations in order, and what could not be written: where it stands and why."""

    operations: tuple[Operation, ...]
    left: tuple[tuple[str, Why], ...]


_IN_EVERY_LANGUAGE: tuple[Field, ...] = ("bodies", "place", "date")


class _Left(Exception):
    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def as_operations(comparison: AnnexComparison, scenario: Scenario, schedule: Schedule, annex: EditedAnnex) -> Written:
    """The operations of all differences between the schedule and the annex, where all languages of the annex agree."""
    operations: list[Operation] = []
    left: list[tuple[str, Why]] = []
    by_row: dict[str, list[RowDifference]] = {}
    for one in comparison.differences:
        by_row.setdefault(one.proposal or _new_key(one), []).append(one)
    names = _new_names(scenario)
    for rows in by_row.values():
        try:
            operations += _of_row(rows, scenario, schedule, annex, names)
        except _Left as reason:
            left.append((rows[0].where, reason.why))
    return Written(tuple(operations), tuple(left))


def _new_key(one: RowDifference) -> str:
    """The same for the rows that say the same in several languages."""
    return "+" + "|".join(
        f"{edit.field}={edit.value}" for edit in one.edits if edit.field in ("date", "place", "bodies")
    )


def _new_names(scenario: Scenario) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        name = f"annex-{number:02d}"
        if name not in scenario.proposals:
            yield name


def _agreed(rows: list[RowDifference], annex: EditedAnnex) -> None:
    """Raises _Left where a row came, went or got another body, place or date in one language alone."""
    if rows[0].kind != "changed" and len(rows) < len(annex.tables):
        raise _Left("languages")
    languages = sum(len(table.languages) for table in annex.tables)
    said = Counter(edit.field for row in rows for edit in row.edits)
    if any(0 < said[key] < languages for key in _IN_EVERY_LANGUAGE):
        raise _Left("languages")


def _of_row(
    rows: list[RowDifference], scenario: Scenario, schedule: Schedule, annex: EditedAnnex, names: Iterator[str]
) -> list[Operation]:
    first = rows[0]
    values = _values([edit for row in rows for edit in row.edits])
    _agreed(rows, annex)
    if first.proposal is None:
        return [_added(values, next(names))]
    held = schedule.meetings[first.proposal].status == "held"
    if first.kind == "removed":
        if held:
            raise _Left("held")
        return [{"op": "withdraw", "proposal": first.proposal}]
    return _changed(first.proposal, values, scenario, held=held)


def _values(edits: Iterable[Edit]) -> dict[Field, Any]:
    """What the edits mean, where every language says the same; a venue has words of its own in each."""
    found: dict[Field, Any] = {}
    for edit in edits:
        if edit.value is None:
            raise _Left("unread")
        if edit.field == "venue":
            found.setdefault("venue", {})[str(edit.language)] = edit.value
        elif found.setdefault(edit.field, edit.value) != edit.value:
            raise _Left("languages")
    return found


def _added(values: dict[Field, Any], name: str) -> Operation:
    if not {"date", "place", "bodies"} <= values.keys():
        raise _Left("unread")
    body, *partners = values["bodies"]
    start, end = _span(values["date"])
    fields: dict[str, Any] = {
        "body": body,
        **({"with": partners} if partners else {}),
        "dates": {"from": start.isoformat(), "to": end.isoformat()},
        "places": [values["place"]],
        "priority": "must",
    }
    fields.update({key: values[key] for key in ("venue", "time") if values.get(key)})
    return {"op": "add", "proposal": name, "with_fields": fields}


def _changed(proposal: str, values: dict[Field, Any], scenario: Scenario, *, held: bool) -> list[Operation]:
    wish = scenario.proposals[proposal]
    slot: dict[str, Any] = {str(key): values[key] for key in ("date", "place") if key in values}
    fields: dict[str, Any] = {}
    if "bodies" in values:
        body, *partners = values["bodies"]
        fields |= {"body": body, "with": partners}
    if "time" in values:
        fields["time"] = values["time"]
    if "venue" in values:
        old = wish.venue or Text()
        known = {one: words for one in LANGUAGES if (words := old.in_language(one))}
        fields["venue"] = known | values["venue"]
    if not held:
        start, end = _span(values["date"]) if "date" in values else (None, None)
        fields |= widened(scenario, proposal, start=start, end=end, place=values.get("place"))
        if start is not None and end is not None and start != end:
            # The annex knows months alone, so the day is for the re-plan to find.
            fields["dates"] = {"from": start.isoformat(), "to": end.isoformat()}
            del slot["date"]
    operations: list[Operation] = []
    if fields:
        operations.append({"op": "change", "proposal": proposal, "set": fields})
    if slot:
        operations.append({"op": "hold" if held else "pin", "proposal": proposal, **slot})
    return operations


def _span(value: str) -> tuple[Date, Date]:
    """A date as a span of itself, a month as all of its days."""
    if len(value) == len("2022-09-14"):
        day = Date.fromisoformat(value)
        return day, day
    start = Date.fromisoformat(f"{value}-01")
    return start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
