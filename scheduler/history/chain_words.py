"""What publishing refuses and what is wrong with a history, in words."""

from __future__ import annotations

from pathlib import Path

from scenarios.domain import Language
from scheduler.history.revision_chain import Finding, FindingKind
from scheduler.history.revisions import PublishError, Refusal
from scheduler.words import say

_FINDINGS: dict[FindingKind, str] = {
    "missing": "chain-missing",
    "foreign": "chain-foreign",
    "unreadable": "chain-unreadable",
    "edited": "chain-edited",
    "renumbered": "chain-renumbered",
    "unlinked": "chain-unlinked",
    "unpointed": "chain-unpointed",
    "mispointed": "chain-mispointed",
}
_REFUSALS: dict[Refusal, str] = {
    "not-based": "publish-not-based",
    "nothing-new": "publish-nothing-new",
    "overtaken": "publish-overtaken",
}


def finding_words(finding: Finding, language: Language) -> str:
    """What is wrong with a file of the history."""
    return say(language, _FINDINGS[finding.kind], file=finding.file)


def refusal_words(error: PublishError, folder: Path, language: Language) -> str:
    """Why a schedule was not published; a damaged history with each thing that is wrong, a line each."""
    if error.reason == "damaged":
        lines = [finding_words(finding, language) for finding in error.findings]
        return "\n".join([say(language, "publish-damaged", folder=str(folder)), *lines])
    if error.reason == "other-scenario":
        return say(language, "publish-other-scenario", folder=str(folder))
    return say(language, _REFUSALS[error.reason], number=error.number)
