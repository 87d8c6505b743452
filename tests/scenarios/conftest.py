from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scenarios.domain import Scenario
from scenarios.find import LIBRARY
from scenarios.load import load
from scenarios.operations import Operation
from scenarios.problem import BadInput
from scenarios.read_operations import load_events

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the smallest scenario with some files replaced (`proposals/x`: in a folder; None: removed)."""

    def writing(files: dict[str, str | bytes | None] | None = None) -> Path:
        folder = tmp_path / "s"
        shutil.copytree(LIBRARY / "smallest", folder)
        for name, content in (files or {}).items():
            path = folder / (name if "." in name else f"{name}.yaml")
            path.parent.mkdir(exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return writing


@pytest.fixture
def problems(write: Write) -> Callable[..., list[str]]:
    """The lines told about the smallest scenario with files replaced; file names from the folder on."""

    def telling(files: dict[str, str | bytes | None], **options: object) -> list[str]:
        folder = write(files)
        with pytest.raises(BadInput) as bad:
            load(folder, **options)  # type: ignore[arg-type]
        return str(bad.value).replace(f"{folder}/", "").splitlines()

    return telling


@pytest.fixture(scope="session")
def smallest() -> Scenario:
    return load(LIBRARY / "smallest").scenario


@pytest.fixture
def events(tmp_path: Path) -> Callable[[str], tuple[Operation, ...]]:
    """Operations from the lines of an events file."""

    def reading(text: str) -> tuple[Operation, ...]:
        path = tmp_path / "events.yaml"
        path.write_text("events:\n" + text, encoding="utf-8")
        return load_events(path).operations

    return reading
