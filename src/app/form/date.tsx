import type { DateField } from '../../model/field.ts'
import { useToday } from '../context.ts'
import { capital, longDay, nearDay } from '../words.ts'
import { controlId } from './control.ts'
import type { ControlProps } from './control.ts'

export function DateControl({ value, onChange, fieldId, describedBy }: ControlProps<DateField>) {
  const today = useToday()
  return (
    <>
      <input
        id={controlId(fieldId)}
        class="entry date"
        type="date"
        value={value ?? ''}
        aria-describedby={describedBy}
        onInput={(event) => {
          // A date that is half typed is not an answer yet, and does not take the old one away.
          if (!event.currentTarget.validity?.badInput) onChange(event.currentTarget.value || undefined)
        }}
      />
      {value ? <p class="small soft">{inWords(value, today)}</p> : null}
    </>
  )
}

function inWords(day: string, today: string): string {
  const near = nearDay(day, today)
  return ['today', 'yesterday', 'tomorrow'].includes(near)
    ? `${capital(near)}, ${longDay(day, today)}`
    : longDay(day, today)
}
