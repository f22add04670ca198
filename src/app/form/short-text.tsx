import type { ShortTextField } from '../../model/field.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'

export function ShortTextControl({ field, value, onChange, fieldId, describedBy }: ControlProps<ShortTextField>) {
  // One literal stands for the three kinds of plain line: the element's type wants to know which one it is.
  const type = (field.input ?? 'text') as 'text'
  return (
    <input
      id={controlId(fieldId)}
      class="entry"
      type={type}
      value={value ?? ''}
      placeholder={field.placeholder}
      autocomplete="off"
      aria-describedby={describedBy}
      onInput={(event) => onChange(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
    />
  )
}
