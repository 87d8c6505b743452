"""One sentence for each case of a rule; the checker, the summary and every document print the same one."""

from __future__ import annotations

from datetime import date as Date

from scenarios.domain import Language, Meetings, Scenario
from scheduler.words._case import CaseLike, Part, Parts, members_of, parts_of
from scheduler.words._catalogue import say
from scheduler.words.dates import date_words, month_words
from scheduler.words.names import body_name, meeting_name, period_words, place_name, region_name


def title(rule: str, language: Language) -> str:
    """What a rule asks, in a few words."""
    return say(language, f"title-{_dashed(rule)}")


def sentence(scenario: Scenario, case: CaseLike, language: Language, meetings: Meetings | None = None) -> str:
    """The case in words; with the schedule's `meetings` each meeting is named with its date and place.

    Raises KeyError for a rule without a sentence.
    """
    placed = meetings or {}
    parts = parts_of(case)
    words: dict[str, str] = {
        **numbers_of(scenario, case.rule, parts),
        **head_words(scenario, parts, language, placed),
        **_proposal_words(scenario, parts, language),
    }
    statement = say(language, f"rule-{_dashed(case.rule)}", **words)
    if not parts.members:
        return statement
    names = "; ".join(meeting_name(scenario, one, language, placed) for one in members_of(scenario, parts, placed))
    return say(language, "with-meetings", statement=statement, meetings=names)


def head_words(scenario: Scenario, parts: Parts, language: Language, meetings: Meetings) -> dict[str, str]:
    """The head of a case in words, by kind."""
    return {kind: _part_words(scenario, kind, value, language, meetings) for kind, value in parts.head.items()}


def _part_words(scenario: Scenario, kind: Part, value: str, language: Language, meetings: Meetings) -> str:
    match kind:
        case "body":
            words = body_name(scenario, value, language)
        case "region":
            words = region_name(scenario, value, language)
        case "place":
            words = place_name(scenario, value, language)
        case "date":
            words = date_words(Date.fromisoformat(value), language)
        case "month":
            words = month_words(value, language)
        case "period":
            words = period_words(value, language)
        case _:
            words = meeting_name(scenario, value, language, meetings)
    return words


def _proposal_words(scenario: Scenario, parts: Parts, language: Language) -> dict[str, str]:
    """What a sentence may say of its proposal beyond its name."""
    proposal = scenario.proposals.get(parts.head.get("proposal", ""))
    if proposal is None:
        return {}
    dates = proposal.dates
    return {
        "from": date_words(dates.start, language),
        "to": date_words(dates.end, language),
        "prefer": date_words(dates.prefer or dates.start, language),
        "as_of": date_words(scenario.as_of, language),
        "priority": say(language, f"priority-{proposal.priority}"),
    }


def numbers_of(scenario: Scenario, rule: str, parts: Parts | None = None) -> dict[str, str]:
    """The rule's numbers as text; `place_cap` has one for centres and one for the other places."""
    numbers = {name: str(value) for name, value in scenario.policy.rules[rule].numbers.items()}
    place = scenario.places.get(parts.head.get("place", "")) if parts else None
    if rule == "place_cap" and place is not None:
        numbers["at_most"] = numbers["centres" if place.centre else "districts"]
    return numbers


def _dashed(rule: str) -> str:
    return rule.replace("_", "-")
