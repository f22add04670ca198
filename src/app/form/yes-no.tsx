import type { YesNo, YesNoField } from '../../model/field.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'
import { Lined } from './lined.tsx'

/** Yes or no, and the reason where the answer asks for one. A reason once typed is kept when the answer changes. */
export function YesNoControl({ field, value, onChange, fieldId }: ControlProps<YesNoField>) {
  const answers: readonly (readonly [boolean, string])[] = [
    [true, field.yes ?? 'Yes'],
    [false, field.no ?? 'No'],
  ]
  const answered = (answer: boolean): YesNo => ({ answer, ...(value?.reason ? { reason: value.reason } : {}) })
  return (
    <>
      <div class="seg">
        {answers.map(([answer, words], at) => (
          <label class="choice" key={words}>
            <input
              type="radio"
              id={at === 0 ? controlId(fieldId) : undefined}
              name={controlId(fieldId)}
              checked={value?.answer === answer}
              onChange={() => onChange(answered(answer))}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {field.reasonFor !== undefined && value?.answer === field.reasonFor ? (
        <label class="field">
          <span class="label">{field.reasonLabel ?? 'Why?'}</span>
          <Lined
            id={`${controlId(fieldId)}-reason`}
            value={value.reason ?? ''}
            onInput={(reason) => onChange(reason === '' ? { answer: value.answer } : { answer: value.answer, reason })}
          />
        </label>
      ) : null}
    </>
  )
}
