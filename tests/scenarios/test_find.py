import os
from pathlib import Path

import pytest

from scenarios.find import LIBRARY, find, find_file, known_as, library
from scenarios.problem import BadInput

NAMES = ("closed-region", "joint-meeting", "kazakhstan-2022", "kazakhstan-2022-h2", "overfull-quarter", "smallest")


def test_the_library():
    assert library() == NAMES
    assert find("smallest") == LIBRARY / "smallest"
    assert find_file("kazakhstan-2022-h2/events/august.yaml") == LIBRARY / "kazakhstan-2022-h2/events/august.yaml"


def test_an_existing_folder_or_file_wins(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("smallest").mkdir()
    Path("smallest/scenario.yaml").touch()
    assert find("smallest") == Path("smallest")
    assert find_file("smallest/scenario.yaml") == Path("smallest/scenario.yaml")
    assert find_file("-") == Path("-")


def test_a_pipe_is_a_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert find_file(str(tmp_path / "pipe")) == tmp_path / "pipe"


def test_names_in_messages():
    assert known_as(LIBRARY / "smallest" / "bodies.yaml") == "smallest/bodies.yaml"
    assert known_as(Path("x/bodies.yaml")) == "x/bodies.yaml"


def test_what_cannot_be_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").touch()
    Path("folder").mkdir()
    nowhere = "there is no such folder, nor a scenario of that name in the library."
    expected = {
        (find, "smalest"): f"smalest: {nowhere} Maybe smallest.",
        (find, "zzz"): f"zzz: {nowhere} In the library: {', '.join(NAMES)}.",
        (find, "plan.yaml"): "plan.yaml: is a file; a scenario is a folder.",
        (find_file, "folder"): "folder: is a folder; a file is wanted.",
        (find_file, "plan.yml"): "plan.yml: there is no such file. Maybe plan.yaml.",
        (find_file, "smallest/../smallest/bodies.yaml"): (
            "smallest/../smallest/bodies.yaml: there is no such file. Maybe smallest/bodies.yaml."
        ),
        (find_file, "kazakhstan-2022-h2/events/agust.yaml"): (
            "kazakhstan-2022-h2/events/agust.yaml: there is no such file. Maybe kazakhstan-2022-h2/events/august.yaml."
        ),
    }
    for (search, name), what in expected.items():
        with pytest.raises(BadInput) as bad:
            search(name)
        assert str(bad.value) == what
