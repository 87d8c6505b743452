import os
import signal
import threading
from collections.abc import Iterator

import pytest

from scheduler.cli._progress import Display, interruptible, progress_words
from scheduler.engine.progress import Progress


def test_the_gap_is_known_when_cost_and_bound_are() -> None:
    assert Progress(2, 561, 550, 3.0, "search").gap == 11
    assert Progress(2, None, 550, 3.0, "bound").gap is None
    assert Progress(2, 561, None, 3.0, "search").gap is None


def test_progress_is_one_line() -> None:
    assert progress_words(Progress(2, 561, None, 3.04, "search"), "en") == ("level 2: cost 561, bound –, gap –, 3.0 s")
    assert progress_words(Progress(1, 24, 24, 1.0, "bound"), "kk") == (
        "1-деңгей: шығын 24, шекара 24, алшақтық 0, 1.0 с"
    )


def test_without_a_terminal_a_line_at_each_coarse_step(capsys: pytest.CaptureFixture[str]) -> None:
    steps = [
        Progress(1, None, None, 0.1, "bound"),
        Progress(1, 30, None, 0.2, "search"),  # soon after: not worth a line
        Progress(1, 24, 24, 0.4, "search"),  # the gap closed
        Progress(1, 24, 24, 0.5, "search"),
        Progress(2, 600, 500, 0.6, "search"),  # a new level
        Progress(2, 590, 500, 10.6, "search"),  # quiet for ten seconds
    ]
    with Display("en") as display:
        for step in steps:
            display(step)
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines() == [
        "level 1: cost –, bound –, gap –, 0.1 s",
        "level 1: cost 24, bound 24, gap 0, 0.4 s",
        "level 2: cost 600, bound 500, gap 100, 0.6 s",
        "level 2: cost 590, bound 500, gap 90, 10.6 s",
    ]


@pytest.fixture
def heeded() -> Iterator[None]:
    """Interrupts as at a terminal: a process started in the background inherits that they are ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_the_first_interrupt_asks_and_the_second_ends(capfd: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible("en") as asked:
        assert not asked.is_set()
        os.kill(os.getpid(), signal.SIGINT)
        assert asked.wait(5)
        assert signal.getsignal(signal.SIGINT) == before
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) == before
    assert capfd.readouterr().err.strip() == "Stopping; the best schedule so far is kept."


def test_without_an_interrupt_the_handler_comes_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interruptible("en") as asked:
        assert signal.getsignal(signal.SIGINT) != before
    assert not asked.is_set()
    assert signal.getsignal(signal.SIGINT) == before


def test_another_thread_cannot_catch_signals_and_runs_all_the_same() -> None:
    seen: list[bool] = []

    def work() -> None:
        with interruptible("en") as asked:
            seen.append(asked.is_set())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [False]
