/**
 * How a request for help stands, from its marks: raised, acknowledged, answered, closed by whoever asked; and, where it
 * was not sorted, raised again. The limits of section E are counted here and nowhere else.
 *
 *     raised ──▶ acknowledged ──▶ answered ──▶ closed
 *       ▲                             │          │
 *       └──────── "not sorted" ───────┴──────────┘
 */
import { addWorkingDays } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import type { Role } from '../model/person.ts'
import type { CaseRecord, Mark } from '../model/record.ts'
import type { helpRequest } from '../records/help-request.ts'
import { londonDay } from './london-day.ts'
import { hoursAfter } from './london-time.ts'

export type HelpRequest = CaseRecord<BodyOf<typeof helpRequest.fields>>

export interface HelpState {
  readonly state: 'raised' | 'acknowledged' | 'answered' | 'closed'
  /** The day on which it was raised first. */
  readonly raised: string
  /** The instant its limits count from: raised on the phone, or raised again because it was not sorted. */
  readonly since: string
  /** By when the next step is due: an instant (two hours) or a day; undefined when nothing is. */
  readonly due: string | undefined
  /** Who has taken it on since. */
  readonly taken: Mark | undefined
  readonly answer: Mark | undefined
  /** A visit that was begun because of it, the newest: it is no answer, and the clock goes on. */
  readonly visit: Mark | undefined
  /** Support that has to be found was asked for because of it, the newest: no answer either. */
  readonly support: Mark | undefined
  /** The day of the answer. */
  readonly answered?: string
  /** Why it was not sorted, where it was raised again. */
  readonly again: Mark | undefined
}

// Section E [P], S4.15: acknowledge in 1 working day, urgent ones in 2 hours; answer in 3 working days.
const ACKNOWLEDGE_URGENT_HOURS = 2
const ACKNOWLEDGE_WORKING_DAYS = 1
const ANSWER_WORKING_DAYS = 3
const URGENT = /^(now|urgent)$/i

export const isUrgent = (urgency: string | undefined): boolean => URGENT.test(urgency ?? '')

/** @param since ISO 8601: two hours go on through nights and weekends, for so does the need */
export const acknowledgeBy = (since: string, urgency: string | undefined): string =>
  isUrgent(urgency)
    ? hoursAfter(since, ACKNOWLEDGE_URGENT_HOURS)
    : addWorkingDays(londonDay(since), ACKNOWLEDGE_WORKING_DAYS).date

export const answerBy = (since: string): string => addWorkingDays(londonDay(since), ANSWER_WORKING_DAYS).date

/** Whether the council has it. Until then nobody there can know of it. */
export const hasArrived = ({ revision }: Pick<CaseRecord, 'revision'>): boolean => revision > 0

/**
 * When it was raised: on the phone, not when it came through. The person has waited since then, and a phone in a valley
 * must not lengthen the limit; both times are shown, so that nobody is said to have slept over what they could not know.
 * A phone whose clock runs ahead cannot have asked after the council had it.
 */
export function raisedAt({ author, receivedAt }: Pick<CaseRecord, 'author' | 'receivedAt'>): string {
  return receivedAt !== undefined && Date.parse(receivedAt) < Date.parse(author.at) ? receivedAt : author.at
}

/** When the council had it; unknown once something was added, since a record keeps the time of its last step alone. */
export const arrivedAt = ({ revision, receivedAt }: Pick<CaseRecord, 'revision' | 'receivedAt'>): string | undefined =>
  revision === 1 ? receivedAt : undefined

/** Those who read a file to see whether it is as it should be, and the carers themselves, take up no help. */
const TAKE_UP_NONE: readonly Role[] = ['foster-carer', 'reviewing-officer', 'placements-team', 'auditor']
export const takesUpHelp = (role: Role): boolean => !TAKE_UP_NONE.includes(role)

/** Whoever asked, and the carers of the home, say whether it is sorted. To have read it is not to have taken it up. */
const isAsking = (request: HelpRequest, mark: Mark): boolean =>
  mark.personId === request.author.personId || mark.role === 'foster-carer'

export function helpState(request: HelpRequest): HelpState {
  const { satisfied, urgency } = request.body
  const asked = raisedAt(request)
  let state: HelpState['state'] = 'raised'
  let since = asked
  let taken: Mark | undefined
  let answer: Mark | undefined
  let visit: Mark | undefined
  let support: Mark | undefined
  let again: Mark | undefined
  const marks = [...request.marks].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  for (const mark of marks) {
    const asking = isAsking(request, mark)
    if (mark.kind === 'closed' && asking) state = 'closed'
    else if (mark.kind === 'reopened' && asking) {
      state = 'raised'
      since = mark.at
      again = mark
      taken = answer = visit = support = undefined
    } else if (!takesUpHelp(mark.role)) continue
    else if (mark.kind === 'visit-begun') visit = mark
    else if (mark.kind === 'support-begun') support = mark
    else if (mark.kind === 'answered') {
      if (state !== 'closed') state = 'answered'
      answer = mark
    } else if (mark.kind === 'acknowledged') {
      if (state === 'raised') state = 'acknowledged'
      taken = mark
    }
  }
  // said on the form alone, without the button that also marks it
  if (satisfied?.answer === true && !again) state = 'closed'
  const done = answer ?? (state === 'closed' ? marks.findLast(({ kind }) => kind === 'closed') : undefined)
  return {
    state,
    raised: londonDay(asked),
    since,
    due: state === 'raised' ? acknowledgeBy(since, urgency) : state === 'acknowledged' ? answerBy(since) : undefined,
    taken,
    answer,
    visit,
    support,
    ...(done && { answered: londonDay(done.at) }),
    again,
  }
}

export const isOpen = (state: Pick<HelpState, 'state'>): boolean =>
  state.state === 'raised' || state.state === 'acknowledged'
