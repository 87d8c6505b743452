# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## plan
plan-progress = level { $level }: cost { $cost }, bound { $bound }, gap { $gap }, { $seconds } s
plan-written = Written: { $path }
plan-stopping = Stopping; the best schedule so far is kept.
plan-out-of-time = No schedule was found before the search ended.
