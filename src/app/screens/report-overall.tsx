/** Green, amber or red, each in a word, a shape and a colour, with what it demands (S1.12). */
import type { Draft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import type { ReportBody } from '../../practice/reports/reports-of.ts'
import { progressReport } from '../../records/progress-report.ts'
import { ChildsWords } from '../parts/childs-words.tsx'
import { Icon } from '../parts/icon.tsx'
import { controlId } from '../form/control.ts'
import { LOOK } from './report-look.ts'
import { asksFor } from './report-parts.ts'

const CHOICES = [
  {
    value: 'green',
    title: 'Green: no concern',
    says: 'Things go as everybody hoped.',
    demands: 'Nothing more is asked for.',
  },
  {
    value: 'amber',
    title: 'Amber: some concern',
    says: 'Something is harder now. This report says what we are doing.',
    demands: 'Say which steps, and by when.',
  },
  {
    value: 'red',
    title: 'Red: significant concern',
    says: 'This home needs more support, or a decision, to hold.',
    demands: 'The child’s social worker is told today and must look at it with their manager.',
  },
] as const

export function ReportOverall({ draft, missing }: { readonly draft: Draft; readonly missing: ReadonlySet<string> }) {
  const body = draft.body as ReportBody
  const { steps, demand } = progressReport.fields
  return (
    <>
      <fieldset class={missing.has('status') ? 'rags asked-missing' : 'rags'}>
        <legend class="vh">Overall status</legend>
        {CHOICES.map(({ value, title, says, demands }, at) => (
          <label key={value} class={`rag ${LOOK[value].kind}`}>
            <input
              type="radio"
              name="rag"
              id={at === 0 ? controlId('status') : undefined}
              checked={body.status === value}
              onChange={() => draft.set('status', value)}
            />
            <span class="ragshape">
              <Icon name={LOOK[value].kind} />
            </span>
            <span class="grow">
              <b>{title}</b>
              <span>{says}</span>
              <span class="small soft">{demands}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {asksFor('steps', body) ? (
        <FieldControl
          field={{ ...steps, hint: 'No names: this report leaves by number. Say what you saw, then what you think.' }}
          fieldId="steps"
          label={body.status === 'red' ? 'Why red, and what is being done?' : 'What is harder, which steps, by when?'}
          value={body.steps}
          onChange={(value) => draft.set('steps', value)}
          record={draft.record}
          missing={missing.has('steps')}
        />
      ) : null}
      {asksFor('demand', body) ? (
        <FieldControl
          field={demand}
          fieldId="demand"
          value={body.demand}
          onChange={(value) => draft.set('demand', value)}
          record={draft.record}
          missing={missing.has('demand')}
        />
      ) : null}
      {body.feedback?.trim() ? <ChildsWords cite="About living here">{body.feedback}</ChildsWords> : null}
    </>
  )
}
