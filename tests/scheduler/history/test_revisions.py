"""Publishing: what may follow what, who is told, and that no killed or concurrent publication harms the history."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from scenarios.digest import digest
from scenarios.domain import Meeting
from scenarios.operations import Postpone
from scenarios.problem import BadInput
from scenarios.schedule import LevelResult, Published, Replan, Schedule, Solved
from scheduler.files import to_yaml
from scheduler.history.revision_chain import verify
from scheduler.history.revisions import PublishError, history, publish, read

FIRST = Schedule(
    name="small",
    solved=Solved(outcome="optimal", levels=(LevelResult(level=1, cost=0, bound=0, seconds=0.5),), seconds=1.25),
    meetings={"energy-01": Meeting(date=date(2022, 9, 1), place="abai/semey")},
)


def after(previous, day):
    """The schedule re-planned from another, with the one meeting on this day of September."""
    return previous.model_copy(
        update={
            "revision": previous.revision + 1,
            "operations": (*previous.operations, Postpone(op="postpone", proposal="energy-01")),
            "replan": Replan(previous=digest(previous), changes=0, bound=0, shift=0, shift_bound=0),
            "meetings": {"energy-01": Meeting(date=date(2022, 9, day), place="abai/semey")},
        }
    )


def refusal(schedule, folder, **approval):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(PublishError) as caught:
        publish(schedule, folder, **approval)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    return caught.value.reason, caught.value.number


def test_a_revision_is_the_schedule_under_its_place_in_the_chain(tmp_path):
    folder = tmp_path / "new" / "revisions"
    published = publish(FIRST, folder, approved_by='А. "Б"\n  digest: x', decree="№ 12", decree_date=date(2022, 5, 26))
    assert (folder / "0001.yaml").read_text(encoding="utf-8") == (
        "published:\n"
        "  number: 1\n"
        "  previous: null\n"
        f"  digest: {published.digest}\n"
        "  status: approved\n"
        '  approved_by: "А. \\"Б\\"\\n  digest: x"\n'
        '  decree: "№ 12"\n'
        "  decree_date: 2022-05-26\n"
    ) + to_yaml(FIRST.model_copy(update={"status": "approved"}))
    assert (folder / "LAST").read_text() == f"1 {published.digest}\n"
    assert read(folder, 1).published == published
    assert published == Published(
        number=1,
        previous=None,
        digest=published.digest,
        status="approved",
        approved_by='А. "Б"\n  digest: x',
        decree="№ 12",
        decree_date=date(2022, 5, 26),
    )
    assert read(folder, 1).schedule == FIRST.model_copy(update={"status": "approved"})


def test_each_revision_names_the_digest_of_the_one_before(tmp_path):
    second = after(FIRST, 8)
    chain = [publish(FIRST, tmp_path), publish(FIRST, tmp_path, approved_by="PM"), publish(second, tmp_path)]
    assert [one.previous for one in chain] == [None, chain[0].digest, chain[1].digest]
    assert [one.published for one in history(tmp_path)] == chain
    assert [one.schedule.meetings["energy-01"].date.day for one in history(tmp_path)] == [1, 1, 8]
    assert verify(tmp_path) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0001.yaml", "0002.yaml", "0003.yaml", "LAST"]


def test_digests_leave_out_seconds_and_nothing_else(tmp_path):
    levels = (LevelResult(level=1, cost=0, bound=0, seconds=3.0),)
    slower = FIRST.model_copy(update={"solved": FIRST.solved.model_copy(update={"seconds": 99.0, "levels": levels})})
    seeded = FIRST.model_copy(update={"solved": FIRST.solved.model_copy(update={"seed": 1})})
    digests = [publish(one, tmp_path / str(n)).digest for n, one in enumerate((FIRST, slower, seeded))]
    assert digests[0] == digests[1]
    assert digests[0] != digests[2]


def test_a_schedule_that_is_not_based_on_the_last_revision_is_refused(tmp_path):
    second = after(FIRST, 8)
    publish(FIRST, tmp_path)
    plain = FIRST.model_copy(update={"meetings": {}})
    assert refusal(plain, tmp_path) == ("not-based", 1)
    assert refusal(after(plain, 9), tmp_path) == ("not-based", 1)
    publish(second, tmp_path)
    assert refusal(after(FIRST, 9), tmp_path) == ("not-based", 2)
    assert refusal(FIRST, tmp_path) == ("not-based", 2)
    assert refusal(after(second, 9).model_copy(update={"name": "other"}), tmp_path) == ("other-scenario", 2)
    assert publish(after(second, 9), tmp_path).number == 3


def test_the_same_schedule_again_needs_another_approval(tmp_path):
    publish(FIRST, tmp_path)
    assert refusal(FIRST, tmp_path) == ("nothing-new", 1)
    assert publish(FIRST, tmp_path, approved_by="PM").number == 2
    assert refusal(FIRST, tmp_path) == ("nothing-new", 2)
    assert refusal(FIRST, tmp_path, approved_by="PM") == ("nothing-new", 2)
    assert publish(FIRST, tmp_path, approved_by="PM", decree="12").number == 3


def test_an_approved_schedule_is_a_base_like_its_draft(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    publish(FIRST, one, approved_by="PM")
    approved = read(one, 1).schedule
    assert approved.status == "approved"
    assert publish(after(approved, 8), one).status == "draft"
    assert read(one, 2).schedule.status == "draft"
    publish(FIRST, other, approved_by="PM")
    assert publish(after(FIRST, 8), other).number == 2


def test_a_damaged_history_takes_no_further_revision(tmp_path):
    publish(FIRST, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    assert refusal(after(FIRST, 8), tmp_path) == ("damaged", 1)


def test_reading_what_is_not_there_says_what_is(tmp_path):
    with pytest.raises(BadInput, match=r"there is no revision 1\. It holds none\."):
        read(tmp_path, 1)
    publish(FIRST, tmp_path)
    with pytest.raises(BadInput, match=r"there is no revision 2\. It holds 1 to 1\."):
        read(tmp_path, 2)
    with pytest.raises(BadInput, match=r"there is no such folder\."):
        history(tmp_path / "none")


def test_a_folder_where_last_is_one_behind_goes_on(tmp_path):
    first = publish(FIRST, tmp_path)
    publish(after(FIRST, 8), tmp_path)
    (tmp_path / "LAST").unlink()
    (tmp_path / "LAST").write_text(f"1 {first.digest}\n")
    assert verify(tmp_path) == ()
    third = publish(after(after(FIRST, 8), 9), tmp_path)
    assert (tmp_path / "LAST").read_text() == f"3 {third.digest}\n"


def test_what_a_killed_publication_left_aside_is_ignored_and_swept_by_the_next(tmp_path):
    publish(FIRST, tmp_path)
    (tmp_path / ".0002.yaml.0123456789abcdef").write_text("publis")
    assert verify(tmp_path) == ()
    publish(after(FIRST, 8), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0001.yaml", "0002.yaml", "LAST"]


PUBLISH = """
import sys
from pathlib import Path
from scenarios.schedule import Schedule
from scheduler.history.revisions import PublishError, publish
file, folder = map(Path, sys.argv[1:])
schedule = Schedule.model_validate_json(file.read_text())
print("ready", flush=True)
sys.stdin.readline()
try:
    print(publish(schedule, folder).number)
except PublishError as error:
    print(error.reason, error.number)
"""


def start(tmp_path, schedule, name):
    file = tmp_path / f"{name}.json"
    file.write_text(schedule.model_dump_json(by_alias=True))
    process = subprocess.Popen(
        [sys.executable, "-c", PUBLISH, str(file), str(tmp_path / "revisions")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert process.stdout.readline() == "ready\n"
    return process


def test_of_two_publications_at_once_one_wins_and_the_other_is_told(tmp_path):
    folder = tmp_path / "revisions"
    last = FIRST
    publish(last, folder)
    for attempt in range(2):
        ahead = [after(last, 8 + attempt), after(last, 18 + attempt)]
        racers = [start(tmp_path, schedule, f"racer-{number}") for number, schedule in enumerate(ahead)]
        for racer in racers:
            racer.stdin.write("\n")
            racer.stdin.flush()
        said = [racer.communicate()[0].strip() for racer in racers]
        number = attempt + 2
        winner = said.index(str(number))
        # Told by the taken name, or (a moment later) because the last revision is the winner's by then.
        assert said[1 - winner] in (f"overtaken {number}", f"not-based {number}")
        last = ahead[winner]
        assert read(folder, number).schedule == last
        assert verify(folder) == ()
        assert sorted(path.name for path in folder.iterdir()) == [
            *(f"{n:04d}.yaml" for n in range(1, number + 1)),
            "LAST",
        ]


def in_child(work):
    """Runs the work in a forked process; its exit status as `os.waitpid` has it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def publish_until(moment, schedule, folder):
    """Publishes and kills the own process when it touches files for the so-many-th time (1: the first)."""
    touched = iter(range(1, 10_000))

    def die(event, _arguments):
        if (event.startswith("os.") or event == "open") and next(touched) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)
    publish(schedule, folder)


def test_a_publication_killed_at_any_moment_leaves_the_history_whole(tmp_path):
    second, third = after(FIRST, 8), after(after(FIRST, 8), 9)
    publish(FIRST, tmp_path / "whole")
    outcomes = []
    for moment in range(1, 200):
        folder = tmp_path / f"killed-{moment}"
        shutil.copytree(tmp_path / "whole", folder)
        child = in_child(partial(publish_until, moment, second, folder))
        killed = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        assert verify(folder) == ()
        assert (folder / "0001.yaml").read_bytes() == (tmp_path / "whole" / "0001.yaml").read_bytes()
        published = [one.schedule for one in history(folder)]
        assert published in ([FIRST], [FIRST, second])
        outcomes.append((len(published), killed))
        publish(second if published == [FIRST] else third, folder)
        assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []
        if not killed:
            break
    # First it was killed before the revision was there, then after, and at last it went through.
    assert sorted(outcomes, key=lambda outcome: (outcome[0], not outcome[1])) == outcomes
    assert set(outcomes) == {(1, True), (2, True), (2, False)}


def test_the_slower_of_two_that_began_together_is_told_that_it_was_overtaken(tmp_path):
    publish(FIRST, tmp_path)
    waiting, go_on, said = os.pipe(), os.pipe(), os.pipe()

    def publish_slowly():
        def wait(event, _arguments):
            if event == "os.link":
                os.write(waiting[1], b"!")
                os.read(go_on[0], 1)

        sys.addaudithook(wait)
        try:
            publish(after(FIRST, 8), tmp_path)
        except PublishError as error:
            os.write(said[1], f"{error.reason} {error.number}".encode())

    child = in_child(publish_slowly)
    os.read(waiting[0], 1)
    publish(after(FIRST, 9), tmp_path)
    os.write(go_on[1], b"!")
    os.waitpid(child, 0)
    assert os.read(said[0], 100) == b"overtaken 2"
    for pipe in (waiting, go_on, said):
        os.close(pipe[0])
        os.close(pipe[1])
    assert read(tmp_path, 2).schedule == after(FIRST, 9)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0001.yaml", "0002.yaml", "LAST"]
