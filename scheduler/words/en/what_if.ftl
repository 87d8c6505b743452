# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## what-if, sweep, stress
column-question = Question
column-placed = Placed
column-outcome = Search
column-shortfall = Missing
column-reached = Places
column-outer = Outside
column-crowding = Crowding
column-differs = Differ
column-regions = Regions
column-key = What
column-why = Why
compare-level = Level { $level }
compare-worth = How good: placed, cost of each level (≥ its bound where it is not proven)
compare-meaning = What it means: meetings missing to the regions' shares, places reached, meetings outside centres, crowded windows, changes, meetings that differ from the base
compare-short = Meetings missing to the share, by region; below the base where they differ from it
compare-failed = Without an answer
compare-no-answer = no answer
compare-outcome-optimal = complete
compare-outcome-time-limit = time limit
compare-outcome-interrupted = interrupted
compare-progress = { $done } of { $all }: { $name }
compare-killed = Its process was ended twice ({ $what }).
compare-error = An error of the program, twice: { $what }
compare-not-promoted = { $name } has no schedule, so nothing was written to { $path }.
compare-promoted = { $name } is written: { $path }

## Chart of a sweep
chart-level = Cost of level { $level }
chart-shortfall = Meetings missing to the shares
chart-reached = Places reached
chart-outside = Outside centres, %
chart-crowding = Crowded windows
sweep-written = Written: { $files }
sweep-interrupted = Interrupted; what was finished is kept in { $path }.
