"""A grid of policies: every combination of the values given for numbers of rules, each a question of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from scenarios.operations import ChangePolicy
from scenarios.problem import BadInput, Problem

Value = bool | int | str
_AXIS = re.compile(r"^([a-z_]+)\.([a-z_]+)=(.+)$")
_WHOLE = re.compile(r"^-?[0-9]+$")


@dataclass(frozen=True)
class Axis:
    """The values that a number of a rule takes in turn."""

    rule: str
    number: str
    values: tuple[Value, ...]

    @property
    def name(self) -> str:
        """`rule.number`."""
        return f"{self.rule}.{self.number}"

    def operation(self, value: Value) -> ChangePolicy:
        """The operation that gives the number this value."""
        return ChangePolicy(op="policy", rule=self.rule, numbers={self.number: value})


@dataclass(frozen=True)
class Point:
    """One value for each axis, in their order."""

    axes: tuple[Axis, ...]
    values: tuple[Value, ...]

    @property
    def name(self) -> str:
        """`rule.number=value` for each axis."""
        return " ".join(f"{axis.name}={written(value)}" for axis, value in zip(self.axes, self.values, strict=True))

    @property
    def operations(self) -> tuple[ChangePolicy, ...]:
        """The operations that make the point out of the scenario."""
        return tuple(axis.operation(value) for axis, value in zip(self.axes, self.values, strict=True))


def read_axes(texts: Sequence[str]) -> tuple[Axis, ...]:
    """The axes of `rule.number=v1,v2,...`; whole numbers, true, false or words. Raises BadInput with every mistake."""
    problems: list[Problem] = []
    axes: list[Axis] = []
    for text in texts:
        found = _AXIS.match(text)
        values = tuple(map(_value, found[3].split(","))) if found else ()
        if found is None or "" in values:
            problems.append(Problem("--policy", "", f"'{text}' is no rule.number=value,value."))
        elif len({written(value) for value in values}) < len(values):
            problems.append(Problem("--policy", f"{found[1]}.{found[2]}", "a value stands there twice."))
        elif any(axis.name == f"{found[1]}.{found[2]}" for axis in axes):
            problems.append(Problem("--policy", f"{found[1]}.{found[2]}", "this number is given twice."))
        else:
            axes.append(Axis(found[1], found[2], values))
    if problems:
        raise BadInput(problems)
    return tuple(axes)


def grid(axes: tuple[Axis, ...]) -> tuple[Point, ...]:
    """Every combination; the last axis runs fastest."""
    return tuple(Point(axes, values) for values in product(*(axis.values for axis in axes)))


def written(value: Value) -> str:
    """A value as it is given on the command line."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _value(text: str) -> Value:
    if _WHOLE.match(text):
        return int(text)
    return {"true": True, "false": False}.get(text, text)
