"""What is odd but no mistake: a proposal with no date and place left, a file nobody reads, years without data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from pathlib import Path

from scenarios.calendar import known_years
from scenarios.domain import Absence, Closure, Scenario, Words, days_between
from scenarios.find import known_as
from scenarios.policy import load_policy
from scenarios.problem import Problem, maybe
from scenarios.references import unknown_body
from scenarios.sources import LISTED, Sources, mapping

_READ = ("scenario", *LISTED, "policy")


def unread(folder: Path) -> Iterator[Problem]:
    """Files that look like a part of the scenario but are not read."""
    names = [f"{part}.yaml" for part in _READ]
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml"), *folder.glob("proposals/*.yml")]):
        if path.name not in names or path.parent != folder:
            near = " Its name must end in .yaml." if path.suffix == ".yml" else maybe(path.name, names)
            yield Problem(f"{known_as(path)}:1:1", "", f"this file is not read.{near}")


def unknown_days(scenario: Scenario, sources: Sources) -> Iterator[Problem]:
    """A horizon that reaches beyond the years whose days off are known."""
    first, last = known_years(scenario.calendar.country)
    if scenario.horizon.start.year < first or scenario.horizon.end.year > last:
        what = f"days off are known for {first} to {last} only; give those of other years in calendar.days_off."
        yield sources.problem(what, "scenario", "horizon")


def unknown_exempt(scenario: Scenario, sources: Sources) -> Iterator[Problem]:
    """Bodies that policy.yaml exempts but no file describes (those of a pack need not occur)."""
    usual = load_policy(scenario.policy.policy).exempt
    for source in sources.parts["policy"]:
        for at, body in enumerate(mapping(source.root.value).get("exempt", ())):
            if body not in usual and (what := unknown_body(body, scenario.bodies)):
                yield sources.problem(what, "policy", "exempt", at)


def impossible(scenario: Scenario, sources: Sources) -> Iterator[Problem]:
    """Proposals without any possible date and place, with what consumed their window; they stay unplaced."""
    for proposal in scenario.proposals:
        if not has_a_chance(scenario, proposal):
            reasons = "; ".join(dict.fromkeys(_in_the_way(scenario, proposal)))
            what = f"no date and place is possible, so it stays unplaced: {reasons}."
            yield sources.problem(what, "proposals", proposal, at_key=True)


def has_a_chance(scenario: Scenario, proposal_id: str) -> bool:
    """Whether some date and place of a proposal is free of closures, absences and days off (where these are hard)."""
    proposal = scenario.proposals[proposal_id]
    places = scenario.accepted(proposal_id)
    hard = {rule for rule, setting in scenario.policy.rules.items() if setting.mode == "hard"}
    saturdays = bool(scenario.policy.rules["working_day"].numbers.get("saturdays"))
    first = earliest(scenario)
    for day in scenario.window(proposal_id):
        if (first and day < first) or (
            "working_day" in hard and not scenario.working.is_open(day, saturdays=saturdays)
        ):
            continue
        if "body_free" in hard and any(scenario.bodies[body].is_away(day) for body in proposal.bodies):
            continue
        if "region_open" not in hard or any(not scenario.is_closed(place, day) for place in places):
            return True
    return False


def earliest(scenario: Scenario) -> Date | None:
    """The first date with enough working days between `as_of` and it, where `notice` is hard; None where it is not.

    Where the horizon has no such date, a date after its end.
    """
    notice = scenario.policy.rules.get("notice")
    wanted = notice.numbers.get("working_days") if notice and notice.mode == "hard" else None
    if not isinstance(wanted, int):
        return None
    return scenario.working.earliest_after(scenario.as_of, wanted, scenario.horizon.end)


def _in_the_way(scenario: Scenario, proposal_id: str) -> Iterator[str]:
    proposal = scenario.proposals[proposal_id]
    first = max(proposal.dates.start, scenario.horizon.start)
    last = min(proposal.dates.end, scenario.horizon.end)
    hard = {rule for rule, setting in scenario.policy.rules.items() if setting.mode == "hard"}
    notice = earliest(scenario)
    if first <= scenario.as_of:
        yield f"meetings come after {scenario.as_of} (as_of)"
    if notice and first < notice:
        yield f"notice allows {notice} at the earliest"
    for body in proposal.bodies if "body_free" in hard else ():
        for absence in scenario.bodies[body].away:
            if (absence.start or first) <= last and (absence.end or last) >= first:
                yield f"{body} is away {_absence(absence)}"
        if first not in scenario.bodies[body].valid or last not in scenario.bodies[body].valid:
            yield f"{body} does not exist on all days"
    accepted = scenario.accepted(proposal_id) if "region_open" in hard else ()
    for region_id in dict.fromkeys(place.partition("/")[0] for place in accepted):
        region = scenario.regions[region_id]
        for closure in region.closed:
            if closure.start <= last and closure.end >= first:
                yield f"{region_id} is closed {_closure(closure)}"
        if first not in region.valid or last not in region.valid:
            yield f"{region_id} does not exist on all days"
    if "working_day" in hard and not all(scenario.working.is_working(day) for day in days_between(first, last)):
        yield "other days are no working days"


def _closure(closure: Closure) -> str:
    scope = "" if closure.scope == "all" else " (districts)"
    return f"{closure.start} to {closure.end}{scope}{_because(closure.reason)}"


def _absence(absence: Absence) -> str:
    dates = [f"{word} {day}" for word, day in (("from", absence.start), ("to", absence.end)) if day]
    if absence.start and absence.end:
        dates = [f"{absence.start} to {absence.end}"]
    return " ".join([*([f"every {absence.every}"] if absence.every else []), *dates]) + _because(absence.reason)


def _because(reason: Words | None) -> str:
    return f" ({reason.read('en')})" if reason else ""
