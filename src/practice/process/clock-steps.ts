/** The clocks of section E that run beside the table: visits, supervision, reviews, what must be told within hours. */
import { addDays, addMonths, addWorkingDays } from '../../model/calendar.ts'
import { acknowledgeBy, answerBy } from '../help-state.ts'
import { londonDay } from '../london-day.ts'
import { hoursAfter } from '../london-time.ts'
import { settledBy } from '../timers/dispute.ts'
import { nextVisitDate } from '../visit-rule.ts'
import type { VisitTerms } from '../visit-rule.ts'
import type { EventOf, EventType, ProcessEvent } from './event.ts'
import type { Process, Stay } from './fold.ts'
import type { Wanted } from './step.ts'
import { PLACED_STATES } from './table.ts'

const ofType = <T extends EventType>(events: readonly ProcessEvent[], type: T): EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type)
const latest = <E extends ProcessEvent>(events: readonly E[]): E | undefined => events.at(-1)

const workingDays = (event: ProcessEvent, days: number): string => addWorkingDays(londonDay(event.at), days).date

export function clockSteps(process: Process): Wanted[] {
  const newest = process.stays.at(-1)
  return [
    ...(newest && PLACED_STATES.includes(newest.state) ? placementClocks(newest, process) : []),
    ...reviewClocks(process),
    ...tellings(process.events),
  ]
}

function placementClocks(stay: Stay, process: Process): Wanted[] {
  const { placed } = stay
  if (!placed) return []
  return [visit(stay, placed, process), supervision(stay, placed), ...approvalClocks(stay, placed)]
}

/** Reg 28. A cancelled visit never satisfies it, nor does one by video (section D). */
function visit(stay: Stay, placed: EventOf<'placed'>, process: Process): Wanted {
  const start = londonDay(placed.at)
  const made = ofType(stay.events, 'statutory visit').filter(
    ({ data }) => data.status === 'done' && !/virtual|video|phone|remote|online/i.test(data.method ?? ''),
  )
  const last = latest(made)
  const review = ofType(process.events, 'statutory review held').find(({ at }) => londonDay(at) >= start)
  const agreed = ofType(process.events, 'child agrees to fewer visits').length > 0
  const terms: VisitTerms = {
    kind: placed.data.temporaryApproval ? 'temporary-approval' : 'ordinary',
    start,
    toEighteen: placed.data.intendedUntil18 === true || placed.data.longTermFoster === true,
    sixMonthlyAgreed: placed.data.longTermFoster === true && agreed,
  }
  const { due, source } = nextVisitDate(terms, last && londonDay(last.at), review && londonDay(review.at))
  return { what: 'statutory visit', owner: 'CSW', due, rule: source, from: last ?? placed }
}

/** T4, S2.7: monthly, from the last one or from the placing. */
function supervision(stay: Stay, placed: EventOf<'placed'>): Wanted {
  const last = latest(ofType(stay.events, 'carer supervision'))
  const from = last ?? placed
  return { what: 'carer supervision', owner: 'SSW', due: addMonths(londonDay(from.at), 1), rule: 'T4', from }
}

function approvalClocks(stay: Stay, placed: EventOf<'placed'>): Wanted[] {
  const steps: Wanted[] = []
  const start = londonDay(placed.at)
  if (placed.data.temporaryApproval) {
    // regs 24 and 25: sixteen weeks, and once eight more
    const extended = latest(ofType(stay.events, 'temporary approval extended'))
    const due = addDays(start, (extended ? 24 : 16) * 7)
    steps.push({
      what: 'end or extend temporary approval',
      owner: 'SSW',
      due,
      rule: 'regs 24-25',
      from: extended ?? placed,
    })
  }
  if (placed.data.outsideTerms) {
    // reg 23: six working days
    const due = addWorkingDays(start, 6).date
    steps.push({
      what: 'end placement outside terms or amend approval',
      owner: 'CPT',
      due,
      rule: 'reg 23',
      from: placed,
    })
  }
  return steps
}

/** Reg 33 and the handbook: 20 working days from entering care, then three months, then six. */
function reviewClocks({ events, stays }: Process): Wanted[] {
  const steps: Wanted[] = []
  const entered = events.find(
    (event): event is EventOf<'placed'> => event.type === 'placed' && Boolean(event.data.enteredCare),
  )
  const numbered = ofType(events, 'statutory review held').filter(({ data }) => data.number !== undefined)
  const last = latest(numbered)
  const newest = stays.at(-1)
  const inCare = newest !== undefined && newest.state !== '–' && !(newest.ended?.type === 'placement ended')
  if (inCare && last) {
    const due = addMonths(londonDay(last.at), last.data.number === 1 ? 3 : 6)
    steps.push({ what: 'looked-after review', owner: 'IRO', due, rule: 'reg 33', from: last })
  } else if (inCare && entered) {
    const { enteredCare } = entered.data
    const day = typeof enteredCare === 'string' ? londonDay(enteredCare) : londonDay(entered.at)
    steps.push({
      what: 'looked-after review',
      owner: 'IRO',
      due: addWorkingDays(day, 20).date,
      rule: 'reg 33',
      from: entered,
    })
  }
  const review = latest(ofType(events, 'statutory review held'))
  // 5, 10, 15 and 20 working days: IRO handbook
  if (review) {
    steps.push(
      { what: 'circulate review decisions', owner: 'IRO', due: workingDays(review, 5), rule: 'E review', from: review },
      { what: 'update care plan', owner: 'CSW', due: workingDays(review, 10), rule: 'E review', from: review },
      { what: 'complete review record', owner: 'IRO', due: workingDays(review, 15), rule: 'E review', from: review },
      { what: 'circulate review record', owner: 'IRO', due: workingDays(review, 20), rule: 'E review', from: review },
    )
  }
  return steps
}

/** What must be told or done within hours or days of something that happened. */
function tellings(events: readonly ProcessEvent[]): Wanted[] {
  return events.flatMap((event): Wanted[] => {
    switch (event.type) {
      case 'missing return':
        // 72 hours: statutory guidance on children who run away or go missing, 2014
        return [{ what: 'return-home interview', owner: 'CSW', due: hoursAfter(event.at, 72), rule: 'E', from: event }]
      case 'allegation':
        // Working Together: the designated officer hears within one working day
        return [{ what: 'tell LADO', owner: 'TM', due: workingDays(event, 1), rule: 'E', from: event }]
      case 'notifiable event': {
        // FSR 36, NMS 29: without delay, within 24 hours; a death at once
        const due = /death/i.test(event.data.kind ?? '') ? event.at : hoursAfter(event.at, 24)
        return [{ what: 'notify Schedule 7 recipients', owner: 'TM', due, rule: 'E', from: event }]
      }
      case 'help request': {
        const due = acknowledgeBy(event.at, event.data.urgency)
        return [
          { what: 'acknowledge help request', owner: 'duty', due, rule: 'E', from: event },
          { what: 'answer help request', owner: 'duty', due: answerBy(event.at), rule: 'E', from: event },
        ]
      }
      case 'IRO dispute raised':
        return [
          { what: 'settle IRO dispute', owner: 'TM', due: settledBy(londonDay(event.at)), rule: 'E', from: event },
        ]
      default:
        return []
    }
  })
}
