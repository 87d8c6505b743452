# English. One key, one sentence; counts stand after a colon, names stay as they are in the data.

## Cases of rules: in a schedule they are breaches or costs, at an unplaced proposal what stands in its way
rule-window = { $proposal }: the date lies outside the proposal's dates ({ $from } – { $to }) or outside the schedule's, or not after { $as_of }.
rule-place-offered = { $proposal }: the proposal does not accept this place.
rule-working-day = { $proposal }: the date is not an open day.
rule-region-open = { $proposal }: the region does not receive on this date.
rule-body-free = { $proposal }: the head is away on this date: { $body }.
rule-notice = { $proposal }: too little time to prepare; working days needed: { $working_days }.
rule-locked = { $proposal }: the meeting is locked and must stay as it is.
rule-one-meeting-a-day = { $body }, { $date }: meetings on one day above the limit ({ $at_most }).
rule-travel-gap = { $body }: too few free days between meetings in different regions; needed: { $days }; meetings: { $proposal }; { $other }.
rule-same-region-clash = Meetings in one region too close together; days apart, at least: { $days }; meetings: { $proposal }; { $other }.
rule-region-month-cap = { $region }, { $month }: meetings in a month above the limit ({ $at_most }).
rule-body-month-cap = { $body }, { $month }: meetings in a month above the limit ({ $at_most }).
rule-body-region-once = { $body }: meetings in one region above the limit ({ $at_most }): { $region }.
rule-place-cap = { $place }: meetings at one place above the limit ({ $at_most }).
rule-placed = { $proposal }: not placed; priority: { $priority }.
rule-body-minimum = { $body }, { $period }: fewer meetings than required ({ $at_least }).
rule-region-minimum = { $region }: fewer meetings than required ({ $at_least }).
rule-region-share = { $region }: fewer meetings than its share.
rule-district-reach = { $place }: nobody comes here.
rule-beyond-centres = Meetings in regional centres above the limit, per cent of all proposals: { $at_most_percent }.
rule-region-crowding = { $region }, from { $date }: more than one meeting within so many days: { $days }.
rule-month-balance = { $month }: more meetings than the month's part of the schedule.
rule-preferred-date = { $proposal }: another date than the preferred one ({ $prefer }).
rule-preferred-place = { $proposal }: another place than the one named first.
rule-saturday = { $proposal }: the meeting falls on a Saturday.
rule-appeals = { $proposal }: another acceptable region sent more appeals.
with-meetings = { $statement } Meetings: { $meetings }.

## What a rule asks, as a title
title-window = Dates of the proposal
title-place-offered = Places of the proposal
title-working-day = Open days only
title-region-open = Regions that receive
title-body-free = Heads who are free
title-notice = Time to prepare
title-locked = Locked meetings stay
title-one-meeting-a-day = Meetings of a body on one day
title-travel-gap = Free days between regions
title-same-region-clash = Meetings of one region apart
title-region-month-cap = Meetings of a region in a month
title-body-month-cap = Meetings of a body in a month
title-body-region-once = Meetings of a body in one region
title-place-cap = Meetings at one place
title-placed = Proposals placed
title-body-minimum = Least meetings of a body
title-region-minimum = Least meetings of a region
title-region-share = Share of each region
title-district-reach = Every place reached
title-beyond-centres = Beyond regional centres
title-region-crowding = No crowding in a region
title-month-balance = Months in balance
title-preferred-date = Preferred date
title-preferred-place = Preferred place
title-saturday = No Saturdays
title-appeals = Where most appeals come from
