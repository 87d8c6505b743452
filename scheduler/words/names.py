"""Names of bodies, regions, places, meetings and periods, always in the nominative."""

from __future__ import annotations

from scenarios.domain import Language, Meetings, Scenario
from scheduler.words._catalogue import say
from scheduler.words.dates import date_words


def body_name(scenario: Scenario, body: str, language: Language, *, short: bool = True) -> str:
    """The body's name, or its abbreviation in this language where there is one; its id where it has no name."""
    if body not in scenario.bodies:
        return body
    found = scenario.bodies[body]
    abbreviation = found.short.in_language(language) if short and found.short else None
    return abbreviation or found.name.read(language) or body


def region_name(scenario: Scenario, region: str, language: Language) -> str:
    """The region's name; its id where it has none."""
    return (scenario.regions[region].name.read(language) if region in scenario.regions else "") or region


def place_name(scenario: Scenario, place: str, language: Language, *, with_region: bool = True) -> str:
    """The place's name, with its region's where that is wanted and is another; its id where it has none."""
    if place not in scenario.places:
        return place
    name = scenario.places[place].name.read(language) or place
    region = region_name(scenario, place.partition("/")[0], language)
    if not with_region or name == region:
        return name
    return say(language, "place-in-region", place=name, region=region)


def meeting_name(scenario: Scenario, proposal: str, language: Language, meetings: Meetings) -> str:
    """The proposal's id with its bodies and, where it is among the meetings, its date and place."""
    if proposal not in scenario.proposals:
        return proposal
    bodies = ", ".join(body_name(scenario, body, language) for body in scenario.proposals[proposal].bodies)
    meeting = meetings.get(proposal)
    if meeting is None:
        return say(language, "meeting-open", id=proposal, body=bodies)
    date, place = date_words(meeting.date, language), place_name(scenario, meeting.place, language)
    return say(language, "meeting-full", id=proposal, body=bodies, date=date, place=place)


def period_words(period: str, language: Language) -> str:
    """A period of the policy (`2022-Q3`, `2022-H2`, `2022`, `horizon`) in words."""
    if period == "horizon":
        return say(language, "period-horizon")
    year, _, part = period.partition("-")
    if not part:
        return say(language, "period-year", year=year)
    return say(language, "period-quarter" if part[0] == "Q" else "period-half-year", year=year, number=part[1:])
