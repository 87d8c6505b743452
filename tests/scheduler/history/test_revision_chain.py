"""The chain of revisions: each way to tamper with a folder is found and named, and a whole folder has no findings."""

import hashlib
import re
import shutil
from datetime import date

import pytest

from scenarios.domain import Meeting
from scenarios.schedule import LevelResult, Schedule, Solved
from scheduler.history.revision_chain import Finding, verify
from scheduler.history.revisions import publish

SCHEDULE = Schedule(
    name="small",
    solved=Solved(outcome="optimal", levels=(LevelResult(level=1, cost=0, bound=0, seconds=0.5),), seconds=1.25),
    meetings={"energy-01": Meeting(date=date(2022, 9, 1), place="abai/semey")},
)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "revisions"
    publish(SCHEDULE, folder)
    for decree in ("12", "13", "14"):
        publish(SCHEDULE, folder, approved_by="PM", decree=decree)
    return folder


def put(path, text):
    path.unlink(missing_ok=True)
    path.write_bytes(text.encode())


def edit(path, old, new):
    text = path.read_bytes().decode()
    assert old in text
    put(path, text.replace(old, new, 1))


def reseal(path):
    """Gives the file the digest that it should have, as somebody who knows the format would."""
    text = path.read_bytes().decode()
    line = re.search("  digest: (.*)\n", text)
    rest = text.replace(line[0], "", 1)
    timeless = re.sub("seconds: [0-9.]+", "seconds:", rest)
    right = "sha256:" + hashlib.sha256(timeless.encode()).hexdigest()
    put(path, text.replace(line[1], right, 1))


def swap(folder):
    second, third = (folder / name for name in ("0002.yaml", "0003.yaml"))
    texts = second.read_bytes().decode(), third.read_bytes().decode()
    put(second, texts[1])
    put(third, texts[0])


def forge(folder):
    edit(folder / "0002.yaml", "2022-09-01", "2022-09-15")
    reseal(folder / "0002.yaml")


def forge_last(folder):
    edit(folder / "0004.yaml", "2022-09-01", "2022-09-15")
    reseal(folder / "0004.yaml")


def close_the_gap(folder):
    (folder / "0002.yaml").unlink()
    (folder / "0003.yaml").rename(folder / "0002.yaml")
    (folder / "0004.yaml").rename(folder / "0003.yaml")


TAMPERINGS = {
    "a date is edited": (
        lambda folder: edit(folder / "0002.yaml", "2022-09-01", "2022-09-15"),
        [("0002.yaml", "edited")],
    ),
    "a space is added": (
        lambda folder: edit(folder / "0002.yaml", "meetings:\n", "meetings: \n"),
        [("0002.yaml", "edited")],
    ),
    "a comment is added at the end": (
        lambda folder: put(folder / "0004.yaml", (folder / "0004.yaml").read_text() + "# seen\n"),
        [("0004.yaml", "edited")],
    ),
    "line ends are changed": (
        lambda folder: put(folder / "0003.yaml", (folder / "0003.yaml").read_text().replace("\n", "\r\n")),
        [("0003.yaml", "unreadable")],
    ),
    "who approved it is edited": (
        lambda folder: edit(folder / "0003.yaml", 'approved_by: "PM"', 'approved_by: "MP"'),
        [("0003.yaml", "edited")],
    ),
    "seconds become words": (
        lambda folder: edit(folder / "0001.yaml", "seconds: 1.25", "seconds: soon"),
        [("0001.yaml", "edited")],
    ),
    "a file is cut off": (
        lambda folder: put(folder / "0003.yaml", (folder / "0003.yaml").read_text()[:-20]),
        [("0003.yaml", "edited")],
    ),
    "a file is emptied": (lambda folder: put(folder / "0003.yaml", ""), [("0003.yaml", "unreadable")]),
    "the first is removed": (lambda folder: (folder / "0001.yaml").unlink(), [("0001.yaml", "missing")]),
    "one in the middle is removed": (lambda folder: (folder / "0002.yaml").unlink(), [("0002.yaml", "missing")]),
    "one in the middle is removed and the rest moved up": (
        close_the_gap,
        [("0002.yaml", "renumbered"), ("0002.yaml", "unlinked"), ("0003.yaml", "renumbered"), ("0004.yaml", "missing")],
    ),
    "the last is removed": (lambda folder: (folder / "0004.yaml").unlink(), [("0004.yaml", "missing")]),
    "all but LAST is removed": (
        lambda folder: [path.unlink() for path in folder.glob("*.yaml")],
        [(f"000{number}.yaml", "missing") for number in (1, 2, 3, 4)],
    ),
    "two are swapped": (
        swap,
        [
            ("0002.yaml", "renumbered"),
            ("0002.yaml", "unlinked"),
            ("0003.yaml", "renumbered"),
            ("0003.yaml", "unlinked"),
            ("0004.yaml", "unlinked"),
        ],
    ),
    "one is rewritten with the right digest": (forge, [("0003.yaml", "unlinked")]),
    "the last is rewritten with the right digest": (forge_last, [("LAST", "mispointed")]),
    "the number inside is edited": (
        lambda folder: edit(folder / "0002.yaml", "number: 2", "number: 3"),
        [("0002.yaml", "edited"), ("0002.yaml", "renumbered")],
    ),
    "a copy is added at the end": (
        lambda folder: shutil.copy(folder / "0004.yaml", folder / "0005.yaml"),
        [("0005.yaml", "renumbered"), ("0005.yaml", "unlinked")],
    ),
    "a file of another name is added": (
        lambda folder: shutil.copy(folder / "0004.yaml", folder / "00004.yaml"),
        [("00004.yaml", "foreign")],
    ),
    "a revision becomes a link": (
        lambda folder: (
            (folder / "0002.yaml").rename(folder.parent / "elsewhere"),
            (folder / "0002.yaml").symlink_to(folder.parent / "elsewhere"),
        ),
        [("0002.yaml", "unreadable")],
    ),
    "no text": (
        lambda folder: [(folder / "0002.yaml").unlink(), (folder / "0002.yaml").write_bytes(b"\xff")],
        [("0002.yaml", "unreadable")],
    ),
    "LAST is removed": (lambda folder: (folder / "LAST").unlink(), [("LAST", "unpointed")]),
    "LAST is edited": (lambda folder: put(folder / "LAST", "four\n"), [("LAST", "unpointed")]),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_each_tampering_is_found_and_named(folder, name):
    assert verify(folder) == ()
    tamper, expected = TAMPERINGS[name]
    tamper(folder)
    assert verify(folder) == tuple(Finding(file, kind) for file, kind in expected)


def test_every_single_character_but_those_of_seconds_is_covered(folder):
    path = folder / "0002.yaml"
    text = path.read_text()
    timed = {spot for found in re.finditer(r"seconds: ([0-9.]+)", text) for spot in range(found.start(1), found.end(1))}
    assert timed
    missed = set()
    for spot, character in enumerate(text):
        put(path, text[:spot] + ("1" if character != "1" else "2") + text[spot + 1 :])
        if verify(folder) == ():
            missed.add(spot)
    assert missed <= timed


def test_a_folder_that_is_not_there_or_empty_is_whole(tmp_path):
    assert verify(tmp_path) == ()
    assert verify(tmp_path / "none") == ()


def test_hidden_files_are_no_part_of_the_history(folder):
    (folder / ".gitignore").write_text("*.part\n")
    assert verify(folder) == ()
