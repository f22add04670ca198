/** The honest clock of a request for help: what is left of the limit, who has it, and to whom it climbs and when. */
import type { FileId } from '../../model/file.ts'
import { arrivedAt, hasArrived, helpState, raisedAt } from '../../practice/help-state.ts'
import type { HelpRequest } from '../../practice/help-state.ts'
import { isOfficeOpen, officeOpensAt } from '../../practice/office-hours.ts'
import { rungsOf } from '../../practice/process/climbing.ts'
import type { ClimbingClock } from '../../practice/process/help-clocks.ts'
import { useNotebook, useSync, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { capital, dayMonth, dayOf, firstName, timeOf, whenWords } from '../words.ts'
import { telHref, useOutOfHours } from './ask-for-help-numbers.tsx'
import { byWords, nameOfRole, notDone, spanWords, toDo } from './help-words.ts'

/** How much of the limit has gone by, and by when somebody is to act. Nothing before the council has it. */
export function ClockCard(props: {
  readonly request: HelpRequest
  readonly clock: ClimbingClock
  readonly now: string
  /** Whoever asked reads it. */
  readonly mine: boolean
}) {
  const { request, clock, now, mine } = props
  const today = useToday()
  const { casebook } = useNotebook()
  if (!hasArrived(request)) return null
  const { since, state } = helpState(request)
  // nobody is said to read what nobody reads: the limit runs on through the night, and is told as that
  const nobodyReads = mine && state === 'raised' && !isOfficeOpen(now)
  const end = clock.moments.missed
  const whole = Math.max(1, Date.parse(end) - Date.parse(since))
  const gone = Math.min(100, Math.max(0, Math.round(((Date.parse(now) - Date.parse(since)) / whole) * 100)))
  const who = clock.who.name ? firstName(clock.who.name) : 'somebody'
  const reached = rungsOf(clock, now).findLast((rung) => rung.reached)
  const home = request.fileIds.find((file) => file.startsWith('household:'))
  return (
    <section class="sheet clockcard" aria-label="The clock">
      <svg class={clock.overdue ? 'dial past' : 'dial'} viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle class="dial-whole" cx="50" cy="50" r="43" />
        <circle class="dial-gone" cx="50" cy="50" r="43" pathLength="100" stroke-dasharray={`${gone} 100`} />
      </svg>
      <div>
        {clock.overdue ? (
          <>
            <p class="left">{notDone(clock)}</p>
            <p>
              It was due {byWords(clock.due, today)}.
              {reached ? ` It stands with ${nameOfRole(casebook, reached.role, home)} as well.` : ''}
            </p>
          </>
        ) : nobodyReads ? (
          <>
            <p class="lead">People read again {whenWords(officeOpensAt(now), today)}</p>
            <p>
              The office is closed. It is due to be taken up {byWords(clock.due, today)} all the same
              {clock.due.length > 10 ? ': the two hours run through nights and weekends' : ''}.
            </p>
          </>
        ) : (
          <>
            <p class="left num">
              {clock.due.length > 10 ? spanWords(now, clock.due) : capital(byWords(clock.due, today))}
            </p>
            <p>
              {clock.due.length > 10 ? 'left for ' : 'for '}
              <Name inert>{who}</Name> {toDo(clock)}
              {clock.due.length > 10 ? `, ${byWords(clock.due, today)}` : ''}
            </p>
          </>
        )}
        <p class="small soft">{countedFrom(request, today)}</p>
      </div>
    </section>
  )
}

/** Both times are told where they differ: from when it counts, and from when anybody could know. */
function countedFrom(request: HelpRequest, today: string): string {
  const { again, since } = helpState(request)
  if (again) return `Counted from ${whenWords(since, today)}, when it was not sorted.`
  const sent = raisedAt(request)
  const came = arrivedAt(request)
  const lay = came !== undefined && Date.parse(came) - Date.parse(sent) >= 60_000
  return `Counted from ${whenWords(sent, today)}, when it was asked.${lay ? ` It reached the council at ${whenWords(came, today).replace(/^today /, '')}.` : ''}`
}

/** Where it went because nobody came, and where it goes next. To be put into the list of steps. */
export function Rungs(props: {
  readonly clock: ClimbingClock
  readonly now: string
  readonly home: FileId | undefined
}) {
  const { clock, now, home } = props
  const { casebook } = useNotebook()
  const next = rungsOf(clock, now)
  return (
    <>
      {next.map(({ role, at, reached }) => (
        <li key={role}>
          <Status kind={reached ? 'urgent' : 'quiet'}>{''}</Status>
          <StepTime at={at} />
          <span>
            <b>
              {reached ? 'Climbed to ' : `If nobody ${clock.what.startsWith('ack') ? 'takes it up' : 'answers'}: `}
              <Name inert>{nameOfRole(casebook, role, home)}</Name>
            </b>
          </span>
        </li>
      ))}
    </>
  )
}

/** The hour of today; of another day the day, and its hour below it. */
export function StepTime({ at }: { readonly at: string | undefined }) {
  const today = useToday()
  if (at === undefined) return <time class="num" />
  const day = dayOf(at)
  const hour = timeOf(at)
  return (
    <time class="num" dateTime={at}>
      {day === today ? hour : dayMonth(day)}
      {day !== today && hour !== '0:00' ? <span class="small">{hour}</span> : null}
    </time>
  )
}

/** A phone knows what it was last told: later than that, everything here may have moved on. */
export function AsOf({ now }: { readonly now: string }) {
  const today = useToday()
  const { lastReadAt } = useSync().status.value
  if (lastReadAt !== null && Date.parse(now) - Date.parse(lastReadAt) < 10 * 60_000) return null
  return (
    <p class="small soft">
      {lastReadAt === null
        ? 'This device has not heard from the council yet.'
        : `As far as this device heard from the council, ${whenWords(lastReadAt, today)}.`}
    </p>
  )
}

/** Out of hours nobody sits at the desk: it says so, and whom to ring. */
export function OfficeClosed({ household, now }: { readonly household: FileId | undefined; readonly now: string }) {
  const today = useToday()
  const number = useOutOfHours(household)
  if (isOfficeOpen(now)) return null
  return (
    <p class="office-closed" role="note">
      <Icon name="clock" />
      <span>
        The office is closed. People read requests again {whenWords(officeOpensAt(now), today)}, perhaps nobody before.
        {number ? (
          <>
            {' '}
            If it cannot wait, ring out of hours:{' '}
            <a class="nowrap" href={telHref(number)}>
              {number}
            </a>
          </>
        ) : (
          ' If it cannot wait, please ring.'
        )}
      </span>
    </p>
  )
}
