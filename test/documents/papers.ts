/** What stands on a paper, and what never reaches a reader who may not have it. */
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { docxOf } from '../../src/documents/docx-file.ts'
import { makePaper } from '../../src/documents/make-paper.ts'
import { wordsOf } from '../../src/documents/paper.ts'
import { readersOf } from '../../src/documents/reader.ts'
import type { Reader } from '../../src/documents/reader.ts'
import type { PaperKind } from '../../src/documents/which-papers.ts'
import { papersOf } from '../../src/documents/which-papers.ts'
import type { Body } from '../../src/model/field.ts'
import type { Json } from '../../src/model/json.ts'
import { childFile, householdFile } from '../../src/model/file.ts'
import type { FileId } from '../../src/model/file.ts'
import type { CaseRecord } from '../../src/model/record.ts'
import { filesOf } from '../../src/practice/of-type.ts'
import { must } from '../support/must.ts'
import { wordsInDocx } from '../support/unzip.ts'

const TILLY = '0190a000-0000-7000-8000-000000000001'
const HOME = '0190a000-0000-7000-8000-000000000002'
const HANNAH = '0190a000-0000-7000-8000-000000000003'
const by = { personId: HANNAH, name: 'Hannah', role: 'childs-social-worker', at: '2026-05-20T10:00:00Z' } as const
let made = 10

function record(type: string, fileIds: readonly FileId[], body: Body, more: Partial<CaseRecord> = {}): CaseRecord {
  made += 1
  return {
    id: `0190a000-0000-7000-8000-0000000000${made}`,
    type,
    schemaVersion: 1,
    fileIds,
    body,
    status: 'draft',
    revision: 1,
    opId: `0190a000-0000-7000-8000-0000000001${made}`,
    author: by,
    updated: by,
    signatures: [],
    addenda: [],
    marks: [],
    conflicts: [],
    ...more,
  }
}
const signed = (name: string): Partial<CaseRecord> => ({
  status: 'signed',
  signatures: [{ ...by, name, role: 'team-manager', as: 'sign', bodyHash: '', at: '2026-05-27T15:26:00Z' }],
})
const row = (more: { readonly [field: string]: Json }): { readonly [field: string]: Json } => {
  made += 1
  return { id: `0190a000-0000-7000-8000-0000000002${made}`, ...more }
}

const ADDRESS = '14 Mill Lane\nWrenbury'
const meeting = record(
  'stability-meeting',
  [childFile(TILLY), householdFile(HOME)],
  {
    label: 'stability',
    triggers: ['breakdown'],
    purpose: 'That everybody sleeps',
    held: '2026-05-26T14:00+01:00',
    place: 'At 14 Mill Lane, in the kitchen',
    chair: { name: 'Priya' },
    chairPost: 'team-manager',
    childsChair: 'Priya',
    invited: [
      row({ who: { name: 'Denise' }, as: 'carer', came: 'came' }),
      row({ who: { name: 'Sharon' }, as: 'birth-family', came: 'remote' }),
      row({ who: { name: 'Mrs Lowe' }, as: 'professional', came: 'came' }),
      row({ who: { recordId: HANNAH, name: 'Hannah' }, as: 'social-worker', came: 'came' }),
    ],
    notInvited: 'Uncle Ricky, because of the order of March',
    childsView: 'They go quiet when I come in.',
    worries: [row({ words: 'Ricky waits near mill lane, WR1 4AB, on Fridays' })],
    well: [row({ words: 'Breakfast downstairs', by: 'Denise' })],
    next: [row({ words: 'Calls at four' })],
    harm: 'Three nights without sleep.',
    danger: 'That Denise cannot go on.',
    rules: [row({ occasion: 'When the shouting starts', response: 'one voice: Mark speaks' })],
    actions: [row({ what: 'Ring Gill', owner: { name: 'Hannah' }, due: '2026-06-01', plan: 'child' })],
    relationships: [row({ who: { name: 'Uncle Ricky' }, how: 'No contact for now' })],
    updater: 'reviewing-officer',
    reviewDate: '2026-06-26',
    distribution: [
      row({ who: { recordId: HANNAH, name: 'Hannah' }, as: 'whole' }),
      row({ who: { name: 'Denise' }, as: 'whole' }),
      row({ who: { name: 'Sharon' }, as: 'no-address' }),
      row({ who: { name: 'Mrs Lowe' }, as: 'plan' }),
      row({ who: { name: 'Somebody nobody invited' }, as: 'whole' }),
    ],
  },
  signed('Priya'),
)
const files = filesOf([
  record('child', [childFile(TILLY)], { name: 'Tilly' }, { id: TILLY }),
  record(
    'household',
    [householdFile(HOME)],
    { name: 'Denise and Mark', address: ADDRESS, postcode: 'WR1 4AB', phone: '01632 960555' },
    { id: HOME },
  ),
  record('placement', [childFile(TILLY), householdFile(HOME)], {
    start: '2026-01-05',
    householdName: 'Denise and Mark',
  }),
  record('network-contact', [childFile(TILLY)], {
    person: { name: 'Uncle Ricky' },
    relation: 'uncle',
    arrangement: 'None',
    visibleTo: [],
  }),
  meeting,
])
const readers = readersOf(meeting.body, new Set([HANNAH]))
const reader = (name: string): Reader => must(readers.find((one) => one.name === name))
const where = { service: 'North team', today: '2026-05-28' }
const paper = (name: string, kind: PaperKind = 'minutes') => must(makePaper(files, meeting, kind, reader(name), where))

test('the worker’s copy of the minutes holds the whole meeting', () => {
  const words = wordsOf(paper('Hannah'))
  for (const said of [
    'Stability meeting for Tilly',
    'At 14 Mill Lane',
    'Uncle Ricky, because of the order',
    'They go quiet',
    'Breakfast downstairs (Denise)',
    'Ring Gill',
    'Signed by Priya',
    '26 May 2026',
  ])
    assert.ok(words.includes(said), said)
  assert.ok(
    words.includes(
      'This Care Plan also includes the recommendations and plan rules agreed at the Placement Stability Meeting held on 26 May 2026.',
    ),
  )
})

test('the carers’ copy keeps their own address and loses the man nobody may name to them', () => {
  const words = wordsOf(paper('Denise'))
  assert.match(words, /Mill Lane/)
  assert.not.match(words, /Ricky/)
  assert.match(words, /\[name withheld\]/)
})

test('nobody from outside learns where the child lives, however it was written down', () => {
  for (const name of ['Sharon', 'Mrs Lowe', 'Somebody nobody invited']) {
    const words = wordsOf(paper(name))
    assert.not.match(words, /mill lane|WR1|960555/i, name)
    assert.not.match(words, /Ricky/, name)
    assert.match(words, /Home address left out/, name)
  }
})

test('whoever gets the plan alone gets no minutes', () => {
  const words = wordsOf(paper('Mrs Lowe'))
  assert.match(words, /one voice/)
  assert.not.match(words, /They go quiet|Three nights/)
})

test('a child who gets their own version gets no minutes', () => {
  const child: Reader = { name: 'Tilly', kind: 'child', gets: 'childs-version' }
  assert.is(makePaper(files, meeting, 'minutes', child, where), undefined)
})

test('who was put on the distribution without being invited is taken for a stranger', () => {
  assert.is(reader('Somebody nobody invited').kind, 'outside')
})

test('the Word file says what the page says, and keeps back what the page keeps back', async () => {
  const shown = paper('Sharon')
  const words = wordsInDocx(await docxOf(shown))
  for (const said of [
    'Stability meeting for Tilly',
    'Copy for Sharon',
    'Home address left out',
    'They go quiet when I come in.',
    'When the shouting starts: one voice: Mark speaks',
    'Ring Gill',
    'We meet again on 26 June 2026.',
  ])
    assert.ok(words.includes(said), said)
  assert.not.match(words, /mill lane|WR1|Ricky/i)
})

test('the rules for the fridge fit a kitchen: no history, no address, no names of people who are not at home', () => {
  const words = wordsOf(paper('Denise', 'rules'))
  assert.match(words, /When the shouting starts: one voice/)
  assert.not.match(words, /Ricky|Mill Lane|Three nights|Tilly said/)
})

test('the rules hang in a kitchen, whoever’s copy of the minutes they were made beside', () => {
  const said = { ...meeting, body: { ...meeting.body, bottomLine: 'Ricky never comes to 14 Mill Lane' } }
  const words = wordsOf(must(makePaper(files, said, 'rules', reader('Hannah'), where)))
  assert.match(words, /never comes to/)
  assert.not.match(words, /Ricky|Mill Lane/)
})

test('a name, a street and a number are kept back in whatever way a keyboard wrote them', () => {
  const house = must(files.get(HOME))
  const body = {
    ...house.body,
    address: 'Rose Cottage, Mill Lane, Wrenbury',
    postcode: 'WR14AB',
    phone: '+44 1632 960555',
  }
  const written = filesOf([
    ...files.inFile(childFile(TILLY)).filter(({ type }) => type !== 'network-contact'),
    { ...house, body },
    record('network-contact', [childFile(TILLY)], {
      person: { name: "Zoë O'Dray" },
      relation: 'mother',
      arrangement: 'None',
      visibleTo: [],
    }),
  ])
  const harm =
    'Mrs O’Dray rang 01632 960 555 from\nmill\nlane, WR1 4AB; ZOE\u0308’S coat, the O’Drays. (01632) 960-555. Wrenbury.'
  const said = { ...meeting, body: { ...meeting.body, harm } }
  const words = wordsOf(must(makePaper(written, said, 'minutes', reader('Sharon'), where)))
  assert.not.match(words, /dray|zo[eë]|lane|4AB|555/i)
  assert.match(words, /Wrenbury\./)
})

test('the child’s letter is put on paper once it is approved, and not before', () => {
  const letter = record('childs-version', [childFile(TILLY)], {
    greeting: 'Dear Tilly',
    why: 'To help',
    heard: 'You told us',
    agreed: 'Calls at four',
    whom: 'Hannah',
  })
  const child: Reader = { name: 'Tilly', kind: 'child', gets: 'childs-version' }
  assert.is(makePaper(files, letter, 'letter', child, where), undefined)
  const approved = must(makePaper(files, { ...letter, ...signed('Priya') }, 'letter', child, where))
  assert.match(wordsOf(approved), /Dear Tilly/)
})

test('an agency’s copy of a request holds the shared extract', () => {
  const request = record(
    'placement-request',
    [childFile(TILLY)],
    {
      kind: 'planned',
      needs: 'Sleep',
      risks: 'Ran off twice',
      siblings: 'None',
      history: 'Gill',
      location: 'Near choir',
      identity: 'Welsh',
      timescale: 'By June',
      reason: 'A planned move',
    },
    signed('Priya'),
  )
  const agency: Reader = { name: 'an agency', kind: 'outside', gets: 'no-address' }
  const words = wordsOf(must(makePaper(files, request, 'request', agency, where)))
  assert.match(words, /Sleep/)
  assert.not.match(words, /Ran off twice|Gill/)
  const team: Reader = { name: 'the placements team', kind: 'worker', gets: 'whole' }
  assert.match(wordsOf(must(makePaper(files, request, 'request', team, where))), /Ran off twice/)
})

test('a record that is no paper makes none, nor does a shared extract', () => {
  assert.equal(papersOf(record('daily-log', [childFile(TILLY)], {})), [])
  assert.equal(papersOf({ ...meeting, extract: true }), [])
})

test.run()
