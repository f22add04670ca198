/**
 * The stability process as a table: T1 to T25 of section C. Read by the fold, by the picture of the process and by the
 * README; nothing else decides what follows what.
 *
 * Long because it is the whole table, a row an entry.
 */
import type { EventType, ProcessEvent } from './event.ts'

export const STATES = [
  '–',
  'SOURCING',
  'PLACED',
  'MONITORED',
  'SCALED',
  'TRIAGE',
  'DISCUSSION',
  'ARRANGING',
  'HELD',
  'ACTIONS',
  'REVIEWED',
  'APPROVAL',
  'DECIDED',
  'PLANNED_MOVE',
  'EMERGENCY',
  'ENDED',
] as const
export type State = (typeof STATES)[number]

/** Where a child lives with somebody, or is about to: every state but the first and the last. */
export const OPEN: readonly State[] = STATES.filter((state) => state !== '–' && state !== 'ENDED')
/** A home there is: a carer to supervise, a child to visit. */
export const PLACED_STATES: readonly State[] = OPEN.filter((state) => state !== 'SOURCING')

export type Lane = 'CPT' | 'CSW' | 'SSW' | 'Chair' | 'Senior manager'

export interface Row {
  readonly id: `T${number}`
  readonly from: readonly State[]
  readonly on: readonly EventType[]
  /** Follows at once on the event that led here. */
  readonly atOnce?: true
  readonly guard?: Guard
  readonly to: State
  readonly actor: Lane
  /** In the words of the picture. */
  readonly says: string
}

/** What an event says that decides between two rows. `gate`: the lowest score that still counts as stable. */
export type Guard =
  | 'scale at the gate or over, no actions'
  | 'scale at the gate or over, actions'
  | 'scale below the gate'
  | 'immediate risk'
  | 'no immediate risk'
  | 'meeting required'
  | 'meeting not required'
  | 'stabilising, a new date'
  | 'stabilising'
  | 'not stabilising'
  | 'maintainable'
  | 'not maintainable'

export const ISSUES: readonly EventType[] = ['issue reported', 'carer notice', '2+ list sent', 'signal accepted']
const HARM: readonly EventType[] = ['immediate significant harm', 'risk of serious injury to others']

export const TABLE: readonly Row[] = [
  {
    id: 'T1',
    from: ['–', 'ENDED'],
    on: ['K1 sent'],
    to: 'SOURCING',
    actor: 'CSW',
    says: 'Placement request (K1) sent',
  },
  { id: 'T2', from: ['SOURCING', 'ENDED', '–'], on: ['placed'], to: 'PLACED', actor: 'CPT', says: 'Child placed' },
  {
    id: 'T3',
    from: ['PLACED'],
    on: ['PPM held'],
    to: 'MONITORED',
    actor: 'CSW',
    says: 'Placement planning meeting held',
  },
  {
    id: 'T4',
    from: ['MONITORED', 'SCALED'],
    on: ['carer supervision'],
    to: 'SCALED',
    actor: 'SSW',
    says: 'Carer supervision, with the scale',
  },
  {
    id: 'T5',
    from: ['SCALED'],
    on: ['carer supervision'],
    atOnce: true,
    guard: 'scale at the gate or over, no actions',
    to: 'MONITORED',
    actor: 'SSW',
    says: '5 or over, no actions',
  },
  {
    id: 'T6',
    from: ['SCALED'],
    on: ['carer supervision'],
    atOnce: true,
    guard: 'scale at the gate or over, actions',
    to: 'MONITORED',
    actor: 'SSW',
    says: '5 or over, with actions',
  },
  {
    id: 'T7',
    from: ['SCALED'],
    on: ['carer supervision'],
    atOnce: true,
    guard: 'scale below the gate',
    to: 'ARRANGING',
    actor: 'SSW',
    says: 'Below 5',
  },
  {
    // Reading 11: supervision goes on in every open state, and below the gate it calls a meeting from these as well.
    id: 'T7',
    from: ['PLACED', 'TRIAGE', 'DISCUSSION'],
    on: ['carer supervision'],
    guard: 'scale below the gate',
    to: 'ARRANGING',
    actor: 'SSW',
    says: 'Below 5',
  },
  {
    id: 'T8',
    from: ['MONITORED', 'SCALED'],
    on: ISSUES,
    to: 'TRIAGE',
    actor: 'CSW',
    says: 'A worry, notice, the list, a signal',
  },
  {
    id: 'T9',
    from: ['TRIAGE'],
    on: ['triage'],
    guard: 'immediate risk',
    to: 'ARRANGING',
    actor: 'CSW',
    says: 'At immediate risk',
  },
  {
    id: 'T10',
    from: ['TRIAGE'],
    on: ['triage'],
    guard: 'no immediate risk',
    to: 'DISCUSSION',
    actor: 'CSW',
    says: 'Not at immediate risk',
  },
  {
    id: 'T11',
    from: ['DISCUSSION'],
    on: ['stability discussion'],
    guard: 'meeting required',
    to: 'ARRANGING',
    actor: 'CSW',
    says: 'A meeting is needed',
  },
  {
    id: 'T12',
    from: ['DISCUSSION'],
    on: ['stability discussion'],
    guard: 'meeting not required',
    to: 'MONITORED',
    actor: 'CSW',
    says: 'No meeting: reason and recheck',
  },
  { id: 'T13', from: ['ARRANGING'], on: ['PSM held'], to: 'HELD', actor: 'Chair', says: 'Stability meeting held' },
  { id: 'T14', from: ['HELD'], on: ['D6 signed'], to: 'ACTIONS', actor: 'Chair', says: 'Minutes (D6) signed' },
  {
    id: 'T15',
    from: ['ACTIONS', 'REVIEWED'],
    on: ['review held'],
    to: 'REVIEWED',
    actor: 'Chair',
    says: 'Review meeting held',
  },
  {
    id: 'T16',
    from: ['REVIEWED'],
    on: ['review held'],
    atOnce: true,
    guard: 'stabilising, a new date',
    to: 'ACTIONS',
    actor: 'Chair',
    says: 'Stabilising, looked at again',
  },
  {
    id: 'T16',
    from: ['REVIEWED'],
    on: ['review held'],
    atOnce: true,
    guard: 'stabilising',
    to: 'MONITORED',
    actor: 'Chair',
    says: 'Stabilising',
  },
  {
    id: 'T17',
    from: ['REVIEWED'],
    on: ['review held'],
    atOnce: true,
    guard: 'not stabilising',
    to: 'APPROVAL',
    actor: 'Chair',
    says: 'Not stabilising',
  },
  {
    id: 'T18',
    from: ['APPROVAL'],
    on: ['move approved'],
    to: 'DECIDED',
    actor: 'Senior manager',
    says: 'Move approved',
  },
  {
    id: 'T19',
    from: ['APPROVAL'],
    on: ['move refused'],
    to: 'ACTIONS',
    actor: 'Senior manager',
    says: 'Move refused: more support',
  },
  {
    id: 'T20',
    from: ['DECIDED'],
    on: ['maintainability decided'],
    guard: 'maintainable',
    to: 'PLANNED_MOVE',
    actor: 'CSW',
    says: 'Can be kept until a home is found',
  },
  {
    id: 'T21',
    from: ['DECIDED'],
    on: ['maintainability decided'],
    guard: 'not maintainable',
    to: 'EMERGENCY',
    actor: 'CSW',
    says: 'Cannot be kept',
  },
  {
    id: 'T22',
    from: PLACED_STATES,
    on: HARM,
    to: 'EMERGENCY',
    actor: 'CSW',
    says: 'Immediate risk of significant harm',
  },
  {
    id: 'T23',
    from: ['PLANNED_MOVE', 'EMERGENCY'],
    on: ['child moved'],
    to: 'ENDED',
    actor: 'CSW',
    says: 'Child moved',
  },
  { id: 'T24', from: PLACED_STATES, on: ['placement ended'], to: 'ENDED', actor: 'CSW', says: 'Placement ended' },
  { id: 'T25', from: ['SOURCING'], on: ['K1 withdrawn'], to: '–', actor: 'CSW', says: 'Request (K1) withdrawn' },
]

/** Events that say something about a placement without moving it: never out of place. */
export const BESIDE: ReadonlySet<string> = new Set<EventType>([
  'IRO notified',
  'CAFCASS notified',
  'PPM booked',
  'PPM cancelled',
  'statutory visit',
  'scaling',
  'signal raised',
  'signal dismissed',
  'PSM booked',
  'PSM cancelled',
  'statutory review held',
  'IRO informed',
  'notice of ending sent',
  'disruption meeting held',
  'support meeting considered',
  'missing return',
  'allegation',
  'notifiable event',
  'help request',
  'IRO dispute raised',
  'temporary approval extended',
  'child agrees to fewer visits',
])

/** Whether a word is one of the events of the process. */
export const isEventType = (type: string): type is EventType =>
  BESIDE.has(type) || TABLE.some((row) => (row.on as readonly string[]).includes(type))

/** Reading 12: records of the same instant fold in the order of the table's rows, then by id. */
export function rowOrder(type: ProcessEvent['type']): number {
  const at = TABLE.findIndex((row) => row.on.includes(type))
  return at < 0 ? TABLE.length : at
}
