from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import expect
from pypdf import PdfReader

from scenarios.domain import LANGUAGES, Language
from scheduler.cli import main
from scheduler.cli._inputs import Reading, read_schedule
from scheduler.words import alphabetical, date_words, region_name

from .conftest import DATA

MEGABYTE = 1_000_000
HOSTILE = "<script>document.title = 'taken'</script>\"'><img src=x onerror=\"document.title='taken'\">{{ 7 * 7 }}"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_schedule("kazakhstan-2022-h2", str(DATA / "half-year-august.yaml"))


def shown(page, section: str) -> list[str]:
    """The items of a section that the filter leaves."""
    return page.eval_on_selector_all(
        f"#{section} [data-item]", "items => items.filter(one => !one.hidden).map(one => one.dataset.item)"
    )


def test_it_asks_nobody_for_anything_and_complains_of_nothing(national: Path, look) -> None:
    opened = look(national)
    opened.page.locator("[data-language=kk]").click()
    opened.page.locator("[data-zoom=week]").click()
    assert opened.heard.requests == [national.as_uri()]
    assert opened.heard.complaints == []


def test_the_policy_of_the_page_forbids_what_the_page_does_not_need(national: Path, look) -> None:
    page = look(national).page
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert [part.split()[0] for part in policy.split("; ")] == [
        "default-src", "script-src", "style-src", "base-uri", "form-action",
    ]  # fmt: skip
    assert "unsafe" not in policy
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'taken = 1'}))")
    assert page.evaluate("typeof taken") == "undefined"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_meeting_is_there_with_its_date_and_place(
    national: Path, look, reading: Reading, language: Language
) -> None:
    page = look(national).page
    page.locator(f"[data-language={language}]").click()
    rows = page.eval_on_selector_all(
        "#meetings [data-item]", "rows => rows.map(row => [row.dataset.item, row.textContent])"
    )
    texts = dict(rows)
    places = reading.scenario.places
    lacking = [
        proposal
        for proposal, meeting in reading.schedule.meetings.items()
        if date_words(meeting.date, language) not in texts[f"m:{proposal}"]
        or places[meeting.place].name.read(language) not in texts[f"m:{proposal}"]
    ]
    assert lacking == []
    assert len(rows) == len(reading.schedule.meetings)


def test_without_javascript_its_tables_stand_in_the_first_language(national: Path, look, reading: Reading) -> None:
    page = look(national, script=False).page
    expect(page.locator("form.filter")).to_be_hidden()
    expect(page.locator("[data-language=kk]")).to_be_hidden()
    expect(page.locator("#meetings table")).to_be_visible()
    expect(page.locator(".calendar")).to_have_count(2)
    assert page.locator("#meetings tbody tr").count() == len(reading.schedule.meetings)
    assert page.locator("#refusals .refusals > li").count() == len(reading.schedule.unplaced)
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_changes_words_and_the_order_of_names(
    national: Path, look, reading: Reading, language: Language
) -> None:
    page = look(national).page
    page.locator(f"[data-language={language}]").click()
    names = [region_name(reading.scenario, region, language) for region in reading.scenario.regions]
    assert page.locator(".heat tbody th").all_inner_texts() == alphabetical(names, language)
    assert page.locator("select[name=region] option").all_inner_texts()[1:] == alphabetical(names, language)
    assert page.locator("html").get_attribute("lang") == language
    assert page.title() == reading.scenario.title.read(language)
    assert page.locator("[aria-pressed=true][data-language]").get_attribute("data-language") == language


def test_a_body_a_region_and_a_month_filter_everything(national: Path, look, reading: Reading) -> None:
    page = look(national).page
    page.locator("select[name=body]").select_option("energy")
    own = {f"m:{one}" for one in reading.schedule.meetings if "energy" in reading.scenario.proposals[one].bodies}
    assert set(shown(page, "meetings")) == own
    assert set(shown(page, "calendar")) == own
    assert shown(page, "changes") == ["c:energy-03"]
    assert page.locator("output").inner_text() == f"Meetings: {len(own)}"
    counts = page.locator(".heat .count").all_inner_texts()
    assert sum(int(count) for count in counts if count) == len(own)
    page.locator("select[name=period]").select_option("2022-09")
    assert set(shown(page, "meetings")) == {
        one for one in own if reading.schedule.meetings[one.removeprefix("m:")].date.month == 9
    }
    page.locator("button[type=reset]").click()
    expect(page.locator("output")).to_have_text(f"Meetings: {len(reading.schedule.meetings)}")


@pytest.mark.parametrize("words", ["ӘУЛИЕКӨЛ", "Аулиекольский", "auliekol", "fires auliekol"])
def test_words_of_any_language_are_found(national: Path, look, words: str) -> None:
    page = look(national).page
    page.locator("input[type=search]").fill(words)
    assert "m:emergencies-91" in shown(page, "meetings")
    assert len(shown(page, "meetings")) < 5


def test_a_cell_of_the_year_filters_and_tells_its_meetings(national: Path, look, reading: Reading) -> None:
    page = look(national).page
    cell = page.locator("tr[data-key=kostanay] td[data-week='14']")
    cell.hover()
    tip = page.locator("#tip")
    expect(tip).to_contain_text("7 October 2022")
    expect(tip).to_contain_text("Ministry of Emergency Situations")
    cell.click()
    expected = [
        f"m:{one}"
        for one, meeting in reading.schedule.meetings.items()
        if meeting.region == "kostanay" and "2022-10-03" <= str(meeting.date) <= "2022-10-09"
    ]
    assert shown(page, "meetings") == expected
    assert cell.get_attribute("aria-selected") == "true"
    cell.click()
    assert len(shown(page, "meetings")) == len(reading.schedule.meetings)


def test_the_year_is_walked_by_keyboard(national: Path, look) -> None:
    page = look(national).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator(".heat td[tabindex='0']").focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    at = "[document.activeElement.dataset.week, document.activeElement.parentNode.dataset.key]"
    assert page.evaluate(at) == ["2", "akmola"]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    expect(page.locator("#tip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()
    page.keyboard.press("Enter")
    assert page.locator("select[name=region]").input_value() == "akmola"
    assert page.locator("select[name=period]").input_value() == "w2"


def test_the_calendar_zooms(national: Path, look, reading: Reading) -> None:
    page = look(national).page
    page.locator("[data-rows=regions]").click()
    page.locator("[data-zoom=month]").click()
    page.locator("[data-step='1']").click()
    assert page.locator("#zoomed thead th").all_inner_texts() == ["1–7", "8–14", "15–21", "22–28", "29–31"]
    august = [one for one, meeting in reading.schedule.meetings.items() if meeting.date.month == 8]
    assert page.locator("#zoomed li").count() == len(august)
    page.locator("[data-rows=bodies]").click()
    page.locator("[data-zoom=week]").click()
    assert page.locator("#zoomed thead th").all_inner_texts() == ["Fri, 1", "Sat, 2", "Sun, 3"]
    page.locator("[data-zoom=all]").click()
    expect(page.locator("#zoomed")).to_be_hidden()
    expect(page.locator("[data-whole=bodies]")).to_be_visible()
    expect(page.locator("[data-whole=regions]")).to_be_hidden()


def test_changes_have_an_arrow_and_a_cause(national: Path, look) -> None:
    page = look(national).page
    changes = page.locator("#changes .changes > li")
    assert changes.count() == 8
    moved = page.locator("#changes li.moved, #changes li.both")
    assert page.locator("#changes .move").count() == moved.count() == 7
    first = page.locator("[data-item='c:economy-05']")
    expect(first.locator("del")).to_contain_text("8 September 2022")
    expect(first.locator("ins")).to_contain_text("12 September 2022")
    expect(first.locator(".cause")).to_have_text("Forced: it was postponed (questions not collected in time).")


@pytest.mark.parametrize("width", [1400, 400])
def test_people_who_hear_the_page_meet_no_serious_obstacle(national: Path, look, width: int) -> None:
    page = look(national, width=width).page
    page.locator("[data-language=kk]").click()
    page.locator("[data-zoom=month]").click()
    page.locator("select[name=region]").select_option("kostanay")
    found = Axe().run(page).response["violations"]
    serious = [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
    assert serious == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_narrow_screen_needs_no_scrolling_sideways(national: Path, look, language: Language) -> None:
    page = look(national, width=400).page
    page.locator(f"[data-language={language}]").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 400


def test_it_prints_on_a4(national: Path, look) -> None:
    page = look(national).page
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    sizes = {tuple(round(float(side)) for side in one.mediabox[2:]) for one in pages}
    assert sizes in ({(595, 842), (842, 595)}, {(596, 842), (842, 596)})
    assert len(pages) < 40


def test_markup_in_any_field_is_shown_as_text(hostile: Path, look) -> None:
    opened = look(hostile)
    page = opened.page
    page.locator("details summary").click()
    texts = page.locator("body").inner_text()
    for words in ("title", "region", "place", "body", "venue", "closure"):
        assert f"{words} {HOSTILE}" in texts, words
    for language in LANGUAGES:
        page.locator(f"[data-language={language}]").click()
    page.locator("[data-zoom=week]").click()
    page.locator(".heat td[data-week='1']").first.hover()
    assert page.title() == f"title {HOSTILE}"
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 2
    assert opened.heard.requests == [hostile.as_uri()]
    assert opened.heard.complaints == []


def test_sizes(national: Path) -> None:
    assert national.stat().st_size < MEGABYTE


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a scenario with markup in each of its texts."""
    folder = tmp_path_factory.mktemp("pages") / "hostile"
    folder.mkdir()

    def words(name: str) -> str:
        return "'" + f"{name} {HOSTILE}".replace("'", "''") + "'"

    files = {
        "scenario.yaml": f"kezdesu: 1\ntitle: {words('title')}\nhorizon: {{from: 2022-09-01, to: 2022-09-30}}\n"
        "as_of: 2022-08-01\npolicy: decree-863\n",
        "regions.yaml": f"regions:\n  abai:\n    name: {{en: {words('region')}}}\n    population: 9\n    closed:\n"
        f"      - {{from: 2022-09-05, to: 2022-09-06, reason: {words('closure')}}}\n    places:\n"
        f"      semey: {{kind: city, centre: true, name: {{en: {words('place')}}}}}\n",
        "bodies.yaml": f"bodies:\n  health: {{name: {{en: {words('body')}}}, short: {{ru: {words('short')}}}}}\n",
        "proposals.yaml": "proposals:\n  health-01: {body: health, dates: {from: 2022-09-01, to: 2022-09-30}, "
        f"places: ['*'], venue: {words('venue')}, topics: [{words('topic')}]}}\n",
        "schedule": "kezdesu: 1\nschedule: hostile\nsolved: {outcome: time-limit, levels: [{level: 1, cost: 0, "
        "bound: 0}, {level: 2, cost: 0, bound: 0}, {level: 3, cost: 0, bound: 0}, {level: 4, cost: 0, bound: 0}]}\n"
        "meetings:\n  health-01: {date: 2022-09-08, place: abai/semey}\nunplaced: {}\n",
    }
    for name, text in files.items():
        ((folder if name != "schedule" else folder.parent) / name).write_text(text, encoding="utf-8")
    target = folder.parent / "page.html"
    result = CliRunner().invoke(main, ["report", str(folder), str(folder.parent / "schedule"), "-o", str(target)])
    assert result.exit_code == 0, result.output
    return target
