# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## publish, log, carry
publish-done = Published as revision { $number }: { $file }
publish-damaged = Not published: the history in { $folder } is not whole.
publish-other-scenario = Not published: the revisions in { $folder } are of another scenario.
publish-not-based = Not published: the schedule was not re-planned from the last revision, { $number }. Re-plan from that one.
publish-nothing-new = Not published: revision { $number } is this schedule already.
publish-overtaken = Not published: somebody else published revision { $number } at the same time. Look at it first.
chain-missing = { $file }: this revision is missing.
chain-foreign = { $file }: this file is no part of the history.
chain-unreadable = { $file }: this is no revision, or its beginning is damaged.
chain-edited = { $file }: this is not the text that was published.
chain-renumbered = { $file }: the number inside is another one.
chain-unlinked = { $file }: it does not follow the revision before it.
chain-unpointed = { $file }: the pointer to the newest revision is missing or damaged.
chain-mispointed = { $file }: the newest revision is not the one that was published.
chain-whole = The history is whole. Compare the last digest with one kept elsewhere:
log-empty = No revision yet.
revision-draft = draft
revision-approved = approved
column-number = No.
column-operations = Operations
column-changes = Changes
column-unplaced = Unplaced
column-approved = Approved by
column-decree = Decree
carry-done = Carried to the next horizon: { $count }. Written: { $path }
