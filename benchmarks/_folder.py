"""A scenario as plain fields becomes a folder of YAML files: one entry a line, the same bytes for the same fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_DEEP = {"scenario.yaml": 2, "regions.yaml": 4, "policy.yaml": 2}
"""Levels of a file that are written line by line; in all other files two, what is deeper stands in one line."""


def write_folder(folder: Path, files: Mapping[str, Mapping[str, Any]]) -> None:
    """Writes the files by name (`proposals/health.yaml`). Raises FileExistsError where something is in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        lines = "\n".join(_lines(content, _DEEP.get(name, 2), ""))
        file.write_text(lines + "\n", encoding="utf-8", newline="\n")


def _lines(content: Mapping[str, Any], deep: int, indent: str) -> Iterator[str]:
    for key, value in content.items():
        if deep > 1 and isinstance(value, Mapping) and value:
            yield f"{indent}{key}:"
            yield from _lines(value, deep - 1, indent + "  ")
        else:
            yield f"{indent}{key}: {_flow(value)}"


def _flow(value: Any) -> str:
    text: str = yaml.dump(
        value, Dumper=_DUMPER, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1_000_000
    )
    return text.removesuffix("...\n").strip()
