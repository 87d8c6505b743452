"""The machine: find, re-solve, explain, compare, publish."""
