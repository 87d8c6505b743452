"""`kezdesu import`: a spreadsheet of proposals becomes files of a scenario."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

from scenarios.domain import Id, Language, Model, Proposal
from scenarios.find import find_file
from scheduler.cli._inputs import read_scenario
from scheduler.cli._options import json_option, language_option
from scheduler.cli._output import print_json
from scheduler.exchange.proposal_sheet import read_proposals
from scheduler.exchange.workbook import read_workbook
from scheduler.files import check_new_folder, write_folder
from scheduler.history.carry import proposals_yaml
from scheduler.words import say


class Imported(Model):
    """The --json object of `import`: the proposals, by id, and the files they were written to."""

    proposals: dict[Id, Proposal]
    files: tuple[str, ...]


RESULT = Imported


@click.command("import")
@click.argument("file", metavar="FILE.xlsx")
@click.option("--scenario", metavar="SCENARIO", help="Bodies and places must be known in this scenario.")
@click.option("-o", "--output", required=True, metavar="DIR", help="A new or empty folder, a file for each body.")
@language_option
@json_option
def command(file: str, scenario: str | None, output: str, language: Language, as_json: bool) -> None:
    """Reads proposals from a spreadsheet (new --xlsx writes the template) into DIR, as a scenario's proposals/."""
    check_new_folder(output)
    known = None if scenario is None else read_scenario(scenario)
    proposals = read_proposals(read_workbook(find_file(file)), known)
    by_body: dict[str, dict[str, Proposal]] = defaultdict(dict)
    for one, proposal in proposals.items():
        by_body[proposal.body][one] = proposal
    files = {f"{body}.yaml": proposals_yaml(inside).encode() for body, inside in sorted(by_body.items())}
    write_folder(output, files)
    if as_json:
        print_json(Imported(proposals=proposals, files=tuple(str(Path(output, name)) for name in files)))
    else:
        click.echo(say(language, "import-done", count=len(proposals), path=output))
