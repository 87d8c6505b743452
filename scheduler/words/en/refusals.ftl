# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## What stands in the way of an unplaced proposal, one sentence for each rule
refusal-window = No date of its own is left; the proposal's dates: { $from } – { $to }.
refusal-working-day = Days off among its dates.
refusal-region-open = Closed: { $closures }.
refusal-body-free = Away: { $absences }.
refusal-notice = Too little time to prepare; working days needed: { $working_days }.
refusal-case = { $title }: { $case }.
refusal-unknown = A place is free; the search ended before it was used.
closure-all = { $region }, { $from } – { $to }
closure-districts = { $region } (all but centres), { $from } – { $to }
closure-invalid = { $region } (does not exist on these dates)
absence-span = { $body }, { $from } – { $to }
absence-every = { $body }, every { $weekday }
absence-invalid = { $body } (does not exist on these dates)
with-reason = { $what } ({ $reason })
open-start = the beginning
open-end = the end
