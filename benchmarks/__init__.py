"""Measurements, one part a command: `python -m benchmarks PART`. Ratios in one run; never timed tests."""
