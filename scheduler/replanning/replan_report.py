"""A re-plan in words: every change with its cause as a sentence, the proof, the menu, and locks in the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date as Date
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from scenarios.domain import Language, Meeting, Meetings, Scenario
from scenarios.domain import Text as Words
from scenarios.schedule import Case, Replan, Schedule
from scheduler.diff import KINDS, Diff, Row, Slot, diff
from scheduler.diff_report import as_text, heading_of, other_parts
from scheduler.terminal import heading, item, table
from scheduler.words import body_name, date_words, region_name, say, sentence

_FORCED = {
    "postpone": "cause-is-postpone",
    "withdraw": "cause-is-withdraw",
    "hold": "cause-is-hold",
    "pin": "cause-is-pin",
    "change": "cause-is-change",
    "close": "cause-is-close",
    "away": "cause-is-away",
    "calendar": "cause-is-calendar",
    "policy": "cause-is-policy",
}


def changes_page(scenario: Scenario, old: Schedule, new: Schedule, language: Language) -> Iterator[RenderableType]:
    """What changed from the old schedule to the new one, a cause for each line, then how few changes are proven."""
    found = diff(old, new)
    yield heading(say(language, "replan-title", name=new.name, revision=new.revision))
    for kind in KINDS:
        rows: tuple[Row, ...] = getattr(found, kind)
        if rows:
            yield Text(heading_of(kind, len(rows), language))
        for row in rows:
            line = say(language, "replan-row", id=row.proposal, before=_slot(row.old), after=_slot(row.new))
            yield item(line)
            cause = cause_sentence(scenario, row, new, language)
            if cause:
                yield item(f"  {cause}")
    yield from as_text(other_parts(_without_rows(found), language))
    if new.replan is not None:
        yield from (Text(line) for line in proof_of_changes(new.replan, language))


def _without_rows(found: Diff) -> Diff:
    return found.replaced(**dict.fromkeys(KINDS, ()))


def _slot(slot: Slot | None) -> str:
    return f"{slot.date} {slot.place}" if slot else "—"


def proof_of_changes(replan: Replan, language: Language) -> Iterator[str]:
    """How many meetings were forced, how many changed beside these, and whether fewer would do."""
    forced = sum(cause["cause"] == "forced" for cause in replan.causes.values())
    yield say(language, "replan-forced", count=forced)
    bound = "–" if replan.bound is None else replan.bound
    if replan.bound == replan.changes:
        yield say(language, "replan-fewest", count=replan.changes)
    else:
        key = "replan-fewest-open" if replan.extra is None else "replan-extra"
        yield say(language, key, count=replan.changes, bound=bound)
    if replan.changes:
        yield say(language, "replan-shift", days=replan.shift)


def cause_sentence(scenario: Scenario, row: Row, new: Schedule, language: Language) -> str:
    """Why a row changed, as a sentence; nothing where the schedule does not say."""
    if row.cause is None:
        return ""
    if row.cause == "forced" and isinstance(row.by, Mapping):
        return _forced(scenario, row.by, language)
    if row.cause == "unproven":
        return say(language, "cause-is-unproven")
    meetings = dict(new.meetings)
    if row.old is not None:
        meetings[row.proposal] = Meeting(date=row.old.date, place=row.old.place)
    cases = " ".join(_case_words(scenario, case, language, meetings) for case in row.by)
    if row.cause == "forced":
        return say(language, "cause-is-inputs", cases=cases).rstrip()
    if row.cause == "knock-on":
        return say(language, "cause-is-knock-on", cases=cases)
    return say(language, "cause-is-level", level=row.cause.removeprefix("level-"), cases=cases)


def _case_words(scenario: Scenario, case: Mapping[str, Any], language: Language, meetings: Meetings) -> str:
    return sentence(scenario, Case(rule=case["rule"], about=tuple(case["about"])), language, meetings)


def _forced(scenario: Scenario, operation: Mapping[str, Any], language: Language) -> str:
    data = {"op": str(operation["op"]), "rule": str(operation.get("rule", ""))}
    if "from" in operation:
        data |= {key: date_words(Date.fromisoformat(operation[key]), language) for key in ("from", "to")}
    if "region" in operation:
        data["who"] = region_name(scenario, operation["region"], language)
    elif "body" in operation:
        data["who"] = body_name(scenario, operation["body"], language)
    what = say(language, _FORCED.get(operation["op"], "cause-is-other"), **data)
    reason = operation.get("reason")
    words = Words.model_validate(reason).read(language) if isinstance(reason, Mapping) else reason
    return f"{say(language, 'with-reason', what=what, reason=words) if words else what}."


def menu_page(rows: Sequence[Schedule], language: Language) -> Iterator[RenderableType]:
    """The rows of a menu: changes, shift, costs of the levels, and what is gained on each against the first row."""
    yield heading(say(language, "menu-title"))
    names = ("row", "changed", "shift", "levels", "buys")
    shown = table(*(say(language, f"column-{name}") for name in names), right=(0, 1, 2))
    first = [level.cost for level in rows[0].solved.levels]
    for number, row in enumerate(rows, start=1):
        costs = [level.cost for level in row.solved.levels]
        gains = ", ".join(
            say(language, "menu-buys", level=level, gain=f"{now - before:+d}")
            for level, (before, now) in enumerate(zip(first, costs, strict=True), start=1)
            if now != before
        )
        assert row.replan is not None
        levels = " / ".join(map(str, costs))
        shown.add_row(str(number), str(row.replan.changes), str(row.replan.shift), levels, gains or "—")
    yield shown
