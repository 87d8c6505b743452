"""The canonical schedule file: one form for one schedule, a line a meeting, so that git shows what moved.

Files are written aside and renamed: what stands under a name is always whole.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

import yaml
from pydantic import BaseModel

from scenarios.domain import LANGUAGES, Meeting, Text
from scenarios.problem import BadInput, Problem
from scenarios.schedule import Schedule

STANDARD_OUTPUT = "-"


def to_mapping(schedule: Schedule) -> dict[str, Any]:
    """What the schedule file says, as plain mappings, lists and scalars, in the file's order."""
    fields = _plain(schedule)
    fields.pop("published", None)
    fields["operations"] = [{"op": one.pop("op"), **one} for one in fields["operations"]]
    fields["meetings"] = {one: fields["meetings"][one] for one, _ in in_order(schedule.meetings)}
    fields["unplaced"] = dict(sorted(fields["unplaced"].items()))
    if "replan" in fields:
        fields["replan"]["causes"] = dict(sorted(fields["replan"]["causes"].items()))
    return dict(fields)


def to_yaml(schedule: Schedule) -> str:
    """The schedule file: fixed order of keys, meetings by date and id, no aliases, no time of writing."""
    fields = to_mapping(schedule)
    lines: list[str] = []
    for key, value in fields.items():
        if key in {"meetings", "unplaced"}:
            lines += _block(key, [f"  {_flow(one)}: {_flow(part)}" for one, part in value.items()])
        elif key == "operations":
            lines += _block(key, [f"  - {_flow(part)}" for part in value], empty="[]")
        elif key == "replan":
            lines += _replan(value)
        else:
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def in_order(meetings: Mapping[str, Meeting]) -> list[tuple[str, Meeting]]:
    """The meetings by date, then id."""
    return sorted(meetings.items(), key=lambda item: (item[1].date, item[0]))


def check_writable(path: str) -> None:
    """Raises BadInput where this path cannot be written, so that nothing is solved in vain; `-` is standard output."""
    if path == STANDARD_OUTPUT:
        return
    target = Path(path)
    folder = target.resolve().parent
    what = None
    if target.is_dir():
        what = "this is a folder; give the name of a file."
    elif not folder.is_dir():
        what = f"there is no folder {folder}."
    elif not os.access(target if target.exists() and not target.is_file() else folder, os.W_OK):
        what = "no permission to write here."
    if what:
        raise BadInput([Problem(path, "", what)])


def write(path: str, text: str) -> None:
    """Puts the text under this name in UTF-8, whole or not at all; `-` is standard output.

    Raises OSError where that is impossible (`check_writable` says so before).
    """
    if path == STANDARD_OUTPUT:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    write_bytes(path, text.encode())


def write_bytes(path: str, content: bytes) -> None:
    """As `write`, for what is no text."""
    if path == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    target = Path(path).resolve()
    if target.exists() and not target.is_file():  # a device or a pipe has no content to protect
        target.write_bytes(content)
        return
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(_mode_for(target))
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def check_new_folder(path: str) -> None:
    """Raises BadInput where no folder of this name can be made: it must be new or empty."""
    target = Path(path)
    what = None
    if path == STANDARD_OUTPUT or (target.exists() and not target.is_dir()):
        what = "this is a file; give the name of a folder."
    elif target.is_dir() and any(target.iterdir()):
        what = "this folder is not empty; nothing was written."
    elif not target.resolve().parent.is_dir():
        what = f"there is no folder {target.resolve().parent}."
    elif not os.access(target.resolve().parent, os.W_OK):
        what = "no permission to write here."
    if what:
        raise BadInput([Problem(path, "", what)])


def write_folder(path: str, files: Mapping[str, bytes]) -> None:
    """A folder of these files by name, with all of them or not there at all; it must be new or empty.

    Raises OSError where that is impossible (`check_new_folder` says so before).
    """
    target = Path(path).resolve()
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part"))
    try:
        for name, content in files.items():
            write_bytes(str(aside / name), content)
        aside.chmod(0o777 & ~_mask())
        aside.replace(target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    _sync_folder(target.parent)


def _mode_for(target: Path) -> int:
    """The permissions the file has, or those of a new one (temporary files are private)."""
    if target.exists():
        return target.stat().st_mode & 0o777
    return 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replan(fields: dict[str, Any]) -> list[str]:
    proof = [f"  {key}: {_flow(value)}" for key, value in fields.items() if key != "causes"]
    causes = [f"  {_flow(one)}: {_flow(cause)}" for one, cause in fields["causes"].items()]
    return ["replan:", *proof, *(f"  {line}" for line in _block("causes", causes))]


def _block(key: str, lines: list[str], *, empty: str = "{}") -> list[str]:
    return [f"{key}:", *lines] if lines else [f"{key}: {empty}"]


def _plain(value: Any) -> Any:
    """Mappings, lists and scalars; what is None is left out, save in a proof, where no bound means something."""
    if isinstance(value, Text):
        return words(value)
    if isinstance(value, BaseModel):
        named = ((name, field.alias or name) for name, field in type(value).model_fields.items())
        fields = {alias: getattr(value, name) for name, alias in named}
        return {key: _plain(part) for key, part in fields.items() if part is not None or key.endswith("bound")}
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if _is_list(value) else value


def _is_list(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    return isinstance(value, list | tuple)


def words(text: Text) -> str | dict[str, str]:
    """The text as files hold it: plain where it is the same in every language."""
    given: dict[str, str] = {
        language: said for language in LANGUAGES if (said := text.in_language(language)) is not None
    }
    same = len(given) == len(LANGUAGES) and len(set(given.values())) == 1
    return next(iter(given.values())) if same else given


class _Flow(yaml.SafeDumper):
    """Flow style on one line, each value written out where it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _on_one_line(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if "\n" in text else None)


_Flow.add_representer(str, _on_one_line)


def _flow(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=_Flow, default_flow_style=True, width=float("inf"), sort_keys=False, allow_unicode=True
    )
    return text.removesuffix("\n").removesuffix("\n...")
