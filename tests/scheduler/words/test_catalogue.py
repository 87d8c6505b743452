import re
from pathlib import Path
from typing import get_args

import pytest

import scheduler
from constraints._assess import LEVELS
from scenarios.domain import LANGUAGES, LockKind, Mode, Priority, Status
from scenarios.schedule import Outcome
from scheduler.page._coverage import STEPS
from scheduler.page.data import SPOKEN
from scheduler.page.render import SECTIONS
from scheduler.words import placeholders, say
from scheduler.words._case import HEADS

WORDS = Path(scheduler.__file__).parent / "words"
FAMILIES = {
    "rule-": {name.replace("_", "-") for name in HEADS},
    "title-": {name.replace("_", "-") for name in HEADS},
    "priority-": set(get_args(Priority)),
    "status-": set(get_args(Status)),
    "lock-": set(get_args(LockKind)),
    "mode-": set(get_args(Mode)),
    "summary-outcome-": set(get_args(Outcome)),
    "page-level-": set(map(str, LEVELS)),
    "page-section-": set(SECTIONS),
    "page-script-": set(SPOKEN),
    "page-shade-": set(map(str, range(len(STEPS) + 1))),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_key_with_the_same_data(language: str) -> None:
    assert placeholders(language) == placeholders("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_key_stands_once(language: str) -> None:
    keys = [
        key
        for file in sorted((WORDS / language).glob("*.ftl"))
        for key in re.findall(r"^([a-z][a-z0-9-]*) =", file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert sorted(keys) == sorted(set(keys))
    assert set(keys) == set(placeholders(language))


def test_every_key_is_used() -> None:
    """A key is used where it stands in the code whole, or as one of a family of which the code names the beginning."""
    files = (file for ending in ("py", "html") for file in Path(scheduler.__file__).parent.rglob(f"*.{ending}"))
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    named = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)*)"', code))
    columns = {f"column-{word}" for word in re.findall(r'"([a-z]+)"', code)}
    families = {
        f"{begin}{end}" for begin, ends in FAMILIES.items() if re.search(f"f['\"]{begin}{{", code) for end in ends
    }
    assert set(placeholders("en")) - named - columns - families == set()


def test_every_member_of_a_family_has_its_sentence() -> None:
    wanted = {f"{begin}{end}" for begin, ends in FAMILIES.items() for end in ends}
    assert wanted - set(placeholders("en")) == set()


def test_data_is_never_read_as_fluent_and_gets_no_marks() -> None:
    assert say("en", "column-date") == "Date"
    assert say("ru", "check-inputs-changed", parts="{ $x }") == "Исходные данные с тех пор изменились: { $x }."


def test_numbers_keep_their_digits() -> None:
    assert say("ru", "check-breaches", count=12850) == "Нарушений: 12850."


def test_long_data_are_put_in_whole() -> None:
    long, longer = "ұ" * 2_500, "{ $x } \ue000parts\ue001 " * 1_000
    assert say("en", "place-in-region", place=long, region=longer) == f"{long}, {longer}"


def test_an_unknown_key_or_a_missing_datum_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such-key"):
        say("en", "no-such-key")
    with pytest.raises(ValueError, match="check-inputs-changed"):
        say("en", "check-inputs-changed")
