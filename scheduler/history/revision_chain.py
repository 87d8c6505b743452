"""Whether a folder of revisions is whole: every number there, every file as it was published, each based on the last.

`NNNN.yaml` are the revisions; `LAST` names the newest with its digest, so that a removed end is found too; names that
begin with a dot are not part of the history (half-written files of a publication that was killed, a repository's own).
Whoever rewrites the whole folder from some revision on, `LAST` included, cannot be found out from the folder alone:
compare the last digest with one that was kept elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from scheduler.history.revision_file import Link

FindingKind = Literal["missing", "foreign", "unreadable", "edited", "renumbered", "unlinked", "unpointed", "mispointed"]
LAST = "LAST"
_POINTER = re.compile(r"([1-9][0-9]{0,4}) (sha256:[0-9a-f]{64})\n")
_FILE_NAME = re.compile(r"[0-9]{4,5}\.yaml")


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong with a file of the folder.

    - `missing`: a revision that must have been there, `unreadable`: a file without a revision's heading,
      `foreign`: a file that publishing does not write;
    - `edited`: the text is not the one that was published, `renumbered`: the file's name is not its number,
      `unlinked`: it does not follow the revision before it;
    - `unpointed`: no (readable) `LAST`, `mispointed`: `LAST` names another revision of that number.
    """

    file: str
    kind: FindingKind


def file_name(number: int) -> str:
    """The name of a revision's file."""
    return f"{number:04d}.yaml"


def numbers(folder: Path) -> tuple[int, ...]:
    """The numbers of the revisions in a folder, by their files' names, in order; none where there is no folder."""
    return tuple(sorted(number for name in _names(folder) if (number := _number(name)) is not None))


def pointer(folder: Path) -> tuple[int, str] | None:
    """Number and digest of the newest revision as `LAST` has them; None without a readable `LAST`."""
    found = _POINTER.fullmatch(_text(folder / LAST) or "")
    return (int(found[1]), found[2]) if found else None


def verify(folder: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with the history in this folder, by file; nothing where it is whole or there is none."""
    last = pointer(folder)  # read first: whoever publishes meanwhile adds a file before they name it here
    there = numbers(folder)
    expected = range(1, max(*there, last[0] if last else 0, 0) + 1)
    links = {number: Link.read(_text(folder / file_name(number)) or "") for number in there}
    findings = {Finding(file_name(number), "missing") for number in expected if number not in there}
    findings.update(Finding(name, "foreign") for name in _names(folder) if name != LAST and _number(name) is None)
    for number in there:
        findings.update(_link_findings(number, links))
    findings.update(_pointer_findings(folder, last, links))
    return tuple(sorted(findings))


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if not path.name.startswith(".")] if folder.is_dir() else []


def _number(name: str) -> int | None:
    """The number of the revision that a file of this name holds."""
    number = int(name.partition(".")[0]) if _FILE_NAME.fullmatch(name) else 0
    return number if number > 0 and name == file_name(number) else None


def _link_findings(number: int, links: dict[int, Link | None]) -> list[Finding]:
    file, link = file_name(number), links[number]
    if link is None:
        return [Finding(file, "unreadable")]
    found: list[Finding] = []
    if not link.intact:
        found.append(Finding(file, "edited"))
    if link.number != number:
        found.append(Finding(file, "renumbered"))
    before = links.get(number - 1)
    if (number == 1 and link.previous is not None) or (before is not None and link.previous != before.digest):
        found.append(Finding(file, "unlinked"))
    return found


def _pointer_findings(folder: Path, last: tuple[int, str] | None, links: dict[int, Link | None]) -> list[Finding]:
    """A publication killed before its last step leaves `LAST` one behind, or absent after the first: both are whole."""
    if last is None:
        excused = len(links) <= 1 and not (folder / LAST).exists()
        return [] if excused else [Finding(LAST, "unpointed")]
    link = links.get(last[0])
    return [Finding(LAST, "mispointed")] if link is not None and link.digest != last[1] else []


def _text(path: Path) -> str | None:
    """The file's text with its line ends as they are; None where there is no such file or it is no UTF-8."""
    try:
        return path.read_bytes().decode() if path.is_file() and not path.is_symlink() else None
    except UnicodeDecodeError:
        return None
