"""`python -m benchmarks PART [ARGUMENTS]`: runs one part; without a part, names them."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import benchmarks


def main() -> int:
    """Runs the part named first, with the other arguments; exit code 2 where there is no such part."""
    parts = sorted(found.name for found in pkgutil.iter_modules(benchmarks.__path__) if not found.name.startswith("_"))
    if len(sys.argv) < 2 or sys.argv[1] not in parts:
        print(f"parts: {', '.join(parts)}", file=sys.stderr)
        return 2
    module = importlib.import_module(f"benchmarks.{sys.argv[1]}")
    module.main(sys.argv[2:])
    return 0


if __name__ == "__main__":
    sys.exit(main())
