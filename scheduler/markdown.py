"""Text as Markdown that shows it as it is, on one line: nothing in it is read as markup or becomes a link."""

from __future__ import annotations

import re

_MARKS = re.compile(r"[\\`*_\[\]<>|~&#+!@]")
_OPENING = re.compile(r"^(\d{1,9})([.)])|^(?=[-=])")
_SCHEME = re.compile(r"(?<=[a-z])://|(?<=www)\.", re.IGNORECASE)


def as_markdown(words: str) -> str:
    """These words with a backslash before every sign that Markdown, or GitHub's, would take for its own."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(words.split()))
    return _SCHEME.sub(r"\\\g<0>", _OPENING.sub(lambda one: f"{one[1]}\\{one[2]}" if one[1] else "\\", line))
