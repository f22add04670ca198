/** What the meeting agrees, as a list everybody can survey; one row is opened to write in it, and says what it still lacks. */
import { useSignal } from '@preact/signals'
import { v7 as newId } from 'uuid'
import { isAsked } from '../../model/check.ts'
import type { Field, RowsField } from '../../model/field.ts'
import { behaviourOf } from '../../model/fields/all.ts'
import type { Json } from '../../model/json.ts'
import { plainValue } from '../../model/plain.ts'
import { useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import type { Draft } from '../form/draft.ts'
import { FieldControl } from '../form/field-control.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useSentence } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Status } from '../parts/status.tsx'
import { capital, shortDay } from '../words.ts'
import { rowsOf } from './meeting-parts.ts'
import type { MeetingRow } from './meeting-parts.ts'

export function MeetingRows(props: { readonly field: RowsField; readonly fieldId: string; readonly draft: Draft }) {
  const { field, fieldId, draft } = props
  const opened = useSignal<string | undefined>(undefined)
  const taken = useSignal<MeetingRow | undefined>(undefined)
  const rows = rowsOf(draft.body, fieldId)
  const open = rows.find(({ id }) => id === opened.value)
  const put = (next: readonly MeetingRow[]) => draft.set(fieldId, next.length > 0 ? (next as Json) : undefined)
  const close = () => {
    opened.value = undefined
    // opened by mistake, and left again
    if (open && Object.keys(open).length === 1) put(rows.filter((row) => row !== open))
  }
  const change = (row: MeetingRow, cell: string, value: Json | undefined) => {
    const { [cell]: _before, ...rest } = row
    const next = (value === undefined ? rest : { ...rest, [cell]: value }) as MeetingRow
    put(rows.map((one) => (one.id === row.id ? next : one)))
  }
  return (
    <section class="stack-3" aria-labelledby={`rows-${fieldId}`}>
      <div>
        <h3 id={`rows-${fieldId}`}>{field.label}</h3>
        {field.hint ? <p class="small soft">{field.hint}</p> : null}
      </div>
      {rows.length > 0 ? (
        <ul class="rows agreed">
          {rows.map((row) => (
            <li key={row.id}>
              <button
                type="button"
                class="map-card"
                id={controlId(`${fieldId}.${row.id}`)}
                aria-haspopup="dialog"
                onClick={() => {
                  opened.value = row.id
                }}
              >
                <RowInShort field={field} row={row} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {taken.value ? (
        <p class="row">
          <span class="soft">{capital(field.rowWord)} taken away.</span>
          <button
            type="button"
            class="btn plain tight"
            onClick={() => {
              if (taken.value) put([...rows, taken.value])
              taken.value = undefined
            }}
          >
            <Icon name="undo" />
            Bring it back
          </button>
        </p>
      ) : null}
      <button
        type="button"
        class="btn plain tight"
        id={controlId(fieldId)}
        onClick={() => {
          const id = newId()
          put([...rows, { id }])
          opened.value = id
        }}
      >
        <Icon name="plus" />
        {field.addLabel}
      </button>
      {open ? (
        <Sheet title={capital(field.rowWord)} onClose={close}>
          {Object.entries(field.fields)
            .filter(([, each]) => isAsked(each, open))
            .map(([cell, each]) => (
              <FieldControl
                key={cell}
                field={each}
                fieldId={`${fieldId}.${open.id}.${cell}`}
                value={open[cell]}
                onChange={(value) => change(open, cell, value)}
                record={draft.record}
              />
            ))}
          <div class="row spread wrap">
            <button
              type="button"
              class="tool"
              onClick={() => {
                taken.value = open
                opened.value = undefined
                put(rows.filter((row) => row !== open))
                announce(`${capital(field.rowWord)} taken away. You can bring it back.`)
              }}
            >
              <Icon name="bin" />
              Take away
            </button>
            <button type="button" class="btn go" onClick={close}>
              Done
            </button>
          </div>
        </Sheet>
      ) : null}
    </section>
  )
}

/** The first answer large, the others below it, and what is still asked. */
function RowInShort({ field, row }: { readonly field: RowsField; readonly row: MeetingRow }) {
  const today = useToday()
  const sentence = useSentence()
  const asked = Object.entries(field.fields).filter(([, each]) => isAsked(each, row))
  const isThere = ([cell, each]: readonly [string, Field]) => {
    const value = row[cell]
    return value !== undefined && behaviourOf(each).filled(value)
  }
  const [first, ...rest] = asked.filter(isThere)
  const lacks = asked.filter((one) => one[1].required && !isThere(one)).map(([, { label }]) => label)
  const words = ([cell, each]: readonly [string, Field]): string => {
    const value = row[cell]
    if (each.kind === 'date' && typeof value === 'string') return `by ${shortDay(value, today)}`
    if (each.kind === 'yes-no') return (value as { answer?: boolean }).answer ? each.label.toLowerCase() : ''
    return plainValue(each, value)
  }
  return (
    <>
      <span class="strong">{first ? sentence(words(first)) : 'Nothing yet'}</span>
      {rest.length > 0 ? <span class="small soft">{sentence(rest.map(words).filter(Boolean).join(' · '))}</span> : null}
      {lacks.length > 0 ? (
        <Status kind="soon" icon="half">
          Still asked: {lacks.join(', ').toLowerCase()}
        </Status>
      ) : null}
    </>
  )
}
