# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## Sheets of the workbook
sheet-schedule = Schedule
sheet-regions = By region
sheet-bodies = By body
sheet-months = By month
sheet-coverage = Coverage
sheet-unplaced = Unplaced
sheet-changes = Changes
sheet-checklist = Checklist
changes-unknown = No older schedule was given.
changes-none = Nothing changed.
row-total = Total
row-limit = Limit
yes = yes
column-weekday = Day of the week
column-time = Time
column-venue = Venue
column-centre = Regional centre
column-outside = Outside the schedule
column-proposal = Proposal
column-priority = Priority
column-from = From
column-to = To
column-because = What stands in the way
column-change = What changed
column-olddate = Date before
column-oldplace = Place before
column-newdate = Date after
column-newplace = Place after
column-step = What to do
column-meetingdate = Date of the meeting
column-certainty = Certainty
change-moved = another date
change-relocated = another place
change-both = another date and place
change-added = added
change-dropped = dropped

## Calendars
event-summary = Meeting with the population: { $bodies }
event-venue = Venue: { $venue }
event-time = Time: { $time }
event-proposal = Proposal: { $proposal }
event-source = Source: { $source }
event-certainty = Certainty: { $certainty }

## Steps of a meeting's checklist
step-question-collection = Questions collected
step-announcement = Announcement
step-preparation = Local preparation begins
step-broadcast = Broadcast, briefing, reception
step-information-sent = Information sent
step-action-plan = Action plan published
certainty-c = certain
certainty-l = likely
certainty-u = unknown
certainty-choice = a choice

## Proposals as a spreadsheet
sheet-proposals = Proposals
sheet-guide = How to fill it in
column-with = Together with
column-prefer = Preferred date
column-places = Places
column-topics = Topics
column-note = Note
column-column = Column
column-meaning = What to write
column-example = Example
column-needed = Needed
guide-proposal = A name of its own: lower-case Latin letters, digits and hyphens
guide-body = The id of the body that holds the meeting
guide-with = Ids of further bodies that take part, separated by commas
guide-from = The first possible date
guide-to = The last possible date
guide-prefer = The date that would be best
guide-places = Places, best first, separated by commas: region/place; region/* is any place of a region, * any at all
guide-priority = must, high, normal or low; empty is normal
guide-topics = Topics, separated by commas
guide-outside = yes where duty adds the meeting to the schedule
guide-time = Hours, local time
guide-venue = The hall or building
guide-note = Anything else
import-done = Proposals: { $count }. Written: { $path }

## An edited annex against the schedule
annex-stale = { $file }: this annex was made from another schedule; differences may be older than the edit.
annex-changed = { $where }: changed: { $proposal }
annex-added = { $where }: added by hand
annex-removed = { $where }: removed: { $proposal }
annex-edit = { $name }: { $old } → { $new }
annex-edit-unread = { $name }: { $old } → { $new } (not understood)
annex-left-languages = { $where }: not written as operations: the languages of the annex disagree.
annex-left-held = { $where }: not written as operations: the meeting was held.
annex-left-unread = { $where }: not written as operations: a cell is not understood.

## Sheets to be agreed
sheet-coordination = To be agreed
sheet-closures = Closures
column-slack = Other free dates
column-agree = Agree
column-object = Object
column-wishdate = Wished date
column-wishplace = Wished place
column-remark = Remark
column-closure = No. of closure
column-scope = What is closed
column-reason = Reason
column-confirm = Confirm
column-lift = Lift
scope-all = everything
scope-districts = all but centres
coordinate-done = Files written: { $count }. Folder: { $path }
answer-accepted = { $file }, { $row }: { $subject }: accepted.
answer-refused = { $file }, { $row }: { $subject }: refused.
answer-alternative = Nearest that is possible: { $date }, { $place }.
answer-other-wish = Another wish for this meeting was accepted before: { $file }, { $row }.
answer-no-schedule = No lawful schedule is left with it.
