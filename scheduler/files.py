"""The canonical schedule file: one form for one schedule, a line a meeting, so that git shows what moved.

Files are written aside and renamed: what stands under a name is always whole.
"""

from __future__ import annotations

import os
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


def to_yaml(schedule: Schedule) -> str:
    """The schedule file: fixed order of keys, meetings by date and id, no aliases, no time of writing."""
    lines = [
        *(f"{key}: {_flow(value)}" for key, value in _opening(schedule).items()),
        *_block("operations", [f"  - {_flow(_operation(one))}" for one in schedule.operations], empty="[]"),
        f"solved: {_flow(_plain(schedule.solved))}",
        *(_replan(schedule)),
        *_block(
            "meetings", [f"  {_flow(one)}: {_flow(_plain(meeting))}" for one, meeting in in_order(schedule.meetings)]
        ),
        *_block(
            "unplaced", [f"  {_flow(one)}: {_flow(_plain(why))}" for one, why in sorted(schedule.unplaced.items())]
        ),
    ]
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
    """Puts the text under this name, whole or not at all; `-` is standard output.

    Raises OSError where that is impossible (`check_writable` says so before).
    """
    if path == STANDARD_OUTPUT:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    target = Path(path).resolve()
    if target.exists() and not target.is_file():  # a device or a pipe has no content to protect
        target.write_text(text, encoding="utf-8")
        return
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(_mode_for(target))
        Path(aside).replace(target)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _mode_for(target: Path) -> int:
    """The permissions the file has, or those of a new one (temporary files are private)."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _opening(schedule: Schedule) -> dict[str, Any]:
    return {
        "kezdesu": schedule.kezdesu,
        "schedule": schedule.name,
        "revision": schedule.revision,
        "status": schedule.status,
        "inputs": dict(schedule.inputs),
    }


def _replan(schedule: Schedule) -> list[str]:
    if schedule.replan is None:
        return []
    fields = _plain(schedule.replan)
    causes = fields.pop("causes")
    return [
        "replan:",
        *(f"  {key}: {_flow(value)}" for key, value in fields.items()),
        *(
            f"  {line}"
            for line in _block("causes", [f"  {_flow(one)}: {_flow(causes[one])}" for one in sorted(causes)])
        ),
    ]


def _block(key: str, lines: list[str], *, empty: str = "{}") -> list[str]:
    return [f"{key}:", *lines] if lines else [f"{key}: {empty}"]


def _operation(operation: BaseModel) -> dict[str, Any]:
    fields = _plain(operation)
    return {"op": fields.pop("op"), **fields}


def _plain(value: Any) -> Any:
    """Mappings, lists and scalars; what is None is left out, save in a proof, where no bound means something."""
    if isinstance(value, Text):
        return _words(value)
    if isinstance(value, BaseModel):
        named = ((name, field.alias or name) for name, field in type(value).model_fields.items())
        fields = {alias: getattr(value, name) for name, alias in named}
        return {key: _plain(part) for key, part in fields.items() if part is not None or key.endswith("bound")}
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if _is_list(value) else value


def _is_list(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    return isinstance(value, list | tuple)


def _words(text: Text) -> str | dict[str, str]:
    given: dict[str, str] = {
        language: words for language in LANGUAGES if (words := text.in_language(language)) is not None
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
