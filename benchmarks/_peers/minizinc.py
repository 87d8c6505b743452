"""Gecode and Chuffed through MiniZinc: a compact constraint model beside this file, solved level by level."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import minizinc  # type: ignore[import-untyped]

from benchmarks._peers.answer import NotStated
from benchmarks._peers.facts import Facts, facts
from benchmarks._peers.record import Record
from constraints._assess import LEVELS
from scenarios.domain import Scenario

MODEL = Path(__file__).with_name("meetings.mzn")
RULES = (
    "placed",
    "body_minimum",
    "region_minimum",
    "region_share",
    "district_reach",
    "beyond_centres",
    "region_crowding",
    "month_balance",
)
"""The soft rules of the model in its order."""
ANY = 10**8
"""More than any level costs."""
RESERVE = 0.5
"""Seconds kept back for the engine to end."""


def version(peer: str) -> str:
    """The versions of the engine and of MiniZinc."""
    engine = _engine(peer)
    return f"{engine.name} {engine.version} (MiniZinc {'.'.join(map(str, minizinc.default_driver.parsed_version))})"


def solve(scenario: Scenario, peer: str, record: Record) -> None:
    """Solves level by level until the limit. Raises NotStated as `facts` does, and for what the model leaves out."""
    found = facts(scenario)
    _refuse(found)
    loop = asyncio.new_event_loop()
    task = loop.create_task(_levels(found, _engine(peer), record))

    def stop() -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(task.cancel)

    record.at_end(stop)
    try:
        loop.run_until_complete(task)
    except asyncio.CancelledError:
        record.note("was ended")
    finally:
        loop.close()


def _engine(peer: str) -> minizinc.Solver:
    if minizinc.default_driver is None:
        raise NotStated("MiniZinc is not installed")
    try:
        return minizinc.Solver.lookup(peer)
    except LookupError:
        raise NotStated(f"MiniZinc knows no engine '{peer}' here") from None


def _refuse(found: Facts) -> None:
    """The model keeps a body's meetings apart whatever their regions, which another rule must ask for."""
    if found.number("one_meeting_a_day", "at_most") != 1:
        raise NotStated("the rule 'one_meeting_a_day' is stated with at_most 1 only")
    apart = found.number("same_region_clash", "days")
    if apart < 1 or apart <= found.number("travel_gap", "days"):
        raise NotStated("'travel_gap' is stated only where 'same_region_clash' asks for more days")


async def _levels(found: Facts, engine: minizinc.Solver, record: Record) -> None:
    below = [ANY] * len(LEVELS)
    best: list[int] = []
    for level in LEVELS:
        if best and best[level - 1] == 0:
            below[level - 1] = 0
            record.settled(level, cost=0, bound=0)
            continue
        if best:
            below[level - 1] = best[level - 1] - 1  # a better one, or the proof that there is none
        instance = minizinc.Instance(engine, minizinc.Model(MODEL))
        for name, value in _data(found).items():
            instance[name] = value
        instance["level"], instance["below"] = level, below
        status = minizinc.Status.UNKNOWN
        flattened = None
        limit = timedelta(seconds=max(0.1, record.left() - RESERVE))
        async for result in instance.solutions(
            time_limit=limit, intermediate_solutions=True, free_search=True, processes=_processes(engine)
        ):
            status = result.status
            flattened = result.statistics.get("flatTime", flattened)
            if result.solution is not None:
                best = list(result["cost"])
                record.found(found.meetings(_chosen(found, result)), level, best[level - 1])
        seconds = flattened.total_seconds() if isinstance(flattened, timedelta) else flattened
        record.note(f"level {level}: " + ("not flattened" if seconds is None else f"flattened in {seconds:.1f} s"))
        done = status in (minizinc.Status.OPTIMAL_SOLUTION, minizinc.Status.UNSATISFIABLE) and bool(best)
        cost = best[level - 1] if best else None
        record.settled(level, cost=cost, bound=cost if done else None)
        if not done or cost is None:
            record.note(f"level {level}: {status.name.lower()}")
            return
        below[level - 1] = cost


def _processes(engine: minizinc.Solver) -> int | None:
    return 2 if "-p" in engine.stdFlags else None


def _chosen(found: Facts, result: minizinc.Result) -> dict[int, tuple[int, int]]:
    width = len(found.months)
    slots, sites = result["slot"], result["site"]
    return {
        wish: ((slot - 1) % width, site - 1) for wish, (slot, site) in enumerate(zip(slots, sites, strict=True)) if site
    }


def _data(found: Facts) -> dict[str, Any]:
    wishes, sites = found.wishes, found.sites
    days, levels = range(len(found.months)), range(len(LEVELS))
    bodies, periods = range(len(found.scenario.bodies)), range(max(found.periods) + 1)
    nothing = (0,) * len(LEVELS)
    return {
        "P": len(wishes),
        "B": len(bodies),
        "R": len(found.closed),
        "S": len(sites),
        "W": len(days),
        "M": len(found.month_caps),
        "Q": len(periods),
        "days_of": [{day + 1 for day in wish.days} for wish in wishes],
        "sites_of": [{site + 1 for site in wish.places} for wish in wishes],
        "bodies_of": [{body + 1 for body in wish.bodies} for wish in wishes],
        "scheduled": [wish.scheduled for wish in wishes],
        "left_out": [wish.left_out for wish in wishes],
        "day_cost": [
            [[0, *(wish.days.get(day, nothing)[level] for day in days)] for wish in wishes] for level in levels
        ],
        "site_cost": [
            [[0, *(wish.places.get(site, nothing)[level] for site in range(len(sites)))] for wish in wishes]
            for level in levels
        ],
        "region_of_site": [site.region + 1 for site in sites],
        "centre": [site.centre for site in sites],
        "site_cap": [site.cap for site in sites],
        "unreached": [site.unreached for site in sites],
        "month_of_day": [month + 1 for month in found.months],
        "period_of_day": [period + 1 for period in found.periods],
        "shut": [{day + 1 for day in everywhere} for everywhere, _ in found.closed],
        "shut_for_districts": [{day + 1 for day in somewhere} for _, somewhere in found.closed],
        "needed": [[(body, period) in found.needs for period in periods] for body in bodies],
        "minimum": list(found.minimum),
        "short": list(found.short),
        "month_cap": list(found.month_caps),
        "gap": found.number("travel_gap", "days"),
        "apart": found.number("same_region_clash", "days"),
        "once": found.number("body_region_once", "at_most"),
        "region_month_cap": found.number("region_month_cap", "at_most"),
        "body_month_cap": found.number("body_month_cap", "at_most"),
        "least": found.number("body_minimum", "at_least"),
        "centre_cap": found.centre_cap,
        "window": found.number("region_crowding", "days"),
        "price": [[found.price(rule)[1] * (found.price(rule)[0] == level) for rule in RULES] for level in LEVELS],
    }
