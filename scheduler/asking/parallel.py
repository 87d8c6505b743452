"""Work spread over processes of this machine or of a Dask cluster; what breaks costs only itself.

The pool is joblib's. A process that is killed takes its pool with it: results are handed on as they arrive, the rest
goes to a new pool, and what was at work when the pool broke is tried once more, alone, so that the guilty are known.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeVar

import joblib

from scenarios.problem import BadInput, Problem

T = TypeVar("T")
LOCAL = "local"
DASK = "dask://"
PATIENCE = 10
"""Seconds in which a cluster must answer, unless others are given."""

GRACE = 30.0
"""Seconds after the end of the time in which what is at work may still answer."""


@dataclass(frozen=True)
class Failure:
    """Why a piece of work has no result; `killed`: its process ended twice, `error`: it raised, twice."""

    kind: Literal["bad-input", "no-schedule", "out-of-time", "killed", "error"]
    what: str = ""


@dataclass(frozen=True)
class Place:
    """Where work is done: so many pieces at once, on joblib's backend of these settings; `breaks`: a pool's end."""

    at_once: int
    backend: Mapping[str, Any]
    breaks: tuple[type[Exception], ...]
    marks: Path | None = None


@contextmanager
def workplace(executor: str, threads: int, patience: float = PATIENCE) -> Iterator[Place]:
    """A place for work that uses so many threads a piece, never more in all than there are cores.

    `executor` is `local` or `dask://host:port`. Raises BadInput where there is no such cluster.
    """
    if executor == LOCAL:
        with TemporaryDirectory(prefix="kezdesu-") as marks:
            # with one process joblib would work in this one, where a kill ends everything
            at_once = max(1, joblib.cpu_count() // threads)
            yield Place(at_once, {"backend": "loky", "n_jobs": max(2, at_once)}, (BrokenExecutor,), Path(marks))
        return
    if not executor.startswith(DASK) or executor == DASK:
        raise BadInput([Problem("--executor", "", f"'{executor}' is neither local nor dask://host:port.")])
    with _client(executor.removeprefix(DASK), patience) as client:
        at_once = sum(max(1, cores // threads) for cores in client.ncores().values())
        yield Place(max(1, at_once), {"backend": _dask_backend(client)}, (Exception,))


def _dask_backend(client: Any) -> Any:
    """The backend of joblib for Dask; with one core on the cluster, joblib itself would do the work in this process."""
    from joblib._dask import DaskDistributedBackend  # noqa: PLC0415 - imports Dask

    class Cluster(DaskDistributedBackend):  # type: ignore[misc]  # untyped
        def effective_n_jobs(self, n_jobs: int) -> int:
            """How many cores there are, and never one."""
            return max(2, int(super().effective_n_jobs(n_jobs)))

    return Cluster(client=client)


@contextmanager
def _client(address: str, patience: float) -> Iterator[Any]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that few need
    except ImportError:
        what = "Dask is not installed; it comes with pip install 'kezdesu[cluster]'."
        raise BadInput([Problem("--executor", "", what)]) from None
    try:
        connect: Any = Client  # untyped
        client = connect(address, timeout=patience, set_as_default=False)
        client.wait_for_workers(1, timeout=patience)
    except (OSError, ValueError) as error:
        raise BadInput([Problem("--executor", "", f"no cluster at {address}: {error}.")]) from None
    with client:
        yield client


def run(
    work: Mapping[str, Callable[[], T]], place: Place, until: float | None = None, grace: float = GRACE
) -> Iterator[tuple[str, T | Failure]]:
    """Each piece's result by its name, as they arrive; each must be picklable.

    Pieces are expected to end by `until`, a moment of `time.time`; where a place falls silent, they are given up after
    so many seconds of grace.
    """
    left = dict(work)
    end = None if until is None else until + grace
    again: dict[str, Failure] = {}
    while left:
        finished, begun = set[str](), set[str]()
        broken = Failure("killed")
        for name, got in _round(left, place, place.at_once, end, begun):
            if name is None:
                broken = got
                continue
            finished.add(name)
            if isinstance(got, _Raised):
                again[name] = got.failure
            else:
                yield name, got
        unfinished = {name: piece for name, piece in left.items() if name not in finished}
        if broken.kind == "out-of-time":
            yield from ((name, broken) for name in (*again, *unfinished))
            return
        if place.marks is not None:
            begun = {name for name in unfinished if (place.marks / _mark(name)).exists()}
        suspects = begun & set(unfinished) or set(unfinished)
        again |= dict.fromkeys(suspects, broken)
        left = {name: piece for name, piece in unfinished.items() if name not in suspects}
    for name in again:
        for second, got in _round({name: work[name]}, place, 1, end, set()):
            yield name, got.failure if isinstance(got, _Raised) else got
            if second is None:
                break


@dataclass(frozen=True)
class _Raised:
    """Work that raised: an error of the program, not of the input."""

    failure: Failure


def _round(
    work: Mapping[str, Callable[[], T]], place: Place, at_once: int, end: float | None, handed: set[str]
) -> Iterator[tuple[str | None, Any]]:
    """One pool's results as they arrive; where the pool breaks, the last is (None, Failure).

    `handed` gets the names of the pieces that were handed to the pool: those at work and a few that wait in it.
    """

    def tasks() -> Iterator[Any]:
        for name, piece in work.items():
            handed.add(name)
            yield joblib.delayed(_piece)(name, piece, place.marks)

    patience = None if end is None else max(0.0, end - time.time())
    try:
        with joblib.parallel_config(**place.backend):
            yield from joblib.Parallel(
                return_as="generator_unordered", pre_dispatch=at_once, batch_size=1, timeout=patience
            )(tasks())
    except TimeoutError:
        yield None, Failure("out-of-time")
    except place.breaks as error:
        yield None, Failure("killed", str(error).partition("\n")[0])


def _piece(name: str, piece: Callable[[], T], marks: Path | None) -> tuple[str, T | _Raised]:
    """A piece of work in its process, which leaves a mark when it begins."""
    if marks is not None:
        (marks / _mark(name)).touch()
    try:
        return name, piece()
    except Exception as error:
        return name, _Raised(Failure("error", f"{type(error).__name__}: {error}"))


def _mark(name: str) -> str:
    return name.encode().hex()[:200]
