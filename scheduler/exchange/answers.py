"""What became of each wish of a coordination sheet: accepted, or refused with its conflict and the nearest alternative.

Each wish is tried alone, then with those accepted before it, in the order of file and row. So what is accepted can be
re-planned together, and what is refused says which rule stands in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from constraints._assess import breaks_alone
from constraints._catalogue import bind
from constraints._catalogue import problems as policy_problems
from constraints._rule import Excess
from constraints._slack import forbidding
from scenarios.apply import Applied, apply
from scenarios.domain import LANGUAGES, Language, Meeting, Meetings, Model, Scenario, Text, Window, Words
from scenarios.find import known_as
from scenarios.operations import Operation
from scenarios.problem import BadInput
from scenarios.schedule import Schedule
from scenarios.source import read
from scenarios.validate import validate
from scheduler.diff import Slot
from scheduler.exchange.objections import Wish
from scheduler.words import date_words, place_name, say, sentence

_OPERATIONS: TypeAdapter[tuple[Operation, ...]] = TypeAdapter(tuple[Operation, ...])


class Answer(Model):
    """The answer to one row of a returned sheet. `subject` is a proposal or a region."""

    file: str
    row: str
    subject: str
    wish: Slot | None = None
    remark: str | None = None
    answer: Literal["accepted", "refused"]
    operations: tuple[dict[str, Any], ...]
    because: tuple[Words, ...] = ()
    alternative: Slot | None = None


class _AnswersFile(Model):
    answers: tuple[Answer, ...]


def read_answers(path: Path) -> tuple[Answer, ...]:
    """The answers of a file. Raises BadInput."""
    source = read(path, None if str(path) == "-" else known_as(path))
    content, problems = validate(_AnswersFile, source)
    if content is None:
        raise BadInput(problems)
    return content.answers


def answer_lines(one: Answer, scenario: Scenario, language: Language) -> tuple[str, ...]:
    """What became of a row, then a line for each thing in its way, then the nearest alternative where there is one."""
    key = "answer-accepted" if one.answer == "accepted" else "answer-refused"
    found = say(language, key, file=one.file, row=one.row, subject=one.subject)
    because = (words.read(language) for words in one.because)
    if one.alternative is None:
        return found, *because
    day, place = date_words(one.alternative.date, language), place_name(scenario, one.alternative.place, language)
    return found, *because, say(language, "answer-alternative", date=day, place=place)


def answers(scenario: Scenario, schedule: Schedule, wishes: Iterable[Wish]) -> tuple[Answer, ...]:
    """The answer to every wish, in their order."""
    kept: list[Wish] = []
    found: list[Answer] = []
    for wish in wishes:
        because = _other_wish(wish, kept) or _conflict(scenario, schedule, [wish])
        if not because and kept:
            because = _conflict(scenario, schedule, [*kept, wish])
        if not because:
            kept.append(wish)
        found.append(_answer(scenario, _with(schedule.meetings, kept), wish, because))
    return tuple(found)


def _with(meetings: Meetings, kept: Sequence[Wish]) -> dict[str, Meeting]:
    """The meetings as the accepted wishes want them."""
    wished = {
        one.subject: Meeting(date=one.date, place=one.place) for one in kept if one.date is not None and one.place
    }
    postponed = {one.subject for one in kept if _moves(one) and one.subject not in wished}
    return {proposal: meeting for proposal, meeting in {**meetings, **wished}.items() if proposal not in postponed}


def _answer(scenario: Scenario, meetings: Meetings, wish: Wish, because: tuple[Text, ...]) -> Answer:
    slot = Slot(date=wish.date, place=wish.place) if wish.date and wish.place else None
    return Answer(
        file=wish.file,
        row=wish.row,
        subject=wish.subject,
        wish=slot,
        remark=wish.remark or None,
        answer="refused" if because else "accepted",
        operations=wish.operations,
        because=because,
        alternative=_nearest(scenario, meetings, wish.subject, slot) if because and slot else None,
    )


def _other_wish(wish: Wish, kept: Sequence[Wish]) -> tuple[Text, ...]:
    """Of two different wishes for one meeting the first stands."""
    others = [one for one in kept if _moves(one) and _moves(wish) and one.subject == wish.subject]
    if all(_slot(one) == _slot(wish) for one in others):
        return ()
    return (_in_each(lambda language: say(language, "answer-other-wish", file=others[0].file, row=others[0].row)),)


def _moves(wish: Wish) -> bool:
    return any(one["op"] in ("pin", "postpone") for one in wish.operations)


def _slot(wish: Wish) -> tuple[object, object]:
    return wish.date, wish.place


def _conflict(scenario: Scenario, schedule: Schedule, wishes: Sequence[Wish]) -> tuple[Text, ...]:
    """Why there is no lawful schedule with these wishes; empty where there is one."""
    from scheduler.solve import locked_breaches  # noqa: PLC0415 - loads the solver

    operations = _OPERATIONS.validate_python([one for wish in wishes for one in wish.operations])
    try:
        applied = apply(
            scenario,
            operations,
            old=schedule.meetings,
            breaks_alone=breaks_alone,
            check_policy=policy_problems,
        )
    except BadInput as bad:
        return tuple(Text(kk=one.what, ru=one.what, en=one.what) for one in bad.problems)
    rules = tuple(bind(applied.scenario.policy))
    placed = {**schedule.meetings, **_pinned(applied.scenario)}
    cases = locked_breaches(applied.scenario, rules)
    if cases:
        return tuple(_case_words(applied.scenario, case, placed) for case in cases)
    # Where every hard rule only forbids, the locked meetings alone are a lawful schedule; where one demands, ask.
    if all(rule.adds_up for rule in rules if rule.mode == "hard"):
        return ()
    return _unsolvable(applied, schedule)


def _case_words(scenario: Scenario, case: Excess, meetings: Meetings) -> Text:
    return _in_each(lambda language: sentence(scenario, case, language, meetings))


def _unsolvable(applied: Applied, schedule: Schedule) -> tuple[Text, ...]:
    from scheduler.engine.search import Stop  # noqa: PLC0415
    from scheduler.replanning.repair import Means  # noqa: PLC0415 - loads the solver
    from scheduler.replanning.replan import Request, first_steps  # noqa: PLC0415
    from scheduler.solve import NoSchedule  # noqa: PLC0415

    try:
        first_steps(Request(applied, schedule), Means(Stop(None, None)))
    except NoSchedule:
        return (_in_each(lambda language: say(language, "answer-no-schedule")),)
    return ()


def _pinned(scenario: Scenario) -> dict[str, Meeting]:
    return {
        proposal: Meeting(date=lock.date, place=lock.place)
        for proposal, lock in scenario.locked.items()
        if lock.date is not None and lock.place is not None
    }


def _nearest(scenario: Scenario, meetings: Meetings, proposal: str, wish: Slot) -> Slot | None:
    """The date nearest to the wished one that is lawful with nothing else changing.

    It is at the wished place, or where that has none at the first place that the proposal accepts and that has one.
    """
    own = scenario.proposals[proposal]
    dates = Window(start=min(own.dates.start, wish.date), end=max(own.dates.end, wish.date))
    asked = scenario.replaced(
        proposals={**scenario.proposals, proposal: own.replaced(dates=dates, places=(*own.places, wish.place))}
    )
    now = Slot.of(meetings.get(proposal))
    for place in dict.fromkeys((wish.place, *scenario.accepted(proposal))):
        found = forbidding(asked, meetings, proposal, place)
        free = [Slot(date=day, place=place) for day, cases in found.items() if not cases]
        if others := [slot for slot in free if slot not in (now, wish)]:
            return min(others, key=lambda slot: (abs(slot.date - wish.date), slot.date))
    return None


def _in_each(words: Callable[[Language], str]) -> Text:
    return Text(**{language: words(language) for language in LANGUAGES})
