/** The date of the review: mandatory, and the chair's to set (S2.23). A tap for the usual distances. */
import { addDays } from '../../model/calendar.ts'
import { useToday } from '../context.ts'
import { FieldControl } from '../form/field-control.tsx'
import type { PartProps } from './meeting-parts.ts'

const WEEKS = [
  [2, 'In two weeks'],
  [4, 'In four weeks'],
  [6, 'In six weeks'],
] as const

export function ReviewDate({ definition, draft, fieldId }: PartProps & { readonly fieldId: string }) {
  const today = useToday()
  const field = definition.fields[fieldId]
  if (!field) return <></>
  const held = typeof draft.body.held === 'string' ? draft.body.held.slice(0, 10) : today
  return (
    <div class="stack-2">
      <FieldControl
        field={field}
        fieldId={fieldId}
        value={draft.body[fieldId]}
        onChange={(value) => draft.set(fieldId, value)}
        record={draft.record}
      />
      <div class="chooser" role="group" aria-label="Counted from the meeting">
        {WEEKS.map(([weeks, words]) => {
          const day = addDays(held, weeks * 7)
          return (
            <button
              type="button"
              class="chip"
              key={weeks}
              aria-pressed={draft.body[fieldId] === day}
              onClick={() => draft.set(fieldId, day)}
            >
              {words}
            </button>
          )
        })}
      </div>
    </div>
  )
}
