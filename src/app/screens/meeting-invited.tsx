/** Everybody who is invited, and how each of them came to be heard: a tap each. Nobody who matters is forgotten. */
import { useSignal } from '@preact/signals'
import { v7 as newId } from 'uuid'
import type { ChoiceField, Field, PersonRef, RowsField } from '../../model/field.ts'
import type { Json } from '../../model/json.ts'
import { whoToInvite } from '../../practice/who-to-invite.ts'
import { useNotebook, useToday } from '../context.ts'
import { controlId } from '../form/control.ts'
import { FieldControl } from '../form/field-control.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { Name, useNameWords } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { Lined } from '../form/lined.tsx'
import type { PartProps } from './meeting-parts.ts'
import { rowsOf } from './meeting-parts.ts'
import type { MeetingRow } from './meeting-parts.ts'

const nameIn = (row: MeetingRow): string => (row.who as PersonRef | undefined)?.name ?? ''

export function MeetingInvited({ definition, draft, childId }: PartProps) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const opened = useSignal<string | undefined>(undefined)
  const rows = rowsOf(draft.body, 'invited')
  const cells = (definition.fields.invited as RowsField).fields
  const put = (next: readonly MeetingRow[]) => draft.set('invited', next.length > 0 ? (next as Json) : undefined)
  const change = (id: string, cell: string, value: Json | undefined) =>
    put(
      rows.map((row) => {
        if (row.id !== id) return row
        const { [cell]: _before, ...rest } = row
        return (value === undefined ? rest : { ...rest, [cell]: value }) as MeetingRow
      }),
    )
  const known = new Set(rows.map((row) => nameIn(row).toLowerCase()))
  const others = whoToInvite(casebook, childId, today).filter(({ who }) => !known.has(who.name.toLowerCase()))
  const invite = (row: Omit<MeetingRow, 'id'>): string => {
    const id = newId()
    put([...rows, { ...row, id }])
    return id
  }
  const row = rows.find(({ id }) => id === opened.value)
  const close = () => {
    opened.value = undefined
    // opened by mistake, and left again
    if (row && nameIn(row) === '') put(rows.filter((one) => one !== row))
  }
  const unsaid = rows.filter(({ came }) => came === undefined)
  return (
    <section class="stack" aria-label="Who is invited, and who came">
      <p class="soft">
        Carers, birth family, people who helped before, earlier carers, school, health, both workers. Take away whom it
        does not suit, and say why below.
      </p>
      <ul class="rows invited">
        {rows.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              class="invited-who"
              aria-haspopup="dialog"
              onClick={() => {
                opened.value = one.id
              }}
            >
              <b>
                <Name inert>{nameIn(one) || 'No name yet'}</Name>
              </b>
              <span class="small soft">{labelOfChoice(cells.as, one.as)}</span>
            </button>
            <Came
              field={cells.came as ChoiceField}
              who={say(nameIn(one)) || 'this person'}
              value={one.came}
              onChange={(value) => change(one.id, 'came', value)}
            />
            {one.came === 'views' ? (
              <Lined
                class="sent"
                label={`What ${say(nameIn(one))} sent`}
                placeholder="What they sent"
                value={typeof one.views === 'string' ? one.views : ''}
                onInput={(words) => change(one.id, 'views', words || undefined)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      <div class="row wrap">
        <button
          type="button"
          class="btn plain tight"
          id={controlId('invited')}
          onClick={() => {
            opened.value = invite({})
          }}
        >
          <Icon name="plus" />
          Invite one more person
        </button>
        {draft.body.held && unsaid.length > 0 ? (
          <button
            type="button"
            class="btn plain tight"
            onClick={() => {
              put(rows.map((one) => (one.came === undefined ? { ...one, came: 'came' } : one)))
              announce('Everybody else came')
            }}
          >
            Everybody else came
          </button>
        ) : null}
      </div>
      {others.length > 0 ? (
        <div>
          <p class="small soft">Not invited so far. One tap invites:</p>
          <div class="chooser">
            {others.map(({ who, as, relation }) => (
              <button type="button" class="chip" key={who.name} onClick={() => invite({ who, as })}>
                <Icon name="plus" />
                <span>
                  {say(who.name)}
                  {relation ? <span class="hint-in"> {relation}</span> : null}
                </span>
              </button>
            ))}
          </div>
        </div>
      ) : null}
      {row ? (
        <Sheet title={say(nameIn(row)) || 'Invite'} onClose={close}>
          {(['who', 'as'] as const).map((cell) => {
            const field: Field | undefined = cells[cell]
            return field ? (
              <FieldControl
                key={cell}
                field={field}
                fieldId={`invited.${row.id}.${cell}`}
                value={row[cell]}
                onChange={(value) => change(row.id, cell, value)}
                record={draft.record}
              />
            ) : null
          })}
          <div class="row spread wrap">
            <button
              type="button"
              class="tool"
              onClick={() => {
                put(rows.filter(({ id }) => id !== row.id))
                opened.value = undefined
                announce('Not invited')
              }}
            >
              <Icon name="bin" />
              Do not invite
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

const labelOfChoice = (field: Field | undefined, value: Json | undefined): string =>
  (field?.kind === 'choice' && field.options.find((option) => option.value === value)?.label) || ''

function Came(props: {
  readonly field: ChoiceField
  readonly who: string
  readonly value: Json | undefined
  readonly onChange: (value: string | undefined) => void
}) {
  return (
    <div class="chooser" role="group" aria-label={`Was ${props.who} there?`}>
      {props.field.options.map(({ value, label }) => (
        <button
          type="button"
          class="chip"
          key={value}
          aria-pressed={props.value === value}
          onClick={() => props.onChange(props.value === value ? undefined : value)}
        >
          {label}
        </button>
      ))}
    </div>
  )
}
