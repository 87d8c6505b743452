"""Time to proof of twelve scenarios, and back to back the same by other engines.

    python -m benchmarks proof [--scenarios NAME ...] [--runs N] [--peers PEER ...] [--seconds LIMIT] [--again]

Kezdesu: whole commands, from the start of Python to the written file. A peer: one run, from its start to its proof,
stopped at ten times the median of these commands, HiGHS at twenty times (or at --seconds).
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks._instances import siblings
from benchmarks._plan import planned
from benchmarks._rows import Figures, Rows, add_options, digest, rows_of
from benchmarks._run import ROOT, module, run
from benchmarks._write import written

NATIONAL = ("kazakhstan-2022-h2", "kazakhstan-2022")
EVERYWHERE = ("highs",)
PEERS = ("highs", "cp-sat", "cp-sat-lp", "timefold", "chuffed")
TIMES, LONGER = 10, {"highs": 20}
"""At how many times our median a peer is stopped; the best of them is given longer."""
CLOSE = 0.01
"""Within this share of its optimum a level counts as reached."""
OWN = {"cp-sat-lp": "cp_sat", "cp-sat": "cp_sat", "chuffed": "minizinc", "gecode": "minizinc"}
"""How the files of a peer begin, where that is not its name."""


def main(arguments: list[str]) -> None:
    """Measures the scenarios one after the other, each with its peers, and prints what was found."""
    parser = argparse.ArgumentParser(prog="benchmarks proof")
    parser.add_argument("--scenarios", nargs="+", default=[*NATIONAL, *(one.name for one in siblings())])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", nargs="*", help="instead of those of the scenario")
    parser.add_argument("--seconds", type=float, help="for a peer, instead of so many times the median")
    add_options(parser)
    options = parser.parse_args(arguments)
    rows = rows_of(options)
    with tempfile.TemporaryDirectory() as place:
        for name in options.scenarios:
            folder, facts = written(name, Path(place))
            ours = rows.measured(
                "proof",
                f"{name}/kezdesu",
                digest([folder], [options.runs]),
                partial(_ours, str(folder), facts, options.runs),
            )
            if ours is None:
                continue
            _print(name, ours)
            peers = options.peers if options.peers is not None else PEERS if name in NATIONAL else EVERYWHERE
            for peer in peers:
                _peer(rows, name, folder, peer, options.seconds or LONGER.get(peer, TIMES) * ours["median"])


def _ours(folder: str, facts: Figures, runs: int) -> Figures:
    """The whole commands, another seed, and one run that is watched from inside."""
    found = [planned(folder) for _ in range(runs)]
    seconds = [one.seconds for one in found]
    other = planned(folder, "--seed", "1")
    watched: dict[str, Any] = json.loads(run(module("_watch", folder)).last_line())
    return {
        **facts,
        "seconds": seconds,
        "median": round(statistics.median(seconds), 2),
        "least": min(seconds),
        "most": max(seconds),
        "memory": max(one.memory for one in found),
        "levels": found[0].levels,
        "proven": all(one.proven for one in found),
        "same": {one.costs for one in found} == {other.costs} and other.proven,
        "first": _median([one.first for one in found]),
        "lawful": all(lawful for _, _, lawful in watched["curve"]),
        "within": within(watched["curve"], found[0].costs),
        "watched": watched,
    }


def _median(moments: list[float | None]) -> float | None:
    known = [one for one in moments if one is not None]
    return round(statistics.median(known), 2) if known else None


def within(curve: list[Any], optimum: tuple[int, ...]) -> list[float | None]:
    """For each level, when there was a schedule within 1 % of the optimum on it and on all levels before (seconds)."""
    found: list[float | None] = []
    for level in range(1, len(optimum) + 1):
        reached = (
            seconds
            for seconds, costs, lawful in curve
            if lawful and all(_close(cost, best) for cost, best in zip(costs[:level], optimum[:level], strict=True))
        )
        found.append(next(reached, None))
    return found


def _close(cost: int, best: int) -> bool:
    return cost - best <= CLOSE * max(1, cost)


def _peer(rows: Rows, name: str, folder: Path, peer: str, limit: float) -> None:
    def measure() -> Figures:
        done = run(module("_peers", peer, str(folder), "--seconds", f"{limit:.1f}"), limit)
        answer: dict[str, Any] = json.loads(done.last_line())
        return {
            **answer,
            "versions": {"peer": answer["version"]},
            "seconds": done.seconds,
            "limit": round(limit, 1),
            "memory": done.memory,
        }

    found = rows.measured("proof", f"{name}/{peer}", digest([folder], [peer], peer_code(peer)), measure)
    if found is not None:
        levels = ", ".join(f"{one['cost']} >= {one['bound']}" for one in found["levels"])
        print(f"  {peer}: {found['seconds']:.1f} s of {found['limit']:.0f}, proven {found['proven']}: {levels}")
        print(f"    {found['note']}" if found["note"] else "", end="\n" if found["note"] else "", flush=True)


def peer_code(peer: str) -> list[Path]:
    """The files of a peer and those that all peers share."""
    folder = ROOT / "benchmarks" / "_peers"
    own = {one: OWN.get(one, one) for one in (*PEERS, "gecode")}
    others = tuple(start for start in own.values() if start != own[peer])
    return sorted(file for file in folder.glob("*.*") if not file.name.startswith(others))


def _print(name: str, ours: Figures) -> None:
    levels = ", ".join(f"{cost} >= {bound}" for _, cost, bound in ours["levels"])
    print(f"{name}: median {ours['median']:.2f} s ({ours['least']:.2f} .. {ours['most']:.2f}), {ours['memory']:.0f} MB")
    print(f"  {levels}; another seed the same: {ours['same']}; first schedule {ours['first']} s, {ours['within']}")
    print(f"  {ours['watched']['steps']}", flush=True)
