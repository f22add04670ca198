import { isOfficeOpen, officeOpensAt } from '../../practice/office-hours.ts'
import { climbedTo } from '../../practice/process/climbing.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Status } from '../parts/status.tsx'
import { capital, dayOf, firstName, nearDay, shortDay, timeOf, whenWords } from '../words.ts'
import type { OpenRequest } from './carer-home-news.ts'
import { byWords, nameOfRole, notDone, toDo, visitWords } from './help-words.ts'

/** A request for help that is still open, with the honest clock. */
export function RequestRow({ request }: { readonly request: OpenRequest }) {
  const { casebook, person } = useNotebook()
  const say = useNameWords()
  const today = useToday()
  const climbed = request.clock && climbedTo(request.clock).at(-1)
  const { clock, state } = request
  const day = dayOf(request.at)
  const near = nearDay(day, today)
  const at = `at ${timeOf(request.at)}`
  const when = day === today ? at : `${near === shortDay(day, today) ? 'on ' : ''}${near} ${at}`
  const now = useNow()
  // a row for a carer: of what nobody has taken, when people read again comes before the limit
  const reads =
    state === 'raised' && !isOfficeOpen(now) ? `People read again ${whenWords(officeOpensAt(now), today)}.` : ''
  const who = request.seenBy ? firstName(request.seenBy) : undefined
  return (
    <a class="rowlink" href={`/help?sent=${request.recordId}`}>
      <span class="soft">
        <Icon name="help" />
      </span>
      <span class="grow">
        <b>{request.need || 'You asked for help'}</b>
        <br />
        <span class="small soft">You asked for help {when}</span>
        <br />
        <span class="soft">
          {state === 'answered' ? (
            <>
              <Name inert>{who ?? 'Somebody'}</Name> answered. Was it sorted?
            </>
          ) : !request.arrived ? (
            'Only on this phone so far. If it cannot wait, please ring'
          ) : (
            <>
              {who ? <Name inert>{who}</Name> : null}
              {who ? ' has it' : 'Not taken up yet, as far as we know'}
            </>
          )}
          {request.visit ? `. ${visitWords(request.visit, person.personId, today, say)}` : ''}
        </span>
        {clock && request.arrived ? (
          <>
            <br />
            <Status kind={clock.overdue ? 'urgent' : 'soon'}>
              {clock.overdue
                ? `${notDone(clock)}${climbed ? `. It climbed to ${nameOfRole(casebook, climbed, request.household)}` : ''}`
                : reads
                  ? `${reads} It is due ${byWords(clock.due, today)} all the same`
                  : `${capital(byWords(clock.due, today))} somebody is ${toDo(clock)}`}
            </Status>
          </>
        ) : null}
      </span>
      <span class="i-go">
        <Icon name="go" />
      </span>
    </a>
  )
}
