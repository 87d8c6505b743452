"""The decree and the amending decree in words: what stands on paper, line by line, for every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scenarios.domain import Language, Model
from scenarios.schedule import AnnexForm, Published
from scheduler.annex import PrintedRow, printed
from scheduler.export import Wish
from scheduler.history.in_force import Amendment, amendment
from scheduler.report import AnnexRow, Report
from scheduler.words import act_date_words, say

_NO_NUMBER = "___"
_OWN_WORD = {"kk": "", "ru": "график ", "en": "schedule "}
"""How a title must begin to follow "approve the attached" without quotation marks; Kazakh has no such need."""


class Group(Model):
    """An instruction of an amending decree with its rows; `closing` ends the rows (or, where none, the instruction)."""

    text: str
    rows: tuple[PrintedRow, ...]
    closing: str


class Point(Model):
    """A numbered point of the operative part; `where` opens what is done to rows."""

    number: int
    text: str
    where: str = ""
    groups: tuple[Group, ...] = ()


class Annex(Model):
    """The annex: the lines of its header at the top right, its title, the headings of its columns, its rows."""

    header: tuple[str, ...]
    title: str
    columns: tuple[str, str, str, str]
    rows: tuple[PrintedRow, ...]


class Act(Model):
    """A decree in one language; an amending decree has no annex unless it brings a new edition of it."""

    language: Language
    act: str
    dated: str
    heading: str
    enacts: str
    points: tuple[Point, ...]
    signature: str
    annex: Annex | None


def decree(found: Report, wish: Wish, language: Language) -> Act:
    """The decree with its annex. Under a decree in force the annex is that of its numbers."""
    own = _approval(found, wish)
    title = annex_title(found, language)
    texts = (_approve(title, language), say(language, "decree-carry-out"), say(language, "decree-in-force"))
    header = (say(language, "annex-approved", **_cited(own, language)),)
    return Act(
        **_frame(found, language, own, heading(found, language)),
        points=tuple(Point(number=number, text=text) for number, text in enumerate(texts, start=1)),
        annex=_annex(header, title, wish.form, wish.rows(found), language),
    )


def amending_decree(found: Report, wish: Wish, language: Language) -> Act:
    """The decree that amends the one in force: its differing rows, or with `whole` a new edition of the annex.

    Raises ValueError where no decree is in force.
    """
    if wish.in_force is None:
        raise ValueError("no decree is in force")
    own = found.published if not found.is_draft else None
    difference = amendment(wish.in_force, found.rows)
    single, kind = _kind(difference, whole=wish.whole)
    cited = {**_cited(wish.in_force.decree, language), "heading": heading(found, language), "kind": kind}
    one = "amend-heading-one" if single else "amend-heading"
    enter = "amend-enter-one" if single else "amend-enter"
    where = "" if wish.whole else say(language, "amend-in-annex")
    if wish.whole:
        groups: tuple[Group, ...] = (Group(text=say(language, "amend-whole"), rows=(), closing=""),)
    else:
        groups = tuple(_groups(difference, wish.form, language))
    annex = None
    if wish.whole:
        header = (
            say(language, "annex-to", **_cited(own, language)),
            say(language, "annex-approved", **_cited(wish.in_force.decree, language)),
        )
        annex = _annex(header, annex_title(found, language), wish.form, wish.rows(found), language)
    return Act(
        **_frame(found, language, own, say(language, one, **cited)),
        points=(
            Point(number=1, text=say(language, enter, **cited), where=where, groups=groups),
            Point(number=2, text=say(language, "decree-in-force")),
        ),
        annex=annex,
    )


def heading(found: Report, language: Language) -> str:
    """The title of the act; a default with the year where the scenario gives none."""
    given = found.decree.heading.in_language(language) if found.decree.heading else None
    return given or say(language, "decree-heading", year=found.horizon.start.year)


def annex_title(found: Report, language: Language) -> str:
    """The title of the annex; a default with the year where the scenario gives none."""
    given = found.decree.annex.in_language(language) if found.decree.annex else None
    return given or say(language, "decree-annex", year=found.horizon.start.year)


def columns(form: AnnexForm, language: Language) -> tuple[str, str, str, str]:
    """The headings of the annex's columns."""
    date = "annex-date" if form.dates == "day" else "annex-month"
    return (
        say(language, "annex-number"),
        say(language, "annex-body"),
        say(language, "annex-place"),
        say(language, date),
    )


def _annex(header: tuple[str, ...], title: str, form: AnnexForm, rows: Sequence[AnnexRow], language: Language) -> Annex:
    inside = tuple(printed(row, language, form.dates) for row in rows)
    return Annex(header=header, title=title, columns=columns(form, language), rows=inside)


def _approval(found: Report, wish: Wish) -> Published | None:
    """The approval whose number and date the decree bears: that in force, or the schedule's own."""
    if found.is_draft:
        return None
    return wish.in_force.decree if wish.in_force is not None else found.published


def _frame(found: Report, language: Language, own: Published | None, title: str) -> dict[str, Any]:
    ground = found.decree.ground.in_language(language) if found.decree.ground else None
    return {
        "language": language,
        "act": say(language, "decree-act"),
        "dated": say(language, "decree-dated", **_cited(own, language)),
        "heading": title,
        "enacts": say(language, "decree-enacts-on", ground=ground) if ground else say(language, "decree-enacts"),
        "signature": say(language, "decree-signature"),
    }


def _cited(published: Published | None, language: Language) -> dict[str, str]:
    """Date and number of an act as it is cited, with blanks for what is not known yet."""
    day = published.decree_date if published else None
    number = (published.decree or "") if published else ""
    return {
        "date": act_date_words(day, language) if day else say(language, "decree-no-date"),
        "number": number.removeprefix("№").strip() or _NO_NUMBER,
    }


def _approve(title: str, language: Language) -> str:
    own = _OWN_WORD[language]
    if title.casefold().startswith(own):
        return say(language, "decree-approve", annex=own + title[len(own) :])
    return say(language, "decree-approve-titled", annex=title)


def _kind(difference: Amendment, *, whole: bool) -> tuple[bool, str]:
    """(whether it is a single change, what it is: changes, additions or both)."""
    changes = 1 if whole else len(difference.reworded) + len(difference.excluded)
    additions = 0 if whole else len(difference.added)
    kind = "both" if changes and additions else "changes" if changes else "additions"
    return changes + additions == 1, kind


def _groups(difference: Amendment, form: AnnexForm, language: Language) -> Iterator[Group]:
    reworded = tuple(new for _, new in difference.reworded)
    keys = (
        ("amend-reword-one", "amend-reword-many", reworded, True),
        ("amend-add-one", "amend-add-many", difference.added, True),
        ("amend-exclude-one", "amend-exclude-many", difference.excluded, False),
    )
    present = [entry for entry in keys if entry[2]]
    for position, (one, many, rows, shown) in enumerate(present, start=1):
        end = "." if position == len(present) else ";"
        numbers = ", ".join(row.number for row in rows)
        text = say(language, one if len(rows) == 1 else many, numbers=numbers)
        inside = tuple(printed(row, language, form.dates) for row in rows) if shown else ()
        yield Group(text=text if shown else text + end, rows=inside, closing=end if shown else "")
