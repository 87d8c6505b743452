"""Pages opened in Debian's Chromium; where it is missing, these tests are skipped and say so."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, sync_playwright

from scheduler.cli import main

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
DATA = Path(__file__).parent / "data"


@dataclass
class Heard:
    """What a page asked for and complained of."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Opened:
    """A page in the browser, with what it asked for."""

    page: Page
    heard: Heard


@pytest.fixture(scope="module")  # not longer: the browser's event loop would be in the way of other tests
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser: {CHROMIUM} is missing (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Opens a file as a person would, by its path, at this width."""
    opened: list[Page] = []

    def open_file(path: Path, *, width: int = 1400, script: bool = True) -> Opened:
        page = browser.new_page(viewport={"width": width, "height": 900}, java_script_enabled=script)
        opened.append(page)
        heard = Heard()
        page.on("request", lambda request: heard.requests.append(request.url))
        page.on("console", lambda message: heard.complaints.append(message.text))
        page.on("pageerror", lambda error: heard.complaints.append(str(error)))
        page.goto(path.as_uri())
        return Opened(page, heard)

    yield open_file
    for page in opened:
        page.close()


@pytest.fixture(scope="session")
def national(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a re-planned half-year against the plan before, English first."""
    target = tmp_path_factory.mktemp("national") / "page.html"
    old, new = (str(DATA / name) for name in ("half-year.yaml", "half-year-august.yaml"))
    words = ["report", "kazakhstan-2022-h2", new, "--against", old, "-o", str(target)]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return target
