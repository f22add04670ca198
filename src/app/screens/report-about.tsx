/** Who the report is about, by number, and which days: gaps and overlaps are told, dates the wrong way round put right (S1.1–S1.9). */
import type { CaseRecord } from '../../model/record.ts'
import { isInverted, nextDue, seamWith } from '../../practice/reports/report-period.ts'
import type { Seam } from '../../practice/reports/report-period.ts'
import type { ReportBody } from '../../practice/reports/reports-of.ts'
import { progressReport } from '../../records/progress-report.ts'
import { useToday } from '../context.ts'
import type { Draft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import { Icon } from '../parts/icon.tsx'
import { Status } from '../parts/status.tsx'
import { count, longDay, shortDay } from '../words.ts'
import { PARTS } from './report-parts.ts'

export function ReportAbout(props: {
  readonly draft: Draft
  readonly last: CaseRecord<ReportBody> | undefined
  readonly missing: ReadonlySet<string>
}) {
  const { draft, last, missing } = props
  const today = useToday()
  const body = draft.body as ReportBody
  const seam = seamWith(last?.body, body)
  const exchange = () => {
    draft.set('from', body.until)
    draft.set('until', body.from)
  }
  return (
    <>
      {isInverted(body) ? (
        <p class="not-kept" role="alert">
          <Icon name="urgent" />
          <span>The report ends before it begins.</span>
          <button type="button" class="btn tight" onClick={exchange}>
            Exchange the two dates
          </button>
        </p>
      ) : seam ? (
        <p>
          <Status kind="soon">{seamWords(seam, today)}</Status>
        </p>
      ) : null}
      {PARTS.at(-1)?.fields.map((id) => (
        <FieldControl
          key={id}
          field={progressReport.fields[id]}
          fieldId={id}
          value={body[id]}
          onChange={(value) => draft.set(id, value)}
          record={draft.record}
          missing={missing.has(id)}
        />
      ))}
      {body.until && body.frequency ? (
        <p class="soft">The report after this one is due on {longDay(nextDue(body.until, body.frequency), today)}.</p>
      ) : null}
    </>
  )
}

function seamWords({ kind, days, first, last }: Seam, today: string): string {
  const which = days === 1 ? shortDay(first, today) : `${shortDay(first, today)} to ${shortDay(last, today)}`
  return kind === 'gap'
    ? `No report covers ${count(days, 'day')}: ${which}`
    : `The last report covers ${count(days, 'day')} of these as well: ${which}`
}
