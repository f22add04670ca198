/** How each step of the process is begun: what it is called on a button, and the record it brings. */
import type { Body } from '../../model/field.ts'
import type { NoticeKind } from '../../records/notice.ts'

export interface HowBegun {
  /** On the button: "Hold the stability meeting". */
  readonly words: string
  /** The record that is begun, prefilled; absent where the step opens a record that exists. */
  readonly type?: string
  readonly body?: Body
  /** A notice is told at once: nothing more is asked than when, and to whom. */
  readonly notice?: NoticeKind
}

const write = (words: string, type: string, body: Body = {}): HowBegun => ({ words, type, body })
const tell = (words: string, kind: NoticeKind): HowBegun => ({ words, type: 'notice', body: { kind }, notice: kind })

const BEGUN: { readonly [what: string]: HowBegun } = {
  'source and match a home': write('Search for a home', 'home-search'),
  'notify IRO': tell('Notify the reviewing officer', 'reviewing-officer-notified'),
  'notify CAFCASS': tell('Notify CAFCASS', 'cafcass-notified'),
  'hold placement planning meeting': write('Hold the placement planning meeting', 'planning-meeting'),
  'statutory visit': write('Visit the child', 'statutory-visit'),
  'visit asked for': write('A visit was asked for', 'statutory-visit', { option: 'requested' }),
  'carer supervision': write('Hold the carers’ supervision', 'carer-supervision'),
  'answer: any actions required?': { words: 'Answer: are any actions required?' },
  'triage: immediate risk?': write('Triage: is it at immediate risk?', 'triage'),
  'tell team manager': tell('Tell the team manager', 'manager-told'),
  'stability discussion': write('Talk about how stable it is', 'stability-discussion'),
  'hold PSM': write('Hold the stability meeting', 'stability-meeting', { label: 'stability' }),
  'sign D6': { words: 'Sign the minutes' },
  'hold review meeting': write('Hold the review meeting', 'review-meeting'),
  'decide: stabilising?': { words: 'Decide: is it stabilising?' },
  'approve or refuse move': write('Approve or refuse the move', 'move-decision', { by: 'senior-manager' }),
  'decide: can placement be maintained until suitable home found?': write(
    'Decide: can the home be kept?',
    'keeping-decision',
  ),
  'send planned K1': write('Ask for a planned move (K1)', 'placement-request', { kind: 'planned' }),
  'send emergency K1': write('Ask for a home at once (K1)', 'placement-request', { kind: 'emergency' }),
  'statutory review before the move': write('Record the review before the move', 'statutory-review', {
    purpose: 'before-a-move',
  }),
  'inform IRO': tell('Tell the reviewing officer now', 'reviewing-officer-informed'),
  'disruption meeting': write('Hold the disruption meeting', 'disruption-meeting'),
  'written notice of ending': tell('Send written notice of the ending', 'ending-notice'),
  'consider support meeting: earlier unplanned ending': tell('Consider a support meeting', 'support-considered'),
  recheck: write('Look at it again', 'stability-discussion'),
  'return-home interview': { words: 'Hold the return interview' },
  'looked-after review': write('Record the review', 'statutory-review', { purpose: 'ordinary' }),
  'end or extend temporary approval': tell('End or extend the temporary approval', 'temporary-approval-extended'),
  'end placement outside terms or amend approval': { words: 'End the placement or amend the approval' },
  'circulate review decisions': tell('Circulate the review’s decisions', 'review-decisions-sent'),
  'update care plan': tell('Update the care plan', 'care-plan-updated'),
  'complete review record': tell('Complete the review’s record', 'review-record-complete'),
  'read the log': { words: 'Read the log' },
  'ask the family again': { words: 'Ask the family again how they are coping' },
  'unannounced visit': write('Visit without notice', 'supervisory-visit', { announced: 'unannounced' }),
  'review approval': write('Review the approval', 'carer-approval', { decision: 'reviewed' }),
  'end of approval': write('Record the end of the approval', 'carer-approval', { decision: 'ended' }),
  'first health assessment': write('First health assessment', 'health-assessment', { kind: 'initial' }),
  'health assessment': write('Health assessment', 'health-assessment', { kind: 'review' }),
  'begin education plan': write('Begin the education plan', 'education-plan', { stage: 'begun' }),
  'education plan ready': write('Education plan for the first review', 'education-plan', { stage: 'meeting' }),
  'education plan this term': write('Education plan of this term', 'education-plan', { stage: 'meeting' }),
  'strengths questionnaire': write('Strengths and difficulties questionnaire', 'sdq-score'),
  'review plan': write('Look at the plan again', 'care-plan'),
  'review pathway plan': write('Look at the pathway plan again', 'pathway-plan'),
  'review safety plan': write('Look at the safety plan again', 'safety-plan'),
  'end of the short break': { words: 'The short break ends' },
  'short breaks in twelve months': { words: 'More than 75 days of short breaks' },
  'review meeting of the year': write('Hold this year’s review as a meeting', 'statutory-review', {
    purpose: 'ordinary',
    meeting: { answer: true },
  }),
  'review sooner': write('Review sooner: a visit found welfare not safeguarded', 'statutory-review'),
  'settle IRO dispute': { words: 'Settle the reviewing officer’s dispute' },
  'tell LADO': { words: 'Tell the designated officer (LADO)' },
  'notify Schedule 7 recipients': { words: 'Tell everybody Schedule 7 names' },
  'circulate review record': tell('Circulate the review’s record', 'review-record-sent'),
}

/** An action is called what it says. */
export const begunBy = (what: string): HowBegun =>
  BEGUN[what] ?? { words: what.startsWith('action: ') ? what.slice('action: '.length) : what }
