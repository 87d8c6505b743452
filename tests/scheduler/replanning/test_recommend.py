"""The first recommendation is what a re-plan with that meeting does; the others are lawful and no better."""

from datetime import date as Date
from functools import cache
from itertools import pairwise

from constraints._assess import assess, breaks_alone
from scenarios.apply import apply
from scenarios.domain import Scenario
from scenarios.problem import BadInput
from scenarios.schedule import Schedule
from scheduler.engine.search import Stop
from scheduler.replanning.recommend import Slot, recommend, wish
from scheduler.replanning.replan import Means, Request, replan
from scheduler.solve import NoSchedule
from tests.property.slips import planned

SEEDS = range(40)
SUNDAY = 6


def _request(scenario: Scenario, old: Schedule, seed: int, start: Date | None = None) -> tuple[Request, str] | None:
    """A meeting of a body that is not exempt, in a region of the seed's choice."""
    bodies = [body for body in scenario.bodies if body not in scenario.policy.exempt]
    if not bodies:
        return None
    regions = sorted(scenario.regions)
    added = wish(scenario, bodies[seed % len(bodies)], regions[seed % len(regions)], start, start)
    try:
        applied = apply(scenario, (added,), old=old.meetings, breaks_alone=breaks_alone)
    except BadInput:
        return None
    return Request(applied, old), added.proposal


def _key(request: Request, slot: Slot) -> tuple[int, ...]:
    """What a re-plan minimises, in its order, up to level 2 (level 1 of the proposals in question first)."""
    inside = {one: meeting for one, meeting in slot.meetings.items() if one in request.applied.in_question}
    within = assess(request.scenario, inside).costs[1]
    return (within, slot.changes, slot.shift, slot.costs[0], slot.costs[1])


def _values_musts(scenario: Scenario) -> bool:
    """Whether the policy loses anything by leaving out a must; where not, a re-plan may leave it out."""
    placed = scenario.policy.rules["placed"]
    return placed.mode != "off" and placed.numbers["weights"]["must"] > 0


@cache
def _answers() -> tuple[tuple[int, Request, str, tuple[Slot, ...], Schedule | None], ...]:
    found = []
    for seed in SEEDS:
        made = planned(seed, tiny=seed % 2 == 0)
        asked = _request(*made, seed) if made else None
        if asked is None or not _values_musts(asked[0].scenario):
            continue
        request, proposal = asked
        try:
            slots, new = recommend(request, proposal, Means(Stop())), replan(request, workers=1)
        except NoSchedule:
            continue
        found.append((seed, request, proposal, slots, new))
    return tuple(found)


def test_the_first_is_what_a_replan_does() -> None:
    changed = 0
    for seed, _, proposal, slots, new in _answers():
        assert new is not None
        assert new.replan is not None
        assert (seed, bool(slots)) == (seed, proposal in new.meetings)
        if not slots:
            continue
        best = slots[0]
        levels = [level.cost for level in new.solved.levels]
        wanted = (tuple(sorted(new.unplaced)), new.replan.changes, new.replan.shift, levels[1])
        assert (seed, best.unplaced, best.changes, best.shift, best.costs[1]) == (seed, *wanted)
        changed += bool(best.changes)
    assert changed >= 1


def test_all_are_lawful_and_from_the_best_down() -> None:
    several = 0
    for seed, request, proposal, slots, _ in _answers():
        for slot in slots:
            assert (seed, assess(request.scenario, slot.meetings).breaches) == (seed, ())
            assert slot.meetings[proposal] == slot.meeting
            assert slot.changes == sum(cause.kind != "forced" for cause in slot.causes.values())
        places = [(slot.meeting.date, slot.meeting.place) for slot in slots]
        assert len(set(places)) == len(places) <= 5
        keys = [_key(request, slot)[:3] for slot in slots]
        assert all(one <= other for one, other in pairwise(keys)), (seed, keys)
        several += len(slots) > 1
    assert several >= 5


def test_the_wish_is_a_must_outside_the_schedule_anywhere_in_the_region() -> None:
    scenario, old = next(filter(None, (planned(seed, tiny=True) for seed in SEEDS)))
    body, region = sorted(scenario.bodies)[0], sorted(scenario.regions)[0]
    added = wish(scenario, body, region, Date(2022, 9, 1), Date(2022, 9, 30))
    assert added.with_fields == {
        "body": body,
        "dates": {"from": "2022-09-01", "to": "2022-09-30"},
        "places": [f"{region}/*"],
        "priority": "must",
        "outside_schedule": True,
    }
    assert added.proposal not in scenario.proposals
    assert old.meetings


def test_a_day_off_is_no_date() -> None:
    tried = 0
    for seed in SEEDS:
        made = planned(seed, tiny=False)
        if made is None or made[0].policy.rules["working_day"].mode != "hard":
            continue
        scenario, old = made
        days = scenario.horizon.days()
        off = next((day for day in days if day > scenario.as_of and day.weekday() == SUNDAY), None)
        asked = _request(scenario, old, seed, off) if off and not scenario.working.is_working(off) else None
        if asked is not None:
            try:
                assert recommend(*asked, Means(Stop())) == ()
            except NoSchedule:
                continue
            tried += 1
        if tried == 2:
            break
    assert tried == 2
