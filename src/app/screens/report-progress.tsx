/** For each outcome what was done and what came of it, and what the child says (S1.13, S1.14). */
import { fileKind, fileSubject } from '../../model/file.ts'
import type { Json } from '../../model/json.ts'
import { childIn } from '../../practice/home.ts'
import { isOnTheWay } from '../../practice/own/pathway.ts'
import type { ReportBody } from '../../practice/reports/reports-of.ts'
import { progressReport } from '../../records/progress-report.ts'
import { useNotebook, useToday } from '../context.ts'
import type { Draft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'

interface Props {
  readonly draft: Draft
  readonly missing: ReadonlySet<string>
}

const { outcomes: rowsField, feedback, noFeedback } = progressReport.fields
const { outcome, term, support, progress } = rowsField.fields

/** The outcomes alone; what came of them is asked on its own page and stays in the same rows. */
export function ReportOutcomes({ draft, missing }: Props) {
  const { casebook } = useNotebook()
  const file = draft.record?.fileIds.find((one) => fileKind(one) === 'child')
  const birthDate = file && childIn(casebook, fileSubject(file))?.body.birthDate
  const { outcomes = [], until } = draft.body as ReportBody
  const today = useToday()
  // A pathway plan is nobody's before the age it exists for. What was chosen already stays to be seen; where an agency is
  // not told when they were born it may be chosen.
  const offered =
    birthDate === undefined || isOnTheWay(birthDate, until ?? today) || outcomes.some((row) => row.term === 'pathway')
  const options = offered ? term.options : term.options.filter(({ value }) => value !== 'pathway')
  return (
    <FieldControl
      field={{ ...rowsField, fields: { outcome, term: { ...term, options } } }}
      fieldId="outcomes"
      value={draft.body.outcomes}
      onChange={(value) => draft.set('outcomes', value)}
      record={draft.record}
      missing={missing.has('outcomes')}
    />
  )
}

export function ReportProgress({ draft, missing }: Props) {
  const body = draft.body as ReportBody
  const rows = body.outcomes ?? []
  const put = (id: string, field: 'support' | 'progress', value: Json | undefined) =>
    draft.set(
      'outcomes',
      rows.map((row) => {
        const { [field]: _old, ...rest } = row
        return row.id !== id ? row : value === undefined ? rest : { ...rest, [field]: value }
      }) as Json,
    )
  return (
    <>
      {rows.length === 0 ? <p class="soft">No outcome is written yet: begin with those.</p> : null}
      {rows.map((row, at) => (
        <section key={row.id} class="stack-3" aria-labelledby={`outcome-${row.id}`}>
          <h2 id={`outcome-${row.id}`}>
            {at + 1}. {row.outcome?.trim() || 'An outcome without words yet'}
          </h2>
          <FieldControl
            field={support}
            fieldId={`outcomes.${row.id}.support`}
            value={row.support}
            onChange={(value) => put(row.id, 'support', value)}
            record={draft.record}
          />
          <FieldControl
            field={progress}
            fieldId={`outcomes.${row.id}.progress`}
            value={row.progress}
            onChange={(value) => put(row.id, 'progress', value)}
            record={draft.record}
          />
        </section>
      ))}
      <FieldControl
        field={feedback}
        fieldId="feedback"
        value={body.feedback}
        onChange={(value) => draft.set('feedback', value)}
        record={draft.record}
        missing={missing.has('feedback')}
      />
      {body.feedback?.trim() ? null : (
        <FieldControl
          field={noFeedback}
          fieldId="noFeedback"
          value={body.noFeedback}
          onChange={(value) => draft.set('noFeedback', value)}
          record={draft.record}
        />
      )}
    </>
  )
}
