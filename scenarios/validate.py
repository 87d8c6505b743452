"""Checks the shape of a file against a model and says every mistake with its position and the nearest right value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scenarios.problem import Keys, Problem, dotted, maybe, not_one_of
from scenarios.source import Source

M = TypeVar("M", bound=BaseModel)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAY = {
    "bool_type": "true or false is wanted",
    "dict_type": "a mapping (key: value) is wanted",
    "model_type": "a mapping (key: value) is wanted",
    "model_attributes_type": "a mapping (key: value) is wanted",
    "tuple_type": "a list is wanted",
    "string_type": "text is wanted (a number or true / false in quotes)",
    "float_type": "a number is wanted",
    "int_type": "a whole number is wanted",
    "int_from_float": "a whole number is wanted",
}
_RANGE = {"greater_than": "above {gt}", "greater_than_equal": "of {ge} or more", "less_than_equal": "up to {le}"}
_PLAIN = {
    "missing": "this key is missing.",
    "too_short": "is empty; at least one is wanted.",
    "union_tag_not_found": "the key op is missing; it says which operation this is.",
    "string_pattern_mismatch": "{value} is no id: lower-case letters a-z and digits, words joined with '-'.",
}


def validate(model: type[M], source: Source) -> tuple[M | None, list[Problem]]:
    """The file as the model, or None and every mistake in its shape."""
    try:
        return model.model_validate_json(source.as_json(), strict=True), []
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        return None, list(dict.fromkeys(said(source, model, error) for error in errors))


def said(source: Source, model: type[BaseModel], error: ErrorDetails, under: Keys = ()) -> Problem:
    """One error of pydantic as a problem of the file; `under` is where in the file the model begins."""
    kind = error["type"]
    of_key = error["loc"][-1:] == ("[key]",)
    keys = (*under, *_in_file(source, error["loc"][:-1] if of_key else error["loc"], under))
    if kind == "union_tag_invalid":
        keys = (*keys, "op")
    at_key = of_key or kind == "extra_forbidden"
    if kind == "missing":
        keys = keys if keys[-1:] == error["loc"][-1:] else (*keys, error["loc"][-1])
        return Problem(source.where(*keys[:-1]), dotted(keys), sentence(model, error))
    return Problem(source.where(*keys, at_key=at_key), dotted(keys), sentence(model, error))


def sentence(model: type[BaseModel], error: ErrorDetails) -> str:
    """The sentence for an error of this model: by its kind, in the order in which they are most telling."""
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        what = _unknown_key(str(error["loc"][-1]), list(_known_keys(model, error["loc"][:-1])))
    elif value is None and kind != "missing":
        what = f"no value; {_SAY.get(kind, 'one is wanted')}."
    elif kind in {"literal_error", "union_tag_invalid"}:
        found = context.get("tag", value)
        what = not_one_of(str(found), _choices(context.get("expected_tags") or context["expected"]))
    elif kind == "model_type" and context["class_name"] == "Text":
        what = f"words in kk, ru, en are wanted, not {_shown(value)}."
    elif kind.startswith("date_"):
        what = _no_date(value)
    elif kind in _RANGE:
        what = f"{_shown(value)} is out of range; a whole number {_RANGE[kind].format(**context)} is wanted."
    elif kind == "value_error":
        what = f"{context['error']}."
    elif kind in _SAY:
        what = f"{_SAY[kind]}, not {_shown(value)}."
    else:
        what = _PLAIN.get(kind, "{msg}.").format(value=_shown(value), msg=error["msg"])
    return what


def _unknown_key(unknown: str, known: list[str]) -> str:
    return f"unknown key.{maybe(unknown, known) or ' Known here: ' + ', '.join(known) + '.'}"


def _no_date(value: Any) -> str:
    if isinstance(value, str) and _ISO.fullmatch(value):
        return f"{value} is no date: the calendar has no such day."
    return f"{_shown(value)} is no date; write it like 2022-09-14."


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}'" if isinstance(value, str) else str(value)


def _choices(expected: str) -> list[str]:
    return re.findall(r"'([^']*)'", expected) or [expected]


def _in_file(source: Source, loc: tuple[str | int, ...], under: Keys) -> Iterator[str | int]:
    """The keys of a location that occur in the file: pydantic's own, the tags of unions, are left out."""
    keys = under
    for position, key in enumerate(loc):
        last = position == len(loc) - 1
        if source.depth((*keys, key)) > len(keys) or (last and len(loc) == 1):
            keys = (*keys, key)
            yield key


def _known_keys(model: Any, loc: tuple[str | int, ...]) -> Iterator[str]:
    """The keys that a model knows at a location of its own errors."""
    kind = _bare(model)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = {field.alias or name: field.annotation for name, field in kind.model_fields.items()}
        if not loc:
            yield from fields
        else:
            yield from _known_keys(fields.get(str(loc[0])), loc[1:])
    elif get_origin(kind) in {dict, tuple} and loc:
        arguments = get_args(kind)
        yield from _known_keys(arguments[1] if get_origin(kind) is dict else arguments[0], loc[1:])
    else:
        options = [option for option in map(_bare, get_args(kind)) if option is not type(None)]
        tagged = [option for option in options if loc and _tag(option) == loc[0]]
        for option in (tagged or options)[:1]:
            yield from _known_keys(option, loc[1:] if tagged else loc)


def _bare(kind: Any) -> Any:
    while get_origin(kind) is Annotated:
        kind = get_args(kind)[0]
    return kind


def _tag(model: Any) -> str | None:
    field = getattr(model, "model_fields", {}).get("op")
    return str(get_args(field.annotation)[0]) if field and get_origin(field.annotation) is Literal else None
