"""Where a run's time goes: functions of the product, wherever they were imported to, are followed by a clock."""

from __future__ import annotations

import importlib
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any

STEPS = {
    "scheduler.engine.propagate:propagate": "presolve",
    "scheduler.engine.propagate:reduce": "presolve",
    "scheduler.engine.relaxation:relax": "linear programs",
    "scheduler.engine.search:search": "search",
    "scheduler.model.problem:compile_problem": "models",
}
"""Functions of the product by module and name, with the step that they are."""


class Laps:
    """Seconds by step. A step inside another counts for itself alone; of threads at once each counts."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._inner = threading.local()
        self._lock = threading.Lock()

    def add(self, step: str, seconds: float) -> None:
        """Seconds more of a step."""
        with self._lock:
            self.seconds[step] += seconds

    @contextmanager
    def step(self, step: str) -> Iterator[None]:
        """Takes the time of what is done inside."""
        outer, self._inner.spent = getattr(self._inner, "spent", 0.0), 0.0
        begun = time.perf_counter()
        try:
            yield
        finally:
            taken = time.perf_counter() - begun
            self.add(step, taken - self._inner.spent)
            self._inner.spent = outer + taken

    def around(self, step: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time taken."""

        @wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:
            with self.step(step):
                return function(*arguments, **named)

        return timed

    def follow(self, steps: Mapping[str, str]) -> None:
        """Puts the clock around functions (`module:name` to step) in every module of their package that knows them."""
        for path, step in steps.items():
            home, _, name = path.partition(":")
            function = getattr(importlib.import_module(home), name)
            timed = self.around(step, function)
            for module in [one for key, one in sys.modules.items() if key.split(".")[0] == "scheduler"]:
                for known, value in list(vars(module).items()):
                    if value is function:
                        setattr(module, known, timed)
