/** The household's logs: how often they are agreed, which nobody has read, and how each was answered (S4.5). */
import { useSignal } from '@preact/signals'
import { householdFile, fileSubject } from '../../model/file.ts'
import { childIn, childName } from '../../practice/home.ts'
import { logGap, logsShorter } from '../../practice/log-gap.ts'
import {
  childOfLog,
  discussedMark,
  isReading,
  logsNotDiscussed,
  logsOfHome,
  logsOverdue,
  logsToRead,
  READ_SOURCE,
  readMark,
} from '../../practice/logs-read.ts'
import type { Log } from '../../practice/logs-read.ts'
import { asType } from '../../practice/of-type.ts'
import { toneInHome } from '../../practice/tone/tone-seen.ts'
import { household } from '../../records/household.ts'
import { labelOf, opening } from '../../records/summary-words.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { flagOf, RecordFlag } from '../parts/record-flag.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, standingOutPath } from '../paths.ts'
import { count, daysLeft, firstName, inWords, capital, shortDay } from '../words.ts'

const SHOWN = 6

export function HouseholdLogs({ householdId }: { readonly householdId: string }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const now = useNow()
  const say = useNameWords()
  const all = useSignal(false)
  const logs = logsOfHome(casebook, householdId)
  const agreed = asType(household, casebook.get(householdId))?.body.logFrequency
  const file = householdFile(householdId)
  const forWorkers = person.role !== 'foster-carer'
  const overdue = forWorkers ? logsOverdue(casebook, householdId, today) : []
  const unread = forWorkers ? logsToRead(casebook, householdId, today) : []
  const gap = logGap(casebook.inFile(file, 'daily-log'), agreed, today)
  const shorter = forWorkers && logsShorter(casebook.inFile(file, 'daily-log'), today)
  const open = forWorkers ? logsNotDiscussed(casebook, householdId, today).length : 0
  const stands = forWorkers
    ? new Set(toneInHome(person, casebook, householdId, now).flatMap(({ evidence }) => evidence))
    : undefined
  if (logs.length === 0 && !agreed) return null
  return (
    <section aria-labelledby="logs-here" class="stack-3">
      <h2 id="logs-here">Daily logs</h2>
      <p>
        {agreed
          ? `Agreed: ${labelOf(household.fields.logFrequency.options, agreed).toLowerCase()}.`
          : 'How often a log is written has not been agreed.'}{' '}
        {gap ? (
          <Status kind="soon">
            None for {count(gap.days, 'day')} <span class="soft small">(signal F9)</span>
          </Status>
        ) : null}
      </p>
      {overdue[0] ? (
        <p>
          <Status kind="urgent">
            {capital(inWords(overdue.length))} not read within seven days, the first {daysLeft(overdue[0].due, today)}
          </Status>{' '}
          <span class="small soft">{READ_SOURCE}</span>
        </p>
      ) : unread[0] ? (
        <p class="soft small">
          {capital(inWords(unread.length))} to read, the first by {shortDay(unread[0].due, today)}: {READ_SOURCE}
        </p>
      ) : null}
      {shorter ? (
        <p>
          <Status kind="soon">
            Those of this fortnight are half as long as before <span class="soft small">(signal F9)</span>
          </Status>
        </p>
      ) : null}
      {open > 0 ? (
        <p class="soft small">
          {count(open, 'log')} not talked about since the last supervision: on the agenda of the next.
        </p>
      ) : null}
      <Rows label="Daily logs">
        {(all.value ? logs : logs.slice(0, SHOWN)).map((log) => (
          <LogRow key={log.id} log={log} stands={stands?.has(log.id) ?? false} />
        ))}
      </Rows>
      {logs.length > SHOWN && !all.value ? (
        <button
          type="button"
          class="link more"
          onClick={() => {
            all.value = true
          }}
        >
          All {logs.length}
        </button>
      ) : null}
    </section>
  )

  function LogRow({ log, stands: standsOut }: { readonly log: Log; readonly stands: boolean }) {
    const sentence = useSentence()
    const child = childOfLog(log)
    const about = child ? childIn(casebook, fileSubject(child)) : undefined
    return (
      <RowLink
        href={standsOut && !discussedMark(log) ? standingOutPath(log.id) : readingPath(log)}
        icon="log"
        title={`${shortDay(log.body.date, today)}${about ? `, ${say(childName(about))}` : ''}`}
        end={flagOf(log) ? <RecordFlag record={log} /> : undefined}
      >
        {sentence(opening(log.body.happened, 90))} · {firstName(say(log.author.name))}
        <LogState log={log} standsOut={standsOut} />
      </RowLink>
    )
  }

  function LogState({ log, standsOut }: { readonly log: Log; readonly standsOut: boolean }) {
    const read = readMark(log)
    const talked = discussedMark(log)
    const late = unread.find((one) => one.log.id === log.id)
    return (
      <span class="log-state">
        {talked && isReading(talked) ? (
          <Status kind="done">Talked about</Status>
        ) : read ? (
          <Status kind="done">{firstName(say(read.name))} read it</Status>
        ) : (
          <Status kind={late && late.daysLeft < 0 ? 'urgent' : 'quiet'}>
            {late && late.daysLeft < 0 ? `Not read, ${daysLeft(late.due, today)}` : 'Not read yet'}
          </Status>
        )}
        {standsOut && !talked ? (
          <Status kind="soon" icon="say">
            Words stand out
          </Status>
        ) : null}
      </span>
    )
  }
}
