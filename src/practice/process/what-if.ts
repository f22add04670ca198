/** "What if": what may be supposed to happen to a placement, every way of the table among it. Nothing of it is ever written. */
import { londonDay } from '../london-day.ts'
import { onDay } from '../london-time.ts'
import type { EventType, ProcessEvent } from './event.ts'
import { OPEN, PLACED_STATES, TABLE } from './table.ts'
import type { State } from './table.ts'

/** What a supposition may need to be told beside its day. */
export interface Told {
  /** 0 to 10. */
  readonly score: number
  /** A later day: of the review, or when it is looked at again. */
  readonly next: string
}

export interface Supposition {
  readonly id: string
  readonly words: string
  readonly type: EventType
  readonly asks?: 'score' | 'next'
  readonly data: (told: Told) => object
}

const suppose = (
  id: string,
  words: string,
  type: EventType,
  data: Supposition['data'] = () => ({}),
  asks?: Supposition['asks'],
): Supposition => ({ id, words, type, data, ...(asks && { asks }) })

const supervision =
  (actionsRequired: boolean) =>
  ({ score }: Told) => ({
    signed: true,
    stabilityDiscussed: true,
    scores: [{ person: 'the carer', relation: 'carer', adult: true, score }],
    actionsRequired,
  })

export const SUPPOSITIONS: readonly Supposition[] = [
  suppose('k1', 'A planned placement request (K1) is sent', 'K1 sent', () => ({ kind: 'planned' })),
  suppose('k1-now', 'An emergency placement request (K1) is sent', 'K1 sent', () => ({ kind: 'emergency' })),
  suppose('withdrawn', 'The placement request (K1) is withdrawn', 'K1 withdrawn', () => ({ reason: 'supposed' })),
  suppose('placed', 'The child is placed', 'placed', () => ({ placement: 'supposed' })),
  suppose('planning', 'The placement planning meeting is held', 'PPM held'),
  suppose('supervision', 'Carer supervision, no actions needed', 'carer supervision', supervision(false), 'score'),
  suppose('with-actions', 'Carer supervision, actions needed', 'carer supervision', supervision(true), 'score'),
  suppose(
    'relative',
    'The child or a relative answers on the scale',
    'scaling',
    ({ score }) => ({ person: 'the child', relation: 'child', adult: false, score }),
    'score',
  ),
  suppose('worry', 'Somebody reports a worry', 'issue reported'),
  suppose('notice', 'The carers give notice', 'carer notice'),
  suppose('list', 'The child is on the list of two or more placements', '2+ list sent'),
  suppose('sign', 'A sign is taken up', 'signal accepted'),
  suppose('risk', 'Triage says: immediate risk', 'triage', () => ({ immediateRisk: true })),
  suppose('no-risk', 'Triage says: no immediate risk', 'triage', () => ({ immediateRisk: false })),
  suppose('needed', 'The discussion asks for a meeting', 'stability discussion', () => ({ psmRequired: true })),
  suppose(
    'not-needed',
    'The discussion asks for no meeting',
    'stability discussion',
    ({ next }) => ({ psmRequired: false, reason: 'supposed', recheckOn: next }),
    'next',
  ),
  suppose('held', 'The stability meeting is held', 'PSM held', () => ({ chair: { role: 'TM', holdsThisCase: false } })),
  suppose('minutes', 'The minutes (D6) are signed', 'D6 signed', ({ next }) => ({ reviewDate: next }), 'next'),
  suppose(
    'again',
    'The review says: stabilising, and meets again',
    'review held',
    ({ next }) => ({ stabilising: true, nextReviewDate: next }),
    'next',
  ),
  suppose('steady', 'The review says: stabilising, oversight goes back', 'review held', () => ({ stabilising: true })),
  suppose('unsteady', 'The review says: not stabilising', 'review held', () => ({ stabilising: false })),
  suppose('approved', 'The move is approved', 'move approved'),
  suppose(
    'refused',
    'The move is refused, with more support',
    'move refused',
    ({ next }) => ({ reason: 'supposed', extraSupport: 'supposed', reviewDate: next }),
    'next',
  ),
  suppose('kept', 'The home can be kept until another is found', 'maintainability decided', () => ({
    maintainable: true,
  })),
  suppose('not-kept', 'The home cannot be kept', 'maintainability decided', () => ({ maintainable: false })),
  suppose('harm', 'Immediate risk of significant harm to the child', 'immediate significant harm'),
  suppose('injury', 'Others need protection from serious injury', 'risk of serious injury to others'),
  suppose('moved', 'The child moves', 'child moved'),
  suppose('ended', 'The placement ends as planned', 'placement ended', () => ({ reason: 'supposed', planned: true })),
  suppose('broke', 'The placement ends unplanned', 'placement ended', () => ({ reason: 'supposed', planned: false })),
]

const SUPPOSED = 'supposed'
export const isSupposed = ({ id }: Pick<ProcessEvent, 'id'>): boolean => id === SUPPOSED

/** As though it happened on a day; today, at this moment. */
export const supposedEvent = (one: Supposition, day: string, now: string, told: Told): ProcessEvent =>
  ({
    id: SUPPOSED,
    at: day <= londonDay(now) ? now : onDay(day),
    type: one.type,
    by: SUPPOSED,
    data: one.data(told),
  }) as ProcessEvent

/** Whether the table leads on by it from where a placement stands; supervision goes on wherever there is a home (reading 11). */
export function leadsOn(one: Supposition, state: State): boolean {
  if (one.type === 'scaling') return state === 'MONITORED'
  if (one.type === 'K1 sent') return !OPEN.includes(state) || state === 'PLANNED_MOVE' || state === 'EMERGENCY'
  if (one.type === 'carer supervision') return PLACED_STATES.includes(state)
  return TABLE.some((row) => row.from.includes(state) && row.on.includes(one.type))
}
