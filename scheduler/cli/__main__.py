"""`python -m scheduler.cli`: the same as `kezdesu`."""

from scheduler.cli import main

main()
