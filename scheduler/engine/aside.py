"""Improves a copy of the best assignment while proofs take long, for those who cannot wait for them.

The proofs do not look at what is found here, so equal runs give equal results; it is shown, and counts where the work
ends early. Of a half-year whose level 3 takes minutes to prove, 20 s of it take level 3 from 878 to 122, where 92 is
the optimum and the search for the proof has nothing to show.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

from scheduler.engine.board import Board
from scheduler.engine.improve import Improver
from scheduler.engine.neighbourhoods import Families
from scheduler.engine.progress import Progress
from scheduler.engine.search import Stop
from scheduler.engine.system import Ints

DELAY = 5.0
"""Seconds of proving before it begins: most proofs of a year end before, and keep the second core to themselves."""


@contextmanager
def improving(
    board: Board, families: Callable[[], Families] | None, start: Callable[[], Ints] | None = None
) -> Iterator[None]:
    """Improves beside the work of the body, on a second core if there is one, and ends with it.

    `board.rival` holds what is found; `start` is where it begins if there is no best assignment yet. It rests once the
    board has one that attains all levels but the last: from there on the search for the proof finds better ones.
    """
    if families is None or board.workers == 1:
        yield
        return
    over = threading.Event()
    with ThreadPoolExecutor(max_workers=1) as beside:
        doing = beside.submit(_improve, board, families, start, over)
        try:
            yield
        finally:
            over.set()
        doing.result()


def _improve(
    board: Board, families: Callable[[], Families], start: Callable[[], Ints] | None, over: threading.Event
) -> None:
    def hear(told: Progress) -> None:
        if board.shown is rival:
            board.hear(told)

    rival = replace(board, stop=Stop(board.stop.deadline, over), hear=hear)
    last = board.levels[-1]
    if over.wait(DELAY) or board.stop.now or board.attained_before(last):
        return
    improver = Improver(rival, families())
    rival.best = board.best
    if rival.best is None:
        rival.best = improver.start() if start is None else start()
    board.rival = rival
    improver.improve(board.seed, until=lambda: board.attained_before(last))
