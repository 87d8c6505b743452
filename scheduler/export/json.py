"""The whole report as one JSON object; words stand by language, those that were asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date as Date
from typing import Any

from pydantic import BaseModel

from scenarios.domain import Text
from scheduler.export import Files, Wish
from scheduler.export._cells import Languages
from scheduler.export._plain import plain_text
from scheduler.report import Report


def render(found: Report, wish: Wish) -> Files:
    """A JSON file in UTF-8 with the fields of the report, dates as ISO dates."""
    content = _plain(found, wish.form.languages)
    del content["names"]
    return {"": (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()}


def _plain(value: Any, languages: Languages) -> Any:
    if isinstance(value, Text):
        return {one: plain_text(words) for one in languages if (words := value.in_language(one)) is not None}
    if isinstance(value, BaseModel):
        named = ((field.alias or name, getattr(value, name)) for name, field in type(value).model_fields.items())
        return {key: _plain(part, languages) for key, part in named}
    if isinstance(value, Mapping):
        return {key: _plain(part, languages) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part, languages) for part in value]
    if isinstance(value, Date):
        return value.isoformat()
    return plain_text(value) if isinstance(value, str) else value
