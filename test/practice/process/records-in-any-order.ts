/** The same signed records, in whatever order they come to a device: late, twice, corrected, beside what is still being written. */
import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addDays } from '../../../src/model/calendar.ts'
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { childProcess } from '../../../src/practice/process/child-process.ts'
import { laneSteps } from '../../../src/practice/process/lane-steps.ts'
import { STATES } from '../../../src/practice/process/table.ts'
import { leadsOn, SUPPOSITIONS } from '../../../src/practice/process/what-if.ts'
import { must } from '../../support/must.ts'
import { by, DENISES, id, record } from '../support/wrenbury.ts'
import { placed, said, signed, supervised } from './support/records.ts'

const CHILD = id(150)
const file = childFile(CHILD)
const both = [file, householdFile(DENISES)]
const NOW = '2027-12-01T12:00:00+00:00'
const FIRST_DAY = '2026-03-02'

/** A device keeps one copy of a record, whichever came last. */
const arrived = (records: readonly CaseRecord[]) => filesOf([...new Map(records.map((one) => [one.id, one])).values()])
const answerTo = (records: readonly CaseRecord[], now = NOW) => {
  const files = arrived(records)
  const { process: _, ...stands } = childProcess(files, CHILD, now)
  const steps = laneSteps(files, CHILD, childProcess(files, CHILD, now), now)
  return {
    ...stands,
    steps: steps.map(({ what, due, overdue, who, recordId }) => ({ what, due, overdue, who, recordId })),
  }
}

interface Given {
  readonly day: string
  readonly score: number
  readonly before: readonly CaseRecord[]
}

const at = (day: string) => `${day}T10:00`
const carer = (score: number) => [['Denise', 'carer', score] as const]
const meeting = (day: string, more: Body = {}) => ({
  held: at(day),
  chairPost: 'team-manager',
  chairHoldsCase: { answer: false },
  ...more,
})
/** The home is left: its record says so from then on. */
const leave = ({ before, day }: Given, more: Body): CaseRecord[] => {
  const home = before.findLast(({ type }) => type === 'placement')
  return home ? [{ ...home, body: { ...home.body, end: day, leftFor: 'another-home', ...more } }] : []
}

/** What people write when that happens. */
const WRITTEN: { readonly [supposed: string]: (given: Given) => CaseRecord[] } = {
  k1: ({ day }) => [signed('placement-request', [file], { kind: 'planned' }, 'Priya', day)],
  'k1-now': ({ day }) => [signed('placement-request', [file], { kind: 'emergency' }, 'Priya', day)],
  withdrawn: ({ day }) => [said([file], 'request-withdrawn', 'Hannah', at(day), { reason: 'He stays with his aunt.' })],
  placed: ({ day }) => [placed(both, day)],
  planning: ({ day }) => [signed('planning-meeting', both, { held: at(day) }, 'Hannah', day)],
  supervision: ({ day, score }) => [supervised(both, day, carer(score))],
  'with-actions': ({ day, score }) => [supervised(both, day, carer(score), true)],
  relative: ({ day, score }) => [
    record(
      'scaling',
      [file],
      { date: day, person: { name: 'Tilly' }, relation: 'child', score },
      { author: by('Hannah', day) },
    ),
  ],
  worry: ({ day }) => [said([file], 'issue', 'Hannah', at(day), { words: 'School rang.' })],
  notice: ({ day }) => [said(both, 'carer-notice', 'Denise', at(day), { words: 'I cannot carry on.' })],
  list: ({ day }) => [said([file], 'two-plus-list', 'Priya', at(day))],
  sign: ({ day }) => [said([file], 'signal-accepted', 'Hannah', at(day), { words: 'Two incidents.' })],
  risk: ({ day }) => [signed('triage', [file], { at: at(day), immediateRisk: { answer: true } }, 'Hannah', day)],
  'no-risk': ({ day }) => [signed('triage', [file], { at: at(day), immediateRisk: { answer: false } }, 'Hannah', day)],
  needed: ({ day }) => [
    signed('stability-discussion', [file], { at: at(day), meetingNeeded: { answer: true } }, 'Hannah', day),
  ],
  'not-needed': ({ day }) => [
    signed(
      'stability-discussion',
      [file],
      { at: at(day), meetingNeeded: { answer: false, reason: 'The bedtime works.' }, recheck: addDays(day, 21) },
      'Hannah',
      day,
    ),
  ],
  held: ({ day }) => {
    const being = record('stability-meeting', both, meeting(day, { held: undefined }), { author: by('Priya', day) })
    return [being, said([file], 'meeting-held', 'Priya', at(day), { about: being.id })]
  },
  minutes: ({ day, before }) => {
    const being = before.findLast(({ type, status }) => type === 'stability-meeting' && status === 'draft')
    const body = { ...meeting(day), ...(being && { held: being.author.at }), reviewDate: addDays(day, 28) }
    const minutes = signed('stability-meeting', both, body, 'Priya', day)
    return [being ? { ...minutes, id: being.id } : minutes]
  },
  again: ({ day }) => [
    signed(
      'review-meeting',
      both,
      { held: at(day), stabilising: { answer: true }, oversight: 'review-again', nextReview: addDays(day, 28) },
      'Priya',
      day,
    ),
  ],
  steady: ({ day }) => [
    signed(
      'review-meeting',
      both,
      { held: at(day), stabilising: { answer: true }, oversight: 'returned' },
      'Priya',
      day,
    ),
  ],
  unsteady: ({ day }) => [
    signed('review-meeting', both, { held: at(day), stabilising: { answer: false } }, 'Priya', day),
  ],
  approved: ({ day }) => [signed('move-decision', both, { at: at(day), decision: 'approved' }, 'Priya', day)],
  refused: ({ day }) => [
    signed(
      'move-decision',
      both,
      { at: at(day), decision: 'refused', reason: 'Not tried yet.', reviewDate: addDays(day, 21) },
      'Priya',
      day,
    ),
  ],
  kept: ({ day }) => [
    signed('keeping-decision', [file], { at: at(day), maintainable: { answer: true } }, 'Hannah', day),
  ],
  'not-kept': ({ day }) => [
    signed('keeping-decision', [file], { at: at(day), maintainable: { answer: false } }, 'Hannah', day),
  ],
  harm: ({ day }) => [said([file], 'harm-to-child', 'Hannah', at(day), { words: 'He was hurt.' })],
  injury: ({ day }) => [said([file], 'harm-to-others', 'Hannah', at(day), { words: 'Ella was hurt.' })],
  moved: (given) => leave(given, { planned: { answer: true } }),
  ended: (given) => leave(given, { leftFor: 'return-home', planned: { answer: true } }),
  broke: (given) => leave(given, { leftFor: 'return-home', planned: { answer: false } }),
}

const ENDINGS = ['harm', 'injury', 'ended', 'broke', 'withdrawn']

/** A story: every few days one of the things that may follow, and now and then one that may not. */
function story(choices: readonly number[]): CaseRecord[] {
  let records: CaseRecord[] = []
  choices.forEach((choice, step) => {
    // Two things on a day, many of them at the same instant.
    const day = addDays(FIRST_DAY, Math.floor(step / 2) * 5)
    const state = childProcess(arrived(records), CHILD, `${day}T23:00:00+00:00`).state
    const follows = SUPPOSITIONS.filter((one) => leadsOn(one, state))
    // Most stories go on for a while: an ending is chosen more seldom than it may follow.
    const goesOn = follows.filter((one) => !ENDINGS.includes(one.id))
    const may = choice % 7 === 0 ? SUPPOSITIONS : choice % 5 === 0 || goesOn.length === 0 ? follows : goesOn
    const one = must(may[choice % may.length] ?? SUPPOSITIONS[0])
    const written = must(WRITTEN[one.id], one.id)({ day, score: choice % 11, before: records })
    const ids = new Set(written.map((each) => each.id))
    records = [...records.filter((each) => !ids.has(each.id)), ...written]
  })
  return records
}
const stories = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 24, size: 'max' }).map(story)

test('whatever may be supposed, somebody can write it down', () => {
  assert.equal(SUPPOSITIONS.map((one) => one.id).sort(), Object.keys(WRITTEN).sort())
})

test('the stories reach every state but those that a record passes through at once', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(stories, (records) => {
      for (const stay of childProcess(arrived(records), CHILD, NOW).process.stays)
        for (const { from, to } of stay.path) reached.add(from).add(to)
    }),
    { numRuns: 150, seed: 7 },
  )
  const through = ['SCALED', 'REVIEWED']
  assert.equal(
    STATES.filter((state) => !through.includes(state) && !reached.has(state)),
    [],
  )
})

test('late, offline, twice: in whatever order the records come, they say the same', () => {
  fc.assert(
    fc.property(stories, fc.infiniteStream(fc.nat()), (records, chance) => {
      const places = [...records, ...records].map((one) => ({ one, place: chance.next().value }))
      const order = places.sort((a, b) => a.place - b.place).map(({ one }) => one)
      assert.equal(answerTo(order), answerTo(records))
    }),
    { numRuns: 80 },
  )
})

test('a signed record that said something else and was corrected counts as though it had said so at once', () => {
  fc.assert(
    fc.property(stories, fc.nat(), (records, which) => {
      const before = answerTo(records)
      const some = records.filter(({ status }) => status === 'signed')
      const right = some[which % Math.max(1, some.length)]
      if (!right) return
      const wrong: Body = Object.fromEntries(
        Object.entries(right.body).map(([field, value]) => {
          if (field === 'scores')
            return [field, [{ id: 'w', person: { name: 'Denise' }, relation: 'carer', score: 10 }]]
          if (
            field === 'immediateRisk' ||
            field === 'meetingNeeded' ||
            field === 'stabilising' ||
            field === 'maintainable'
          )
            return [field, { answer: !(value as { answer: boolean }).answer, reason: 'as it seemed' }]
          if (field === 'decision') return [field, value === 'approved' ? 'refused' : 'approved']
          return [field, value]
        }),
      )
      const corrected: CaseRecord = {
        ...right,
        body: wrong,
        addenda: [{ ...by('Sam', '2027-06-01'), id: id(9001), text: 'As it was.', corrections: right.body }],
      }
      assert.equal(answerTo(records.map((one) => (one === right ? corrected : one))), before)
    }),
    { numRuns: 80 },
  )
})

test('what is still being written moves nothing', () => {
  fc.assert(
    fc.property(stories, fc.nat(10_000), (records, choice) => {
      const one = must(SUPPOSITIONS[choice % SUPPOSITIONS.length])
      const drafts = must(WRITTEN[one.id])({ day: '2026-08-03', score: choice % 11, before: [] })
        .filter(({ status }) => status === 'signed')
        .map((each): CaseRecord => ({ ...each, status: 'draft', signatures: [] }))
      const { state, since, why } = answerTo(records)
      const after = answerTo([...records, ...drafts])
      assert.equal([after.state, after.since, after.why], [state, since, why])
    }),
    { numRuns: 80 },
  )
})

const begin = [
  placed(both, '2026-03-02'),
  signed('planning-meeting', both, { held: at('2026-03-04') }, 'Hannah', '2026-03-04'),
]

test('an edit that came after the signature counts once somebody has taken it up', () => {
  const late = { ...by('Sam', '2026-06-04'), id: id(9002), text: '', lateEdit: true as const, apart: [] }
  const fixed = { scores: [{ id: 'a', person: { name: 'Denise' }, relation: 'carer', score: 7 }] }
  const four = (settled: boolean) =>
    supervised(both, '2026-06-02', carer(4), false, {
      addenda: [
        {
          ...late,
          corrections: fixed,
          ...(settled && { settled: [{ ...by('Sam', '2026-06-05'), how: 'taken-up' as const }] }),
        },
      ],
    })
  assert.is(answerTo([...begin, four(false)]).state, 'ARRANGING')
  assert.is(answerTo([...begin, four(true)]).state, 'MONITORED')
})

test('reading 12: at the same instant records fold in the order of the table, then by id', () => {
  const minute = '2026-06-02T10:00'
  const worry = said([file], 'issue', 'Hannah', minute, { words: 'School rang.' })
  const triage = signed('triage', [file], { at: minute, immediateRisk: { answer: false } }, 'Hannah', '2026-06-02')
  const talk = signed(
    'stability-discussion',
    [file],
    { at: minute, meetingNeeded: { answer: true } },
    'Hannah',
    '2026-06-02',
  )
  for (const order of [
    [worry, triage, talk],
    [talk, triage, worry],
    [triage, talk, worry],
  ]) {
    const { state, kept } = answerTo([...begin, ...order])
    assert.is(state, 'ARRANGING')
    assert.equal(kept, [])
  }
  const yes = { ...triage, id: id(7001), body: { at: minute, immediateRisk: { answer: true } } }
  const no = { ...triage, id: id(7002) }
  assert.is(answerTo([...begin, worry, no, yes]).state, 'ARRANGING', 'the lower id is folded first')
  const swapped = [
    { ...yes, id: id(7004) },
    { ...no, id: id(7003) },
  ]
  assert.is(answerTo([...begin, worry, ...swapped]).state, 'DISCUSSION')
})

const owed = (records: readonly CaseRecord[], now: string) =>
  childProcess(arrived(records), CHILD, now)
    .nextSteps.filter(({ due }) => due !== null)
    .map(({ what, due, overdue }) => [what, due, overdue])

test('a home that is left in the afternoon, hours after another was asked for at once, has ended: nobody looks for one anew', () => {
  const day = addDays(FIRST_DAY, 21)
  const request = signed('placement-request', [file], { kind: 'emergency' }, 'Priya', `${day}T15:00:00Z`)
  const before = [
    placed(both, FIRST_DAY),
    said([file], 'harm-to-child', 'Hannah', at(day), { words: 'He was hurt.' }),
    request,
  ]
  assert.is(answerTo(before, `${day}T17:00:00Z`).state, 'EMERGENCY')
  const left = leave({ day, score: 5, before }, { planned: { answer: false }, ending: 'carer' })
  assert.is(answerTo([...before, ...left], `${day}T17:00:00Z`).state, 'ENDED')
  // asked for when the home had ended, on the day after: a search
  const anew = signed('placement-request', [file], { kind: 'planned' }, 'Priya', `${addDays(day, 1)}T15:00:00Z`)
  assert.is(answerTo([...before, ...left, anew], `${addDays(day, 2)}T09:00:00Z`).state, 'SOURCING')
})

test('a home that is written down on the day owes its first steps', () => {
  assert.equal(owed([placed(both, '2026-09-01')], '2026-09-10T12:00:00+01:00'), [
    ['notify IRO', '2026-09-01', true],
    ['hold placement planning meeting', '2026-09-08', true],
    ['carer supervision', '2026-10-01', false],
  ])
})

test('a home that was under way when it was written down is monitored, and owes no first steps; supervision from then on', () => {
  const home = { ...placed(both, '2024-04-08'), author: by('Sam', '2026-09-01') }
  const now = '2026-09-10T12:00:00+01:00'
  assert.is(answerTo([home], now).state, 'MONITORED')
  assert.match(answerTo([home], now).why, 'because it was under way already when it was written down here')
  assert.equal(owed([home], now), [['carer supervision', '2026-10-01', false]])
  const session = supervised(both, '2026-09-08', carer(7))
  assert.equal(owed([home, session], now), [['carer supervision', '2026-10-08', false]])
})

test('a home without a household here (a return names none) is not said to lack supervision', () => {
  const home = { ...placed([file], '2024-04-08'), author: by('Priya', '2026-09-01') }
  assert.equal(owed([home], '2026-12-10T12:00:00+00:00'), [])
})

test('a home that had ended long before it was written down asks nothing of anybody', () => {
  const home = {
    ...placed(both, '2024-04-08', { end: '2024-11-04', ending: 'carer', leftFor: 'return-home' }),
    author: by('Sam', '2026-09-01'),
  }
  assert.is(answerTo([home]).state, 'ENDED')
  assert.equal(owed([home], NOW), [])
})

test.run()
