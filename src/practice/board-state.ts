/** Where things stand on a line of the board: the state of the process, and what led to it. */
import type { CaseRecord } from '../model/record.ts'
import { action } from '../records/action.ts'
import { helpRequest } from '../records/help-request.ts'
import { notice } from '../records/notice.ts'
import { capital, opening } from '../records/summary-words.ts'
import { helpState, isOpen } from './help-state.ts'
import type { Placement } from './home.ts'
import { dayInWords, londonDay } from './london-day.ts'
import { instantOf } from './london-time.ts'
import { ofType } from './of-type.ts'
import type { Dot } from './picture-parts.ts'
import type { ChildProcess } from './process/child-process.ts'
import { stateName } from './process/state-words.ts'
import { isUnderWay } from './process/under-way.ts'
import { becauseOf } from './process/why.ts'

/** A line of the board has room for so many characters of it; the child's page says the whole. */
const DETAIL_LENGTH = 80

interface Given {
  readonly home: Placement | undefined
  readonly records: readonly CaseRecord[]
  readonly requests: readonly CaseRecord[]
  /** The newest of the carers' answers. */
  readonly newest: Dot | undefined
  readonly today: string
}

export interface BoardState {
  readonly words: string
  /** May hold names as they were written. */
  readonly detail: string
}

export function boardState(stands: ChildProcess, given: Given): BoardState {
  const { newest: stay } = stands
  if (!stay || stay.state === 'MONITORED' || stay.state === '–') return monitored(stands, given)
  const detail = opening(capital(becauseOf(stay)), DETAIL_LENGTH)
  if (stay.state === 'ARRANGING') return { words: 'Arranging a meeting', detail: booked(given) ?? detail }
  if (stay.state === 'HELD') return { words: 'Meeting held, minutes to be signed', detail }
  if (stay.state === 'ACTIONS' && stay.last?.row.id === 'T19') return { words: 'Move refused, more support', detail }
  if (stay.state === 'DECIDED') return { words: 'Move approved: can the home be kept?', detail }
  if (stay.state === 'ENDED') return { words: 'Home ended', detail }
  if (stay.state === 'PLACED') return { words: 'Placed, planning meeting to come', detail }
  return { words: stateName(stay.state), detail }
}

/** "Booked for 11 September, 14:00": the newest booking that was not cancelled and is not over. */
function booked({ records, today }: Given): string | undefined {
  const told = ofType(notice, records)
    .filter(({ body }) => body.at && (body.kind === 'meeting-booked' || body.kind === 'meeting-cancelled'))
    .sort((a, b) => Date.parse(instantOf(a.body.at ?? '')) - Date.parse(instantOf(b.body.at ?? '')))
    .at(-1)?.body
  if (told?.kind !== 'meeting-booked' || !told.bookedFor || londonDay(instantOf(told.bookedFor)) < today)
    return undefined
  return `Booked for ${dayInWords(told.bookedFor.slice(0, 10))}, ${told.bookedFor.slice(11, 16)}`
}

function monitored(stands: ChildProcess, { home, records, requests, newest }: Given): BoardState {
  const open = ofType(helpRequest, requests).map(helpState).filter(isOpen)
  const actions = ofType(action, records).filter(
    ({ body }) => body.status === undefined || body.status === 'open' || body.status === 'blocked',
  ).length
  const words =
    open.length > 0
      ? `Monitored, ${open.length === 1 ? 'one request' : `${open.length} requests`} open`
      : home?.body.visitBasis === 'temporary-approval'
        ? 'Monitored, temporary approval'
        : actions > 0
          ? 'Monitored, with actions'
          : 'Monitored'
  if (open[0]) return { words, detail: `Asked on ${dayInWords(open[0].raised)}` }
  const { newest: stay } = stands
  const last = stay?.last
  const answered = newest && (!last || newest.date > londonDay(last.event.at))
  if (answered) return { words, detail: `${newest.who} answered ${newest.score} on ${dayInWords(newest.date)}` }
  if (stay && last && !isUnderWay(last.event))
    return { words, detail: opening(capital(becauseOf(stay)), DETAIL_LENGTH) }
  const start = home?.body.start
  return { words, detail: start ? `Since ${dayInWords(start)} ${start.slice(0, 4)}` : '' }
}
