"""The report of 2,000 meetings: seconds to make it, bytes, and seconds until Debian's Chromium has drawn it.

`python -m benchmarks report [--meetings N]`. The schedule is made by a formula (40 bodies, the 20 real regions, two
meetings a week in each), lawful; nothing is solved. Seconds of making are of this process, those of drawing are by the
clock.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from datetime import date as Date
from datetime import timedelta
from functools import partial
from pathlib import Path

from benchmarks._rows import Figures, add_options, digest, rows_of
from constraints._assess import assess
from scenarios.domain import Meeting, Scenario
from scenarios.find import find
from scenarios.load import load
from scenarios.schedule import LevelResult, Schedule, Solved
from scheduler.page.facts import page
from scheduler.page.render import html
from scheduler.report import report

FIRST_MONDAY = Date(2022, 1, 3)
BODIES, WEEKS = 40, 50
CHROMIUM = "/usr/bin/chromium"


def main(arguments: list[str]) -> None:
    """Prints the figures, a line each."""
    parser = argparse.ArgumentParser(prog="benchmarks report")
    parser.add_argument("--meetings", type=int, default=2000)
    add_options(parser)
    options = parser.parse_args(arguments)
    measure = partial(_measured, options.meetings)
    found = rows_of(options).measured(
        "report", f"{options.meetings:,} meetings", digest(arguments=[options.meetings]), measure
    )
    if found is not None:
        print(f"page {found['seconds']:.2f} s in all; drawn after {found['drawn']}")


def _measured(meetings: int) -> Figures:
    scenario, schedule = year(meetings)
    begun = time.process_time()
    assessment = assess(scenario, schedule.meetings)
    found = report(scenario, schedule, assessment)
    reported = time.process_time()
    facts = page(scenario, schedule, assessment, found)
    gathered = time.process_time()
    content = html(facts, "kk")
    print(f"meetings {len(schedule.meetings)}, breaches {len(assessment.breaches)}")
    print(f"report {reported - begun:.2f} s, facts with slack {gathered - reported:.2f} s", end=", ")
    made = time.process_time()
    print(f"page {made - gathered:.2f} s, {len(content):,} bytes")
    drawn = [round(seconds, 2) for seconds in _drawn(content)] if Path(CHROMIUM).exists() else []
    return {"seconds": round(made - begun, 2), "bytes": len(content), "drawn": drawn}


def year(count: int) -> tuple[Scenario, Schedule]:
    """A year with so many meetings, and the scenario that asks for them."""
    base = load(find("kazakhstan-2022")).scenario
    regions = list(base.regions)
    names = list(base.bodies.values())
    meetings: dict[str, Meeting] = {}
    bodies: dict[str, str] = {}
    for number in range(count):
        slot, region = divmod(number, len(regions))
        week, half = divmod(slot % (2 * WEEKS), 2)
        places = list(base.regions[regions[region]].places)
        day = FIRST_MONDAY + timedelta(days=7 * week + 3 * half + region % 2)
        meetings[f"m-{number:05}"] = Meeting(date=day, place=f"{regions[region]}/{places[slot % len(places)]}")
        bodies[f"m-{number:05}"] = f"body-{(2 * region + slot) % BODIES}"
    wishes = {
        one: {"body": bodies[one], "dates": {"from": meeting.date, "to": meeting.date + timedelta(60)}, "places": ["*"]}
        for one, meeting in meetings.items()
    }
    loose = {"region_month_cap": 99, "body_month_cap": 99, "body_region_once": 99}
    rules = {
        name: setting.model_copy(update={"at_most": loose[name]}) if name in loose else setting
        for name, setting in base.policy.rules.items()
    }
    rules["place_cap"] = rules["place_cap"].model_copy(update={"centres": 999, "districts": 999})
    scenario = Scenario.model_validate(
        {
            **{name: getattr(base, name) for name in ("name", "title", "decree")},
            "horizon": {"from": FIRST_MONDAY, "to": Date(2022, 12, 30)},
            "as_of": FIRST_MONDAY - timedelta(days=60),
            "calendar": {"country": "KZ", "working_days": sorted({meeting.date for meeting in meetings.values()})},
            "policy": base.policy.replaced(rules=rules),
            "regions": {id_: region.replaced(closed=(), appeals={}) for id_, region in base.regions.items()},
            "bodies": {
                f"body-{number}": names[number % len(names)].replaced(away=(), topics=()) for number in range(BODIES)
            },
            "proposals": wishes,
            "held": {},
        }
    )
    levels = tuple(LevelResult(level=level, cost=0, bound=0) for level in (1, 2, 3, 4))
    return scenario, Schedule(name=base.name, solved=Solved(outcome="optimal", levels=levels), meetings=meetings)


def _drawn(content: bytes) -> list[float]:
    """Seconds from opening the file to the first frame after its script has run, three times."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    seconds = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_bytes(content)
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        )
        for _ in range(3):
            shown = browser.new_page()
            begun = time.monotonic()
            shown.goto(file.as_uri())
            shown.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
            seconds.append(time.monotonic() - begun)
            shown.close()
        browser.close()
    return seconds


if __name__ == "__main__":
    main([])
