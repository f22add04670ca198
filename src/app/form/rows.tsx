import { useSignal } from '@preact/signals'
import type { ComponentChildren, ComponentType } from 'preact'
import { v7 as newId } from 'uuid'
import { isAsked } from '../../model/check.ts'
import type { Body, Row, RowsField } from '../../model/field.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { capital } from '../words.ts'
import { controlId } from './control.ts'
import type { ControlProps, FieldControlProps } from './control.ts'

type RowBody = Row & Body

/** Rows that are added, put in order and taken away again; what was taken away can be brought back. */
export function RowsControl(
  props: ControlProps<RowsField> & {
    readonly inner: ComponentType<FieldControlProps>
    /** What stands below the answers of a row: questions about them, say. */
    readonly beneath?: (row: Row & Body, change: (field: string, value: Body[string]) => void) => ComponentChildren
  },
) {
  const { field, onChange, fieldId, record, inner: Inner } = props
  const rows = (props.value ?? []) as readonly RowBody[]
  const taken = useSignal<{ readonly row: RowBody; readonly at: number } | undefined>(undefined)
  const put = (next: readonly RowBody[]) => onChange(next.length > 0 ? next : undefined)

  const add = () => {
    const row: RowBody = { id: newId() }
    put([...rows, row])
    const first = Object.keys(field.fields)[0]
    // After the row is drawn: straight into its first field.
    setTimeout(() => document.getElementById(controlId(`${fieldId}.${row.id}.${first}`))?.focus())
  }
  const take = (at: number) => {
    const row = rows[at]
    if (!row) return
    taken.value = { row, at }
    put(rows.filter((each) => each !== row))
    announce(`${capital(field.rowWord)} taken away. You can bring it back.`)
  }
  const bringBack = () => {
    const back = taken.value
    if (!back) return
    put([...rows.slice(0, back.at), back.row, ...rows.slice(back.at)])
    taken.value = undefined
  }
  const move = (at: number, by: number) => {
    const row = rows[at]
    if (!row) return
    const rest = rows.filter((each) => each !== row)
    put([...rest.slice(0, at + by), row, ...rest.slice(at + by)])
    announce(`${capital(field.rowWord)} is now number ${at + by + 1} of ${rows.length}`)
  }
  const change = (row: RowBody, id: string, value: Body[string]) =>
    put(rows.map((each) => (each.id === row.id ? withAnswer(each, id, value) : each)))

  return (
    <div class="stack-3">
      {rows.length > 0 ? (
        <ol class="rowset">
          {rows.map((row, at) => (
            <li key={row.id}>
              <fieldset class="stack">
                <legend>
                  {capital(field.rowWord)} {at + 1}
                </legend>
                {Object.entries(field.fields)
                  .filter(([, each]) => isAsked(each, row))
                  .map(([id, each]) => (
                    <Inner
                      key={id}
                      field={each}
                      fieldId={`${fieldId}.${row.id}.${id}`}
                      value={row[id]}
                      record={record}
                      onChange={(value) => change(row, id, value)}
                    />
                  ))}
                {props.beneath?.(row, (id, value) => change(row, id, value))}
                <div class="row-tools">
                  {at > 0 ? (
                    <button type="button" class="tool" onClick={() => move(at, -1)}>
                      <Icon name="up-one" />
                      Move up
                    </button>
                  ) : null}
                  {at < rows.length - 1 ? (
                    <button type="button" class="tool" onClick={() => move(at, 1)}>
                      <Icon name="down-one" />
                      Move down
                    </button>
                  ) : null}
                  <button type="button" class="tool" onClick={() => take(at)}>
                    <Icon name="bin" />
                    Take away
                    <span class="vh">
                      {' '}
                      {field.rowWord} {at + 1}
                    </span>
                  </button>
                </div>
              </fieldset>
            </li>
          ))}
        </ol>
      ) : null}
      {taken.value ? (
        <p class="row">
          <span class="soft">{capital(field.rowWord)} taken away.</span>
          <button type="button" class="btn plain tight" onClick={bringBack}>
            <Icon name="undo" />
            Bring it back
          </button>
        </p>
      ) : null}
      <button type="button" class="btn plain tight" id={controlId(fieldId)} onClick={add}>
        <Icon name="plus" />
        {field.addLabel}
      </button>
    </div>
  )
}

function withAnswer(row: RowBody, id: string, value: Body[string]): RowBody {
  const { [id]: _old, ...rest } = row
  return (value === undefined ? rest : { ...rest, [id]: value }) as RowBody
}
