"""Where a scenario or one of its files lies: an existing folder or file wins, else the library of examples."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from scenarios.problem import BadInput, Problem, maybe

LIBRARY = Path(str(resources.files("scenarios"))) / "library"
POLICIES = LIBRARY.parent / "policies"


def find(name_or_path: str) -> Path:
    """The folder of a scenario: an existing one, or the library's of that name. Raises BadInput."""
    folder = Path(name_or_path)
    if folder.is_dir():
        return folder
    if folder.is_file():
        raise _not_found(name_or_path, "is a file; a scenario is a folder.")
    if name_or_path in library():
        return LIBRARY / name_or_path
    known = library()
    near = maybe(name_or_path, known) or f" In the library: {', '.join(known)}."
    raise _not_found(name_or_path, f"there is no such folder, nor a scenario of that name in the library.{near}")


def find_file(name_or_path: str) -> Path:
    """A file: an existing one, `-` for standard input, or `NAME/events/FILE.yaml` in the library. Raises BadInput."""
    path = Path(name_or_path)
    if name_or_path == "-" or (path.exists() and not path.is_dir()):  # a pipe is read as a file is
        return path
    if path.is_dir():
        raise _not_found(name_or_path, "is a folder; a file is wanted.")
    inside = LIBRARY / name_or_path
    if ".." not in path.parts and not path.is_absolute() and inside.is_file():
        return inside
    folder, _, rest = name_or_path.partition("/")
    if folder in library() and rest:
        files = sorted(f"{folder}/{file.relative_to(LIBRARY / folder)}" for file in (LIBRARY / folder).rglob("*.yaml"))
        raise _not_found(name_or_path, f"there is no such file.{maybe(name_or_path, files)}")
    beside = [str(path.parent / file.name) for file in path.parent.glob("*") if file.is_file()]
    raise _not_found(name_or_path, f"there is no such file.{maybe(name_or_path, beside)}")


def library() -> tuple[str, ...]:
    """The names of the library's scenarios, sorted."""
    return tuple(sorted(folder.name for folder in LIBRARY.glob("*") if (folder / "scenario.yaml").is_file()))


def known_as(path: Path) -> str:
    """How a file is called in messages: as it was given, of the library from the scenario's name on."""
    return str(path.relative_to(LIBRARY)) if path.is_relative_to(LIBRARY) else str(path)


def _not_found(name: str, what: str) -> BadInput:
    return BadInput([Problem(name, "", what)])
