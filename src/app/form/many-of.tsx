import type { ManyOfField } from '../../model/field.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'

export function ManyOfControl({ field, value, onChange, fieldId }: ControlProps<ManyOfField>) {
  const chosen = new Set(value ?? [])
  const toggle = (option: string) => {
    if (!chosen.delete(option)) chosen.add(option)
    // In the order of the options, so that the same choice is the same value however it was come by.
    const ordered = field.options.map((each) => each.value).filter((each) => chosen.has(each))
    onChange(ordered.length > 0 ? ordered : undefined)
  }
  return (
    <div class="seg">
      {field.options.map((option, at) => (
        <label class="choice" key={option.value}>
          <input
            type="checkbox"
            id={at === 0 ? controlId(fieldId) : undefined}
            checked={chosen.has(option.value)}
            onChange={() => toggle(option.value)}
          />
          <span>
            {option.label}
            {option.hint ? <span class="hint-in"> {option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  )
}
