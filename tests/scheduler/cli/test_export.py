import json
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from docx import Document

from scheduler.export import FORMATS

PAPERS = ("docx", "pdf", "html", "md")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def numbers(file: Path) -> list[str]:
    return [row.cells[0].text for row in Document(BytesIO(file.read_bytes())).tables[0].rows[1:]]


@pytest.fixture
def target(tmp_path):
    """An empty folder to write to."""
    made = tmp_path / "papers"
    made.mkdir()
    return made


@pytest.fixture
def revisions(run, folder, schedule_file, tmp_path):
    """The schedule approved by decree."""
    made = tmp_path / "revisions"
    approval = ("--approved-by", "Government", "--decree", "345", "--decree-date", "2022-08-01")
    assert run("publish", folder, schedule_file, "--to", made, *approval, "--annex-language", "ru").exit_code == 0
    return made


@pytest.fixture
def changed_file(schedule_file, tmp_path):
    """The schedule with one meeting withdrawn and one moved behind the other."""
    schedule = yaml.safe_load(schedule_file.read_text(encoding="utf-8"))
    schedule["operations"] = [{"op": "withdraw", "proposal": "labour-02"}]
    del schedule["meetings"]["labour-02"]
    schedule["meetings"]["labour-01"]["date"] = "2022-09-14"
    made = tmp_path / "changed.yaml"
    made.write_text(yaml.safe_dump(schedule), encoding="utf-8")
    return made


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written_and_named(run, folder, schedule_file, target, form):
    result = run("export", folder, schedule_file, "--format", form, "-o", target / f"x.{form}")
    beside = ["", "-agreement", "-note"] if form in PAPERS else [""]
    assert (result.exit_code, result.stderr) == (0, "")
    assert names(target) == sorted(f"x{added}.{form}" for added in beside)
    assert sorted(result.stdout.splitlines()) == sorted(str(target / f"x{added}.{form}") for added in beside)


def test_an_unknown_format_is_answered_with_the_list(run, folder, schedule_file, target):
    result = run("export", folder, schedule_file, "--format", "odt", "-o", target / "x.odt")
    assert result.exit_code == 2
    assert "'odt' is not one of 'docx', 'pdf', 'html', 'md', 'xlsx', 'csv', 'json', 'ics'." in result.stderr
    assert names(target) == []


@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_missing_are_listed_and_nothing_is_written(run, folder, schedule_file, target, form):
    for file, word in (("bodies.yaml", 'ru: "Министерство труда", '), ("regions.yaml", ', en: "Urzhar District"')):
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(word, ""), encoding="utf-8")
    written = ("--format", form, "-o", target / "x")
    result = run("export", folder, schedule_file, *written)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{folder}: bodies.labour.name: there is no name in ru.\n"
    result = run("export", folder, schedule_file, "--language", "en", *written)
    assert result.stderr == f"{folder}: regions.abai.places.urzhar.name: there is no name in en.\n"
    assert names(target) == []
    assert run("export", folder, schedule_file, "--language", "kk", *written).exit_code == 0


def test_control_characters_are_left_out_with_a_warning(run, folder, schedule_file, target):
    path = folder / "proposals.yaml"
    text = path.read_text(encoding="utf-8").replace('["abai/*"]}', '["abai/*"], venue: "a\\u0007b\\u202ec"}')
    path.write_text(text, encoding="utf-8")
    result = run("export", folder, schedule_file, "--format", "docx", "--language", "kk+ru", "-o", target / "x.docx")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        f"proposals.labour-01.venue.{language}: control characters were left out: 2." for language in ("kk", "ru", "en")
    ]
    assert Document(target / "x.docx").tables[0].rows[3].cells[2].text == "Абай облысы, Семей қаласы, abc"


def test_standard_output_carries_the_decree_alone(run, folder, schedule_file):
    result = run("export", folder, schedule_file, "--format", "md", "--language", "ru", "-o", "-")
    assert result.stdout.startswith("**Проект**\n\n# ПОСТАНОВЛЕНИЕ ПРАВИТЕЛЬСТВА")
    assert "Пояснительная записка" not in result.stdout


def test_json_names_the_files(run, folder, schedule_file, target):
    file = target / "x.docx"
    told = json.loads(run("export", folder, schedule_file, "--format", "docx", "-o", file, "--json").stdout)
    assert told == {"files": [str(target / f"x{added}.docx") for added in ("", "-note", "-agreement")], "warnings": []}


def test_an_own_template_and_a_broken_one(run, folder, schedule_file, target):
    own = target / "own.docx"
    assert run("template", "-o", own).stdout == f"{own}\n"
    document = Document(own)
    wanted = next(one for one in document.paragraphs if one.text == "{{ part.signature }}")
    wanted.runs[0].text = "Signed: {{ part.signatory }}"
    document.save(own)
    words = ("--format", "docx", "--template", own, "-o", target / "x.docx")
    result = run("export", folder, schedule_file, *words)
    assert (result.exit_code, names(target)) == (2, ["own.docx"])
    assert result.stderr == f"{own}: asks for a field that is missing: 'dict object' has no attribute 'signatory'.\n"
    wanted.runs[0].text = "Signed: {{ part.signature }}"
    document.save(own)
    assert run("export", folder, schedule_file, *words).exit_code == 0
    said = [one.text for one in Document(target / "x.docx").paragraphs]
    assert "Signed: Премьер-Министр Республики Казахстан" in said


def test_options_that_make_no_sense_together(run, folder, schedule_file, target):
    for words, said in (
        (("--format", "pdf", "--template", "x"), "--template is for --format docx."),
        (("--format", "docx", "--amends", "1"), "--amends needs --revisions DIR."),
        (("--format", "csv", "--amends", "1", "--revisions", "x"), "--amends is for docx, pdf, html, md."),
        (("--format", "csv", "--per", "body"), "--per is for --format ics."),
        (("--format", "ics", "--bom"), "--bom is for --format csv."),
    ):
        result = run("export", folder, schedule_file, *words, "-o", target / "x")
        assert (result.exit_code, names(target)) == (2, [])
        assert said in result.stderr


def test_an_amending_decree_has_its_redline_beside_it(run, folder, changed_file, revisions, target):
    words = ("--format", "docx", "--revisions", revisions, "-o", target / "x.docx")
    assert run("export", folder, changed_file, *words, "--amends", "1").exit_code == 0
    assert names(target) == ["x-agreement.docx", "x-note.docx", "x-redline.docx", "x.docx"]
    document = Document(target / "x.docx")
    said = [one.text for one in document.paragraphs]
    assert "строку, порядковый номер 3, изложить в следующей редакции:" in said
    assert "строку, порядковый номер 1, исключить." in said
    assert "Жоба" not in document.sections[0].header.paragraphs[0].text


def test_the_annex_keeps_the_numbers_in_force(run, folder, schedule_file, changed_file, revisions, target):
    words = ("--format", "docx", "--revisions", revisions, "--alone", "-o", target / "x.docx")
    assert run("export", folder, changed_file, *words).exit_code == 0
    assert numbers(target / "x.docx") == ["2", "3"]
    assert run("export", folder, changed_file, *words, "--whole", "--amends", "1").exit_code == 0
    assert numbers(target / "x.docx") == ["1", "2"]
    assert run("export", folder, schedule_file, *words).exit_code == 0
    said = [one.text for one in Document(target / "x.docx").paragraphs]
    assert "Утвержден постановлением Правительства Республики Казахстан от 1 августа 2022 года № 345" in said


def test_nothing_to_amend_is_a_finding(run, folder, schedule_file, revisions, target):
    words = ("--format", "docx", "--revisions", revisions, "--amends", "1", "-o", target / "x.docx")
    result = run("export", folder, schedule_file, *words)
    assert (result.exit_code, result.stderr) == (
        1, "No printed row differs from revision 1: there is nothing to amend.\n",
    )  # fmt: skip
    assert names(target) == []


def test_the_form_in_force_stays_and_only_an_approved_revision_is_amended(run, folder, changed_file, revisions, target):
    words = ("--format", "docx", "--revisions", revisions, "-o", target / "x.docx")
    result = run("export", folder, changed_file, *words, "--language", "kk", "--dates", "month")
    assert (result.exit_code, result.stderr.splitlines()) == (
        2,
        [
            "--language: the decree in force is fixed otherwise (ru); see --whole.",
            "--dates: the decree in force is fixed otherwise (day); see --whole.",
        ],
    )
    result = run("export", folder, changed_file, *words, "--amends", "2")
    assert (result.exit_code, result.stderr) == (
        2, f"{revisions}: revision 2 is no approved one, so no decree to amend. Approved: 1.\n",
    )  # fmt: skip
    assert names(target) == []


def test_a_history_that_is_not_whole_gives_no_numbers(run, folder, changed_file, revisions, target):
    (revisions / "0001.yaml").chmod(0o644)
    text = (revisions / "0001.yaml").read_text(encoding="utf-8")
    (revisions / "0001.yaml").write_text(text.replace("2022-09-28", "2022-09-29"), encoding="utf-8")
    result = run("export", folder, changed_file, "--format", "md", "--revisions", revisions, "-o", target / "x.md")
    assert (result.exit_code, names(target)) == (2, [])
    assert result.stderr == f"{revisions}/0001.yaml: the history is not whole (edited).\n"


def test_publishing_fixes_the_form_once(run, folder, schedule_file, revisions):
    published = yaml.safe_load((revisions / "0001.yaml").read_text(encoding="utf-8"))["published"]
    assert published["annex"] == {"languages": ["ru"], "dates": "day", "order": "date", "bodies": []}
    approval = ("--to", revisions, "--approved-by", "Government", "--decree", "346")
    result = run("publish", folder, schedule_file, *approval, "--dates", "month")
    assert result.exit_code == 2
    assert "The first approval fixed the form of the annex; --whole begins a new edition." in result.stderr
    assert run("publish", folder, schedule_file, *approval).exit_code == 0
    assert "annex" not in yaml.safe_load((revisions / "0002.yaml").read_text(encoding="utf-8"))["published"]
    approval = ("--to", revisions, "--approved-by", "Government", "--decree", "347", "--whole", "--order", "body")
    assert run("publish", folder, schedule_file, *approval).exit_code == 0
    published = yaml.safe_load((revisions / "0003.yaml").read_text(encoding="utf-8"))["published"]
    assert published["annex"] == {
        "languages": ["kk", "ru"], "dates": "day", "order": "body", "bodies": ["health", "labour"],
    }  # fmt: skip


def test_the_form_of_an_annex_needs_an_approval(run, folder, schedule_file, tmp_path):
    result = run("publish", folder, schedule_file, "--to", tmp_path / "r", "--order", "body")
    assert result.exit_code == 2
    assert "--annex-language, --dates, --order and --whole need --approved-by." in result.stderr


def test_names_of_the_amended_rows_are_needed_too(run, folder, changed_file, revisions, target):
    path = folder / "regions.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(', ru: "Урджарский район"', ""), encoding="utf-8")
    words = ("--format", "docx", "--revisions", revisions, "--amends", "1", "-o", target / "x.docx")
    result = run("export", folder, changed_file, *words)
    assert (result.exit_code, names(target)) == (2, [])
    assert result.stderr == f"{folder}: regions.abai.places.urzhar.name: there is no name in ru.\n"
