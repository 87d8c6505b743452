import json
from pathlib import Path


def test_it_writes_one_page(run, folder: Path, schedule_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    result = run("report", folder, schedule_file, "-o", target, "--language", "ru")
    assert (result.exit_code, result.stdout) == (0, f"Записано: {target}\n")
    text = target.read_text(encoding="utf-8")
    assert text.startswith('<!DOCTYPE html>\n<html lang="ru">')
    assert "Әулиекөл ауданы" in text
    assert list(tmp_path.glob(".*")) == []


def test_against_an_older_schedule_it_shows_changes(run, folder: Path, schedule_file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    old.write_text(schedule_file.read_text(encoding="utf-8").replace("2022-10-12", "2022-10-19"), encoding="utf-8")
    target = tmp_path / "page.html"
    assert run("report", folder, schedule_file, "--against", old, "-o", target).exit_code == 0
    text = target.read_text(encoding="utf-8")
    assert text.count('data-item="c:') == 1
    assert "19 October 2022" in text


def test_one_page_for_each_body_or_region(run, folder: Path, schedule_file: Path, tmp_path: Path) -> None:
    for kind, names in (("body", ["health.html", "labour.html"]), ("region", ["abai.html", "kostanay.html"])):
        target = tmp_path / kind
        result = run("report", folder, schedule_file, "--per", kind, "-o", target, "--json")
        assert sorted(file.name for file in target.iterdir()) == names
        told = json.loads(result.stdout)["files"]
        assert {one["path"]: one["size"] for one in told} == {
            str(file): file.stat().st_size for file in target.iterdir()
        }
    abai = (tmp_path / "region" / "abai.html").read_text(encoding="utf-8")
    assert 'data-item="m:labour-01"' in abai
    assert 'data-item="m:health-01"' not in abai


def test_bad_input_is_told_and_nothing_is_written(run, folder: Path, schedule_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    result = run("report", folder, tmp_path / "scedule.yaml", "-o", target)
    assert result.exit_code == 2
    assert "Maybe" in result.stderr
    result = run("report", folder, schedule_file, "-o", tmp_path / "nowhere" / "page.html")
    assert (result.exit_code, result.stderr) == (
        2,
        f"{tmp_path}/nowhere/page.html: there is no folder {tmp_path}/nowhere.\n",
    )
    result = run("report", folder, schedule_file, "--per", "body", "-o", folder)
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert not target.exists()
    assert run("report", folder, "-", "--against", "-", "-o", target).exit_code == 2
    assert run("report", folder, schedule_file, "--json", "-o", "-").exit_code == 2
