import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml
from python_calamine import CalamineWorkbook

from scenarios.read_schedule import load_schedule
from tests.scheduler.cli.conftest import Run

Fill = Callable[[str, int, dict[str, Any]], None]
Answered = Callable[..., tuple[list[dict[str, Any]], list[dict[str, Any]]]]


@pytest.fixture
def sheets(run: Run, folder: Path, schedule_file: Path, tmp_path: Path) -> Path:
    """The sheets of the small schedule."""
    done = run("coordinate", folder, schedule_file, "-o", tmp_path / "sheets", "--language", "ru")
    assert (done.exit_code, done.stdout) == (0, f"Записано файлов: 8. Папка: {tmp_path / 'sheets'}\n")
    return tmp_path / "sheets"


@pytest.fixture
def fill(sheets: Path) -> Fill:
    """Writes into the cells of a row (3 is the first), by the keys of the sheet that has them all."""

    def write(name: str, row: int, cells: dict[str, Any]) -> None:
        book = openpyxl.load_workbook(sheets / name)
        for sheet in book.worksheets:
            at = {cell.value: cell.column for cell in sheet[1]}
            if set(cells) <= set(at):
                for key, value in cells.items():
                    sheet.cell(row, at[key]).value = value
                break
        book.save(sheets / name)

    return write


@pytest.fixture
def answered(run: Run, folder: Path, schedule_file: Path, sheets: Path) -> Answered:
    """The events and the answers that the returned sheets make."""

    def read() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        events = sheets.parent / "events.yaml"
        done = run("objections", folder, schedule_file, sheets, "-o", events)
        assert done.exit_code == 0, done.output
        told = yaml.safe_load((sheets.parent / "answers.yaml").read_text(encoding="utf-8"))["answers"]
        return yaml.safe_load(events.read_text(encoding="utf-8"))["events"], told

    return read


def test_every_body_and_region_gets_its_meetings_in_both_formats(sheets: Path) -> None:
    expected = {
        "body-health": ["health-01"],
        "body-labour": ["labour-02", "health-01", "labour-01"],
        "region-abai": ["labour-02", "labour-01"],
        "region-kostanay": ["health-01"],
    }
    assert sorted(one.name for one in sheets.iterdir()) == sorted(
        f"{name}.{ending}" for name in expected for ending in ("docx", "xlsx")
    )
    for name, proposals in expected.items():
        sheet = CalamineWorkbook.from_path(str(sheets / f"{name}.xlsx")).get_sheet_by_name("На согласование")
        assert [row[0] for row in sheet.to_python()[2:]] == proposals
        table = docx.Document(str(sheets / f"{name}.docx")).tables[0]
        assert [row.cells[0].text for row in table.rows][1:] == proposals
    body = openpyxl.load_workbook(sheets / "body-health.xlsx")
    assert {one.name: one.value for one in body.custom_doc_props.props}["id"] == "health"
    assert [cell.value for cell in body["Не вошло"][3]][:1] == ["health-02"]
    region = openpyxl.load_workbook(sheets / "region-kostanay.xlsx")
    assert [cell.value for cell in region["Не вошло"][3]][:1] == ["health-02"]
    assert [cell.value for cell in region["Закрытые даты"][3]][3] == "всё, кроме центров"


def test_untouched_sheets_wish_nothing(answered: Answered) -> None:
    assert answered() == ([], [])


def test_wishes_become_changes_and_pins_objections_postponements(fill: Fill, answered: Answered) -> None:
    fill("body-health.xlsx", 3, {"wishdate": "03.10.2022", "remark": "съезд"})
    fill("region-abai.xlsx", 3, {"object": "Х"})
    fill("region-abai.xlsx", 4, {"wishplace": "Урджарский район, область Абай"})
    fill("region-kostanay.xlsx", 4, {"from": "2022-10-24", "to": "2022-10-26", "scope": "всё", "reason": "форум"})
    events, told = answered()
    assert events == [
        {"op": "pin", "proposal": "health-01", "date": "2022-10-03", "place": "kostanay/auliekol", "reason": "съезд"},
        {"op": "postpone", "proposal": "labour-02"},
        {"op": "pin", "proposal": "labour-01", "date": "2022-10-12", "place": "abai/urzhar"},
        {
            **{"op": "close", "region": "kostanay", "from": "2022-10-24", "to": "2022-10-26"},
            **{"scope": "all", "reason": "форум"},
        },
    ]
    assert [(one["file"], one["subject"], one["answer"]) for one in told] == [
        ("body-health.xlsx", "health-01", "accepted"),
        ("region-abai.xlsx", "labour-02", "accepted"),
        ("region-abai.xlsx", "labour-01", "accepted"),
        ("region-kostanay.xlsx", "kostanay", "accepted"),
    ]


def test_what_cannot_be_is_refused_with_conflict_and_alternative_and_the_rest_can_be_replanned(
    run: Run, fill: Fill, answered: Answered, folder: Path, schedule_file: Path, sheets: Path
) -> None:
    fill("body-health.xlsx", 3, {"wishdate": "2022-10-04"})  # a Tuesday: the head is in the Government
    fill("body-labour.xlsx", 5, {"wishdate": "2022-11-15"})  # beyond the horizon
    fill("region-abai.xlsx", 3, {"wishdate": "2022-09-13"})
    fill("region-abai.xlsx", 4, {"wishdate": "2022-09-14"})  # clashes with the row above
    events, told = answered()
    assert events == [{"op": "pin", "proposal": "labour-02", "date": "2022-09-13", "place": "abai/urzhar"}]
    assert [(one["subject"], one["answer"], one.get("alternative")) for one in told] == [
        ("health-01", "refused", {"date": "2022-10-03", "place": "kostanay/auliekol"}),
        ("labour-01", "refused", {"date": "2022-10-31", "place": "abai/semey-city"}),
        ("labour-02", "accepted", None),
        ("labour-01", "refused", {"date": "2022-10-01", "place": "abai/semey-city"}),
    ]
    assert "the head is away on this date" in told[0]["because"][0]["en"]
    done = run(
        "replan", folder, schedule_file, "--events", sheets.parent / "events.yaml", "-o", sheets.parent / "n.yaml"
    )
    assert done.exit_code == 0, done.output
    assert str(load_schedule(sheets.parent / "n.yaml")[0].meetings["labour-02"].date) == "2022-09-13"
    shown = run("coordinate", folder, schedule_file, "--answers", sheets.parent / "answers.yaml", "--language", "en")
    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "body-health.xlsx, На согласование:A3: health-01: refused.",
        "body-labour.xlsx, На согласование:A5: labour-01: refused.",
        "region-abai.xlsx, На согласование:A3: labour-02: accepted.",
        "region-abai.xlsx, На согласование:A4: labour-01: refused.",
    ]
    assert lines[4] == "  Nearest that is possible: 3 October 2022, Auliekol District, Kostanay Region."


def test_where_the_wished_place_has_no_date_the_alternative_is_at_another(fill: Fill, answered: Answered) -> None:
    fill("region-abai.xlsx", 3, {"wishdate": "2022-09-13"})
    fill("region-abai.xlsx", 4, {"wishplace": "Урджарский район, область Абай"})  # the row above has it
    events, told = answered()
    assert [one["proposal"] for one in events] == ["labour-02"]
    assert (told[1]["answer"], told[1]["wish"]) == ("refused", {"date": "2022-10-12", "place": "abai/urzhar"})
    assert told[1]["alternative"] == {"date": "2022-10-11", "place": "abai/semey-city"}


def test_of_two_wishes_for_a_meeting_the_first_stands(fill: Fill, answered: Answered) -> None:
    fill("body-labour.xlsx", 5, {"wishdate": "2022-10-13"})
    fill("region-abai.xlsx", 4, {"wishdate": "2022-10-14"})
    events, told = answered()
    assert [one["date"] for one in events] == ["2022-10-13"]
    assert [one["answer"] for one in told] == ["accepted", "refused"]
    fill("region-abai.xlsx", 4, {"wishdate": "2022-10-13"})
    events, told = answered()
    assert [one["date"] for one in events] == ["2022-10-13"]
    assert [one["answer"] for one in told] == ["accepted", "accepted"]


def test_a_closure_is_lifted(fill: Fill, answered: Answered) -> None:
    fill("region-kostanay.xlsx", 3, {"lift": "иә"})
    assert answered()[0] == [{"op": "open", "region": "kostanay", "from": "2022-09-01", "to": "2022-09-20"}]


def test_bad_cells_are_told_by_file_sheet_and_cell(
    run: Run, fill: Fill, folder: Path, schedule_file: Path, sheets: Path
) -> None:
    fill("body-health.xlsx", 3, {"agree": "x", "wishdate": "2022-10-03"})
    fill("body-labour.xlsx", 3, {"object": "maybe", "wishplace": "Атлантида", "wishdate": "потом"})
    fill("body-labour.xlsx", 4, {"proposal": "health-09"})
    fill("body-labour.xlsx", 5, {"remark": "=cmd()"})
    fill("region-abai.xlsx", 3, {"from": "2022-10-05", "to": "2022-10-01", "scope": "nothing"})
    done = run("objections", folder, schedule_file, sheets, "-o", sheets.parent / "events.yaml")
    assert done.exit_code == 2
    assert [line.removeprefix(f"{sheets}/") for line in done.output.splitlines()] == [
        "body-health.xlsx:На согласование:J3: agree: agrees and objects (or wishes something else) at once.",
        "body-labour.xlsx:На согласование:K3: object: 'maybe' is no mark; write x or leave it empty.",
        "body-labour.xlsx:На согласование:L3: wishdate: 'потом' is no date; write it like 2022-09-14.",
        "body-labour.xlsx:На согласование:M3: wishplace: there is no place 'Атлантида'.",
        "body-labour.xlsx:На согласование:A4: proposal: there is no meeting of 'health-09'. Maybe health-01.",
        "body-labour.xlsx:На согласование:N5: remark: a formula; write the value itself.",
        "region-abai.xlsx:Закрытые даты:D3: scope: 'nothing' is not one of all, districts.",
        "region-abai.xlsx:Закрытые даты:C3: to: 2022-10-01 is before 2022-10-05.",
    ]
    assert not (sheets.parent / "events.yaml").exists()


def test_a_renamed_file_is_known_and_a_stale_or_foreign_one_refused(
    run: Run, fill: Fill, answered: Answered, folder: Path, schedule_file: Path, sheets: Path
) -> None:
    fill("region-kostanay.xlsx", 3, {"lift": "x"})
    (sheets / "region-kostanay.xlsx").rename(sheets / "a.xlsx")
    assert [one["op"] for one in answered()[0]] == ["open"]
    for one in sheets.iterdir():
        if one.name != "a.xlsx":
            one.unlink()
    openpyxl.Workbook().save(sheets / "b.xlsx")
    schedule_file.write_text(
        schedule_file.read_text(encoding="utf-8").replace("2022-10-12", "2022-10-13"), encoding="utf-8"
    )
    done = run("objections", folder, schedule_file, sheets, "-o", sheets.parent / "new.yaml")
    assert (done.exit_code, done.output) == (
        2,
        f"{sheets}/a.xlsx: was made from another schedule; write new sheets from this one.\n"
        f"{sheets}/b.xlsx: is no coordination sheet.\n",
    )


def test_json_and_usage(run: Run, folder: Path, schedule_file: Path, sheets: Path, tmp_path: Path) -> None:
    done = run("objections", folder, schedule_file, sheets, "-o", tmp_path / "e.yaml", "--json")
    assert json.loads(done.stdout) == {"files": [f"{tmp_path}/e.yaml", f"{tmp_path}/answers.yaml"], "answers": []}
    for words in ((), ("-o", tmp_path / "x", "--answers", tmp_path / "answers.yaml")):
        assert run("coordinate", folder, schedule_file, *words).exit_code == 2
    assert run("objections", folder, schedule_file, tmp_path / "none", "-o", tmp_path / "e.yaml").exit_code == 2
