import type { TextField } from '../../model/field.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'
import { Lined } from './lined.tsx'

export function TextControl({ field, value, onChange, fieldId, describedBy }: ControlProps<TextField>) {
  return (
    <Lined
      id={controlId(fieldId)}
      value={value ?? ''}
      onInput={(words) => onChange(words === '' ? undefined : words)}
      placeholder={field.placeholder}
      describedBy={describedBy}
    />
  )
}
