"""An Office file that came back from somebody: its size is known, and its XML harmless, before anything reads it.

A file of 5 kB can unpack to gigabytes, and XML can name entities that grow or fetch. So parts and unpacked bytes are
counted first, in a parse that keeps nothing and refuses document types.
"""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Protocol, TypeVar

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from scenarios.problem import BadInput, Problem
from scenarios.source import STANDARD_INPUT

MOST_BYTES = 20_000_000
MOST_UNPACKED = 60_000_000
MOST_PARTS = 2_000

Found = TypeVar("Found")
_CHUNK = 1 << 16
_TEXTS = (".xml", ".rels", ".vml")


class Measure(Protocol):
    """Sees every element of every part and complains of what is too much."""

    def begin(self) -> None:
        """Another part."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """One element of the part."""

    def close(self) -> None:
        """The end of a part."""

    def complaint(self) -> str | None:
        """What is too much, as the end of a sentence that begins with the part's name."""


def read_bytes(path: Path) -> tuple[str, bytes]:
    """The name people know a file by and its content (`-`: standard input). Raises BadInput."""
    name = "standard input" if path == STANDARD_INPUT else str(path)
    try:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise refused(name, "there is no such file.") from None
    if len(data) > MOST_BYTES:
        raise refused(name, f"is larger than {MOST_BYTES} bytes.")
    return name, data


def harmless(name: str, data: bytes, measure: Measure, what: str) -> None:
    """Raises BadInput where the file is no package (`what` says so), is too large, or holds entities."""

    def scan() -> None:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > MOST_PARTS:
                raise refused(name, f"holds more than {MOST_PARTS} parts.")
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise refused(name, f"unpacks to more than {MOST_UNPACKED} bytes.")
            for part in parts:
                if part.filename.lower().endswith(_TEXTS):
                    _scan(name, package, part, measure)

    told(name, what, scan)


def told(name: str, what: str, read: Callable[[], Found]) -> Found:
    """What a reader of a foreign file finds; whatever it stumbles over becomes the sentence `what`."""
    try:
        return read()
    except DefusedXmlException:
        raise refused(name, "holds a document type or an entity, which no such file needs.") from None
    except BadInput:
        raise
    except Exception:  # readers raise whatever a broken part leads them to
        raise refused(name, what) from None


def refused(name: str, what: str) -> BadInput:
    """The one problem of a file."""
    return BadInput([Problem(name, "", what)])


def _scan(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo, measure: Measure) -> None:
    parser = DefusedXMLParser(target=measure, forbid_dtd=True)
    measure.begin()
    with package.open(part) as file:  # never yields more than the size that was declared and counted
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
            if complaint := measure.complaint():
                raise refused(name, f"{part.filename} {complaint}")
    parser.close()
