"""The command line. A command is a module of this package and a line here; it is imported when it is called."""

from __future__ import annotations

import gc

from scheduler.cli._group import LazyGroup

# Scenarios and models are millions of objects that stay: looking for cycles among them takes a fourth of building them.
gc.set_threshold(200_000, 20, 100)

COMMANDS = {
    "new": ("scheduler.cli.new", "Writes a small complete scenario to start from."),
    "check": (
        "scheduler.cli.check",
        "Validates a scenario; recomputes every rule for a schedule, without the solver.",
    ),
    "list": ("scheduler.cli.listing", "Shows a schedule as a table."),
    "plan": ("scheduler.cli.plan", "Finds a schedule and proves how good it is."),
    "replan": ("scheduler.cli.replan", "Finds the fewest changes after what happened, with a cause for each."),
    "verify-diff": (
        "scheduler.cli.verify_diff",
        "Proves again, from files alone, that a re-plan changes the fewest meetings.",
    ),
    "diff": ("scheduler.cli.diff", "Says what differs between two schedules, and why."),
    "explain": ("scheduler.cli.explain", "Says why a proposal has no meeting, or why a meeting is where it is."),
    "verify-explain": ("scheduler.cli.verify_explain", "Proves again what `explain --all` wrote."),
    "why": (
        "scheduler.cli.why",
        "Says what having a meeting on another date or place would change, or why it cannot be.",
    ),
    "score": ("scheduler.cli.score", "Says what a schedule costs, by rule, region, body and meeting."),
    "what-if": ("scheduler.cli.what_if", "Compares the answers to many questions with one baseline."),
    "recommend": ("scheduler.cli.recommend", "Names the best dates and places for a further meeting."),
    "sweep": ("scheduler.cli.sweep", "Solves a grid of policies; an ended run goes on where it was."),
    "stress": ("scheduler.cli.stress", "Lets meetings slip month by month, and compares the engine with practice."),
    "publish": ("scheduler.cli.publish", "Adds a schedule to a folder as a numbered, immutable revision."),
    "log": ("scheduler.cli.log", "Shows the history of a folder of revisions; --verify finds tampering."),
    "show": ("scheduler.cli.show", "Prints the schedule of a revision."),
    "export": ("scheduler.cli.export", "Writes a schedule as a decree, a table or a calendar."),
    "report": ("scheduler.cli.report", "Writes one offline page to look at: year, map, calendar, changes, refusals."),
    "compare": ("scheduler.cli.compare", "Says how an annex that somebody edited by hand differs from a schedule."),
    "checklist": ("scheduler.cli.checklist", "Writes what to do when for each meeting, as a workbook or a calendar."),
    "template": ("scheduler.cli.template", "Writes the Word template of the decree, to be edited."),
    "coordinate": ("scheduler.cli.coordinate", "Writes a sheet for every body and region to agree to."),
    "objections": ("scheduler.cli.objections", "Reads the returned sheets into events, with an answer to every wish."),
    "carry": ("scheduler.cli.carry", "Writes what was left or not held as proposals for the next horizon."),
    "import": ("scheduler.cli.importing", "Reads proposals from a spreadsheet into a scenario's files."),
    "rules": ("scheduler.cli.rules", "Shows the rules of a scenario's policy, with their numbers and sources."),
    "schema": ("scheduler.cli.schema", "Prints the JSON Schemas of all files and of every --json object."),
}
"""Each command's module, which holds it as `command`, and what it does, in one line."""

main = LazyGroup(
    "kezdesu",
    COMMANDS,
    help="Plans public meetings: a provably good schedule, the smallest repair after a slip, reasons for both.\n\n"
    "SCENARIO is a folder or the name of an example in the library (an existing folder wins). "
    "Exit codes: 0 done; 1 findings, or no lawful schedule; 2 bad input; 3 no schedule within the time limit.",
)
