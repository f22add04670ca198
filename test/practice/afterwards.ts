import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Body } from '../../src/model/field.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import {
  afterwardsOf,
  carePlanSentence,
  planToCopy,
  shownOf,
  stillToSend,
  whyNotShown,
} from '../../src/practice/afterwards.ts'
import { afterwardsToDo } from '../../src/practice/afterwards-to-do.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { actor, by, DENISES, id, mark, record, TILLY, TODAY, wrenbury } from './support/wrenbury.ts'

const tilly = childFile(TILLY)
const person = (name: string) => ({ recordId: actor(name).personId, name })
const row = (n: number, body: Body) => ({ id: id(9000 + n), ...body })
const signed = (name: string, at: string): Partial<CaseRecord> => ({
  status: 'signed',
  signatures: [{ ...by(name, at), as: 'sign', bodyHash: '' }],
})
const held = (more: Body = {}, rest: Partial<CaseRecord> = signed('Priya', '2026-09-03')) =>
  record(
    'stability-meeting',
    [tilly, householdFile(DENISES)],
    {
      label: 'support',
      held: '2026-09-01T10:00:00+01:00',
      chair: person('Priya'),
      invited: [
        row(1, { who: { name: 'Denise' }, as: 'carer', came: 'came' }),
        row(2, { who: { name: 'Gill' }, as: 'previous-carer', came: 'remote', mayHaveMinutes: { answer: false } }),
        row(3, { who: { name: 'Miss Okafor' }, as: 'professional', came: 'came' }),
        row(4, { who: { recordId: TILLY, name: 'Tilly' }, as: 'child', came: 'came' }),
        row(5, { who: { name: 'Dr Lee' }, as: 'professional', came: 'apologies' }),
      ],
      distribution: [
        row(6, { who: person('Priya'), as: 'whole' }),
        row(7, { who: person('Hannah'), as: 'whole' }),
        row(8, { who: { name: 'Denise' }, as: 'no-address' }),
        row(9, { who: { recordId: TILLY, name: 'Tilly' }, as: 'childs-version' }),
      ],
      rules: [row(10, { occasion: 'The door is slammed', response: 'We wait two minutes and knock' })],
      actions: [row(11, { what: 'Ring the school', owner: person('Hannah'), due: '2026-09-20', plan: 'child' })],
      updater: 'childs-social-worker',
      childsVersionBy: person('Hannah'),
      reviewDate: '2026-09-29',
      ...more,
    },
    rest,
  )
const told = (about: string, body: Body, who = 'Priya') =>
  record('notice', [tilly], { at: '2026-09-04T09:00:00+01:00', about, ...body }, { author: by(who, '2026-09-04') })
const after = (meeting: CaseRecord, ...more: readonly CaseRecord[]) =>
  must(afterwardsOf(filesOf([...wrenbury(), meeting, ...more]), meeting.id))

test('nothing follows minutes that nobody has signed', () => {
  const meeting = held({}, { status: 'draft' })
  assert.is(afterwardsOf(filesOf([...wrenbury(), meeting]), meeting.id), undefined)
})

// S5.29
test('who was there and who is named gets them; who is to have none and the child are not on the list of what is to be sent', () => {
  const all = after(held())
  assert.equal(
    all.readers.map(({ name, gets, attended }) => `${name} ${gets} ${attended ? 'there' : 'not there'}`),
    [
      'Priya whole not there',
      'Hannah whole not there',
      'Denise no-address there',
      'Gill whole there',
      'Miss Okafor whole there',
    ],
  )
  assert.equal(
    stillToSend(all).map(({ name }) => name),
    ['Hannah', 'Denise', 'Miss Okafor'],
  )
})

test('a receipt says when, how and by whom; a reader’s own mark counts, somebody else’s does not', () => {
  const meeting = { ...held(), marks: [mark('read', 'Hannah', '2026-09-05'), mark('read', 'Sam', '2026-09-05')] }
  const sent = told(meeting.id, { kind: 'minutes-shared', to: 'Denise', how: ['letter'] })
  const another = told(id(7777), { kind: 'minutes-shared', to: 'Miss Okafor', how: ['mail'] })
  const all = after(meeting, sent, another)
  const reader = (name: string) => must(all.readers.find((one) => one.name === name))
  assert.equal(reader('Denise').sent, { at: '2026-09-04T09:00:00+01:00', by: 'Priya', how: ['letter'] })
  assert.is(reader('Hannah').readAt, '2026-09-05T10:00:00Z')
  assert.is(reader('Miss Okafor').sent, undefined)
  assert.equal(
    stillToSend(all).map(({ name }) => name),
    ['Miss Okafor'],
  )
})

test('a carer’s own mark is known by the account that the household names', () => {
  const files = wrenbury()
  const denise = must(files.find(({ body, type }) => type === 'household-member' && body.name === 'Denise'))
  const known = { ...denise, body: { ...denise.body, account: person('Denise') } }
  const meeting = {
    ...held({ distribution: [row(8, { who: { recordId: denise.id, name: 'Denise' }, as: 'whole' })] }),
    marks: [mark('read', 'Denise', '2026-09-06')],
  }
  const all = must(afterwardsOf(filesOf([...files.filter((one) => one !== denise), known, meeting]), meeting.id))
  assert.is(must(all.readers[0]).readAt, '2026-09-06T10:00:00Z')
})

// S5.26, S2.20
test('the care plan is updated by a word about this meeting, and by no other', () => {
  const meeting = held()
  assert.is(after(meeting, told(id(7777), { kind: 'care-plan-updated' })).carePlan.done, undefined)
  assert.is(must(after(meeting, told(meeting.id, { kind: 'care-plan-updated' }, 'Hannah')).carePlan.done).by, 'Hannah')
})

// S5.27
test('the sentence for the care plan names the kind of meeting and its day in London', () => {
  assert.is(
    carePlanSentence(held()),
    'This Care Plan also includes the recommendations and plan rules agreed at the Placement Support Meeting held on 1 September 2026.',
  )
  assert.match(
    carePlanSentence(held({ label: 'stability', held: '2026-08-31T23:30:00Z' })),
    'Placement Stability Meeting held on 1 September 2026.',
  )
})

test('rules and actions are copied across in words', () => {
  assert.is(
    planToCopy(held()),
    'Plan rules\n- When this happens: The door is slammed. We do this: We wait two minutes and knock.\n\nTimeline actions\n- Ring the school, Hannah, by 20 September 2026',
  )
})

// S5.30
test('the child’s version is found by its meeting; it is not shown before it is approved', () => {
  const meeting = held()
  const letter = record('childs-version', [tilly], { meeting: meeting.id, greeting: 'Dear Tilly,' })
  assert.is(must(after(meeting, letter).letter.record).id, letter.id)
  assert.ok(whyNotShown(letter))
  const approved = { ...letter, ...signed('Priya', '2026-09-05') }
  assert.is(whyNotShown(approved), undefined)
  assert.is(shownOf(approved), undefined)
  const shown = {
    ...approved,
    addenda: [
      {
        ...by('Hannah', '2026-09-06'),
        id: id(7001),
        text: 'Shown',
        corrections: { shownOn: '2026-09-06', shownBy: person('Hannah'), said: 'Can Pepper come?' },
      },
    ],
  }
  assert.equal(shownOf(shown), { on: '2026-09-06', by: 'Hannah', said: 'Can Pepper come?' })
})

const review = (day: string, body: Body, more: Partial<CaseRecord> = signed('Priya', day)) =>
  record('review-meeting', [tilly], { held: `${day}T10:00:00+01:00`, ...body }, more)

// S5.31
test('reviews go on until oversight returns to the statutory review, and a later meeting has its own', () => {
  const meeting = held()
  const again = review('2026-09-29', {
    stabilising: { answer: true },
    oversight: 'review-again',
    nextReview: '2026-10-20',
  })
  assert.is(after(meeting, again).returned, undefined)
  assert.is(must(after(meeting, again).reviews[0]).outcome, 'again')
  const back = review('2026-10-20', { stabilising: { answer: true }, oversight: 'statutory-review' })
  const draft = { ...back, status: 'draft' as const, signatures: [] }
  assert.is(after(meeting, again, draft).returned, undefined)
  assert.is(must(after(meeting, again, back).returned).recordId, back.id)
  const next = held({ held: '2026-11-10T10:00:00Z' })
  const later = review('2026-12-01', { stabilising: { answer: false, reason: 'Worse' } })
  assert.equal(
    after(meeting, again, back, next, later).reviews.map(({ recordId }) => recordId),
    [again.id, back.id],
  )
})

test('what is left waits for whom it is left: the chair, who updates the plan, who writes for the child', () => {
  const meeting = held()
  const toDo = (name: string, ...more: readonly CaseRecord[]) =>
    afterwardsToDo(actor(name), filesOf([...wrenbury(), meeting, ...more]), TODAY).map(({ words }) => words)
  assert.equal(toDo('Priya'), ['Send the minutes: 3 readers have not got them'])
  assert.equal(toDo('Hannah'), ['Update the care plan after the meeting', 'Write the child’s version of the meeting'])
  assert.equal(toDo('Sam'), [])
  const letter = record('childs-version', [tilly], { meeting: meeting.id })
  const updated = told(meeting.id, { kind: 'care-plan-updated' }, 'Hannah')
  assert.equal(toDo('Hannah', updated, letter), [])
  const approved = { ...letter, ...signed('Priya', '2026-09-05') }
  assert.equal(toDo('Hannah', updated, approved), ['Show the child’s version'])
  const sent = ['Hannah', 'Denise', 'Miss Okafor'].map((to) => told(meeting.id, { kind: 'minutes-shared', to }))
  assert.equal(toDo('Priya', ...sent), [])
})

test.run()
