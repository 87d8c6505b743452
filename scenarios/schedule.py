"""A schedule file: the meetings, what was left out and why, how good it is proven to be, and where it came from."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Any, Literal

from pydantic import Field

from scenarios.domain import Id, Language, Meeting, Model
from scenarios.operations import Operation

Outcome = Literal["optimal", "time-limit", "interrupted"]


class Case(Model):
    """One case of a rule, as rules name it."""

    rule: str
    about: tuple[str, ...] = ()


class LevelResult(Model):
    """Cost and proven lower bound of a level; bound is None below the first level whose cost exceeds its bound."""

    level: int
    cost: int
    bound: int | None
    seconds: float = 0.0


class Solved(Model):
    """How the schedule was found. `seconds` fields are the only ones that may differ between equal runs."""

    outcome: Outcome
    levels: tuple[LevelResult, ...]
    seconds: float = 0.0
    seed: int = 0
    versions: dict[str, str] = {}


class Replan(Model):
    """The proof of a re-plan: number of changed meetings and total shift in days, each with its lower bound.

    `extra` stands where the planner allowed so many changes beyond the fewest, for better levels; the shift then comes
    after the levels. `kept` are meetings nearer than `notice` asks that are lawful because they keep their old date.
    """

    previous: str
    changes: int
    bound: int | None
    shift: int
    shift_bound: int | None
    extra: Annotated[int, Field(ge=0)] | None = None
    kept: tuple[Id, ...] | None = None
    causes: dict[Id, Any] = {}


class Refusal(Model):
    """Cases of hard rules that stand in the way of each date and place of an unplaced proposal."""

    because: tuple[Case, ...] = ()


class AnnexForm(Model):
    """How an annex is printed: its languages, the precision of its dates, the order of its rows.

    `bodies` is the order of bodies of an annex ordered by body; empty, it is that of their names in the first language.
    """

    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = ("kk", "ru")
    dates: Literal["day", "month"] = "day"
    order: Literal["date", "body"] = "date"
    bodies: tuple[Id, ...] = ()


class Published(Model):
    """What publishing adds on top of a schedule: its place in the chain of revisions, and who approved it.

    `annex` stands where an approval begins an edition of the decree: later decrees keep its form and numbers.
    """

    number: Annotated[int, Field(ge=1)]
    previous: str | None
    digest: str
    status: Literal["draft", "approved"]
    approved_by: str | None = None
    decree: str | None = None
    decree_date: Date | None = None
    annex: AnnexForm | None = None


class Schedule(Model):
    """A schedule of a scenario (`name`), complete with the operations applied since the folder, in order.

    `published` stands in the files of a revisions folder only; `what_if` names the question that it answers.
    """

    published: Published | None = None
    kezdesu: Literal[1] = 1
    name: str = Field(alias="schedule")
    revision: int = 1
    status: Literal["draft", "approved"] = "draft"
    what_if: str | None = None
    inputs: dict[str, str] = {}
    operations: tuple[Operation, ...] = ()
    solved: Solved
    replan: Replan | None = None
    meetings: dict[Id, Meeting] = {}
    unplaced: dict[Id, Refusal] = {}
