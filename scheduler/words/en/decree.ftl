# English. One key, one sentence; numbers stand after a colon, so no plurals are needed.

## The decree
draft-mark = Draft
decree-act = RESOLUTION OF THE GOVERNMENT OF THE REPUBLIC OF KAZAKHSTAN
decree-dated = of { $date } No. { $number }
decree-no-date = __ ______ 20__
decree-heading = On approval of the schedule of meetings of the heads of central executive bodies with the population for { $year }
decree-annex = Schedule of meetings of the heads of central executive bodies with the population for { $year }
decree-enacts = The Government of the Republic of Kazakhstan HEREBY RESOLVES:
decree-enacts-on = { $ground }, the Government of the Republic of Kazakhstan HEREBY RESOLVES:
decree-approve = To approve the attached { $annex }.
decree-approve-titled = To approve the attached schedule “{ $annex }”.
decree-carry-out = Central and local executive bodies shall see that the meetings are held according to the schedule.
decree-in-force = This resolution enters into force on the day of its signing.
decree-signature = Prime Minister of the Republic of Kazakhstan
annex-approved = Approved by Resolution of the Government of the Republic of Kazakhstan of { $date } No. { $number }
annex-to = Annex to Resolution of the Government of the Republic of Kazakhstan of { $date } No. { $number }
annex-number = No.
annex-body = Central executive body
annex-place = Place
annex-date = Date
annex-month = Month

## The amending decree
amend-heading =
    { $kind ->
        [changes] On amendments
        [additions] On additions
       *[both] On amendments and additions
    } to Resolution of the Government of the Republic of Kazakhstan of { $date } No. { $number } “{ $heading }”
amend-heading-one =
    { $kind ->
        [changes] On an amendment
       *[additions] On an addition
    } to Resolution of the Government of the Republic of Kazakhstan of { $date } No. { $number } “{ $heading }”
amend-enter =
    To make the following { $kind ->
        [changes] amendments
        [additions] additions
       *[both] amendments and additions
    } to Resolution of the Government of the Republic of Kazakhstan of { $date } No. { $number } “{ $heading }”:
amend-enter-one =
    To make the following { $kind ->
        [changes] amendment
       *[additions] addition
    } to Resolution of the Government of the Republic of Kazakhstan of { $date } No. { $number } “{ $heading }”:
amend-in-annex = in the schedule approved by that resolution:
amend-reword-one = row No. { $numbers } shall read as follows:
amend-reword-many = rows No. { $numbers } shall read as follows:
amend-add-one = row No. { $numbers } shall be added:
amend-add-many = rows No. { $numbers } shall be added:
amend-exclude-one = row No. { $numbers } shall be excluded
amend-exclude-many = rows No. { $numbers } shall be excluded
amend-whole = the schedule approved by that resolution shall read as set out in the annex to this resolution.
redline-title = The schedule with its changes as revisions

## The explanatory note and the agreement sheet
note-title = Explanatory note to the draft Resolution of the Government of the Republic of Kazakhstan “{ $heading }”
note-period = Period of the schedule: { $from } – { $to }.
note-coverage = Coverage of regions before and after
note-before = Held before the period
note-after = Total with the schedule
note-months = Distribution by month
note-refusals = Proposals left out, and what stands in their way
note-no-refusals = Every proposal is in the schedule.
note-proof = How good the schedule is
note-changes = What changed since the former revision
note-provenance = Digest of the schedule: { $digest }. Revision: { $revision }.
note-refusal = { $id }: { $bodies }.
agreement-title = Agreement sheet for the draft Resolution of the Government of the Republic of Kazakhstan “{ $heading }”
agreement-body = Body
agreement-decision = Agreed (yes, no)
agreement-remark = Remarks
agreement-signature = Post, signature, date
agreement-akimat = Akimat ({ $region })
