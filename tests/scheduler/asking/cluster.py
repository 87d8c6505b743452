"""A real Dask cluster on this machine: a scheduler and workers, each a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distributed import Client

REPOSITORY = Path(__file__).parents[3]
PATIENCE = 60.0


class Cluster:
    """Where the scheduler listens, and its workers' processes."""

    def __init__(self, address: str, workers: list[subprocess.Popen[bytes]]) -> None:
        self.address = address
        self.workers = workers

    def kill_a_worker(self) -> None:
        """Ends the first worker as the system does when memory is short."""
        self.workers[0].send_signal(signal.SIGKILL)


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """A scheduler and its workers, all listening on loopback only, ended at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    begun = [_start(folder, "dask_scheduler", "--host", "127.0.0.1", "--port", address.split(":")[1], "--no-dashboard")]
    try:
        _wait_for(address)
        for _ in range(workers):
            options = ("--host", "127.0.0.1", "--nthreads", "1", "--no-nanny", "--no-dashboard")
            begun.append(_start(folder, "dask_worker", address, *options))
        with Client(address, timeout=PATIENCE, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=PATIENCE)
        yield Cluster(address, begun[1:])
    finally:
        for process in begun:
            process.kill()
        for process in begun:
            process.wait()


def _start(folder: Path, module: str, *options: str) -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(REPOSITORY), os.environ.get("PYTHONPATH", "")])
    with (folder / f"{module}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{module}", *options],
            cwd=folder,
            stdout=log,
            stderr=log,
            env={**os.environ, "PYTHONPATH": path},
        )


def _wait_for(address: str) -> None:
    host, _, port = address.partition(":")
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)
