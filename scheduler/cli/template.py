"""`kezdesu template`: the product's own Word template of the decree, to be edited and given back to `export`."""

from __future__ import annotations

import click

from scenarios.domain import Model
from scheduler.cli._options import json_option, output_option
from scheduler.cli._output import print_json
from scheduler.export.docx import template
from scheduler.files import STANDARD_OUTPUT, check_writable, write_bytes


class TemplateResult(Model):
    """The --json object of `template`: the file that was written."""

    file: str


RESULT = TemplateResult


@click.command("template")
@output_option
@json_option
def command(output: str, as_json: bool) -> None:
    """Writes the DOCX template of the decree. Edit words and layout in Word; the fields in {{ }} are filled in.

    Give it to `export --format docx --template FILE`. A template may ask for the fields that this one has, and hold no
    macros, no links to other files and no fields that fetch something.
    """
    if as_json and output == STANDARD_OUTPUT:
        raise click.UsageError("--json and -o - both want standard output; give -o a file.")
    check_writable(output)
    write_bytes(output, template("decree"))
    if as_json:
        print_json(TemplateResult(file=output))
    elif output != STANDARD_OUTPUT:
        click.echo(output)
