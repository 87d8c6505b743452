# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## score
score-title = What the schedule costs
score-level = Level { $level }
score-rest = The rest, which belongs to none
