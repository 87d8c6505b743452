"""Locks in the way, in words."""

from __future__ import annotations

from collections.abc import Iterator

from scenarios.domain import Language, Meetings, Scenario
from scheduler.replanning.locks_in_the_way import LockReport, clashes
from scheduler.words import meeting_name, say, sentence


def lock_lines(scenario: Scenario, old: Meetings, report: LockReport, language: Language) -> Iterator[str]:
    """Which musts stay out (or that there is no schedule), which lock is in the way, what releasing it would give."""
    if report.left_out:
        yield say(language, "locks-left-out", musts=", ".join(report.left_out))
    else:
        yield say(language, "locks-no-schedule")
        for case in clashes(scenario):
            yield say(language, "locks-clash", case=sentence(scenario, case, language, old))
    for one in report.locks:
        name = meeting_name(scenario, one.proposal, language, old)
        lock = say(language, f"lock-{one.lock}")
        if one.cost is None or report.cost is None:
            yield say(language, "locks-frees", meeting=name, lock=lock)
        else:
            musts = ", ".join(one.placed)
            yield say(language, "locks-helps", meeting=name, lock=lock, musts=musts, cost=one.cost, before=report.cost)
    if report.all_together:
        yield say(language, "locks-together", musts=", ".join(report.all_together))
    elif not report.locks:
        yield say(language, "locks-none")
