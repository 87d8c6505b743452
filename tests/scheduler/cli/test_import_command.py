import json
from pathlib import Path

import openpyxl
import yaml

from tests.scheduler.cli.conftest import FILES, Run


def fill(path: Path, rows: list[list[str]]) -> None:
    book = openpyxl.load_workbook(path)
    for row in rows:
        book.worksheets[0].append(row)
    book.save(path)


def test_a_filled_template_becomes_the_proposals_of_a_scenario(run: Run, folder: Path, tmp_path: Path) -> None:
    sheet, target = tmp_path / "sheet.xlsx", tmp_path / "proposals"
    assert run("new", "--xlsx", sheet, "--language", "ru").output == f"{sheet}\n"
    given = yaml.safe_load(FILES["proposals.yaml"])["proposals"]
    fill(
        sheet,
        [
            [
                *(id_, one["body"], ",".join(one.get("with", ())), str(one["dates"]["from"]), str(one["dates"]["to"])),
                *("", ",".join(one["places"]), one.get("priority", "")),
            ]
            for id_, one in given.items()
        ],
    )
    done = run("import", sheet, "--scenario", folder, "-o", target)
    assert (done.exit_code, done.stdout) == (0, f"Proposals: 4. Written: {target}\n")
    assert sorted(file.name for file in target.iterdir()) == ["health.yaml", "labour.yaml"]
    read = {}
    for file in target.iterdir():
        read.update(yaml.safe_load(file.read_text(encoding="utf-8"))["proposals"])
    assert read == given
    (folder / "proposals.yaml").unlink()
    target.rename(folder / "proposals")
    assert run("check", folder).exit_code == 0


def test_json_holds_the_proposals_and_a_full_folder_is_left_alone(run: Run, tmp_path: Path) -> None:
    sheet, target = tmp_path / "sheet.xlsx", tmp_path / "proposals"
    run("new", "--xlsx", sheet)
    fill(sheet, [["a-1", "a", "", "2022-09-01", "2022-09-02", "", "*"]])
    found = json.loads(run("import", sheet, "-o", target, "--json").stdout)
    assert (list(found["proposals"]), found["files"]) == (["a-1"], [str(target / "a.yaml")])
    done = run("import", sheet, "-o", target)
    assert (done.exit_code, "this folder is not empty" in done.output) == (2, True)


def test_a_folder_or_a_spreadsheet_is_wanted(run: Run, tmp_path: Path) -> None:
    for words in ((), (tmp_path / "new", "--xlsx", tmp_path / "a.xlsx")):
        done = run("new", *words)
        assert (done.exit_code, "DIR or --xlsx FILE is wanted" in done.output) == (2, True)
    assert list(tmp_path.iterdir()) == []
