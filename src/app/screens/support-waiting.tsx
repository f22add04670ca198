/** Respite, therapy and other support that is waited for: how long, with whom, who hears of it, what became of it. */
import { addDays } from '../../model/calendar.ts'
import { may } from '../../model/permission.ts'
import type { CaseRecord } from '../../model/record.ts'
import { londonDay } from '../../practice/london-day.ts'
import { ofType } from '../../practice/of-type.ts'
import { climbedTo } from '../../practice/process/climbing.ts'
import { supportClock } from '../../practice/process/help-clocks.ts'
import { supportName, supportWaits } from '../../practice/support-wait.ts'
import type { SupportRequest, SupportWait } from '../../practice/support-wait.ts'
import { ROLE_WORDS } from '../../model/person.ts'
import { supportRequest } from '../../records/support-request.ts'
import { labelOf, listed } from '../../records/summary-words.ts'
import { useNotebook, useNow, useToday } from '../context.ts'
import { useNameWords } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath, writingPath } from '../paths.ts'
import { capital, count, dayMonth, firstName } from '../words.ts'

/** What came of it stays in sight for so long. */
const ENDED_DAYS = 28

/** In these files. Nothing where nothing is waited for and nothing ended lately. */
export function SupportWaiting(props: { readonly records: readonly CaseRecord[]; readonly title?: string }) {
  const today = useToday()
  const waits = supportWaits(props.records, today)
  const ended = ofType(supportRequest, props.records).filter(
    (record) =>
      !waits.some((wait) => wait.record.id === record.id) &&
      londonDay(record.updated.at) >= addDays(today, -ENDED_DAYS),
  )
  if (waits.length + ended.length === 0) return null
  const title = props.title ?? 'Support that is waited for'
  return (
    <section aria-labelledby="support-waiting">
      <h2 id="support-waiting">{title}</h2>
      <Rows label={title}>
        {waits.map((wait) => (
          <WaitRow key={wait.record.id} wait={wait} />
        ))}
        {ended.map((record) => (
          <EndedRow key={record.id} record={record} />
        ))}
      </Rows>
    </section>
  )
}

/** What a request for help has become. */
export function SupportOf({ requestId }: { readonly requestId: string }) {
  const { casebook } = useNotebook()
  const records = casebook.ofType(supportRequest.type).filter(({ body }) => body.about === requestId)
  return <SupportWaiting records={records} title="What is asked for because of it" />
}

export const waitedWords = ({ days, since }: SupportWait): string =>
  `Waiting ${count(days, 'working day')}, since ${dayMonth(since)}`

/** "With Sam. The team manager and the service manager hear of it." */
export function WaitRow({ wait, about }: { readonly wait: SupportWait; readonly about?: string }) {
  const { casebook, person } = useNotebook()
  const say = useNameWords()
  const now = useNow()
  const clock = supportClock(wait, casebook, now)
  const climbed = climbedTo(clock).map((role) => `the ${ROLE_WORDS[role]}`)
  const { record } = wait
  const { body } = record
  const href = may(person, 'amend', supportRequest, record) ? writingPath(record) : readingPath(record)
  const whose = clock.who.name ? `With ${firstName(say(clock.who.name))}` : 'With nobody yet'
  return (
    <RowLink href={href} icon="clock" title={`${capital(supportName(body.kind))}${about ? `, ${about}` : ''}`}>
      <Status kind={wait.late ? 'urgent' : 'soon'}>{waitedWords(wait)}</Status>
      <span class="step-line">
        {body.status === 'agreed' ? 'Agreed, not begun yet. ' : ''}
        {whose}
        {body.partner ? `, asked of ${body.partner}` : ''}.
        {climbed.length > 0
          ? ` ${capital(listed(climbed))} ${climbed.length > 1 ? 'hear' : 'hears'} of it as well.`
          : ''}
      </span>
    </RowLink>
  )
}

function EndedRow({ record }: { readonly record: SupportRequest }) {
  const { body } = record
  const words = labelOf(supportRequest.fields.status.options, body.status)
  return (
    <RowLink href={readingPath(record)} icon="clock" title={capital(supportName(body.kind))}>
      <Status kind={body.status === 'begun' ? 'done' : 'quiet'}>{words}</Status>
      {body.reason ? <span class="step-line">{body.reason}</span> : null}
    </RowLink>
  )
}
