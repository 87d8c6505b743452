# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## Parts of sentences
meeting-full = { $id } ({ $body }, { $date }, { $place })
meeting-brief = { $id } ({ $date }, { $place })
meeting-open = { $id } ({ $body })
place-in-region = { $place }, { $region }
priority-must = must
priority-high = high
priority-normal = normal
priority-low = low
mode-hard = must hold
mode-soft = has a price
mode-off = off
status-planned = planned
status-announced = announced
status-held = held
lock-fact = fact
lock-announced = announced
lock-pinned = pinned
lock-notice = too near to move
lock-accepted = accepted as it is
period-quarter = quarter { $number } of { $year }
period-half-year = half-year { $number } of { $year }
period-year = { $year }
period-horizon = the whole schedule
