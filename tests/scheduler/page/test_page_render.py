import json
import re

import pytest

from constraints._assess import assess
from scenarios.domain import LANGUAGES, Language, Scenario, Text
from scenarios.schedule import Schedule
from scheduler.page.data import as_script, in_order
from scheduler.page.facts import Page, page
from scheduler.page.render import html
from scheduler.page.wording import Wording, phrase, short_text
from scheduler.report import Named, report


@pytest.fixture
def found(scenario: Scenario, schedule: Schedule) -> Page:
    assessment = assess(scenario, schedule.meetings)
    return page(scenario, schedule, assessment, report(scenario, schedule, assessment))


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_pages_give_equal_bytes_in_the_language_asked_for(found: Page, language: Language) -> None:
    text = html(found, language).decode()
    assert text == html(found, language).decode()
    assert f'<html lang="{language}">' in text


def test_no_template_or_data_uses_what_the_policy_forbids(found: Page) -> None:
    text = html(found, "en").decode()
    assert re.findall(r"<[^>]*\s(?:style|on[a-z]+)=", text.partition("<script")[0]) == []
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*\"", text) == []
    assert re.findall(r"\beval\(|innerHTML|insertAdjacentHTML|document\.write|new Function", text) == []


def test_the_data_cannot_end_their_element(found: Page) -> None:
    script = as_script({"text": "</script><!-- & \u2028"})
    assert script == '{"text":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028"}'
    assert json.loads(script) == {"text": "</script><!-- & \u2028"}
    data = html(found, "kk").decode().partition('id="data">')[2].partition("</script>")[0]
    assert list(json.loads(data)["items"]) == ["m:labour-01", "m:health-01", "m:labour-02", "u:health-02"]


def test_a_text_without_the_language_says_which_it_is_in() -> None:
    wording = Wording("kk")
    assert wording.t(Text(ru="Семей")) == '<span data-t="0" lang="ru">Семей</span>'
    assert wording.t(Text(kk="Семей", ru="Семей", en="Семей")) == "Семей"
    assert wording.t(Text(kk="<b>", ru="x")) == '<span data-t="1">&lt;b&gt;</span>'
    assert wording.t(Text(ru="Семей")) == '<span data-t="0" lang="ru">Семей</span>'
    assert wording.table() == [(None, "Семей", None), ("<b>", "x", None)]


def test_abbreviations_stand_where_there_are_any() -> None:
    body = Named(id="health", name=Text(kk="Министрлік", en="Ministry"), short=Text(kk="ДСМ", ru="МЗ"))
    assert short_text(body) == Text(kk="ДСМ", ru="МЗ", en="Ministry")
    assert phrase("page-week", first=Text(kk="a", ru="b", en="c")).en == "Week from c"


def test_names_stand_in_the_order_of_their_alphabet() -> None:
    names = {"k": "Қостанай", "s": "Шымкент", "a": "Абай", "ae": "Әулиекөл", "b": "Балқаш"}
    named = {id_: Named(id=id_, name=Text(kk=name)) for id_, name in names.items()}
    assert in_order(named, "kk") == ["a", "ae", "b", "k", "s"]
