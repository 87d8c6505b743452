"""`python -m benchmarks._peers PEER SCENARIO --seconds LIMIT`: one peer on one scenario, told in a line of JSON.

A peer is a module with `version(peer) -> str` and `solve(scenario, peer, record) -> None`. `solve` reports to the
record every schedule and every level, returns when all four levels are proven or no time is left, and raises
NotStated for a policy that its model does not state.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import threading
from pathlib import Path

from benchmarks._peers.answer import NotStated
from benchmarks._peers.record import Record
from scenarios.find import find
from scenarios.load import load

PEERS = {
    "highs": "highs",
    "cp-sat": "cp_sat",
    "cp-sat-lp": "cp_sat",
    "timefold": "timefold",
    "chuffed": "minizinc",
    "gecode": "minizinc",
}
"""The module of each peer, imported only when it is asked for."""
GRACE = 3.0
"""Seconds beyond the limit that a peer has to end by itself, before it is ended."""


def main() -> int:
    """Prints the answer as the last line; exit code 2 where the peer does not state the scenario's policy."""
    parser = argparse.ArgumentParser(prog="benchmarks._peers")
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("scenario", help="a folder, or a name of the library")
    parser.add_argument("--seconds", type=float, required=True, help="since the start of the process")
    options = parser.parse_args()
    module = importlib.import_module(f"benchmarks._peers.{PEERS[options.peer]}")
    scenario = load(find(options.scenario)).scenario
    record = Record(scenario, options.seconds)
    failures: list[BaseException] = []

    def work() -> None:
        try:
            module.solve(scenario, options.peer, record)
        except BaseException as failure:
            failures.append(failure)

    thread = threading.Thread(target=work, daemon=True)  # so that an engine deaf to its limit cannot hold us up
    thread.start()
    thread.join(record.left() + GRACE)
    record.end()
    if failures and isinstance(failures[0], NotStated):
        print(f"{Path(options.scenario).name}: {options.peer}: {failures[0]}", file=sys.stderr)
        return 2
    if failures:
        raise failures[0]
    if thread.is_alive():
        record.note(f"ended {GRACE:.0f} s after the limit")
    print(record.answer(options.peer, module.version(options.peer)).line(), flush=True)
    if thread.is_alive():
        os._exit(0)
    return 0


if __name__ == "__main__":
    sys.exit(main())
