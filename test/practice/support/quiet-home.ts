/** A home about which nothing is worth a conversation, to put one thing beside; today is Thursday 10 September 2026. */
import { addDays } from '../../../src/model/calendar.ts'
import type { Body } from '../../../src/model/field.ts'
import { childFile, householdFile, personFile } from '../../../src/model/file.ts'
import type { CaseRecord } from '../../../src/model/record.ts'
import { filesOf } from '../../../src/practice/of-type.ts'
import { openSignals } from '../../../src/practice/signals/answered.ts'
import type { StabilitySignal } from '../../../src/practice/signals/signal.ts'
import { placed, signed, supervised } from '../process/support/records.ts'
import { actor, by, id, record, TODAY } from './wrenbury.ts'

export const CHILD = id(301)
export const HOME = id(302)
export const child = childFile(CHILD)
export const home = householdFile(HOME)
export const NOW = `${TODAY}T12:00:00+01:00`
export const ago = (days: number): string => addDays(TODAY, -days)

const LOG = 'We walked the dog along the canal and talked about school for a while'
export const log = (days: number, happened = LOG): CaseRecord =>
  record('daily-log', [child, home], { date: ago(days), happened }, { author: by('Denise', ago(days)) })
export const answer = (name: string, relation: string, score: number, days: number): CaseRecord =>
  record(
    'scaling',
    [child, home],
    { date: ago(days), person: { name }, relation, score },
    { author: by('Sam', ago(days)) },
  )
export const visited = (days: number): CaseRecord =>
  signed(
    'statutory-visit',
    [child],
    { date: ago(days), option: 'statutory', manner: 'in-person', alone: 'alone' },
    'Hannah',
    ago(days),
  )
export const member = (name: string, role: string, more: Body = {}): CaseRecord =>
  record('household-member', [home], { name, relation: 'at home', role, joined: '2015-01-01', ...more })
export const worker = (name: string, from: string, to?: string): CaseRecord =>
  record('allocation', [child, personFile(actor(name).personId)], {
    role: 'childs-social-worker',
    worker: { recordId: actor(name).personId, name },
    from,
    ...(to !== undefined && { to }),
  })

/** Since 1 May 2026; visited, supervised, asked and written about as it was agreed. */
export function quietHome(): CaseRecord[] {
  return [
    record('child', [child], { name: 'Nye', birthDate: '2016-04-01', team: 'North' }, { id: CHILD }),
    record('household', [home], { name: 'Ann and Bob', logFrequency: 'daily', approvedOn: '2019-01-01' }, { id: HOME }),
    member('Ann', 'carer'),
    member('Bob', 'carer'),
    member('Cy', 'child'),
    placed([child, home], '2026-05-01', { householdName: 'Ann and Bob' }),
    worker('Hannah', '2026-04-01'),
    visited(128),
    visited(90),
    visited(50),
    visited(10),
    supervised([child, home], ago(20), [
      ['Ann', 'carer', 8],
      ['Bob', 'carer', 7],
      ['Sam', 'supervising-social-worker', 8],
    ]),
    answer('Cy', 'carers-child', 7, 30),
    answer('Nye', 'child', 8, 30),
    ...Array.from({ length: 28 }, (_, days) => log(days)),
  ]
}

export const signalsOfHome = (...more: readonly CaseRecord[]): readonly StabilitySignal[] =>
  openSignals(filesOf([...quietHome(), ...more]), CHILD, NOW, 'team-manager')
export const rulesOfHome = (...more: readonly CaseRecord[]): readonly string[] =>
  signalsOfHome(...more).map(({ rule }) => rule)
/** The same home where some records are left out or told otherwise. */
export const rulesWhere = (change: (record: CaseRecord) => CaseRecord | undefined, ...more: readonly CaseRecord[]) =>
  openSignals(filesOf([...quietHome().flatMap((one) => change(one) ?? []), ...more]), CHILD, NOW, 'team-manager').map(
    ({ rule }) => rule,
  )
export const sentence = (rule: string, ...more: readonly CaseRecord[]): string | undefined =>
  signalsOfHome(...more).find((one) => one.rule === rule)?.words

/** So many days ago. */
export const incident = (days: number, kinds: readonly string[] = ['other']) =>
  record('incident', [child, home], { kinds: [...kinds], start: `${ago(days)}T12:00:00+01:00` })

export const report = (until: string, status: string) =>
  signed('progress-report', [child, home], { until, status }, 'Denise', until)
