/**
 * Every numbered thing that Doorstep was built to do, in our own words, and where it lives: an address of the app as
 * `routes.tsx` has it, or the file that holds the rule. Which test proves it is found among the tests themselves.
 * Long because it is one list: seven sections of the brief, an item a line.
 */

export interface Item {
  /** "S4.16", "T7", "E reg 28(3)", "F10", "H12". */
  readonly item: string
  readonly words: string
  readonly places: readonly string[]
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly items: readonly Item[]
}

const section = (id: string, title: string, lines: string): Section => ({
  id,
  title,
  items: lines
    .trim()
    .split('\n')
    .map((line) => {
      const [item = '', words = '', places = ''] = line.split('|').map((cell) => cell.trim())
      return { item, words, places: places.split(/\s+/).filter(Boolean) }
    }),
})

const S1 = section(
  'S1',
  'A provider’s progress report',
  `
S1.1 | The child goes by a code; no name leaves with the report | src/practice/reports/child-code.ts
S1.2 | Age in years, worked out; the birthday stays here | src/practice/reports/report-start.ts
S1.3 | Gender in the child’s own words | src/practice/reports/report-start.ts
S1.4 | Which provider, filled in | src/practice/reports/report-start.ts
S1.5 | Which council, filled in | src/practice/reports/report-start.ts
S1.6 | Whom to ask at the provider | src/practice/reports/report-start.ts
S1.7 | Whom to ask at the council | src/practice/reports/report-start.ts
S1.8 | From and to: never the wrong way round, and a gap or an overlap is said | src/practice/reports/report-period.ts
S1.9 | How often says when the next one is due | src/practice/reports/report-due.ts
S1.10 | Sent: when, and by whom | /report/:recordId src/records/progress-report.ts
S1.11 | Received: the council says so, or is asked after five working days | src/practice/process/report-steps.ts
S1.12 | Red, amber, green by word, shape and colour, with what each asks for; red opens triage | /report/:recordId src/practice/process/report-events.ts
S1.13 | Outcomes of this child’s own, near and far | /report/:recordId
S1.14 | Progress with each, and what the child says of the home | /report/:recordId
S1.15 | What is planned next becomes actions | /report/:recordId
S1.16 | Seven questions with their counts, each with the list behind it | /report/:recordId src/practice/reports/report-counts.ts
S1.17 | Support that is needed becomes a request with a clock | /report/:recordId src/records/support-request.ts
S1.18 | A meeting that is needed is asked of the child’s worker | src/practice/process/report-events.ts
S1.19 | More support, the same, or less with a plan for less | /report/:recordId
S1.20 | What to write stands beside the question | /report/:recordId
`,
)

const S2 = section(
  'S2',
  'The stability process, box by box',
  `
S2.1 | The request for a home is written and sent, and its arrival is said | src/records/placement-request.ts /write/:type
S2.2 | The placements team looks for a home and matches | /home-search/:recordId
S2.3 | The child is placed, and the clocks start | src/practice/process/placement-events.ts
S2.4 | Reviewing officer and guardian are told, with receipts | src/practice/process/lane-steps.ts
S2.5 | The planning meeting, within five working days | src/records/planning-meeting.ts src/practice/process/clock-steps.ts
S2.6 | The placement is watched over on one board | /board
S2.7 | Monthly supervision of the carers, with how steady it is, by number | /supervision/:recordId
S2.8 | Five or over is steady; below asks for a meeting | src/practice/process/table.ts
S2.9 | The carers’ actions stand on their supervision record | /supervision/:recordId
S2.10 | Below five: a stability meeting within five working days | src/practice/process/table.ts
S2.11 | A worry may come from anybody | src/records/notice.ts
S2.12 | The list of two or more homes goes to the team manager each month | /two-plus
S2.13 | Is there immediate risk? | src/records/triage.ts
S2.14 | If so, a meeting within five working days | src/practice/process/table.ts
S2.15 | Talked through with the manager: is a meeting needed? | src/records/stability-discussion.ts
S2.16 | If so, within two weeks | src/practice/process/table.ts
S2.17 | If not, watched over, with the reason kept | src/records/stability-discussion.ts
S2.18 | Who may chair | src/practice/who-may-chair.ts
S2.19 | The meeting is held, and its minutes are on record | /meeting/:recordId/:part?
S2.20 | The child’s actions reach the child’s plan | /after/:recordId
S2.21 | The carers’ actions reach their supervision record | src/practice/agenda.ts
S2.22 | Both are followed | src/practice/agenda.ts
S2.23 | The chair sets the day of the review | src/records/stability-meeting.ts
S2.24 | At the review: is it steadier? | src/records/review-meeting.ts
S2.25 | A senior manager or the panel decides over a move | src/records/move-decision.ts
S2.26 | Can the home be kept until another is found? | src/records/keeping-decision.ts
S2.27 | If so, a move that is prepared | src/practice/process/table.ts
S2.28 | If not, an emergency request, and the meeting about the ending | src/practice/process/table.ts
S2.29 | Guidance is one tap away | /guidance
`,
)

const S3 = section(
  'S3',
  'The standard on risk, as audits ask for it',
  `
S3.1 | Names and addresses are right, and looked at on each visit | /visit/:recordId
S3.2 | Identity is considered | /visit/:recordId /plan/:recordId
S3.3 | The chronology is up to date, or says since when it is not | /child/:id/:tab? src/practice/joint/entry-age.ts
S3.4 | The assessment is current: risk, what protects, history | /plan/:recordId src/records/assessment.ts
S3.5 | Its analysis in a few sentences | /plan/:recordId
S3.6 | The tools that were used, with date and result | /plan/:recordId
S3.7 | The plan follows the assessment | /plan/:recordId src/practice/plans/current-plan.ts
S3.8 | Goals that can be seen to be met, with a day | /plan/:recordId src/practice/plans/smart.ts
S3.9 | What is not negotiable, and what if | /plan/:recordId
S3.10 | Made with child, family and carers, and shared, with receipts | /plan/:recordId src/practice/plans/plan-readers.ts
S3.11 | What other professionals said is in chronology and assessment | /plan/:recordId src/records/chronology-entry.ts
S3.12 | The plan held against daily life | /visit/:recordId src/practice/plan-items.ts
S3.13 | Visits in time, with the plan in hand | /visit/:recordId src/practice/plan-items.ts
S3.14 | Who does what when, if a child goes missing or is exploited | /safety-plan/:recordId src/practice/own/safety.ts src/practice/timers/safety.ts
S3.15 | The pathway plan, and the papers an adult needs | src/practice/own/pathway.ts
S3.16 | Direct work and life story | src/records/direct-work.ts
S3.17 | What the child lives, wishes and worries about | /views/:recordId
S3.18 | Race, culture, religion, gender, sexuality | /plan/:recordId
S3.19 | What makes strong: friends, school, health, work | /plan/:recordId src/practice/own/pathway.ts
S3.20 | Where the child is to grow up | /plan/:recordId
S3.21 | Adoption: reports in time, life story | /plan/:recordId
S3.22 | The review has the assessment and the draft plan | /child/:id/:tab? src/practice/plans/review-pack.ts
S3.23 | The child takes part, or what they say does | /child/:id/:tab? src/practice/plans/review-pack.ts
S3.24 | Time with family, as it was agreed | src/practice/own/family.ts
S3.25 | What families say changes what we do | /feedback src/practice/joint/feedback-list.ts
S3.26 | Going home is considered, and safe | src/records/reunification.ts
S3.27 | Whether risk became less: numbers, incidents and goals, before and after | /audit/:recordId src/practice/audit
`,
)

const S4 = section(
  'S4',
  'What was learnt from homes that ended',
  `
S4.1 | The child’s and the carers’ records say the same | /child/:id/:tab? src/practice/joint/both-files.ts
S4.2 | Both social workers are supervised | /staff-supervision/:recordId /team
S4.3 | The carers are supervised | /supervision/:recordId /coverage
S4.4 | Help that was asked for is answered | /duty src/practice/help-state.ts
S4.5 | Logs are read and followed up | /duty src/practice/logs-read.ts
S4.6 | Stability meetings stand in both records | /coverage src/records/stability-meeting.ts
S4.7 | Plans are part of supervision | src/practice/agenda.ts
S4.8 | Visits are regular | src/practice/visit-coverage.ts src/practice/visits-that-count.ts
S4.9 | Matching says what is missing, and what supports new carers | src/practice/own/matching-gaps.ts
S4.10 | The whole household is asked how it is | /impact/:recordId src/practice/family/household-answers.ts
S4.11 | Brothers and sisters are assessed before a return home | src/practice/own/siblings.ts
S4.12 | Whether things are written down in time | src/practice/joint/entry-age.ts src/practice/timers/late-reasons.ts
S4.13 | Whether supervision is held, with reflection and decisions | /staff-supervision/:recordId /coverage
S4.14 | Plans that can be checked; what is overdue is on both agendas | src/practice/plans/smart.ts src/practice/agenda.ts
S4.15 | A request for help: asked, acknowledged, answered, with a clock and a duty list | /help /duty src/practice/process/help-clocks.ts
S4.16 | Respite or therapy that cannot be had climbs, level by level | src/practice/support-wait.ts src/practice/process/climbing.ts
S4.17 | What offending or substances do to the household, over time | /impact/:recordId src/practice/family/impact-due.ts
S4.18 | No proposal to go home without it | src/practice/own/siblings.ts src/records/reunification.ts
S4.19 | Matching on both records, and support from the first day | src/practice/own/matching-gaps.ts
S4.20 | The tone of logs, seen by the carer first, talked over | /log/:recordId src/practice/tone/tone.ts
S4.21 | Training that is offered when it is needed | src/practice/own/training.ts
S4.22 | Both workers’ visits in one calendar | /calendar src/practice/both-visits.ts
S4.23 | Words and pictures for each child, in versions | /words-and-pictures/:recordId src/practice/own/story.ts
S4.24 | The reviewing officer’s comments reach both files | /child/:id/:tab? src/practice/joint/iro-comments.ts
S4.25 | Audits look at the team around child, home and carers | /audit/:recordId /audits src/practice/audit
S4.26 | A meeting to pause and think, which anybody may ask for | src/records/stability-meeting.ts
`,
)

const S5 = section(
  'S5',
  'Support meetings',
  `
S5.1 | What a meeting is for, its rules, and what is not negotiable | /meeting/:recordId/:part?
S5.2 | Worries, what works, what needs to happen | /meeting/:recordId/:part?
S5.3 | The practice standard is one tap away | /guidance
S5.4 | So is the guidance on endings | /guidance
S5.5 | Asked for because it might break down | src/records/stability-meeting.ts
S5.6 | Because of trauma that needs rules | src/records/stability-meeting.ts
S5.7 | Because a planned move needs support | src/records/stability-meeting.ts
S5.8 | Because a home has ended before | src/records/stability-meeting.ts
S5.9 | Because something will change | src/records/stability-meeting.ts
S5.10 | Because more is needed than a review every six months | src/records/stability-meeting.ts
S5.11 | A new home after an ending nobody planned asks whether to meet | src/practice/process/state-steps.ts
S5.12 | Early is better; in a crisis it may still be held | src/records/stability-meeting.ts
S5.13 | Who chairs in which kind of home | src/practice/who-may-chair.ts
S5.14 | Whom the child would like in the chair | src/records/stability-meeting.ts
S5.15 | Complex: somebody independent or senior | src/practice/who-may-chair.ts
S5.16 | Carers, family, connected people and professionals are invited | src/practice/who-to-invite.ts
S5.17 | So are those who helped before | src/practice/who-to-invite.ts
S5.18 | The child comes, or how they are heard is planned | src/records/stability-meeting.ts
S5.19 | The map of the meeting | src/app/screens/meeting-map.tsx
S5.20 | The goal: to stay with support, or to end well | src/records/stability-meeting.ts
S5.21 | Actions with a day | src/records/stability-meeting.ts
S5.22 | How everybody answers when it is hard | src/records/stability-meeting.ts
S5.23 | Who in the network does what | src/records/stability-meeting.ts
S5.24 | Which relationships are kept, and how | src/records/stability-meeting.ts
S5.25 | The minutes lie in the child’s and the household’s file | src/records/stability-meeting.ts
S5.26 | Who brings the care plan up to date | /after/:recordId
S5.27 | With a review open the reviewing officer does | src/practice/afterwards.ts
S5.28 | A finished plan is a version of its own | /plan/:recordId src/practice/plans/current-plan.ts
S5.29 | Minutes and plan reach all who were there, with receipts | /after/:recordId
S5.30 | The child’s own version | /childs-version/:recordId
S5.31 | Reviewed until it is formally part of the statutory review again | src/records/review-meeting.ts
`,
)

const PROCESS = section(
  'T',
  'The rules of the process',
  `
T1 | A request is sent: a home is looked for | src/practice/process/table.ts
T2 | The child is placed | src/practice/process/table.ts
T3 | The planning meeting was held | src/practice/process/table.ts
T4 | The carers’ supervision gives a number | src/practice/process/table.ts
T5 | Five or over, nothing to do | src/practice/process/table.ts
T6 | Five or over, with actions | src/practice/process/table.ts
T7 | Below five: a meeting is arranged | src/practice/process/table.ts
T8 | A worry, a notice, the list or a sign that was taken up opens triage | src/practice/process/table.ts
T9 | Immediate risk: a meeting is arranged | src/practice/process/table.ts
T10 | None: it is talked through | src/practice/process/table.ts
T11 | A meeting is needed | src/practice/process/table.ts
T12 | It is not, and why | src/practice/process/table.ts
T13 | The meeting was held | src/practice/process/table.ts
T14 | Its minutes are signed: actions, copies, the day of the review | src/practice/process/table.ts
T15 | The review was held | src/practice/process/table.ts
T16 | Steadier | src/practice/process/table.ts
T17 | Not steadier: a decision over a move | src/practice/process/table.ts
T18 | The move is approved | src/practice/process/table.ts
T19 | It is refused, with more support | src/practice/process/table.ts
T20 | The home can be kept meanwhile | src/practice/process/table.ts
T21 | It cannot | src/practice/process/table.ts
T22 | Significant harm now: ended at once | src/practice/process/table.ts
T23 | The child has moved | src/practice/process/table.ts
T24 | The placement ended otherwise | src/practice/process/table.ts
T25 | The request was withdrawn | src/practice/process/table.ts
`,
)

const LIMITS = section(
  'E',
  'Limits, by where they come from',
  `
reg 28(2)(a) | A visit within a week of the start | src/practice/visit-rule.ts
reg 28(2)(b) | Then every six weeks in the first year | src/practice/visit-rule.ts
reg 28(3A) | After it six weeks, three months, or six months where the child agrees | src/practice/visit-rule.ts
reg 28(3) | With a parent before an assessment: weekly, then six weeks | src/practice/visit-rule.ts
reg 28(4) | Temporary approval or interim order: weekly, then four weeks | src/practice/visit-rule.ts
reg 28(5) | Care order, with a parent: a week, then six weeks | src/practice/visit-rule.ts
reg 29 | Seen alone, or why not | src/records/statutory-visit.ts
reg 28(6) | Where others run where the child lives | src/practice/visit-rule.ts
reg 28(7) | When child or carer asks | src/practice/timers/asked.ts
reg 48 | A series of short breaks | src/practice/timers/short-breaks.ts
reg 9(2) | The placement plan before, else five working days | src/practice/process/clock-steps.ts
PSM decision | The stability meeting: five working days, or two weeks | src/practice/process/table.ts
PSM review | The review on the chair’s day | src/practice/process/table.ts
supervision | Carers’ supervision each month | src/practice/supervision-due.ts
NMS 21.8 | One unannounced visit a year | src/practice/timers/unannounced.ts
reg 33 | Reviews: 20 working days, three months, six months | src/practice/timers/reviews.ts src/practice/process/clock-steps.ts
long-term reviews | Long-term homes: not every review needs a meeting | src/practice/timers/reviews.ts
IRO handbook | After a review: 5, 10, 15 and 20 working days | src/practice/process/clock-steps.ts
handbook 6.2 | A dispute: 20 working days in all | src/practice/timers/dispute.ts
missing | Back from missing: talked with within 72 hours | src/practice/process/clock-steps.ts
FSR 36 | A notifiable event: without delay, 24 hours | src/practice/timers/incidents.ts /incident/:recordId
allegation | An allegation: the designated officer hears within one working day | src/practice/timers/incidents.ts
reg 13 | Notice of placing before; in an emergency five working days | src/practice/process/clock-steps.ts
reg 14 | Notice of an ending before; late ones ten working days | src/practice/process/clock-steps.ts
unplanned end | After an unplanned ending: a meeting within twenty working days | src/practice/process/table.ts
reg 7 | Health report for the first review, then by age | src/practice/timers/health.ts
PEP | Education plan: ten working days, then each term | src/practice/timers/education.ts
SDQ | The yearly questionnaire | src/practice/timers/strengths.ts
FSR 28(2) | The carers’ review within twelve months | src/practice/timers/approval.ts
FSR 28(13) | Carers who resign: 28 days | src/practice/timers/approval.ts
reg 23 | Outside the terms: six working days | src/practice/timers/approval.ts
regs 24 and 25 | Temporary approval: sixteen weeks and eight | src/practice/timers/approval.ts
help limits | Help: acknowledged in one working day or two hours, answered in three days | src/practice/help-state.ts
log limit | A log is read within seven days | src/practice/waiting.ts
reg 50 | A child’s file: until the 75th birthday | src/practice/timers/kept-until.ts /child/:id/:tab?
FSR 32 | A carer’s file: ten years from the end of the approval | src/practice/timers/kept-until.ts /household/:id
overdue needs reason | What is late says why, before it is signed | src/practice/timers/late-reasons.ts
Schedule 7 | Who is told of what | src/records/schedule-7.ts
`,
)

const SIGNALS = section(
  'F',
  'Signs worth a conversation',
  `
F1 | A number below five | src/practice/signals/all.ts /board
F2 | A fall of two, or three in a row | src/practice/signals/all.ts /board
F3 | Two people three apart | src/practice/signals/all.ts /board
F4 | Somebody at home at four or less, or unasked for two months | src/practice/signals/all.ts /board
F5 | A visit overdue, or two late in six months | src/practice/signals/all.ts /board
F6 | More than 35 days without supervision | src/practice/signals/all.ts /board
F7 | Help that waits too long, or two requests at once | src/practice/signals/all.ts /board
F8 | Missing twice in 28 days, for a day, or no talk afterwards | src/practice/signals/all.ts /board
F9 | Logs that stop, or become half as long | src/practice/signals/all.ts /board
F10 | The tone of the log | src/practice/tone/tone-signal.ts /log/:recordId
F11 | Three incidents in 14 days, or twice as many | src/practice/signals/all.ts /board
F12 | Red, or amber twice | src/practice/signals/all.ts /board
F13 | Two homes or more; one that ended before | src/practice/signals/all.ts /board
F14 | School below nine in ten; two appointments missed | src/practice/signals/all.ts /board
F15 | Offending or substances, and nobody asked the household | src/practice/signals/all.ts /board
F16 | Illness at home; somebody comes or goes | src/practice/signals/all.ts /board
F17 | A meeting’s action late, or no day for its review | src/practice/signals/all.ts /board
F18 | New carers, trauma, and no support from the first day | src/practice/signals/all.ts /board
F19 | Respite or therapy waited for, for more than 20 working days | src/practice/signals/all.ts /board
F20 | A second change of social worker in a year | src/practice/signals/all.ts /board
F21 | Notice given, or “I cannot go on” | src/practice/signals/all.ts /board
`,
)

const PERMISSIONS = section(
  'G',
  'Who may do what',
  `
section G | Every role, record type and kind of file | src/model/permission.ts
break-glass | A file that nobody gave one: a reason, a day, and the manager knows | /other-child
`,
)

const STORIES = section(
  'H',
  'Stories of the demonstration, played in a browser',
  `
H1 | Amber: long-term, and she agreed to a visit every six months | src/demo/stories/quiet.ts
H2 | Gethin: in Welsh at home | src/demo/stories/quiet.ts
H3 | Oscar, with Poppy and a carer who is deaf | src/demo/stories/quiet.ts
H4 | Poppy, with Oscar | src/demo/stories/quiet.ts
H5 | Nathan: nearly grown up, staying put | src/demo/stories/quiet.ts
H6 | Zara, with Isla | src/demo/stories/quiet.ts
H7 | Isla, with Zara | src/demo/stories/quiet.ts
H8 | Alfie, whose sister lives elsewhere | src/demo/stories/quiet.ts
H9 | Tilly: seven, six, four, a meeting, a review, and steady again | src/demo/stories/tilly.ts
H10 | Kai: six, with actions | src/demo/stories/kai.ts
H11 | Idris: exactly five | src/demo/stories/idris.ts
H12 | Mabel: help that nobody answers | src/demo/stories/mabel.ts
H13 | Jonah: missing three times | src/demo/stories/jonah.ts
H14 | Esme: immediate risk | src/demo/stories/esme.ts
H15 | Rafi: on the list | src/demo/stories/rafi.ts
H16 | Noor: the carers’ son gives two | src/demo/stories/noor.ts
H17 | Dylan: a move that is refused | src/demo/stories/dylan.ts
H18 | Freya: a move that ends well | src/demo/stories/freya.ts
H19 | Leon: an emergency, and the meeting afterwards | src/demo/stories/leon.ts
H20 | Asha: a red report, then harm | src/demo/stories/asha.ts
H21 | Peter: brother and sister before going home | src/demo/stories/peter.ts
H22 | Wren: the same, as her own person | src/demo/stories/wren.ts
H23 | Callum: sixteen, a passport missing, new carers | src/demo/stories/callum.ts
H24 | Ottilie: temporary approval, and what the carer may not know | src/demo/stories/ottilie.ts
`,
)

export const SECTIONS: readonly Section[] = [S1, S2, S3, S4, S5, PROCESS, LIMITS, SIGNALS, PERMISSIONS, STORIES]
