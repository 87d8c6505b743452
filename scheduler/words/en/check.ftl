# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## check
check-inputs-fine = The scenario is complete: { $name }; proposals: { $proposals }; regions: { $regions }; bodies: { $bodies }.
check-none = No breach. Meetings: { $placed }; unplaced: { $unplaced }.
check-breaches = Breaches: { $count }.
check-costs = What costs remain
check-level = Level { $level }: { $cost }
check-tolerated = Tolerated, among locked meetings only: { $case }
check-not-held = { $meeting }: before { $as_of } and nobody reported it as held.
check-inputs-changed = The inputs have changed since: { $parts }.
tamper-lock = { $id }: nothing justifies this lock: { $lock }.
tamper-lock-missing = { $id }: the lock is missing: { $lock }.
tamper-status = { $id }: nothing justifies this status: { $status }.
tamper-cost = Level { $level }: the file says { $declared }, recomputed: { $cost }.
tamper-bound = Level { $level }: the bound { $bound } is above the cost { $cost }.
tamper-bound-below = Level { $level }: a bound cannot hold here, because level { $open } is not proven.
tamper-outcome = The file says that it is optimal, but a level is not proven: { $level }.
tamper-levels = The levels are not 1 to 4, each once.
title-file = The schedule file
