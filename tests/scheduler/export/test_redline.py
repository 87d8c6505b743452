"""The redline, read as Word reads it: all changes accepted, and all rejected."""

from copy import deepcopy
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from scenarios.domain import Language, Meeting, Scenario
from scenarios.schedule import AnnexForm, Published
from scheduler.annex import printed
from scheduler.export import Wish, render
from scheduler.history.in_force import InForce, in_force
from scheduler.report import Report, rows_of
from tests.scheduler.export.conftest import Reporting

APPROVED = Published(
    number=1, previous=None, digest="", status="approved", decree="№ 345", decree_date=date(2022, 5, 26)
)


@pytest.fixture
def state(scenario: Scenario, meetings: dict[str, Meeting]) -> InForce:
    """The three meetings in force."""
    found = in_force([(APPROVED, rows_of(scenario, meetings))])
    assert found is not None
    return found


@pytest.fixture
def report(reporting: Reporting, meetings: dict[str, Meeting]) -> Report:
    """One meeting moved, one excluded, one added, one as it was."""
    now = {
        "labour-01": meetings["labour-01"],
        "health-01": Meeting(date=date(2022, 9, 21), place="kostanay/auliekol"),
        "health-02": Meeting(date=date(2022, 9, 7), place="kostanay/auliekol"),
    }
    return reporting(now=now, before=meetings)


def redline(report: Report, state: InForce) -> bytes:
    return render("docx", report, Wish(in_force=state, amends=True))["-redline"]


def resolved(content: bytes, *, accept: bool) -> list[list[tuple[str, ...]]]:
    """The tables with all changes accepted or rejected: what goes, goes with its row."""
    kept, gone = ("w:ins", "w:del") if accept else ("w:del", "w:ins")
    tables = []
    for table in Document(BytesIO(content)).tables:
        rows = []
        for row in table.rows[1:]:
            element = deepcopy(row._tr)
            if element.trPr is not None and element.trPr.find(qn(gone)) is not None:
                assert _words(element, without=gone) == ["", "", "", ""], "the runs of a row go with it"
                continue
            if element.trPr is not None and element.trPr.find(qn(kept)) is not None:
                assert _words(element, without=kept) == ["", "", "", ""], "the runs of a row come with it"
            rows.append(tuple(_words(element, without=gone)))
        tables.append(rows)
    return tables


def _words(row, *, without: str) -> list[str]:
    tags = {qn("w:t"), qn("w:delText")}
    return [
        "".join(
            one.text or ""
            for one in cell.iter(*tags)
            if not any(parent.tag == qn(without) for parent in one.iterancestors())
        )
        for cell in row.findall(qn("w:tc"))
    ]


def rows_in(language: Language, rows) -> list[tuple[str, ...]]:
    return [printed(row, language, "day").cells for row in rows]


def test_accepting_all_gives_the_new_rows_and_rejecting_all_the_old_ones(report: Report, state: InForce) -> None:
    wish = Wish(in_force=state, amends=True)
    content = redline(report, state)
    assert resolved(content, accept=True) == [rows_in(one, wish.rows(report)) for one in ("kk", "ru")]
    assert resolved(content, accept=False) == [rows_in(one, state.rows) for one in ("kk", "ru")]


def test_rows_in_force_keep_their_numbers(report: Report, state: InForce) -> None:
    assert [row[0] for row in resolved(redline(report, state), accept=True)[0]] == ["1", "1-1", "2"]


def test_only_what_differs_is_marked(report: Report, state: InForce) -> None:
    table = Document(BytesIO(redline(report, state))).tables[0]
    marks = {
        row.cells[0].text or "".join(one.text for one in row._tr.iter(qn("w:t"), qn("w:delText")))[:3]: (
            len(list(row._tr.iter(qn("w:ins")))),
            len(list(row._tr.iter(qn("w:del")))),
        )
        for row in table.rows[1:]
    }
    assert list(marks.values()) == [(0, 0), (5, 0), (1, 1), (0, 5)]


def test_every_change_has_its_number_an_author_and_the_schedules_day(report: Report, state: InForce) -> None:
    document = Document(BytesIO(redline(report, state)))
    changes = list(document.element.body.iter(qn("w:ins"), qn("w:del")))
    assert len({one.get(qn("w:id")) for one in changes}) == len(changes) == 24
    assert {(one.get(qn("w:author")), one.get(qn("w:date"))) for one in changes} == {
        ("Kezdesu", "2022-06-20T00:00:00Z")
    }
    deleted = [one for change in document.element.body.iter(qn("w:del")) for one in change.iter(qn("w:t"))]
    assert deleted == []


def test_the_amending_decree_says_what_is_replaced_added_and_excluded(report: Report, state: InForce) -> None:
    document = Document(BytesIO(render("docx", report, Wish(in_force=state, amends=True))[""]))
    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    title = "Об утверждении графика встреч руководителей центральных исполнительных органов с населением на 2022 год"
    decree = f"постановление Правительства Республики Казахстан от 26 мая 2022 года № 345 «{title}»"
    start = said.index(f"О внесении изменений и дополнений в {decree}")
    assert said[start + 1 :] == [
        "Правительство Республики Казахстан ПОСТАНОВЛЯЕТ:",
        f"1. Внести в {decree} следующие изменения и дополнения:",
        "в графике, утвержденном указанным постановлением:",
        "строку, порядковый номер 2, изложить в следующей редакции:",
        "«",
        "»;",
        "дополнить строкой, порядковый номер 1-1, следующего содержания:",
        "«",
        "»;",
        "строку, порядковый номер 3, исключить.",
        "2. Настоящее постановление вводится в действие со дня его подписания.",
        "Премьер-Министр Республики Казахстан",
    ]
    kazakh = said[: start - 2]
    name = "Орталық атқарушы органдар басшыларының халықпен кездесулерінің 2022 жылға арналған кестесін бекіту туралы"
    decree = f"«{name}» Қазақстан Республикасы Үкіметінің 2022 жылғы 26 мамырдағы № 345 қаулысына"
    assert kazakh[2:] == [
        f"{decree} өзгерістер мен толықтырулар енгізу туралы",
        "Қазақстан Республикасының Үкіметі ҚАУЛЫ ЕТЕДІ:",
        f"1. {decree} мынадай өзгерістер мен толықтырулар енгізілсін:",
        "көрсетілген қаулымен бекітілген кестеде:",
        "реттік нөмірі 2-жол мынадай редакцияда жазылсын:",
        "«",
        "»;",
        "мынадай мазмұндағы реттік нөмірі 1-1-жолмен толықтырылсын:",
        "«",
        "»;",
        "реттік нөмірі 3-жол алып тасталсын.",
        "2. Осы қаулы қол қойылған күнінен бастап қолданысқа енгізіледі.",
        "Қазақстан Республикасының Премьер-Министрі",
    ]
    found = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in document.tables[2:]]
    reworded, added = Wish(in_force=state, amends=True).rows(report)[2], Wish(in_force=state).rows(report)[1]
    assert found == [rows_in("ru", [reworded]), rows_in("ru", [added])]


def test_a_single_change_is_said_in_the_singular(reporting: Reporting, meetings, state: InForce) -> None:
    moved = {**meetings, "labour-02": Meeting(date=date(2022, 10, 13), place="abai/semey-city")}
    wish = Wish(form=AnnexForm(languages=("ru",)), in_force=state, amends=True, alone=True)
    document = Document(BytesIO(render("docx", reporting(now=moved), wish)[""]))
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "О внесении изменения в постановление" in said
    assert "следующее изменение:" in said


def test_a_new_edition_brings_the_whole_annex_numbered_afresh(report: Report, state: InForce) -> None:
    wish = Wish(form=AnnexForm(languages=("ru",)), in_force=state, amends=True, whole=True)
    files = render("docx", report, wish)
    assert list(files) == ["", "-note", "-agreement"]
    document = Document(BytesIO(files[""]))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert (
        "график, утвержденный указанным постановлением, изложить в новой редакции согласно приложению к настоящему "
        "постановлению."
    ) in said
    assert "Приложение к постановлению Правительства Республики Казахстан от «__» ________ 20__ года № ___" in said
    assert [row.cells[0].text for row in document.tables[0].rows[1:]] == ["1", "2", "3"]
