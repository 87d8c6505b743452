# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## list and summary
column-date = Date
column-body = Body
column-region = Region
column-place = Place
column-meeting = Meeting
column-status = Status
column-month = Month
column-held = Held
column-planned = Planned
column-total = Total
column-share = Share
column-difference = Difference
column-limit = Limit
column-rule = Rule
column-mode = Mode
column-level = Level
column-weight = Weight
column-numbers = Numbers
column-source = Source
list-count = Meetings: { $count }
list-none = No meeting.
summary-title = { $name }, revision { $revision }
summary-placed = Placed: { $placed } of { $all }. Unplaced: { $unplaced }.
summary-proof = How good it is
summary-proven = Level { $level }: cost { $cost }. Proven: no lawful schedule does better.
summary-gap = Level { $level }: cost { $cost }. Not proven: at best { $bound } is possible; gap { $gap }.
summary-unbounded = Level { $level }: cost { $cost }. Not proven: the search ended before a bound was known.
summary-open = Level { $level }: cost { $cost }. Not proven: a level above is open.
summary-outcome-optimal = The search is complete.
summary-outcome-time-limit = The time limit ended the search.
summary-outcome-interrupted = The search was interrupted.
summary-regions = Coverage by region, furthest from its share first
summary-centres = Outside regional centres: { $outside } of { $placed } ({ $percent } %).
summary-months = Months
summary-unplaced = Unplaced proposals and what stands in their way
