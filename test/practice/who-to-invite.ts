import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { childFile } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { bodyOfStart } from '../../src/practice/process/step-start.ts'
import { whoToInvite } from '../../src/practice/who-to-invite.ts'
import { actor, id, record, TILLY, TODAY, wrenbury } from './support/wrenbury.ts'

const contact = (name: string, relation: string, visibleTo = ['child', 'carers']) =>
  record('network-contact', [childFile(TILLY)], { person: { name }, relation, visibleTo })
const meeting = () =>
  record(
    'stability-meeting',
    [childFile(TILLY)],
    {
      held: '2026-06-01T14:00:00+01:00',
      chair: { recordId: actor('Priya').personId, name: 'Priya' },
      chairPost: 'team-manager',
      invited: [
        { id: id(901), who: { name: 'Denise' }, as: 'carer', came: 'came' },
        { id: id(902), who: { name: 'Mr Roe' }, as: 'professional', came: 'apologies' },
      ],
      roles: [{ id: id(903), who: { name: 'Coach Ben' }, does: 'football on Saturdays' }],
      rules: [{ id: id(904), occasion: 'She wakes at night', response: 'we sit with her' }],
    },
    { status: 'signed', id: id(900) },
  )
const house = (more: readonly CaseRecord[] = []): CaseRecord[] => [
  ...wrenbury(),
  contact('Kerry', 'Mum'),
  contact('Mrs Lowe', 'teacher at her school'),
  contact('Mo', 'best friend'),
  ...more,
]
const invited = (records = house()) =>
  Object.fromEntries(whoToInvite(filesOf(records), TILLY, TODAY).map(({ who, as }) => [who.name, as]))

// S5.16
test('the child, the household, both workers, the reviewing officer, family, school, friends and who cared before', () => {
  assert.equal(invited(), {
    Tilly: 'child',
    Denise: 'carer',
    Mark: 'carer',
    Ella: 'connected',
    Hannah: 'social-worker',
    Sam: 'social-worker',
    Ruth: 'professional',
    Kerry: 'birth-family',
    'Mrs Lowe': 'professional',
    Mo: 'connected',
    Gill: 'previous-carer',
  })
})

// S5.17
test('who had a part in an earlier plan is thought of again', () => {
  assert.is(invited(house([meeting()]))['Coach Ben'], 'past-helper')
})

test('nobody is invited twice, and nobody who has left the household', () => {
  const twice = house([contact('Denise', 'her carer')])
  assert.is(whoToInvite(filesOf(twice), TILLY, TODAY).filter(({ who }) => who.name === 'Denise').length, 1)
  assert.is('Tom' in invited(), false)
})

const begins = (type: string, records: readonly CaseRecord[]) => {
  let made = 0
  return bodyOfStart(type, {
    files: filesOf(records),
    childId: TILLY,
    by: actor('Hannah'),
    now: `${TODAY}T14:00:00+01:00`,
    newId: () => `row ${(made += 1)}`,
  })
}

test('a meeting begins with everybody invited', () => {
  assert.is((begins('stability-meeting', house()).invited as unknown[]).length, 11)
})

test('whom the carers may not know of is thought of, and stands in no meeting that they read before somebody puts them there', () => {
  const kept = house([contact('Uncle Ricky', 'uncle', ['child'])])
  assert.is(invited(kept)['Uncle Ricky'], 'birth-family')
  assert.match(
    whoToInvite(filesOf(kept), TILLY, TODAY).find(({ who }) => who.name === 'Uncle Ricky')?.relation ?? '',
    /may not know/,
  )
  assert.not.match(JSON.stringify(begins('stability-meeting', kept)), /Ricky/)
})

test('its review begins with the chair, who came, and what was agreed with what became of it', () => {
  const promised = record(
    'action',
    [childFile(TILLY)],
    { what: 'A night off each week', status: 'done', doneOn: '2026-06-10', source: 'Stability meeting, 1 June 2026' },
    { author: { ...actor('Priya'), at: '2026-06-02T10:00:00Z' } },
  )
  const body = begins('review-meeting', house([meeting(), promised]))
  assert.is(body.meeting, id(900))
  assert.equal(body.chair, { recordId: actor('Priya').personId, name: 'Priya' })
  assert.equal(
    (body.present as { who: { name: string } }[]).map(({ who }) => who.name),
    ['Denise'],
  )
  assert.equal(
    (body.agenda as { what: string; outcome?: string }[]).map(({ what, outcome }) => [what, outcome]),
    [
      ['A night off each week', 'Done on 10 June 2026'],
      ['Overdue: Ring Gill about the cat (Hannah, by 7 September)', undefined],
      ['Plan rule: She wakes at night: we sit with her', undefined],
    ],
  )
})

test.run()
