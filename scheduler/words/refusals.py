"""Why a proposal was left out: one sentence for each rule that stands in its way, with the meetings and closures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scenarios.domain import WEEKDAYS, Absence, Closure, Language, Meetings, Scenario, Text
from scheduler.words._case import CaseLike, Parts, members_of, parts_of
from scheduler.words._catalogue import say
from scheduler.words.dates import date_words, weekday_of
from scheduler.words.names import body_name, meeting_name, place_name, region_name
from scheduler.words.sentences import head_words, numbers_of, title

_BY_DATES = {"window", "working_day", "region_open", "body_free", "notice"}


def refusal(
    scenario: Scenario, proposal: str, because: Sequence[CaseLike], language: Language, meetings: Meetings
) -> list[str]:
    """What stands in the way of an unplaced proposal, one sentence for each rule of `because`, in their order."""
    if not because:
        return [say(language, "refusal-unknown")]
    rules = dict.fromkeys(case.rule for case in because)
    return [
        _refusal_of(scenario, proposal, rule, [case for case in because if case.rule == rule], language, meetings)
        for rule in rules
    ]


def _refusal_of(
    scenario: Scenario,
    proposal: str,
    rule: str,
    cases: Sequence[CaseLike],
    language: Language,
    meetings: Meetings,
) -> str:
    if rule in _BY_DATES:
        return _refusal_by_dates(scenario, proposal, rule, cases, language)
    found: list[str] = []
    for case in cases:
        parts = parts_of(case)
        if "other" in parts.head:
            other = parts.head["other"] if parts.head["proposal"] == proposal else parts.head["proposal"]
            found.append(meeting_name(scenario, other, language, meetings))
            continue
        head = ", ".join(head_words(scenario, parts, language, meetings).values())
        members = [one for one in members_of(scenario, parts, meetings) if one != proposal]
        names = ", ".join(_brief(scenario, one, parts, language, meetings) for one in members)
        found.append(f"{head} – {names}" if head and names else head or names)
    return say(language, "refusal-case", title=title(rule, language), case="; ".join(dict.fromkeys(found)))


def _brief(scenario: Scenario, proposal: str, parts: Parts, language: Language, meetings: Meetings) -> str:
    """A meeting without what the head of its case has said already."""
    if proposal not in meetings:
        return proposal
    date, place = date_words(meetings[proposal].date, language), meetings[proposal].place
    where = place_name(scenario, place, language, with_region="region" not in parts.head and "place" not in parts.head)
    return say(language, "meeting-brief", id=proposal, date=date, place=where)


def _refusal_by_dates(
    scenario: Scenario, proposal: str, rule: str, cases: Sequence[CaseLike], language: Language
) -> str:
    dates = scenario.proposals[proposal].dates
    if rule == "window":
        first, last = date_words(dates.start, language), date_words(dates.end, language)
        return say(language, "refusal-window", **{"from": first, "to": last})
    if rule == "region_open":
        return say(language, "refusal-region-open", closures="; ".join(_closures(scenario, proposal, language)))
    if rule == "body_free":
        away = [about for case in cases for about in case.about[1:]] or list(scenario.proposals[proposal].bodies)
        absences = "; ".join(
            text for body in dict.fromkeys(away) for text in _absences(scenario, proposal, body, language)
        )
        return say(language, "refusal-body-free", absences=absences)
    if rule == "notice":
        return say(language, "refusal-notice", working_days=numbers_of(scenario, rule)["working_days"])
    return say(language, "refusal-working-day")


def _closures(scenario: Scenario, proposal: str, language: Language) -> Iterator[str]:
    """The closures that touch the proposal's dates, of the regions it accepts."""
    days = list(scenario.window(proposal))
    for region_id in dict.fromkeys(place.partition("/")[0] for place in scenario.accepted(proposal)):
        region, name = scenario.regions[region_id], region_name(scenario, region_id, language)
        if any(day not in region.valid for day in days):
            yield say(language, "closure-invalid", region=name)
        for closure in region.closed:
            if any(day in closure for day in days):
                yield closure_words(closure, name, language)


def closure_words(closure: Closure, region: str, language: Language) -> str:
    """A closure of the region of this name: its dates, whom it shuts out, its reason."""
    first, last = date_words(closure.start, language), date_words(closure.end, language)
    key = "closure-all" if closure.scope == "all" else "closure-districts"
    return _with_reason(say(language, key, region=region, **{"from": first, "to": last}), closure.reason, language)


def _absences(scenario: Scenario, proposal: str, body_id: str, language: Language) -> Iterator[str]:
    """The absences of a body that touch the proposal's dates."""
    days = list(scenario.window(proposal))
    body, name = scenario.bodies[body_id], body_name(scenario, body_id, language)
    if any(day not in body.valid for day in days):
        yield say(language, "absence-invalid", body=name)
    for absence in body.away:
        if any(day in absence for day in days):
            yield absence_words(absence, name, language)


def absence_words(absence: Absence, body: str, language: Language) -> str:
    """An absence of the head of the body of this name: its dates or its weekday, its reason."""
    if absence.every is not None:
        what = say(language, "absence-every", body=body, weekday=weekday_of(WEEKDAYS.index(absence.every), language))
    else:
        first = date_words(absence.start, language) if absence.start else say(language, "open-start")
        last = date_words(absence.end, language) if absence.end else say(language, "open-end")
        what = say(language, "absence-span", body=body, **{"from": first, "to": last})
    return _with_reason(what, absence.reason, language)


def _with_reason(what: str, reason: Text | None, language: Language) -> str:
    words = reason.read(language) if reason else ""
    return say(language, "with-reason", what=what, reason=words) if words else what
