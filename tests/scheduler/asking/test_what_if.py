"""Questions answered side by side: on this machine and on a real cluster, with processes killed at work."""

import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path

import psutil
import pytest

from constraints._assess import assess
from scenarios.digest import digest, inputs
from scenarios.domain import Text
from scenarios.find import find
from scenarios.load import load
from scenarios.operations import Away, ChangePolicy, Close, Operation, Withdraw
from scenarios.problem import BadInput
from scenarios.reopen import reopen
from scenarios.schedule import Schedule
from scheduler.asking.comparison import figures
from scheduler.asking.kept import Kept, Solving
from scheduler.asking.parallel import Failure, run, workplace
from scheduler.asking.what_if import Baseline, Question, answer, answers
from scheduler.solve import plan

FOLDER = load(find("overfull-quarter")).scenario
FREE = Baseline(FOLDER, inputs(FOLDER))
SOLVING = Solving(seed=0, workers=1)
OVERLAYS: dict[str, tuple[Operation, ...]] = {
    "base": (),
    "no-saturdays": (ChangePolicy(op="policy", rule="working_day", numbers={"saturdays": False}),),
    "villages": (ChangePolicy(op="policy", rule="beyond_centres", numbers={"at_most_percent": 0}),),
    "all-or-nothing": (ChangePolicy(op="policy", rule="placed", numbers={"mode": "hard"}),),
}
QUESTIONS = [FREE.ask(name, operations) for name, operations in OVERLAYS.items()]


def without_seconds(found: Iterable[tuple[str, Schedule | Failure]]) -> dict[str, object]:
    """What is compared: all but the seconds."""
    return {name: digest(one) if isinstance(one, Schedule) else one for name, one in found}


@pytest.fixture(scope="module")
def alone() -> dict[str, Schedule | Failure]:
    """The answers, worked out here one by one."""
    return {question.name: answer(question, SOLVING, None) for question in QUESTIONS}


def test_the_base_is_the_plan_and_an_overlay_says_so(alone: dict[str, Schedule | Failure]) -> None:
    base, overlay = alone["base"], alone["no-saturdays"]
    assert isinstance(base, Schedule)
    assert isinstance(overlay, Schedule)
    assert digest(base) == digest(plan(FOLDER))
    assert (overlay.what_if, overlay.inputs) == ("no-saturdays", inputs(FOLDER))
    assert overlay.operations == OVERLAYS["no-saturdays"]
    assert assess(reopen(FOLDER, overlay), overlay.meetings).lawful


def test_side_by_side_is_as_alone_and_a_question_without_answer_costs_only_itself(
    alone: dict[str, Schedule | Failure],
) -> None:
    with workplace("local", SOLVING.workers) as place:
        found = without_seconds(answers(QUESTIONS, SOLVING, place))
    assert found == without_seconds(alone.items())
    assert found["all-or-nothing"] == Failure("no-schedule", "no schedule meets the hard rules of this scenario")


def test_a_killed_worker_costs_nothing_but_time(alone: dict[str, Schedule | Failure]) -> None:
    with workplace("local", SOLVING.workers) as place:
        arriving = answers(QUESTIONS, SOLVING, place)
        found = [next(arriving)]
        for process in psutil.Process().children():
            if any("popen_loky" in word for word in process.cmdline()):
                process.send_signal(signal.SIGKILL)
        found += arriving
    assert without_seconds(found) == without_seconds(alone.items())


def test_time_that_is_over_is_a_failure_of_its_own() -> None:
    assert answer(QUESTIONS[0], SOLVING, 0) == Failure("out-of-time")


def test_a_wrong_operation_is_told_when_it_is_asked() -> None:
    with pytest.raises(BadInput, match="there is no proposal 'nobody-01'"):
        FREE.ask("wrong", (Withdraw(op="withdraw", proposal="nobody-01"),))


def test_proven_answers_are_kept_and_found_again(tmp_path: Path, alone: dict[str, Schedule | Failure]) -> None:
    kept = Kept(tmp_path)
    with workplace("local", SOLVING.workers) as place:
        first = dict(answers(QUESTIONS[:2], SOLVING, place, kept=kept))
        seconds = {name: one.solved.seconds for name, one in first.items() if isinstance(one, Schedule)}
        again = dict(answers(QUESTIONS, SOLVING, place, kept=kept))
    assert without_seconds(again.items()) == without_seconds(alone.items())
    assert {
        name: one.solved.seconds for name, one in again.items() if name in seconds and isinstance(one, Schedule)
    } == seconds
    assert len(list(tmp_path.iterdir())) == 3


def test_a_kept_schedule_that_is_not_lawful_is_solved_anew(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    right = answer(QUESTIONS[0], SOLVING, None)
    assert isinstance(right, Schedule)
    crowded = next(iter(right.meetings.values()))
    kept.keep(QUESTIONS[0].key(SOLVING), right.replaced(meetings=dict.fromkeys(right.meetings, crowded)))
    with workplace("local", SOLVING.workers) as place:
        found = dict(answers(QUESTIONS[:1], SOLVING, place, kept=kept))
    assert without_seconds(found.items()) == {"base": digest(right)}


def from_schedule() -> tuple[Baseline, Question]:
    """A question that takes one body away on the day of its first meeting."""
    old = plan(FOLDER)
    baseline = Baseline(FOLDER, inputs(FOLDER), old, old)
    proposal, meeting = min(old.meetings.items(), key=lambda one: one[1].date)
    away = Away(op="away", body=FOLDER.proposals[proposal].body, start=meeting.date, end=meeting.date)
    return baseline, baseline.ask("away", (away,), Text(en="Away"))


def test_from_a_schedule_the_fewest_meetings_change() -> None:
    baseline, question = from_schedule()
    assert baseline.old is not None
    found = answer(question, SOLVING, None)
    assert isinstance(found, Schedule)
    assert found.replan is not None
    assert (found.revision, found.replan.previous) == (2, digest(baseline.old))
    told = figures(question.scenario, found, baseline.old.meetings)
    assert (told.changes, told.differs) == (found.replan.changes, len(found.replan.causes))
    assert told.differs == told.changes + 1


def test_figures_count_whom_a_schedule_reaches() -> None:
    closed = FREE.ask(
        "closed", (Close(op="close", region="ulytau", start=FOLDER.horizon.start, end=FOLDER.horizon.end),)
    )
    found = answer(closed, SOLVING, None)
    assert isinstance(found, Schedule)
    told = figures(closed.scenario, found)
    assert [meeting.region for meeting in found.meetings.values() if meeting.region == "ulytau"] == []
    assert told.coverage.shortfall["ulytau"] > 0
    assert told.coverage.reached == len({meeting.place for meeting in found.meetings.values()})
    assert told.coverage.places == len(closed.scenario.places)
    outside = [one for one in found.meetings.values() if not closed.scenario.places[one.place].centre]
    assert (told.coverage.outside, told.coverage.outside_percent) == (
        len(outside),
        100 * len(outside) // len(found.meetings),
    )
    assert told.crowding == told.amounts["region_crowding"]
    assert (told.changes, told.differs) == (None, None)


def test_a_cluster_gives_the_same_answers_also_when_a_worker_is_killed(
    tmp_path: Path, alone: dict[str, Schedule | Failure]
) -> None:
    pytest.importorskip("distributed", reason="the cluster needs Dask: pip install 'kezdesu[cluster]'")
    from tests.scheduler.asking.cluster import cluster  # noqa: PLC0415 - imports Dask

    with cluster(tmp_path) as running, workplace(f"dask://{running.address}", SOLVING.workers) as place:
        assert place.at_once == 2
        assert without_seconds(answers(QUESTIONS, SOLVING, place)) == without_seconds(alone.items())
        arriving = answers(QUESTIONS, SOLVING, place)
        found = [next(arriving)]
        running.kill_a_worker()
        found += arriving
        assert without_seconds(found) == without_seconds(alone.items())


def test_a_cluster_that_falls_silent_is_given_up_when_time_is_over(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the cluster needs Dask: pip install 'kezdesu[cluster]'")
    from tests.scheduler.asking.cluster import cluster  # noqa: PLC0415 - imports Dask

    with cluster(tmp_path, workers=1) as running, workplace(f"dask://{running.address}", 1) as place:
        assert dict(run({"one": os.getpid}, place))["one"] == running.workers[0].pid
        running.kill_a_worker()
        found = dict(run({"one": noise, "other": noise}, place, until=time.time(), grace=2))
    assert found == {"one": Failure("out-of-time"), "other": Failure("out-of-time")}


def noise() -> int:
    return 1


def test_a_cluster_that_is_not_there() -> None:
    pytest.importorskip("distributed", reason="the cluster needs Dask: pip install 'kezdesu[cluster]'")
    with (
        pytest.raises(BadInput, match=r"--executor: no cluster at 127\.0\.0\.1:9: "),
        workplace("dask://127.0.0.1:9", 1, patience=1),
    ):
        pass
