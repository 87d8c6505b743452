"""Word documents, read back by python-docx."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from scenarios.domain import LANGUAGES, Decree, Language, Meeting, Scenario, Text
from scenarios.schedule import AnnexForm, Published
from scheduler.annex import numbered, printed
from scheduler.export import Files, Wish, render
from scheduler.export._plain import plain
from scheduler.report import Report
from scheduler.words import say
from tests.scheduler.export.conftest import NASTY, SHED, Reporting, venue


def documents(report: Report, *, languages: tuple[Language, ...] = ("kk", "ru"), **wishes) -> Files:
    form = AnnexForm(languages=languages, **wishes.pop("form", {}))
    return render("docx", report, Wish(form=form, **wishes))


def opened(content: bytes):
    return Document(BytesIO(content))


def cells(table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def text_of(document) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def approved(report: Report) -> Report:
    given = Published(
        number=1, previous=None, digest="x", status="approved", decree="№ 863", decree_date=date(2022, 4, 7)
    )
    return report.replaced(published=given)


@pytest.mark.parametrize("languages", [("kk",), ("ru",), ("en",), ("kk", "ru")])
def test_the_annex_is_the_schedule_row_for_row(reporting: Reporting, languages: tuple[Language, ...]) -> None:
    report = reporting(labour_01={"time": "10:00-13:00", **venue("Дом культуры")})
    tables = opened(documents(report, languages=languages)[""]).tables
    assert [cells(table)[1:] for table in tables] == [
        [printed(row, language, "day").cells for row in report.rows] for language in languages
    ]


def test_a_row_says_all_bodies_the_district_with_its_region_the_venue_and_the_hour(reporting: Reporting) -> None:
    report = reporting(labour_01={"time": "10:00-13:00", **venue("Дом культуры")})
    assert cells(opened(documents(report, languages=("ru",))[""]).tables[0]) == [
        ("№ п/п", "Наименование центрального исполнительного органа", "Место проведения", "Дата проведения"),
        (
            "1",
            "Министерство труда",
            "город Костанай, Костанайская область, Дом культуры",
            "5 сентября 2022 года, 10:00-13:00",
        ),
        (
            "2",
            "Министерство здравоохранения, Министерство труда",
            "Аулиекольский район, Костанайская область",
            "14 сентября 2022 года",
        ),
        ("3", "Министерство труда", "город Семей, область Абай", "12 октября 2022 года"),
    ]


def test_by_body_the_rows_stand_by_the_alphabet_and_by_month_no_day_is_printed(reporting: Reporting) -> None:
    form = {"order": "body", "dates": "month", "bodies": ("health", "labour")}
    table = opened(documents(reporting(), languages=("kk",), form=form)[""]).tables[0]
    assert [(row[0], row[1], row[3]) for row in cells(table)] == [
        ("Р/с №", "Орталық атқарушы органның атауы", "Өткізу айы"),
        ("1", "Денсаулық сақтау министрлігі, Еңбек министрлігі", "2022 жылғы қыркүйек"),
        ("2", "Еңбек министрлігі", "2022 жылғы қыркүйек"),
        ("3", "Еңбек министрлігі", "2022 жылғы қазан"),
    ]


def test_a_draft_says_so_on_every_page_and_leaves_number_and_date_open(reporting: Reporting) -> None:
    document = opened(documents(reporting())[""])
    assert [section.header.paragraphs[0].text for section in document.sections] == ["Жоба / Проект"]
    assert "PAGE" in document.sections[0].footer._element.xml
    said = text_of(document)
    assert "Қазақстан Республикасы Үкіметінің 20__ жылғы «__» ________ № ___ қаулысымен бекітілген" in said
    assert "Утвержден постановлением Правительства Республики Казахстан от «__» ________ 20__ года № ___" in said
    assert "1. Утвердить прилагаемый график встреч руководителей" in said
    assert "приложению" not in said


def test_an_approved_decree_is_no_draft_and_bears_its_number(reporting: Reporting) -> None:
    files = documents(approved(reporting()))
    assert list(files) == [""]
    document = opened(files[""])
    assert document.sections[0].header.paragraphs[0].text == ""
    assert "Қазақстан Республикасы Үкіметінің 2022 жылғы 7 сәуірдегі № 863 қаулысымен бекітілген" in text_of(document)


def test_the_heading_row_repeats_and_the_header_of_the_annex_begins_its_page(reporting: Reporting) -> None:
    document = opened(documents(reporting(), languages=("ru",))[""])
    heading, first = document.tables[0].rows[:2]
    assert ("w:tblHeader" in heading._tr.xml, "w:tblHeader" in first._tr.xml) == (True, False)
    approval = next(one for one in document.paragraphs if one.text.startswith("Утвержден "))
    assert approval.paragraph_format.page_break_before is True
    assert approval.paragraph_format.left_indent.cm > 8


def test_title_ground_and_annex_are_the_scenarios_where_it_gives_them(scenario: Scenario, reporting: Reporting) -> None:
    given = Decree(
        heading=Text(ru="О встречах"), annex=Text(ru="График встреч весны"), ground=Text(ru="В соответствии с планом")
    )
    said = text_of(opened(documents(reporting(of=scenario.replaced(decree=given)), languages=("ru",))[""]))
    assert "О встречах" in said.splitlines()
    assert "В соответствии с планом Правительство Республики Казахстан ПОСТАНОВЛЯЕТ:" in said.splitlines()
    assert "1. Утвердить прилагаемый график встреч весны." in said.splitlines()
    assert "График встреч весны" in said.splitlines()


def test_a_title_that_is_no_schedule_is_quoted(scenario: Scenario, reporting: Reporting) -> None:
    given = Decree(annex=Text(ru="Перечень встреч"))
    said = text_of(opened(documents(reporting(of=scenario.replaced(decree=given)), languages=("ru",))[""]))
    assert "1. Утвердить прилагаемый график «Перечень встреч»." in said.splitlines()


def test_note_and_agreement_sheet_stand_beside_a_draft(reporting: Reporting, meetings: dict[str, Meeting]) -> None:
    before = {**meetings, "labour-02": Meeting(date=date(2022, 10, 13), place="abai/semey-city")}
    files = documents(reporting(before=before), languages=("ru",))
    assert list(files) == ["", "-note", "-agreement"]
    note = opened(files["-note"])
    coverage, months, changes = map(cells, note.tables)
    assert coverage[1:] == [
        ("Костанайская область", "0", "2", "2", "2", "0"),
        ("область Абай", "0", "1", "1", "2", "-1"),
    ]
    assert [row[:2] for row in months[1:]] == [
        ("июль 2022 года", "0"),
        ("август 2022 года", "0"),
        ("сентябрь 2022 года", "2"),
        ("октябрь 2022 года", "1"),
        ("ноябрь 2022 года", "0"),
        ("декабрь 2022 года", "0"),
    ]
    place = "город Семей, область Абай"
    assert changes[1:] == [("labour-02", f"13 октября 2022 года, {place}", f"12 октября 2022 года, {place}", "")]
    said = text_of(note).splitlines()
    assert "Вне областных центров: 1 из 3 (33 %)." in said
    assert f"health-02: Министерство здравоохранения. {say('ru', 'refusal-unknown')}" in said
    assert "Уровень 2: издержки 7. Не доказано: в лучшем случае возможно 5; разрыв 2." in said
    sheet = opened(files["-agreement"]).tables[0]
    assert [row[1] for row in cells(sheet)[1:]] == [
        "Министерство здравоохранения",
        "Министерство труда",
        "Акимат (Костанайская область)",
        "Акимат (область Абай)",
    ]


def test_alone_the_decree_has_nothing_beside_it(reporting: Reporting) -> None:
    assert list(documents(reporting(), alone=True)) == [""]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", [*NASTY.values()], ids=[*NASTY])
def test_no_text_is_more_than_words(reporting: Reporting, text: str, language: Language) -> None:
    report = plain(reporting(labour_01=venue(text)))[0]
    document = opened(documents(report, languages=(language,))[""])
    assert cells(document.tables[0])[1][2] == f"{_place(language)}, {text}"
    assert len(document.tables[0].rows) == 4


def _place(language: Language) -> str:
    return {
        "kk": "Қостанай облысы, Қостанай қаласы",
        "ru": "город Костанай, Костанайская область",
        "en": "Kostanay City, Kostanay Region",
    }[language]


@pytest.mark.parametrize(("text", "left"), SHED.values(), ids=SHED)
def test_control_characters_are_left_out(reporting: Reporting, text: str, left: str) -> None:
    report, _ = plain(reporting(labour_01=venue(text)))
    document = opened(documents(report, languages=("ru",))[""])
    assert cells(document.tables[0])[1][2] == f"{_place('ru')}, {left}"


def test_equal_reports_give_equal_bytes(reporting: Reporting) -> None:
    assert documents(reporting()) == documents(reporting())
    with zipfile.ZipFile(BytesIO(documents(reporting())[""])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_say_where_it_comes_from(reporting: Reporting) -> None:
    report = reporting()
    properties = opened(documents(report)[""]).core_properties
    assert properties.identifier == report.provenance.digest
    assert properties.comments == (
        f"small; {report.provenance.digest}; level 1: cost 44, bound 44; level 2: cost 7, bound 5; time-limit"
    )
    assert properties.created.date() == date(2022, 6, 20)


def test_long_annexes_are_numbered_through(scenario: Scenario, reporting: Reporting) -> None:
    model = scenario.proposals["labour-01"]
    proposals = {f"labour-{number:03d}": model for number in range(227)}
    now = {one: Meeting(date=date(2022, 9, 5), place="abai/semey-city") for one in proposals}
    report = reporting(of=scenario.replaced(proposals=proposals), now=now)
    rows = cells(opened(documents(report, languages=("kk",), alone=True)[""]).tables[0])
    assert [row[0] for row in rows[1:]] == [row.number for row in numbered(report.rows, AnnexForm())]
    assert rows[-1][0] == "227"
