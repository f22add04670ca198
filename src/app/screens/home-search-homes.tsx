import { useSignal } from '@preact/signals'
import type { Body, PersonRef, Row } from '../../model/field.ts'
import type { Uuid } from '../../model/file.ts'
import type { CaseRecord } from '../../model/record.ts'
import { childrenHere } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { homeSearch } from '../../records/home-search.ts'
import { household } from '../../records/household.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { FieldControl } from '../form/field-control.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { count } from '../words.ts'

const FIELDS = homeSearch.fields.homes.fields
export type HomeRow = Row<typeof FIELDS>
const ASKED = ['outcome', 'fits', 'gaps', 'childsView', 'why'] as const

/** One home that is considered: what fits, what does not, what the child thinks, and what became of it. */
export function HomeCard(props: {
  readonly row: HomeRow
  readonly record: CaseRecord | undefined
  readonly onChange: (row: HomeRow) => void
  readonly onRemove: () => void
}) {
  const { row, record } = props
  const say = useNameWords()
  const name = say(row.home?.name ?? row.name ?? 'A home without a name')
  return (
    <article class="sheet search-card" aria-label={name}>
      <div class="row spread wrap">
        <h3 class="lead">{name}</h3>
        <button type="button" class="tool" onClick={props.onRemove}>
          <Icon name="bin" />
          Take it off<span class="vh">: {name}</span>
        </button>
      </div>
      {row.home ? <LivesThere household={row.home} /> : null}
      {ASKED.map((id) => (
        <FieldControl
          key={id}
          field={FIELDS[id]}
          fieldId={`homes.${row.id}.${id}`}
          value={(row as Body)[id]}
          record={record}
          onChange={(value) => {
            const { [id]: _before, ...rest } = row as Body
            props.onChange((value === undefined ? rest : { ...rest, [id]: value }) as HomeRow)
          }}
        />
      ))}
    </article>
  )
}

function LivesThere({ household: home }: { readonly household: PersonRef }) {
  const { casebook } = useNotebook()
  const today = useToday()
  if (!home.recordId || !casebook.get(home.recordId)) return null
  const many = childrenHere(casebook, home.recordId, today).length
  return (
    <p class="small soft">
      <a class="link" href={`/household/${home.recordId}`}>
        Their page
      </a>{' '}
      {many === 0 ? 'No child is placed there now.' : `${count(many, 'child', 'children')} placed there now.`}
    </p>
  )
}

/** A household that has a file here, or the name of another home. */
export function AddHome(props: {
  readonly search: Uuid
  readonly taken: readonly HomeRow[]
  readonly onAdd: (home: { readonly home?: PersonRef; readonly name?: string }) => void
}) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const chosen = useSignal('')
  const name = useBegun(`home named ${props.search}`, [props.search])
  const taken = new Set(props.taken.map(({ home }) => home?.recordId))
  const homes = ofType(household, casebook.ofType(household.type))
    .filter(({ id }) => !taken.has(id))
    .map((one) => ({
      id: one.id,
      name: household.summary(one.body, {}),
      many: childrenHere(casebook, one.id, today).length,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }))
  const add = () => {
    const home = homes.find(({ id }) => id === chosen.value)
    if (home) props.onAdd({ home: { recordId: home.id, name: home.name } })
    else if (name.value.trim()) props.onAdd({ name: name.value.trim() })
    else return
    chosen.value = ''
    name.value = ''
  }
  return (
    <fieldset class="asked">
      <legend>Add a home</legend>
      <label class="field">
        <span class="label">One of our households</span>
        <select
          class="entry"
          value={chosen.value}
          onChange={(event) => {
            chosen.value = event.currentTarget.value
          }}
        >
          <option value="">Choose, or name another below</option>
          {homes.map((one) => (
            <option key={one.id} value={one.id}>
              {say(one.name)}
              {one.many === 0 ? ', nobody placed' : `, ${one.many} placed`}
            </option>
          ))}
        </select>
      </label>
      {chosen.value === '' ? (
        <label class="field">
          <span class="label">Or its name</span>
          <input
            class="entry"
            value={name.value}
            placeholder="an agency, a residential home"
            onInput={(event) => {
              name.value = event.currentTarget.value
            }}
          />
        </label>
      ) : null}
      <button type="button" class="btn" onClick={add}>
        <Icon name="plus" />
        Add this home
      </button>
    </fieldset>
  )
}
