from pathlib import Path

import pytest

from scenarios.operations import Withdraw
from scenarios.schedule import Schedule, Solved
from scheduler.asking.kept import Kept, Solving, key

WITHDRAW = Withdraw(op="withdraw", proposal="trade-02")
SCHEDULE = Schedule(name="small", solved=Solved(outcome="optimal", levels=()))
KEY = key({"regions": "sha256:1"}, (WITHDRAW,), SCHEDULE, Solving(seed=1, workers=2, limit=3))


def test_a_key_depends_on_its_content_alone() -> None:
    assert key({"regions": "sha256:1"}, [WITHDRAW], SCHEDULE, Solving(1, 2, 3)) == KEY
    assert len(KEY) == 64


@pytest.mark.parametrize(
    "other",
    [
        key({"regions": "sha256:2"}, (WITHDRAW,), SCHEDULE, Solving(1, 2, 3)),
        key({"regions": "sha256:1"}, (), SCHEDULE, Solving(1, 2, 3)),
        key({"regions": "sha256:1"}, (WITHDRAW,), None, Solving(1, 2, 3)),
        key({"regions": "sha256:1"}, (WITHDRAW,), SCHEDULE, Solving(2, 2, 3)),
        key({"regions": "sha256:1"}, (WITHDRAW,), SCHEDULE, Solving(1, 1, 3)),
        key({"regions": "sha256:1"}, (WITHDRAW,), SCHEDULE, Solving(1, 2, 4)),
    ],
)
def test_whatever_changes_changes_the_key(other: str) -> None:
    assert other != KEY


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "new" / "folder")
    assert kept.find(KEY) is None
    kept.keep(KEY, SCHEDULE)
    assert kept.find(KEY) == SCHEDULE
    assert [file.name for file in kept.folder.iterdir()] == [f"{KEY}.yaml"]


@pytest.mark.parametrize("outcome", ["time-limit", "interrupted"])
def test_what_is_not_proven_is_solved_anew(tmp_path: Path, outcome: str) -> None:
    kept = Kept(tmp_path)
    kept.keep(KEY, SCHEDULE.replaced(solved=Solved(outcome=outcome, levels=())))
    assert kept.find(KEY) is None


def test_a_spoilt_file_is_solved_anew(tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.yaml").write_text("kezdesu: [", encoding="utf-8")
    assert Kept(tmp_path).find(KEY) is None
