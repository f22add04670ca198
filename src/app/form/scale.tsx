import type { ScaleField } from '../../model/field.ts'
import type { CaseRecord } from '../../model/record.ts'
import { useNotebook } from '../context.ts'
import { dayOf } from '../words.ts'
import { hintId, labelId } from './control.ts'
import type { ControlProps } from './control.ts'
import { ScaleButtons, type EarlierAnswer } from './scale-buttons.tsx'

/** A scale inside a form: both ends in words, and what the same writer answered in earlier records of the kind. */
export function ScaleControl({ field, value, onChange, fieldId, record }: ControlProps<ScaleField>) {
  // "If you like" is said once, beside the question.
  const hint = field.hint && /^if you like\.?$/i.test(field.hint) ? undefined : field.hint
  const ends = `${hintId(fieldId)}-ends`
  return (
    <fieldset class="scale-field">
      <legend id={labelId(fieldId)}>
        {field.label}
        {field.required ? null : <span class="soft"> (if you like)</span>}
      </legend>
      {hint ? (
        <span class="hint" id={hintId(fieldId)}>
          {hint}
        </span>
      ) : null}
      <p class="scale-end ends" id={ends}>
        <span>
          <b>0</b> {field.worst}
        </span>
        <span>
          <b>10</b> {field.best}
        </span>
      </p>
      <ScaleButtons
        labelledBy={labelId(fieldId)}
        describedBy={hint ? `${hintId(fieldId)} ${ends}` : ends}
        value={value}
        onChange={onChange}
        earlier={useEarlier(record, fieldId)}
      />
      {value !== undefined && !field.required ? (
        <button type="button" class="link" onClick={() => onChange(undefined)}>
          Take the answer back
        </button>
      ) : null}
    </fieldset>
  )
}

function useEarlier(record: CaseRecord | undefined, fieldId: string): readonly EarlierAnswer[] {
  const { casebook } = useNotebook()
  const file = record?.fileIds[0]
  if (!record || !file) return []
  return casebook.inFile(file, record.type).flatMap((other) => {
    // In a visit to several children the id of the control also says whose answer it is, after a tilde.
    const score = other.body[fieldId.split('~')[0] ?? fieldId]
    return other.id !== record.id && other.author.personId === record.author.personId && typeof score === 'number'
      ? [{ score, on: dayOf(other.author.at) }]
      : []
  })
}
