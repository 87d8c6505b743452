# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## replan
replan-step-changes = changed meetings: { $cost }, bound { $bound }, { $seconds } s
replan-step-shift = days of shift: { $cost }, bound { $bound }, { $seconds } s
replan-title = { $name }, revision { $revision }: what changed
replan-forced = Forced: { $count }
replan-fewest = Changed beside these: { $count }. Proven: no lawful schedule changes fewer.
replan-fewest-open = Changed beside these: { $count }. Not proven to be the fewest; at least: { $bound }.
replan-extra = Changed beside these: { $count }; the fewest possible: { $bound }.
replan-shift = Days of shift of the changed, in all: { $days }.
replan-row = { $id }: { $before } → { $after }
replan-accept-breaches = --accept-breaches locks it as it is.

## cause
cause-is-postpone = Forced: it was postponed
cause-is-withdraw = Forced: it was withdrawn
cause-is-hold = Forced: it was held elsewhere or on another date
cause-is-pin = Forced: the planner fixed another date or place
cause-is-change = Forced: the proposal was changed
cause-is-close = Forced: closed from { $from } to { $to }: { $who }
cause-is-away = Forced: away from { $from } to { $to }: { $who }
cause-is-calendar = Forced: working days were moved
cause-is-policy = Forced: a rule was changed: { $rule }
cause-is-other = Forced: by the operation { $op }
cause-is-inputs = Forced: the inputs changed. { $cases }
cause-is-knock-on = Knock-on. Had it stayed: { $cases }
cause-is-level = Had it stayed, level { $level } would be worse: { $cases }
cause-is-unproven = No cause was found; the search ended early.

## menu
menu-title = The menu: what more changes would buy
menu-picked = Written is row { $row }.
menu-missing = The menu has { $rows } rows; there is no row { $row }.
menu-buys = level { $level }: { $gain }
column-row = Row
column-changed = Changed
column-shift = Days of shift
column-levels = Levels 1-4
column-buys = Against row 1

## locks
locks-left-out = These musts stay unplaced: { $musts }.
locks-helps = In the way: { $meeting }, { $lock }. Without this lock these get a place: { $musts }; level 1: { $cost }, now { $before }.
locks-frees = In the way: { $meeting }, { $lock }. Without this lock there is a lawful schedule.
locks-together = No single lock is in the way; without all of them together these get a place: { $musts }.
locks-none = No lock is in the way.
locks-clash = Locked, and against a rule: { $case }
locks-no-schedule = No schedule keeps what is locked and meets the hard rules.

## verify
verify-fine = Verified: lawful, the operations are as given, locks kept, causes true.
verify-minimal = Proven again: no lawful schedule has a lower level 1 ({ $cost }), and with it none changes fewer meetings than { $count }.
verify-extra = The planner allowed more changes: { $count }.
verify-found = Findings: { $count }
verify-operations = The operations are not those of the old schedule and of the events.
verify-previous = It was re-planned from another schedule: { $previous }.
verify-no-replan = The new schedule holds no record of a re-plan.
verify-revision = The revision should be { $wanted }: { $found }.
verify-inputs = The inputs' digests are not the folder's: { $parts }.
verify-lock = { $id }: locked, and not kept as it is: { $lock }.
verify-mark = { $id }: lock or status is not what the operations say.
verify-changes = Changed meetings: the record says { $declared }, counted: { $found }.
verify-shift = Days of shift: the record says { $declared }, counted: { $found }.
verify-bound = The record's bound is { $declared }, its fewest changes { $found }.
verify-cause = { $id }: the cause is not what the checker finds.
verify-kept = The list of meetings that keep a near date is not right.
verify-level = Level 1 of the proposals in question can be lower than { $cost }: { $found }.
verify-fewer = Fewer changes suffice than { $count }: { $found }.
verify-less-shift = Fewer days of shift suffice than { $days }: { $found }.
verify-open = The time ended before this was proven: { $what }.

## recommend
recommend-title = { $body }, { $region }: the best dates and places
recommend-none = No date and place is possible.
recommend-free = nothing else changes
recommend-moves = changes: { $meetings }
column-effects = Knock-on effects
