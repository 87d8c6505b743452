# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## stress
column-measure = Measure
column-engine = Re-planned
column-practice = Practice of 2022
column-ratio = Ratio
stress-title = Years tried: { $trials }; chance of a slip in a month: { $percent } %
stress-method = Means of the trials; in brackets { $percent } % intervals (percentile bootstrap, resamples: { $resamples }). Ratio: practice to re-planned.
stress-spread = Distribution: least / median / nine in ten at most / most
stress-failed = Trials without a result
stress-slipped = Slips
stress-changes = Other meetings moved
stress-shift = Days they moved by
stress-refused = Meetings given up
stress-placed = Meetings at the end
stress-breaches = Breaches of hard rules
stress-clashes = Clashes in a region
stress-crowding = Crowded windows
stress-shortfall = Missing to the shares
stress-reached = Places reached
