"""The decree in force, replayed from the published revisions: the form of its annex and the number of every row.

The first approved revision fixes form, order and numbers. Each later approval amends: rows keep their numbers and
places, a new row stands behind the one it follows in the annex's order (`12-1`), and no number is given twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from scenarios.domain import Model
from scenarios.schedule import AnnexForm, Published
from scheduler.annex import by_number, numbered, place_in_order, printed
from scheduler.report import AnnexRow


class InForce(Model):
    """What is in force after an approval: the rows by number, the numbers ever given, and the decree that is amended.

    `decree` is the approval that began this edition's act, `last` the latest one.
    """

    form: AnnexForm
    rows: tuple[AnnexRow, ...]
    given: frozenset[str]
    decree: Published
    last: Published


class Amendment(Model):
    """What an amending decree says: rows in another wording (old and new), added rows, excluded rows; by number."""

    reworded: tuple[tuple[AnnexRow, AnnexRow], ...]
    added: tuple[AnnexRow, ...]
    excluded: tuple[AnnexRow, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no printed row differs."""
        return not (self.reworded or self.added or self.excluded)


def in_force(revisions: Iterable[tuple[Published, Sequence[AnnexRow]]]) -> InForce | None:
    """What is in force after these revisions (in order, each with its rows); None where none is approved."""
    state: InForce | None = None
    for published, rows in revisions:
        if published.status != "approved":
            continue
        if state is None or published.annex is not None:
            form = published.annex or AnnexForm()
            inside = numbered(rows, form)
            decree = published if state is None else state.decree
            state = InForce(form=form, rows=inside, given=_numbers(inside), decree=decree, last=published)
        else:
            inside = renumbered(state, rows)
            state = state.replaced(rows=inside, given=state.given | _numbers(inside), last=published)
    return state


def renumbered(state: InForce, rows: Iterable[AnnexRow]) -> tuple[AnnexRow, ...]:
    """These rows with the numbers in force, and with new ones where a proposal has none; by number."""
    known = {row.proposal: row.number for row in state.rows}
    key = place_in_order(state.form)
    given = set(state.given)
    found: list[AnnexRow] = []
    for row in sorted(rows, key=key):
        number = known.get(row.proposal) or _behind(_followed(state, key(row)), given)
        given.add(number)
        found.append(row.replaced(number=number))
    return tuple(sorted(found, key=lambda row: by_number(row.number)))


def amendment(state: InForce, rows: Iterable[AnnexRow]) -> Amendment:
    """How the rows in force become these: only those whose printed form differs in one of the annex's languages."""
    new = {row.proposal: row for row in renumbered(state, rows)}
    old = {row.proposal: row for row in state.rows}
    form = state.form
    return Amendment(
        reworded=tuple((row, new[one]) for one, row in old.items() if one in new and _differ(row, new[one], form)),
        added=tuple(row for one, row in new.items() if one not in old),
        excluded=tuple(row for one, row in old.items() if one not in new),
    )


def _followed(state: InForce, place: tuple[Any, ...]) -> str:
    """The number of the row in force that the order puts right before this place; of the first one before all."""
    key = place_in_order(state.form)
    before = [row for row in state.rows if key(row) <= place]
    if before:
        return max(before, key=key).number
    return state.rows[0].number if state.rows else "1"


def _behind(number: str, given: Collection[str]) -> str:
    """The next number behind a row that was never given: 12-3 after 12, 12-1 and 12-2."""
    whole = number.partition("-")[0]
    taken = [by_number(one)[1] for one in given if one.startswith(f"{whole}-")]
    return f"{whole}-{max(taken, default=0) + 1}"


def _numbers(rows: Iterable[AnnexRow]) -> frozenset[str]:
    return frozenset(row.number for row in rows)


def _differ(old: AnnexRow, new: AnnexRow, form: AnnexForm) -> bool:
    return any(printed(old, one, form.dates) != printed(new, one, form.dates) for one in form.languages)
