import type { ChoiceField } from '../../model/field.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'

/** More answers than can be taken in at a look, such as the codes of the yearly return, are a list to open. */
const MOST_AT_A_LOOK = 9
export const isLongChoice = (field: ChoiceField): boolean => field.options.length > MOST_AT_A_LOOK

export function LongChoiceControl({ field, value, onChange, fieldId, describedBy }: ControlProps<ChoiceField>) {
  return (
    <select
      id={controlId(fieldId)}
      class="entry"
      value={value ?? ''}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    >
      <option value="">Choose</option>
      {field.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.hint ? `${option.label} (${option.hint})` : option.label}
        </option>
      ))}
    </select>
  )
}
