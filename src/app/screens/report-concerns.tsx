/** The seven prompts, each with what the records say and the records behind it (S1.16). */
import type { TextField } from '../../model/field.ts'
import { PROMPTS, progressReport } from '../../records/progress-report.ts'
import type { Counted } from '../../practice/reports/report-counts.ts'
import { occurredOn } from '../../practice/occurred-on.ts'
import { definitionOf } from '../../records/all.ts'
import { useNotebook, useToday } from '../context.ts'
import type { Draft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import { titleOf } from '../names.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { readingPath } from '../paths.ts'
import { count, shortDay } from '../words.ts'

export function ReportConcerns(props: { readonly draft: Draft; readonly counts: readonly Counted[] }) {
  const { draft, counts } = props
  return (
    <>
      {PROMPTS.map(({ value, label }) => {
        const counted = counts.find(({ prompt }) => prompt === value)
        return (
          <section key={value} class="concern" aria-labelledby={`p-${value}`}>
            <h2 id={`p-${value}`}>{label}</h2>
            {counted ? (
              <Behind counted={counted} label={label} />
            ) : (
              <p class="soft">Say which days the report covers first.</p>
            )}
            <FieldControl
              field={withoutHint(progressReport.fields[value])}
              fieldId={value}
              label={
                <>
                  What the council needs to know<span class="vh">: {label}</span>
                </>
              }
              value={draft.body[value]}
              onChange={(words) => draft.set(value, words)}
              record={draft.record}
            />
          </section>
        )
      })}
    </>
  )
}

/** The count stands just above it. */
const withoutHint = ({ hint: _hint, ...field }: TextField): TextField => field

function Behind({ counted, label }: { readonly counted: Counted; readonly label: string }) {
  const { casebook } = useNotebook()
  const today = useToday()
  const sentence = useSentence()
  const records = counted.recordIds.flatMap((id) => casebook.get(id) ?? [])
  return (
    <>
      <p>{counted.known ? <b>{counted.said}</b> : <Status kind="quiet">{counted.said}</Status>}</p>
      {records.length > 0 ? (
        <details class="behind">
          <summary>
            <Icon name="down" />
            Show {records.length === 1 ? 'it' : `all ${count(records.length, 'record')}`}
            <span class="vh">: {label}</span>
          </summary>
          <Rows label={label}>
            {records.map((record) => (
              <RowLink
                key={record.id}
                href={readingPath(record)}
                icon={definitionOf(record.type)?.icon ?? 'note'}
                title={sentence(titleOf(casebook, record))}
              >
                {shortDay(occurredOn(record), today)}
              </RowLink>
            ))}
          </Rows>
        </details>
      ) : null}
    </>
  )
}
