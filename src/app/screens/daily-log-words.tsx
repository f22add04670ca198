import { v7 as newId } from 'uuid'
import { useId, useState } from 'preact/hooks'
import { ageOn } from '../../model/calendar.ts'
import { Lined } from '../form/lined.tsx'
import { ChildsWords } from '../parts/childs-words.tsx'
import { Icon } from '../parts/icon.tsx'
import type { LogBody } from './daily-log-start.ts'

type Words = NonNullable<LogBody['words']>

interface Props {
  readonly child: string
  /** Birth date, for the line below the words. */
  readonly age: string | undefined
  readonly words: LogBody['words']
  readonly onChange: (words: Words | undefined) => void
  readonly today: string
}

/** What the child said, in the child's colour, as they said it. One piece is open for writing at a time. */
export function LogWords({ child, age, words = [], onChange, today }: Props) {
  const [open, setOpen] = useState<string>()
  const id = useId()
  const put = (next: Words) => onChange(next.length > 0 ? next : undefined)
  const change = (rowId: string, to: { quote?: string; setting?: string }) =>
    put(words.map((row) => (row.id === rowId ? { ...row, ...to } : row)))
  const close = () => {
    setOpen(undefined)
    const written = words.filter((row) => row.quote?.trim())
    if (written.length !== words.length) put(written)
  }
  const add = () => {
    const row = { id: newId() }
    put([...words.filter((each) => each.quote?.trim()), row])
    setOpen(row.id)
    setTimeout(() => document.getElementById(`${id}-${row.id}`)?.focus())
  }
  const cite = (setting: string | undefined) =>
    [child, age ? String(ageOn(age, today)) : '', setting].filter(Boolean).join(', ')
  return (
    <div class="logwords">
      {words.map((row) =>
        row.id === open ? (
          <div key={row.id} class="field writes">
            <label class="label" for={`${id}-${row.id}`}>
              {child} said
            </label>
            <Lined
              id={`${id}-${row.id}`}
              rows={1}
              childs
              value={row.quote ?? ''}
              onInput={(quote) => change(row.id, { quote })}
              placeholder="Just as it was said"
            />
            <label class="field">
              <span class="small soft">Where, and who was there</span>
              <input
                class="entry"
                value={row.setting ?? ''}
                placeholder="in the car"
                onInput={(event) => change(row.id, { setting: event.currentTarget.value })}
              />
            </label>
            <button type="button" class="btn plain tight" onClick={close}>
              <Icon name="done" />
              Done
            </button>
          </div>
        ) : row.quote?.trim() ? (
          <div key={row.id} class="said">
            <ChildsWords inline cite={cite(row.setting)}>
              {row.quote}
            </ChildsWords>
            <button
              type="button"
              class="tool bare"
              aria-label={`Change what ${child} said`}
              onClick={() => setOpen(row.id)}
            >
              <Icon name="pen" />
            </button>
          </div>
        ) : null,
      )}
      {open === undefined || !words.some((row) => row.id === open) ? (
        <button type="button" class="chip" onClick={add}>
          <Icon name="plus" />
          {child} said
        </button>
      ) : null}
    </div>
  )
}
