import json
from pathlib import Path

from scenarios.find import find


def test_a_new_scenario_is_complete(run, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    made = run("new", target)
    assert made.exit_code == 0
    written = sorted(str(file) for file in target.rglob("*") if file.is_file())
    assert made.stdout.splitlines() == written
    assert run("check", target).exit_code == 0
    for file in written:
        inside = Path(file).relative_to(target)
        assert Path(file).read_bytes() == (find("smallest") / inside).read_bytes()


def test_json(run, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    made = json.loads(run("new", target, "--json").stdout)
    assert made["folder"] == str(target)
    assert made["files"] == sorted(str(file.relative_to(target)) for file in target.rglob("*") if file.is_file())


def test_an_empty_folder_will_do(run, tmp_path: Path) -> None:
    assert run("new", tmp_path).exit_code == 0


def test_a_folder_with_anything_in_it_is_left_alone(run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    made = run("new", tmp_path)
    assert (made.exit_code, made.stdout) == (2, "")
    assert made.stderr == f"{tmp_path}: this folder is not empty; nothing was written.\n"
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_or_a_missing_parent(run, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert run("new", file).stderr == f"{file}: this is a file; give the name of a folder.\n"
    deep = tmp_path / "none" / "mine"
    assert run("new", deep).stderr == f"{deep}: there is no folder {deep.parent}.\n"
