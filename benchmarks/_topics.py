"""What the README shows of the kept rows, a topic a function: a heading's text from the rows of its part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from typing import Any

from benchmarks._rows import Figures, Row
from benchmarks._table import NONE, exponent, level, markdown, measured_by, percent, seconds

Cases = Mapping[str, Figures]
"""The figures of a part by case."""
LEVELS = ("level 1", "level 2", "level 3", "level 4")
ENGINES = {
    "highs": "HiGHS",
    "cp-sat": "CP-SAT, default portfolio",
    "cp-sat-lp": "CP-SAT, LP workers",
    "timefold": "Timefold (Python edition, halted)",
    "chuffed": "Chuffed",
    "gecode": "Gecode",
}


def proof(cases: Cases) -> str:
    """Time to proof next to the best peer, for every scenario."""
    rows = []
    for name, ours in _ours(cases).items():
        peers = {peer: found for peer in ENGINES if (found := cases.get(f"{name}/{peer}"))}
        rows.append(
            [
                f"{name} ({ours['meetings']})",
                "/".join(str(cost) for _, cost, _ in ours["levels"]) + ("" if ours["proven"] else " (gap)"),
                f"**{seconds(ours['median'])}** ({seconds(ours['least'])}–{seconds(ours['most'])})",
                f"{ours['memory']:.0f}",
                "yes" if ours["same"] else "no",
                _ended(peers.get("highs")),
                _ratio(ours, peers),
            ]
        )
    head = ["scenario (proposals)", "optimum", "Kezdesu, s", "MB", "seeds agree", "HiGHS, s", "Kezdesu / best peer"]
    return _section(
        "Time to proof of all four levels",
        "Kezdesu: median of whole commands, least and most in brackets. A peer: one run, stopped at ten times that or "
        "later (then the ratio is at most what is shown).",
        markdown(head, rows),
    )


def peers(cases: Cases) -> str:
    """Every engine on the scenarios that have more than one peer; nothing where none has."""
    rows, notes = [], []
    for name, ours in _ours(cases).items():
        found = {peer: one for peer in ENGINES if (one := cases.get(f"{name}/{peer}"))}
        if len(found) < 2:
            continue
        told = [level(cost, bound) for _, cost, bound in ours["levels"]]
        rows.append([f"{name}: **Kezdesu**", seconds(ours["median"]), *told, NONE])
        for peer, one in found.items():
            costs = [level(each["cost"], each["bound"]) for each in one["levels"]]
            rows.append([f"{name}: {ENGINES[peer]}", _ended(one), *costs, _at(one["curve"], ours["median"])])
            if one["note"]:
                notes.append(f"- {name}, {ENGINES[peer]}: {one['note']}.\n")
    if not rows:
        return ""
    head = ["engine", "s", *LEVELS, "levels when Kezdesu had its proof"]
    return _section(
        "Every peer on the national scenarios",
        "Cost, or cost ≥ bound (gap) where the engine did not close it; costs are the checker's.",
        markdown(head, rows) + ("\n" if notes else "") + "".join(notes),
    )


def anytime(cases: Cases) -> str:
    """When there was a schedule, and when a good one."""
    rows = []
    for name, ours in _ours(cases).items():
        whole = ours["watched"]["proof"]
        within = [NONE if at is None else f"{seconds(at)} ({percent(at / whole)})" for at in ours["within"]]
        rows.append([name, seconds(ours["first"]), *within, seconds(whole), "yes" if ours["lawful"] else "no"])
    return _section(
        "Anytime: seconds until a schedule is within 1 % of the optimum of a level and of all levels before",
        "From the start of Python. The first schedule: median of whole commands, as they tell of it. The others: one "
        "run, with the share of its time to proof; the checker read every schedule.",
        markdown(["scenario", "first", *LEVELS, "proof", "all lawful"], rows),
    )


def steps(cases: Cases) -> str:
    """Where the time goes, for every scenario."""
    found = {name: ours["watched"]["steps"] for name, ours in _ours(cases).items()}
    names = list(dict.fromkeys(step for one in found.values() for step in one))
    rows = [[name, *(seconds(one.get(step)) for step in names)] for name, one in found.items()]
    return _section(
        "Where the time goes",
        "Seconds of the watched run; of threads at once each counts.",
        markdown(["scenario", *names], rows),
    )


def growth(cases: Cases) -> str:
    """Time, memory and gaps by size, with exponents."""
    sized = sorted(
        cases.values(), key=lambda one: (one["capacity"]["meetings"], one["capacity"]["regions"], one["limit"])
    )
    rows = []
    for one in sized:
        told = [level(cost, bound) for _, cost, bound, _ in one["levels"]] or [NONE] * len(LEVELS)
        ended = "proven" if one["proven"] else f"stopped at {one['limit']:.0f}"
        time = f"{seconds(one['seconds'])}, {ended}"
        rows.append([_size(one), time, seconds(one["first"]), f"{one['memory']:,.0f}", *told])
    held = [[_size(one), *_capacity(one)] for one in {_size(one): one for one in sized}.values()]
    return _section(
        "Growth: more meetings in the same year",
        _exponents(sized),
        markdown(["meetings", "s", "first schedule, s", "MB", *LEVELS], rows)
        + "\nAbove 227 the capacity grows with the work:\n\n"
        + markdown(
            [
                "meetings",
                "bodies",
                "regions",
                "places",
                "month caps: region, body",
                "a body in a region",
                "model, thousand",
            ],
            held,
        ),
    )


def hard(cases: Cases) -> str:
    """Hard policies."""
    rows = []
    for case, one in cases.items():
        told = [level(cost, bound) for _, cost, bound, _ in one["levels"]] or [NONE] * len(LEVELS)
        rows.append([case.replace("/", ", "), seconds(one["seconds"]), *told])
    return _section("Hard policies", "Whole commands.", markdown(["policy, scenario", "s", *LEVELS], rows))


def start(cases: Cases) -> str:
    """How soon a command begins."""
    rows = [
        [
            f"`kezdesu {name}`",
            seconds(one["whole"]),
            seconds(one["before"]),
            f"{one['limit']}",
            _imports(one["imports"]),
        ]
        for name, one in cases.items()
    ]
    head = ["command", "whole, s", "before its first input, s", "meant to hold, s", "longest imports, ms"]
    return _section("Start", "Medians.", markdown(head, rows))


def replan(cases: Cases) -> str:
    """Re-planning after slips."""
    rows = [
        [
            case.replace("/", ", "),
            f"{seconds(one['first'])} ({seconds(one['first_most'])})",
            f"{seconds(one['whole'])} ({seconds(one['whole_most'])})",
            f"{one['proven']}/{one['runs']}",
            f"{min(one['changes'])}–{max(one['changes'])}",
        ]
        for case, one in cases.items()
    ]
    head = ["scenario, slips", "fewest changes proven, s (most)", "all levels, s (most)", "proven", "changes"]
    return _section(
        "Re-planning after slips", "Medians of drawn slips, from the parsed scenario.", markdown(head, rows)
    )


def others(parts: Mapping[str, Cases]) -> str:
    """Explaining, what-if, exports, the report: a line a figure."""
    rows: list[list[str]] = []
    for case, one in parts.get("explain", {}).items():
        for what, found in one.items():
            rows.append([f"{what}, {case}", seconds(found["median"]), seconds(found["most"]), str(found["count"])])
    for case, one in parts.get("what_if", {}).items():
        for what, found in one.items():
            rows.append([f"{what}, {case}", seconds(found["seconds"]), NONE, str(found["count"])])
    for case, one in parts.get("export", {}).items():
        rows.append([f"export {case}, the document", seconds(one["document"]), NONE, "1"])
        rows.append([f"export {case}, the command", seconds(one["command"]), NONE, "1"])
    for case, one in parts.get("report", {}).items():
        rows.append([f"report of {case}", seconds(one["seconds"]), NONE, "1"])
        if one["drawn"]:
            rows.append(
                [f"report of {case}, drawn by Chromium", seconds(min(one["drawn"])), seconds(max(one["drawn"])), "3"]
            )
    if not rows:
        return ""
    return _section("Other commands", "Seconds.", markdown(["what", "median", "longest", "how many"], rows))


TOPICS: tuple[tuple[str, Callable[[Cases], str]], ...] = (
    ("proof", proof),
    ("proof", peers),
    ("proof", anytime),
    ("proof", steps),
    ("growth", growth),
    ("hard", hard),
    ("replan", replan),
    ("start", start),
)
"""The topics in their order, each with the part whose rows it shows."""


def all_topics(rows: Sequence[Row]) -> str:
    """When and where the rows were measured, and every topic that has rows."""
    if not rows:
        return "Nothing was measured yet.\n"
    parts: dict[str, dict[str, Figures]] = {}
    for row in rows:
        parts.setdefault(row.part, {})[row.case] = row.figures
    shown = [topic(parts[part]) for part, topic in TOPICS if part in parts]
    return "\n".join([f"{measured_by(rows)}\n", *(one for one in (*shown, others(parts)) if one)])


def _section(title: str, words: str, table: str) -> str:
    return f"### {title}\n\n{words}\n\n{table}"


def _ours(cases: Cases) -> dict[str, Figures]:
    """Kezdesu's figures by scenario, the national ones first."""
    found = {case.removesuffix("/kezdesu"): one for case, one in cases.items() if case.endswith("/kezdesu")}
    return dict(sorted(found.items(), key=lambda item: (not item[0].startswith("kazakhstan"), item[0])))


def _ended(peer: Figures | None) -> str:
    """When a peer ended, and how."""
    if peer is None:
        return NONE
    if not peer["lawful"]:
        return f"{seconds(peer['seconds'])}, no lawful schedule"
    return f"{seconds(peer['seconds'])}, {'proven' if peer['proven'] else 'stopped'}"


def _ratio(ours: Figures, peers: Mapping[str, Figures]) -> str:
    """Our time over that of the peer that ended first; if it was stopped then, a bound, never rounded down."""
    if not peers:
        return NONE
    first = min(peers.values(), key=lambda one: float(one["seconds"]))
    ratio = ours["median"] / first["seconds"]
    return f"{ratio:.2f}" if first["proven"] else f"< {ceil(100 * ratio) / 100:.2f}"


def _at(curve: Sequence[Any], moment: float) -> str:
    """The costs of the best schedule that an engine had at a moment."""
    reached = [costs for at, costs in curve if at <= moment]
    return "/".join(str(cost) for cost in reached[-1]) if reached else "no schedule"


def _size(one: Figures) -> str:
    facts = one["capacity"]
    return f"{facts['meetings']:,}" + (f" in {facts['regions']} regions" if facts["meetings"] >= 2000 else "")


def _capacity(one: Figures) -> list[str]:
    facts, dates = one["capacity"], one["models"]["dates"]
    return [
        str(facts["bodies"]),
        str(facts["regions"]),
        f"{facts['places']:,}",
        f"{facts['region_month_cap']}, {facts['body_month_cap']}",
        str(facts["body_region_once"]),
        f"{dates['rows'] / 1000:.0f} x {dates['columns'] / 1000:.0f}, {dates['nonzeros'] / 1000:.0f} nonzeros",
    ]


def _exponents(sized: Sequence[Figures]) -> str:
    """How time and memory grow with the number of meetings: the exponents, by least squares on logarithms."""
    measures: dict[str, list[tuple[float, float | None]]] = {
        "time to proof, of proven sizes": [(_meetings(one), one["seconds"]) for one in sized if one["proven"]],
        "time to the first schedule": [(_meetings(one), one["first"]) for one in sized],
        "nonzeros of the model": [(_meetings(one), one["models"]["dates"]["nonzeros"]) for one in sized],
        "memory": [(_meetings(one), one["memory"]) for one in sized],
    }
    found = {
        what: exponent([(size, value) for size, value in points if value is not None])
        for what, points in measures.items()
    }
    told = ", ".join(f"{what} {value:.2f}" for what, value in found.items() if value is not None)
    gap = "Gap = (cost - bound) / max(1, cost)."
    return f"Exponents of growth: {told}. {gap}" if told else gap


def _meetings(one: Figures) -> int:
    found: int = one["capacity"]["meetings"]
    return found


def _imports(found: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {taken:.0f}" for name, taken in list(found.items())[:3])
