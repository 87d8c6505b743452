"""Plans of small random scenarios, what then happens to them, and the smallest repair by trying every schedule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from random import Random
from typing import Any

from pydantic import TypeAdapter

from constraints._assess import assess, breaks_alone
from constraints._catalogue import bind
from scenarios.apply import Applied, apply
from scenarios.domain import Meeting, Scenario
from scenarios.operations import Operation
from scenarios.problem import BadInput
from scenarios.reopen import reopen
from scenarios.schedule import Schedule
from scheduler.replanning.replan import Request, counted
from scheduler.solve import NoSchedule, plan
from tests.property.scenarios import scenario_of

OPERATION: TypeAdapter[Operation] = TypeAdapter(Operation)


def operations(*fields: dict[str, Any]) -> tuple[Operation, ...]:
    """Typed operations."""
    return tuple(OPERATION.validate_python(one) for one in fields)


def planned(seed: int, *, tiny: bool) -> tuple[Scenario, Schedule] | None:
    """A scenario with its proven plan; None where no schedule is lawful or none has a meeting."""
    scenario = scenario_of(seed, tiny=tiny)
    try:
        schedule = plan(scenario, workers=1)
    except NoSchedule:
        return None
    assert schedule.solved.outcome == "optimal"
    return (scenario, schedule) if schedule.meetings else None


def asked(scenario: Scenario, old: Schedule, happened: tuple[Operation, ...]) -> Request:
    """The re-plan of a schedule of the scenario after these operations. Raises BadInput."""
    reopened = reopen(scenario, old)
    return Request(apply(reopened, happened, old=old.meetings, breaks_alone=breaks_alone), old)


def slips(scenario: Scenario, old: Schedule, seed: int) -> tuple[Operation, ...]:
    """One to three things that happen: meetings slip or are withdrawn, fixed or announced, regions close."""
    random = Random(seed)
    for _ in range(50):
        found = operations(*(_event(random, scenario, old) for _ in range(random.randint(1, 3))))
        try:
            asked(scenario, old, found)
        except BadInput:
            continue
        return found
    return ()


def _event(random: Random, scenario: Scenario, old: Schedule) -> dict[str, Any]:
    proposal = random.choice(sorted(old.meetings))
    meeting = old.meetings[proposal]
    day = meeting.date + timedelta(days=random.randint(1, 5))
    span = {"from": meeting.date, "to": min(day, scenario.horizon.end)}
    place = random.choice(sorted(scenario.places))
    bounds = {"not_before": day, "not_after": day + timedelta(days=3)} if random.random() < 0.6 else {}
    added = scenario.proposals[proposal].model_dump(mode="json", by_alias=True, exclude_none=True) | {
        "priority": "must"
    }
    events: list[dict[str, Any]] = [
        {"op": "postpone", "proposal": proposal, **bounds},
        {"op": "pin", "proposal": random.choice(sorted(scenario.proposals)), "date": day},
        {"op": "pin", "proposal": random.choice(sorted(scenario.proposals)), "place": place},
        {"op": "close", "region": meeting.region, **span},
        {"op": "away", "body": scenario.proposals[proposal].body, **span},
        {"op": "add", "proposal": f"n{random.randint(0, 9)}", "with_fields": added},
        {"op": "change", "proposal": proposal, "set": {"places": [place]}},
        {"op": "withdraw", "proposal": proposal},
        {"op": "announce", "proposal": proposal},
    ]
    return random.choice([events[0], events[5], *events])


Figures = tuple[int, int, int]
"""Level 1 of the proposals in question, changed meetings, days of shift."""


def figures(request: Request, meetings: dict[str, Meeting]) -> Figures:
    """What steps A to C minimise, of the proposals in question alone."""
    rules = bind(request.scenario.policy)
    inside = {one: meeting for one, meeting in meetings.items() if one in request.applied.in_question}
    return (_level_1(request, inside, rules), *counted(request, inside))


def _level_1(request: Request, meetings: dict[str, Meeting], rules: Any) -> int:
    scenario, inside = request.scenario, request.applied.in_question
    return sum(
        rule.cost_of_one * excess.amount
        for rule in rules
        if rule.mode == "soft" and rule.level == 1
        for excess in rule.excesses(scenario, meetings)
        if rule.name != "placed" or excess.about[0] in inside
    )


def smallest_repair(request: Request) -> Figures | None:
    """The least figures of any lawful schedule of the proposals in question, by trying them all.

    Where none of these is lawful (hard minima ask for more), of any schedule of all proposals.
    """
    return _least(request) or _least(everyone_asked(request))


def settled(request: Request) -> Request:
    """The request as a re-plan answers it: all proposals are in question where those in question cannot be lawful."""
    return request if _least(request) is not None else everyone_asked(request)


def everyone_asked(request: Request) -> Request:
    """The same with all proposals in question."""
    return replace(request, applied=replace(request.applied, in_question=frozenset(request.scenario.proposals)))


def _least(request: Request) -> Figures | None:
    rules = bind(request.scenario.policy)
    found = [
        figures(request, meetings)
        for meetings in every_schedule(request)
        if assess(request.scenario, meetings, rules).lawful
    ]
    return min(found, default=None)


def every_schedule(request: Request) -> Iterator[dict[str, Meeting]]:
    """All schedules of the proposals in question, lawful or not; locked meetings stay."""
    names = sorted(request.applied.in_question)
    for chosen in product(*(_options(request.applied, one) for one in names)):
        yield {one: meeting for one, meeting in zip(names, chosen, strict=True) if meeting is not None}


def number_of_schedules(request: Request) -> int:
    """How many schedules of all proposals there are."""
    number = 1
    for one in request.scenario.proposals:
        number *= len(_options(request.applied, one))
    return number


def _options(applied: Applied, proposal: str) -> list[Meeting | None]:
    scenario = applied.scenario
    lock = scenario.locked.get(proposal)
    days = [lock.date] if lock and lock.date else list(scenario.window(proposal))
    places = [lock.place] if lock and lock.place else list(scenario.accepted(proposal))
    placed: list[Meeting | None] = [Meeting(date=day, place=place) for day in days for place in places]
    return placed if lock else [None, *placed]
