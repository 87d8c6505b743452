# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## score
score-title = What the schedule costs
score-level = Level { $level }
score-rest = The rest, which belongs to none

## explain
explain-stays = Stays placed: { $meeting }.
explain-locked = Locked and stays: { $meeting }.
explain-window = { $proposal }: its dates are { $from } – { $to }.
explain-places = { $proposal }: it accepts only these places: { $places }.
explain-closed = Closed: { $closure }.
explain-away = Away: { $absence }.
explain-at-most = { $title }: { $case }; at most: { $number }.
explain-days = { $title }: { $case }; days: { $number }.
explain-working-days = { $title }: { $case }; working days needed: { $number }.
explain-at-least = { $title }: { $case }; at least: { $number }.
explain-anywhere = any place
explain-whole-region = { $region } (any place)
explain-price = { $steps }. Price: { $price }.
explain-dates = Other dates for { $proposal }: { $from } – { $to }
explain-more-places = More places for { $proposal }: { $places }
explain-open = Receives after all: { $region }, { $from } – { $to }
explain-free = Free after all: { $body }, { $from } – { $to }
explain-number = Another number of the rule “{ $title }” ({ $number }): { $value } instead of { $now }
explain-pin = { $proposal }: { $date }, { $place }
explain-no-meeting = { $proposal } has no meeting.
explain-conflict = It cannot be placed together with all that is placed now. These cannot hold at once:
explain-not-minimal = Not minimal: it was not proven that each of these is needed.
explain-room = What would make room for it, the cheapest first
explain-no-room = No single change makes room for it.
explain-cut-short = The search for more was cut short.
explain-moves = It can come in; fewest changes:
explain-minimum = It can come in, but level 1 gets worse:
explain-worse = { $case } Worse by: { $amount }.
explain-placed = Placed: { $meeting }.
explain-nearer = Nearer to the preferred date
explain-costs-more = { $date }: more on levels 1 to 4: { $costs }
explain-breach = { $date }: { $cases }
explain-shares = Its share of the cost
explain-slack = Other dates with nothing else changing: { $count }
explain-next = Next best: { $date }, { $place }; more on levels 1 to 4: { $costs }
explain-all-done = Explained: { $count }. Written: { $path }
verify-explain-true = Every explanation was proven again: { $count }.
explain-out-of-time = { $proposal }: not even a conflict was found in the time that was given.

## why
why-forbidden = It cannot be there. These cannot hold at once:
why-changes = It can be there. Meetings that differ: { $count }
why-change = { $before } → { $after }
why-level = Level { $level }: { $cost } ({ $change })

## verify-explain
verify-other-schedule = The file explains another schedule.
verify-incomplete = The file does not explain every proposal of the schedule once.
verify-placed = whether it has a meeting is told wrongly.
verify-facts = what binds the meeting, its costs or its slack differ.
verify-answer = the kind of answer is wrong.
verify-conflict = these members do not contradict each other, or one is no fact of the schedule.
verify-not-minimal = the conflict holds without one of its members.
verify-sentence = a sentence does not say what is proven.
verify-source = an input stands elsewhere.
verify-order = the ways out are too many, out of order or not different.
verify-operation = an operation is none that a way out may use.
verify-price = a price is wrong.
verify-no-room = after these operations there is still no room.
verify-needless = an operation, or part of it, is not needed.
verify-cheapest = the first way out is not the cheapest.
verify-moves = the moves are not the fewest, or not lawful.
verify-minimum = what gets worse is told wrongly.

## no lawful schedule
infeasible-conflict = There is no lawful schedule. These cannot hold at once:
infeasible-give-up = The least to give up: { $count }
infeasible-then = A lawful schedule then; meetings: { $count }
