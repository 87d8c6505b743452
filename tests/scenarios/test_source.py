import io
import sys
from pathlib import Path

import pytest

from scenarios.problem import BadInput
from scenarios.source import MOST_BYTES, STANDARD_INPUT, Source, parse, read


def told(text: str) -> list[str]:
    with pytest.raises(BadInput) as bad:
        parse(text, "f")
    return [str(problem) for problem in bad.value.problems]


def test_words_stay_words_and_only_plain_numbers_are_numbers():
    text = """
on: 12:30
off: 010
no: no
yes: On
date: 2022-02-30
"1": 1e999
hex: 0x10
big: 12345678901234567890
minus: -3
decimal: 1.50
true: true
nothing: ~
empty:
quoted: "5"
also quoted: '~'
"""
    assert parse(text, "f").value == {
        "on": "12:30",
        "off": "010",
        "no": "no",
        "yes": "On",
        "date": "2022-02-30",
        "1": "1e999",
        "hex": "0x10",
        "big": "12345678901234567890",
        "minus": -3,
        "decimal": 1.5,
        "true": True,
        "nothing": None,
        "empty": None,
        "quoted": "5",
        "also quoted": "~",
    }


def test_an_alias_stands_for_the_value_it_names():
    assert parse("a: &x {b: [1]}\nc: *x\nd: *x", "f").value == {"a": {"b": [1]}, "c": {"b": [1]}, "d": {"b": [1]}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["f:1:1: is empty."]),
        ("# a remark\n", ["f:1:1: is empty."]),
        ("---\n...\n", ["f:1:1: is empty."]),
        ("a:\n\tb: 1", ["f:2:1: a tab; indent with spaces."]),
        ("a: 1\n \tb: 1\n", ["f:2:2: a tab; indent with spaces."]),
        ('a: "\x01"', ["f:1:5: the character U+0001 is not allowed."]),
        ("a: 1\nb: c: d", ["f:2:5: is not YAML: mapping values are not allowed in this context."]),
        (
            "a: [1, 2",
            ["f:2:1: is not YAML: did not find expected ',' or ']' while parsing a flow sequence of line 1."],
        ),
        (
            "a: !!python/object:os.system x",
            ["f:1:4: the tag !!python/object:os.system is refused; write plain values."],
        ),
        ("a: !thing [1]", ["f:1:4: the tag !thing is refused; write plain values."]),
        ("a: 1\n---\nb: 2", ["f:2:1: a second document begins; one file holds one."]),
        ("? [1]\n: 2", ["f:1:3: a key is a word, not a list or a mapping."]),
        ("a: &x 1\n*x : 2", ["f:2:1: a key is a word, not an alias."]),
        ("a: *x", ["f:1:4: nothing before is marked &x."]),
        ("&a [*a]", ["f:1:5: nothing before is marked &a."]),
        (
            "{a: 1, a: 2}\n",
            ["f:1:8: a: this key stands on line 1 already."],
        ),
        (
            "a: 1\nb: 2\na: 3\nb: 4\n",
            ["f:3:1: a: this key stands on line 1 already.", "f:4:1: b: this key stands on line 2 already."],
        ),
        (
            "a: 9999-12-31\nb: ['0001-01-01', 2200-01-01]\n",
            [
                "f:1:4: a: 9999-12-31 is out of range; years run from 1900 to 2200.",
                "f:2:5: 0001-01-01 is out of range; years run from 1900 to 2200.",
            ],
        ),
        ("1899-12-31", ["f:1:1: 1899-12-31 is out of range; years run from 1900 to 2200."]),
        ("- " * 100, ["f:1:81: is nested more than 40 deep."]),
    ],
)
def test_what_is_refused(text, expected):
    assert told(text) == expected


def test_a_megabyte_of_nested_brackets_is_refused():
    assert told("[" * 1_000_000)[0].startswith("f:1:")
    assert told('{"a":' * 200_000)[0].startswith("f:1:")


def test_an_alias_bomb_is_refused():
    lines = ["a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    for before, name in zip("abcdefg", "bcdefgh", strict=True):
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]")
    assert told("\n".join(lines)) == ["f:6:44: stands for more than 1000000 values."]


def test_aliases_cannot_nest_deeper_than_brackets():
    lines = [f"a: &a {'[' * 25}{']' * 25}", f"b: {'[' * 20}*a{']' * 20}"]
    assert told("\n".join(lines)) == ["f:2:24: is nested more than 40 deep."]


def test_a_file_that_cannot_be_read(tmp_path: Path):
    missing, folder, latin, large = (tmp_path / name for name in ("missing", "folder", "latin", "large"))
    folder.mkdir()
    latin.write_bytes("a: 1\nә: \u04d9".encode() + b"\xff")
    large.write_bytes(b"#" * (MOST_BYTES + 1))
    expected = {
        missing: "1:1: there is no such file.",
        folder: "1:1: cannot be read: Is a directory.",
        latin: "2:5: is not in UTF-8; save it in that encoding.",
        large: f"1:1: is larger than {MOST_BYTES} bytes.",
    }
    for path, what in expected.items():
        with pytest.raises(BadInput) as bad:
            read(path)
        assert str(bad.value) == f"{path}:{what}"


def test_standard_input_and_a_byte_order_mark(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\ufeffa: 1".encode())))
    source = read(STANDARD_INPUT)
    assert (source.name, source.root.value) == ("standard input", {"a": 1})


def test_positions_of_values_keys_and_what_is_missing():
    source = Source("f", parse("a:\n  b: [1, {c: 2}]\n", "f"))
    assert source.where() == "f:1:1"
    assert source.where("a") == "f:1:1"
    assert source.where("a", "b") == "f:2:3"
    assert source.where("a", "b", 0) == "f:2:7"
    assert source.where("a", "b", 0, at_key=True) == "f:2:7"
    assert source.where("a", "b", 1, "c") == "f:2:14"
    assert source.where("a", "b", 1, "c", at_key=True) == "f:2:11"
    assert source.where("a", "b", 5) == "f:2:3"
    assert source.where("a", "x", "y") == "f:1:1"
    assert source.where("a", "b", 0, "deeper") == "f:2:7"
    assert (source.depth(("a", "b", 1)), source.depth(("a", "x")), source.depth(("a", "b", 0, "z"))) == (3, 1, 3)
