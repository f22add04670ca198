import type { QuoteField } from '../../model/field.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'
import { Lined } from './lined.tsx'

/** The child's words while they are written down: their colour, no spelling marks. They are kept as they were said. */
export function QuoteControl({ value, onChange, fieldId, describedBy }: ControlProps<QuoteField>) {
  return (
    <Lined
      id={controlId(fieldId)}
      value={value ?? ''}
      onInput={(words) => onChange(words === '' ? undefined : words)}
      describedBy={describedBy}
      childs
    />
  )
}
