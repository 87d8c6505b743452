# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## diff
diff-moved = Moved to another date: { $count }
diff-relocated = Same date, another place: { $count }
diff-both = Another date and another place: { $count }
diff-added = Added: { $count }
diff-dropped = Dropped: { $count }
diff-status = Another status: { $count }
diff-unplaced = Now unplaced: { $proposals }
diff-no-longer-unplaced = No longer unplaced: { $proposals }
diff-unchanged = Unchanged: { $count }
diff-none = No differences.
diff-amounts = Amounts of the rules that differ
diff-amounts-equal = Every rule's amount is the same.
diff-other-causes = The causes are those of the last re-plan, which began from another schedule than the old one here.
cause-forced = forced
cause-knock-on = knock-on
cause-minimum = needed by a minimum
column-before = Before
column-after = After
column-cause = Cause
