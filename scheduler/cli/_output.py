"""One JSON object on standard output, for programs."""

from __future__ import annotations

import json
from typing import Any

import click
from pydantic import BaseModel


def print_json(value: BaseModel | dict[str, Any]) -> None:
    """One object, in the keys of its schema; dates are ISO dates."""
    content = value.model_dump(mode="json", by_alias=True) if isinstance(value, BaseModel) else value
    click.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))
