import type { ShortTextField } from '../../model/field.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'

export function ShortTextControl({ field, value, onChange, fieldId, describedBy }: ControlProps<ShortTextField>) {
  return (
    <input
      id={controlId(fieldId)}
      class="entry"
      type={field.input ?? 'text'}
      value={value ?? ''}
      placeholder={field.placeholder}
      autocomplete="off"
      aria-describedby={describedBy}
      onInput={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  )
}
