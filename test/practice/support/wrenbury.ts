/** The working examples, by hand: Tilly with Denise and Mark, Peter and Wren with Anwen and Gareth. Today is 10 September 2026. */
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile, ORGANISATION, personFile } from '../../../src/model/file.ts'
import type { FileId } from '../../../src/model/file.ts'
import type { Actor, Role, Stamp } from '../../../src/model/person.ts'
import type { CaseRecord, Mark } from '../../../src/model/record.ts'
import { must } from '../../support/must.ts'

export const TODAY = '2026-09-10'
let counter = 0
export const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const PEOPLE: { readonly [name: string]: readonly [number, Role] } = {
  Hannah: [1, 'childs-social-worker'],
  Sam: [2, 'supervising-social-worker'],
  Denise: [3, 'foster-carer'],
  Priya: [4, 'team-manager'],
  Ruth: [5, 'reviewing-officer'],
}
export function actor(name: string): Actor {
  const [number, role] = must(PEOPLE[name], name)
  return { personId: id(number), name, role, team: 'North' }
}
export const by = (name: string, at: string): Stamp => ({
  personId: id(PEOPLE[name]?.[0] ?? 99),
  name,
  role: PEOPLE[name]?.[1] ?? 'foster-carer',
  at: at.length === 10 ? `${at}T10:00:00Z` : at,
})

export function record(
  type: string,
  fileIds: readonly FileId[],
  body: Body,
  more: Partial<CaseRecord> = {},
): CaseRecord {
  const author = more.author ?? by('Hannah', '2026-09-01')
  return {
    id: id(1000 + counter++),
    type,
    schemaVersion: 1,
    fileIds,
    body,
    status: 'draft',
    revision: 1,
    opId: id(1),
    author,
    updated: author,
    signatures: [],
    addenda: [],
    marks: [],
    conflicts: [],
    ...more,
  }
}
export const mark = (kind: Mark['kind'], name: string, at: string): Mark => ({
  id: id(5000 + counter++),
  kind,
  ...by(name, at),
})

export const TILLY = id(101)
export const PETER = id(102)
export const WREN = id(103)
export const DENISES = id(201)
export const ANWENS = id(202)
const tilly = childFile(TILLY)
const denises = householdFile(DENISES)
const anwens = householdFile(ANWENS)
const allocate = (file: FileId, name: string) =>
  record('allocation', [file, personFile(actor(name).personId)], {
    role: actor(name).role,
    worker: { recordId: actor(name).personId, name },
    from: '2026-01-05',
  })
const visit = (file: FileId, date: string, more: Body = {}) =>
  record(
    'statutory-visit',
    [file],
    {
      date,
      option: 'statutory',
      manner: 'in-person',
      announced: 'planned',
      alone: 'alone',
      changed: 'She was heard.',
      ...more,
    },
    { status: 'signed', author: by('Hannah', date) },
  )
const answer = (
  file: FileId,
  date: string,
  name: string,
  relation: string,
  score: number,
  whyNotLower = 'Because we know each other.',
) =>
  record(
    'scaling',
    [file],
    {
      date,
      person: { name },
      relation,
      score,
      whyNotLower,
      question: 'How steady?',
      worst: 'Cannot carry on',
      best: 'Steady',
    },
    { author: by('Sam', date) },
  )

/** Everything in a fresh list: a test may add to it or leave something out. */
export function wrenbury(): CaseRecord[] {
  return [
    ...['Hannah', 'Sam', 'Priya', 'Ruth'].map((name) =>
      record('person', [ORGANISATION], { name, role: actor(name).role, team: 'North' }, { id: actor(name).personId }),
    ),
    record('child', [tilly], { name: 'Tilly', birthDate: '2017-03-02', team: 'North' }, { id: TILLY }),
    record(
      'household',
      [denises],
      {
        name: 'Denise and Mark',
        team: 'North',
        kind: 'in-house',
        pets: 'A spaniel called Pepper',
        logFrequency: 'daily',
        approvedOn: '2021-05-01',
      },
      { id: DENISES },
    ),
    record('household-member', [denises], { name: 'Denise', relation: 'carer', role: 'carer' }),
    record('household-member', [denises], { name: 'Mark', relation: 'carer', role: 'carer' }),
    record('household-member', [denises], {
      name: 'Ella',
      relation: 'daughter',
      role: 'child',
      birthDate: '2011-06-01',
    }),
    record('household-member', [denises], {
      name: 'Tom',
      relation: 'son',
      role: 'child',
      birthDate: '2004-06-01',
      left: '2025-09-01',
    }),
    record('placement', [tilly], {
      householdName: 'Gill',
      start: '2025-11-20',
      end: '2026-03-27',
      ending: 'planned',
      planned: { answer: true },
      placementType: 'U6',
      legalStatus: 'C2',
    }),
    record('placement', [tilly, denises], {
      householdName: 'Denise and Mark',
      start: '2026-03-27',
      placementType: 'U6',
      legalStatus: 'C2',
      intendedLength: 'long-term',
    }),
    allocate(tilly, 'Hannah'),
    allocate(tilly, 'Ruth'),
    allocate(denises, 'Sam'),
    visit(tilly, '2026-04-02'),
    visit(tilly, '2026-05-10'),
    visit(tilly, '2026-06-18'),
    visit(tilly, '2026-07-30', {
      words: [
        {
          id: id(6001),
          quote: 'They go quiet when I come in. I think they are deciding.',
          setting: 'alone',
          time: '16:10',
        },
      ],
    }),
    visit(tilly, '2026-08-11', { nextDate: '2026-09-22' }),
    ...(
      [
        ['2026-04-14', 7],
        ['2026-05-19', 7],
        ['2026-06-20', 6],
        ['2026-07-22', 6],
        ['2026-08-18', 5],
        ['2026-09-04', 4],
      ] as const
    ).map(([date, score]) => answer(tilly, date, 'Denise', 'carer', score, 'Three nights, no sleep.')),
    answer(tilly, '2026-04-14', 'Sam', 'supervising-social-worker', 8),
    answer(tilly, '2026-09-04', 'Sam', 'supervising-social-worker', 5),
    answer(tilly, '2026-04-28', 'Tilly', 'child', 8),
    answer(denises, '2026-07-30', 'Ella', 'carers-child', 6),
    record('action', [tilly], {
      what: 'A lock for her drawer',
      plan: 'child',
      owner: { name: 'Hannah' },
      due: '2026-08-20',
      status: 'done',
      doneOn: '2026-08-18',
      promised: { answer: true },
    }),
    record('action', [tilly], {
      what: 'Ring Gill about the cat.',
      plan: 'child',
      owner: { name: 'Hannah' },
      due: '2026-09-07',
      status: 'open',
      promised: { answer: true },
    }),
    record('action', [tilly], {
      what: 'Book the dentist',
      plan: 'child',
      owner: { name: 'Hannah' },
      due: '2026-09-18',
      status: 'open',
    }),
    record('incident', [tilly, denises], {
      kinds: ['aggression'],
      start: '2026-08-22T19:00:00+01:00',
      during: 'Shouting',
    }),
    record('incident', [tilly, denises], {
      kinds: ['damage'],
      start: '2026-09-02T19:00:00+01:00',
      during: 'Shouting, door kicked, nobody hurt',
    }),
    record('missing-episode', [tilly], {
      kind: 'M',
      start: '2026-09-01',
      end: '2026-09-01',
      returned: '2026-09-01T21:00:00+01:00',
      interviewOn: '2026-09-03',
    }),
    record(
      'help-request',
      [denises, tilly],
      { need: 'Somebody to talk to about the nights', urgency: 'week' },
      { author: by('Denise', '2026-07-03'), marks: [mark('answered', 'Sam', '2026-07-07')] },
    ),
    record(
      'daily-log',
      [tilly, denises],
      { date: '2026-09-09', happened: 'Breakfast downstairs for the first time this week.', wentWell: 'She laughed.' },
      { author: by('Denise', '2026-09-09') },
    ),
    record('child', [childFile(PETER)], { name: 'Peter', birthDate: '2015-01-20', team: 'North' }, { id: PETER }),
    record('child', [childFile(WREN)], { name: 'Wren', birthDate: '2018-02-11', team: 'North' }, { id: WREN }),
    record(
      'household',
      [anwens],
      { name: 'Anwen and Gareth', team: 'North', kind: 'in-house', logFrequency: 'three-a-week' },
      { id: ANWENS },
    ),
    record('household-member', [anwens], { name: 'Anwen', relation: 'carer', role: 'carer' }),
    record('household-member', [anwens], { name: 'Gareth', relation: 'carer', role: 'carer' }),
    record('network-contact', [childFile(PETER)], {
      person: { recordId: WREN, name: 'Wren' },
      relation: 'his sister',
      arrangement: 'They live together',
      visibleTo: ['carers'],
    }),
    ...[PETER, WREN].flatMap((child) => [
      record('placement', [childFile(child), anwens], {
        householdName: 'Anwen and Gareth',
        start: '2026-02-02',
        placementType: 'U6',
        legalStatus: 'C2',
        intendedLength: 'bridging',
      }),
      allocate(childFile(child), 'Hannah'),
      visit(childFile(child), '2026-08-03', { nextDate: TODAY }),
      record('action', [childFile(child)], {
        what: 'Bring the photographs of Nan',
        plan: 'child',
        owner: { name: 'Hannah' },
        due: '2026-09-10',
        status: 'done',
        doneOn: '2026-09-08',
        promised: { answer: true },
      }),
    ]),
    record('action', [childFile(WREN)], {
      what: 'Tell Wren the answer about swimming on Saturdays',
      plan: 'child',
      owner: { name: 'Hannah' },
      due: '2026-09-12',
      status: 'open',
      promised: { answer: true },
    }),
    allocate(anwens, 'Sam'),
  ]
}
