"""LibreOffice, where it is installed: documents become PDF with all rows, and a redline is accepted and rejected."""

import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from scenarios.domain import Meeting, Scenario
from scheduler.annex import printed
from scheduler.export import Wish, render
from scheduler.export._plain import plain
from scheduler.history.in_force import in_force
from scheduler.report import rows_of
from tests.scheduler.export.conftest import NASTY, Reporting, venue
from tests.scheduler.export.test_redline import APPROVED

SOFFICE, PYTHON = shutil.which("soffice"), "/usr/bin/python3"
SCRIPT = Path(__file__).parent / "office.py"


def _bridge() -> bool:
    known = Path(PYTHON).is_file() and subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False)
    return bool(known) and known.returncode == 0


pytestmark = pytest.mark.skipif(
    SOFFICE is None or not _bridge(), reason="LibreOffice with its Python bridge is not installed"
)
Job = tuple[bytes, str, str]


def office(folder: Path, *jobs: Job) -> list[bytes]:
    """Each document after its command (or -), saved by its filter; one LibreOffice for all."""
    address = f"pipe,name=kezdesu{abs(hash(folder))}"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    lines = []
    for number, (content, command, filter_) in enumerate(jobs):
        (folder / f"{number}.docx").write_bytes(content)
        lines.append("\t".join((f"{folder}/{number}.docx", command, filter_, f"{folder}/{number}.made")))
    with subprocess.Popen([str(SOFFICE), "--headless", "--norestore", profile, f"--accept={address};urp;"]) as running:
        try:
            subprocess.run([PYTHON, str(SCRIPT), address], input="\n".join(lines), text=True, check=True, timeout=180)
            running.wait(60)
        finally:
            running.kill()
    return [(folder / f"{number}.made").read_bytes() for number in range(len(jobs))]


def rows(content: bytes) -> list[list[tuple[str, ...]]]:
    tables = Document(BytesIO(content)).tables
    return [[tuple(cell.text for cell in row.cells) for row in table.rows[1:]] for table in tables]


def test_libreoffice_reads_what_was_written(
    tmp_path: Path, scenario: Scenario, reporting: Reporting, meetings: dict[str, Meeting]
) -> None:
    state = in_force([(APPROVED, rows_of(scenario, meetings))])
    assert state is not None
    now = {
        "labour-01": meetings["labour-01"],
        "health-01": Meeting(date=date(2022, 9, 21), place="kostanay/auliekol"),
        "health-02": Meeting(date=date(2022, 9, 7), place="kostanay/auliekol"),
    }
    amending = Wish(in_force=state, amends=True)
    changed = reporting(now=now)
    marked = render("docx", changed, amending)["-redline"]
    nasty = plain(
        reporting(labour_01=venue(NASTY["template"]), labour_02=venue(NASTY["markup"]), health_01=venue(NASTY["long"]))
    )[0]
    made = render("docx", nasty, Wish())[""]
    accepted, rejected, printed_pdf = office(
        tmp_path,
        (marked, "AcceptAllTrackedChanges", "MS Word 2007 XML"),
        (marked, "RejectAllTrackedChanges", "MS Word 2007 XML"),
        (made, "-", "writer_pdf_Export"),
    )

    def said(found, language):
        return [printed(row, language, "day").cells for row in found]

    assert rows(accepted) == [said(amending.rows(changed), one) for one in ("kk", "ru")]
    assert rows(rejected) == [said(state.rows, one) for one in ("kk", "ru")]
    pages = PdfReader(BytesIO(printed_pdf)).pages
    words = "".join("".join(page.extract_text().split()) for page in pages)
    assert all(page.extract_text().startswith("Жоба / Проект") for page in pages)
    for text in ("template", "markup"):
        assert "".join(NASTY[text].split()) in words
    assert words.count("ұ") == 20_000
