import type { DateTimeField } from '../../model/field.ts'
import { useToday } from '../context.ts'
import { longDay } from '../words.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'
import { fromLocalInput, toLocalInput } from './local-time.ts'

/** A moment, typed as London time and kept with its offset, so that it means the same on every device. */
export function DateTimeControl({ value, onChange, fieldId, describedBy }: ControlProps<DateTimeField>) {
  const today = useToday()
  const shown = value ? toLocalInput(value) : ''
  return (
    <>
      <input
        id={controlId(fieldId)}
        class="entry date"
        type="datetime-local"
        value={shown}
        aria-describedby={describedBy}
        onInput={(event) => {
          if (event.currentTarget.validity?.badInput) return
          onChange(event.currentTarget.value ? fromLocalInput(event.currentTarget.value) : undefined)
        }}
      />
      {shown ? <p class="small soft">{longDay(shown.slice(0, 10), today)}</p> : null}
    </>
  )
}
