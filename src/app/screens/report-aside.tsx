/** Beside a report: the ones before it, what happens when it is sent, and whom to ring instead. */
import { childFile } from '../../model/file.ts'
import type { FileId, Uuid } from '../../model/file.ts'
import { sentReports } from '../../practice/reports/reports-of.ts'
import type { ReportStatus, SentReport } from '../../practice/reports/reports-of.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { dayMonth } from '../words.ts'
import { telHref, useOutOfHours } from './ask-for-help-numbers.tsx'
import { LOOK } from './report-look.ts'

const SHOWN = 6

const AFTER: { readonly [S in ReportStatus]: readonly string[] } = {
  green: ['The child’s social worker signs that it has come.', 'Nothing more is asked of you.'],
  amber: [
    'The child’s social worker signs that it has come, and reads which steps you take.',
    'A second amber report in a row is talked about with you.',
  ],
  red: [
    'The child’s social worker hears at once, and their manager.',
    'They look at it together by the next working day.',
    'You see here that it has come, and the support you asked for with its clock.',
  ],
}

export function ReportAside(props: {
  readonly childId: Uuid
  readonly household: FileId | undefined
  readonly status: ReportStatus | undefined
}) {
  const { casebook } = useNotebook()
  const number = useOutOfHours(props.household)
  const past = [...sentReports(casebook.inFile(childFile(props.childId)))].reverse()
  return (
    <aside class="report-side" aria-label="Before and after this report">
      <section aria-labelledby="before-this">
        <h2 id="before-this">Before this one</h2>
        {past.length === 0 ? <p class="soft">This is the first.</p> : <PastReports reports={past.slice(0, SHOWN)} />}
      </section>
      {props.status ? (
        <section aria-labelledby="when-sent">
          <h2 id="when-sent">If you send {LOOK[props.status].word.toLowerCase()}</h2>
          <ol class="then">
            {AFTER[props.status].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ol>
        </section>
      ) : null}
      <section aria-label="In danger">
        <p class="urgent-note">
          <Status kind="urgent">If the child is in danger tonight, ring first. Do not wait for a report.</Status>
        </p>
        <a class="btn wide" href={number ? telHref(number) : 'tel:999'}>
          <Icon name="phone" />
          {number ?? '999'}
        </a>
      </section>
    </aside>
  )
}

/** Newest first: a word, a shape and a colour for each period, and no number. */
export function PastReports({ reports }: { readonly reports: readonly SentReport[] }) {
  const today = useToday()
  return (
    <ul class="rows past" aria-label="Progress reports, newest first">
      {reports.map(({ recordId, status, until, receivedAt }) => (
        <li key={recordId}>
          <a class="rowlink" href={`/record/${recordId}`}>
            <span class="grow">
              <Status kind={LOOK[status].kind}>{LOOK[status].word}</Status>
            </span>
            <span class="soft small">
              {receivedAt ? '' : 'not received yet · '}
              {dayMonth(until)}
              {until.slice(0, 4) === today.slice(0, 4) ? '' : ` ${until.slice(0, 4)}`}
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}
