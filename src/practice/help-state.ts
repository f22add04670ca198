/** How a request for help stands, from its marks: raised, acknowledged, answered, closed. */
import { addDays, addWorkingDays } from '../model/calendar.ts'
import type { BodyOf } from '../model/field.ts'
import type { CaseRecord } from '../model/record.ts'
import type { helpRequest } from '../records/help-request.ts'
import { londonDay } from './london-day.ts'

export type HelpRequest = CaseRecord<BodyOf<typeof helpRequest.fields>>

export interface HelpState {
  readonly state: 'raised' | 'acknowledged' | 'answered' | 'closed'
  readonly raised: string
  /** The day by which the next step is due: acknowledge in one working day, urgent the same day; answer in three. */
  readonly due: string | undefined
  readonly answered?: string
}

// Section E [P], from S4.15: acknowledge 1 working day (urgent: 2 hours, so that day), answer 3 working days.
const ACKNOWLEDGE_WORKING_DAYS = 1
const ANSWER_WORKING_DAYS = 3

export function helpState(request: HelpRequest): HelpState {
  const raised = londonDay(request.author.at)
  const mark = (kind: string) => request.marks.find((one) => one.kind === kind)
  const answered = mark('answered')
  const closed = mark('closed')
  const done = answered ?? closed
  const answeredOn = done ? { answered: londonDay(done.at) } : {}
  if (closed || request.body.satisfied?.answer === true)
    return { state: 'closed', raised, due: undefined, ...answeredOn }
  if (answered) return { state: 'answered', raised, due: undefined, ...answeredOn }
  if (mark('acknowledged') || mark('read'))
    return { state: 'acknowledged', raised, due: addWorkingDays(raised, ANSWER_WORKING_DAYS).date }
  return {
    state: 'raised',
    raised,
    due: request.body.urgency === 'now' ? addDays(raised, 0) : addWorkingDays(raised, ACKNOWLEDGE_WORKING_DAYS).date,
  }
}

export const isOpen = (state: HelpState): boolean => state.state === 'raised' || state.state === 'acknowledged'
