"""The file of one revision: `published:` on top, then the schedule; and the digest that makes it a link of a chain.

It is the SHA-256, written `sha256:` and 64 hexadecimal digits, of the whole file in UTF-8 without the line that holds
it and without the numbers of `seconds` inside `solved`, the only ones that differ between equal runs. So every other
character is covered, and nothing has to be parsed to check it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date as Date

import yaml

from scenarios.schedule import Published, Schedule
from scheduler.files import to_yaml

_HEADING = re.compile(
    r"\A(published:\n  number: ([1-9][0-9]{0,4})\n  previous: (null|sha256:[0-9a-f]{64})\n)"
    r"  digest: (sha256:[0-9a-f]{64})\n"
)
_SOLVED = re.compile(r"^solved:.*(?:\n[ \t].*)*", re.MULTILINE)
_SECONDS = re.compile(r"\bseconds: [0-9][0-9.e+-]*")


def seal(schedule: Schedule, published: Published) -> str:
    """The text of a revision: this schedule under these lines, whatever digest they hold replaced by the right one."""
    body = to_yaml(schedule.model_copy(update={"published": None, "status": published.status}))
    blank = _heading(published.model_copy(update={"digest": "sha256:" + "0" * 64})) + body
    return _heading(published.model_copy(update={"digest": _sha256(_without_digest(blank))})) + body


@dataclass(frozen=True)
class Link:
    """What makes a revision a part of the chain: its number, its digest and that of the revision before it."""

    number: int
    previous: str | None
    digest: str
    intact: bool
    """Whether the digest is that of the text it was read from."""

    @staticmethod
    def read(text: str) -> Link | None:
        """The link at the top of a revision's text; None where there is none."""
        found = _HEADING.match(text)
        if found is None:
            return None
        previous = None if found[3] == "null" else found[3]
        return Link(int(found[2]), previous, found[4], intact=_sha256(_without_digest(text)) == found[4])


def _without_digest(text: str) -> str:
    return _HEADING.sub(lambda found: found[1], text)


def _heading(published: Published) -> str:
    fields = published.model_dump(exclude={"annex"})
    lines = [f"  {key}: {_scalar(value)}\n" for key, value in fields.items()]
    if published.annex is not None:
        lines.append(f"  annex: {published.annex.model_dump_json()}\n")  # JSON on one line is YAML too
    return "".join(["published:\n", *lines])


def _scalar(value: int | str | Date | None) -> str:
    """One line of YAML: free text is quoted, so that nothing in it can be read as a key or a line of its own."""
    if isinstance(value, str) and not re.fullmatch(r"sha256:[0-9a-f]{64}|draft|approved", value):
        return str(yaml.safe_dump(value, default_style='"', allow_unicode=True, width=float("inf"))).rstrip("\n")
    return "null" if value is None else str(value)


def _sha256(text: str) -> str:
    timeless = _SOLVED.sub(lambda solved: _SECONDS.sub("seconds:", solved[0]), text)
    return "sha256:" + hashlib.sha256(timeless.encode()).hexdigest()
