import type { ChoiceField } from '../../model/field.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'

/** Radios side by side where they fit, below each other where they do not. */
export function ChoiceControl({ field, value, onChange, fieldId }: ControlProps<ChoiceField>) {
  return (
    <div class={field.options.length > 4 ? 'seg choices' : 'seg'}>
      {field.options.map((option, at) => (
        <label class="choice" key={option.value}>
          <input
            type="radio"
            id={at === 0 ? controlId(fieldId) : undefined}
            name={controlId(fieldId)}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
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
