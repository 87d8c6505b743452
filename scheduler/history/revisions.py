"""Publishing: numbered revisions in a folder, each written once, each with the digest of the one before it.

A revision is written aside, flushed to the disk and then linked under its name, which fails where that name is taken:
at no moment is there half a revision, and of two publications at once one wins. `LAST` follows; a publication killed in
between leaves it one behind, and the next one brings it up to date.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import Literal

from scenarios.digest import digest
from scenarios.problem import BadInput, Problem
from scenarios.read_schedule import load_schedule
from scenarios.schedule import AnnexForm, Published, Schedule
from scheduler.history.revision_chain import LAST, Finding, file_name, numbers, pointer, verify
from scheduler.history.revision_file import seal

_ASIDE = re.compile(r"\.([0-9]{4,5})\.yaml\.[0-9a-f]{16}")
Refusal = Literal["damaged", "other-scenario", "not-based", "nothing-new", "overtaken"]


class PublishError(Exception):
    """Why a schedule was not published; the history is as it was.

    - `damaged`: the folder's history is not whole (`findings`), or holds something else;
    - `other-scenario`: its revisions are of another scenario;
    - `not-based`: the schedule was not re-planned from the last revision;
    - `nothing-new`: the last revision is this schedule, approved in the same words or not at all;
    - `overtaken`: another publication took the number at the same time.
    """

    def __init__(self, reason: Refusal, number: int, findings: tuple[Finding, ...] = ()) -> None:
        super().__init__(f"{reason}: revision {number}")
        self.reason: Refusal = reason
        self.number = number
        self.findings = findings


@dataclass(frozen=True)
class Revision:
    """A published schedule with what publishing added."""

    published: Published
    schedule: Schedule


def publish(
    schedule: Schedule,
    folder: Path,
    *,
    approved_by: str | None = None,
    decree: str | None = None,
    decree_date: Date | None = None,
    annex: AnnexForm | None = None,
) -> Published:
    """Adds the schedule to the folder (made where absent) as its next revision, approved where somebody approved it.

    The first revision may be any schedule. Later ones are re-planned from the last, or are the last schedule again with
    another approval; `annex` begins a new edition of the decree. Raises PublishError, and then has added nothing.
    """
    findings = verify(folder)
    there = numbers(folder)
    if findings:
        raise PublishError("damaged", there[-1] if there else 0, findings)
    last = read(folder, there[-1]) if there else None
    published = Published(
        number=last.published.number + 1 if last else 1,
        previous=last.published.digest if last else None,
        digest="",
        status="draft" if approved_by is None else "approved",
        approved_by=approved_by,
        decree=decree,
        decree_date=decree_date,
        annex=annex,
    )
    if last is not None:
        _demand_successor(schedule, published, last)
    return _add(folder, last, seal(schedule, published))


def digests(schedule: Schedule) -> tuple[str, ...]:
    """The schedule's digest as a draft and approved: approving writes its status and changes nothing else."""
    return tuple(digest(schedule.model_copy(update={"status": status})) for status in ("draft", "approved"))


def read(folder: Path, number: int) -> Revision:
    """One revision as it stands in the folder, whole or damaged (`verify` tells). Raises BadInput."""
    path = folder / file_name(number)
    there = numbers(folder)
    if number not in there:
        known = f"It holds 1 to {there[-1]}." if there else "It holds none."
        raise BadInput([Problem(str(folder), "", f"there is no revision {number}. {known}")])
    schedule, _ = load_schedule(path)
    if schedule.published is None:
        raise BadInput([Problem(f"{path}:1:1", "published", "is missing: this file is no revision.")])
    return Revision(schedule.published, schedule.model_copy(update={"published": None}))


def history(folder: Path) -> tuple[Revision, ...]:
    """All revisions in order. Raises BadInput where the folder is missing or a revision cannot be read."""
    if not folder.is_dir():
        raise BadInput([Problem(str(folder), "", "there is no such folder.")])
    return tuple(read(folder, number) for number in numbers(folder))


def _demand_successor(schedule: Schedule, published: Published, last: Revision) -> None:
    number = last.published.number
    bases = digests(last.schedule)
    if schedule.name != last.schedule.name:
        raise PublishError("other-scenario", number)
    if digest(schedule) in bases:
        approval = {"status", "approved_by", "decree", "decree_date"}
        if published.status == "draft" or (
            published.model_dump(include=approval) == last.published.model_dump(include=approval)
        ):
            raise PublishError("nothing-new", number)
    elif schedule.replan is None or schedule.replan.previous not in bases:
        raise PublishError("not-based", number)


def _add(folder: Path, last: Revision | None, text: str) -> Published:
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder, 0 if last is None else last.published.number)
    if last is not None:
        _point(folder, last.published)
    number = 1 if last is None else last.published.number + 1
    aside = _write_aside(folder, number, text)
    try:
        os.link(aside, folder / file_name(number))
    except (FileExistsError, FileNotFoundError):  # the winner sweeps what was written aside for its number
        raise PublishError("overtaken", number) from None
    finally:
        aside.unlink(missing_ok=True)
    _flush(folder)
    published = read(folder, number).published
    _point(folder, published)
    _sweep(folder, number)
    return published


def _point(folder: Path, published: Published) -> None:
    """`LAST` names this revision, unless it names it or a newer one already."""
    named = pointer(folder)
    if named is None or named[0] < published.number:
        aside = _write_aside(folder, published.number, f"{published.number} {published.digest}\n")
        with contextlib.suppress(FileNotFoundError):  # swept by a later publication, which names this one or itself
            aside.replace(folder / LAST)
        _flush(folder)


def _write_aside(folder: Path, number: int, text: str) -> Path:
    """A hidden file of this text, on the disk for good and not to be written to; its name says for which revision."""
    path = folder / f".{file_name(number)}.{secrets.token_hex(8)}"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o444), "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    return path


def _sweep(folder: Path, number: int) -> None:
    """Removes what killed publications left aside for revisions up to this one, which nobody can publish any more."""
    for path in folder.iterdir():
        left = _ASIDE.fullmatch(path.name)
        if left and int(left[1]) <= number:
            path.unlink(missing_ok=True)


def _flush(folder: Path) -> None:
    """The folder's own entries are on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
