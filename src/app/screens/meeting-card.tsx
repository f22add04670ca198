/** One card of the map, opened: its words, who says so, and what becomes of it. */
import { v7 as newId } from 'uuid'
import type { Json } from '../../model/json.ts'
import { Lined } from '../form/lined.tsx'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import type { PartProps } from './meeting-parts.ts'
import { inTheRoom, rowsOf } from './meeting-parts.ts'

export function CardSheet(
  props: PartProps & { readonly column: string; readonly id: string; readonly onClose: () => void },
) {
  const { draft, column, id, onClose, onShow } = props
  const say = useNameWords()
  const rows = rowsOf(draft.body, column)
  const card = rows.find((row) => row.id === id)
  if (!card) return null
  const words = typeof card.words === 'string' ? card.words : ''
  const childs = (card.childs as { answer?: boolean } | undefined)?.answer === true
  const put = (cell: string, value: Json | undefined) =>
    draft.set(
      column,
      rows.map((row) => {
        if (row.id !== id) return row
        const { [cell]: _before, ...rest } = row
        return value === undefined ? rest : { ...rest, [cell]: value }
      }) as Json,
    )
  /** The idea leaves the map for the plan, in one step: it never stands in both, or in neither. */
  const become = (field: 'rules' | 'actions') => {
    const made: { readonly [cell: string]: Json } = field === 'rules' ? { response: words } : { what: words }
    const rowId = newId()
    draft.set(field, [...rowsOf(draft.body, field), { id: rowId, ...made }] as Json)
    takeAway()
    onClose()
    onShow(`${field}.${rowId}`)
  }
  const takeAway = () => {
    const left = rows.filter((row) => row.id !== id)
    draft.set(column, left.length > 0 ? (left as Json) : undefined)
  }
  return (
    <Sheet title="This card" onClose={onClose}>
      <Lined
        label="In a few words"
        value={words}
        childs={childs}
        onInput={(typed) => put('words', typed || undefined)}
      />
      <fieldset>
        <legend>Who says so</legend>
        <div class="chooser">
          {inTheRoom(draft.body).map(({ who }) => (
            <button
              type="button"
              class="chip"
              key={who.name}
              aria-pressed={card.by === who.name}
              onClick={() => put('by', card.by === who.name ? undefined : who.name)}
            >
              {say(who.name)}
            </button>
          ))}
        </div>
        <input
          class="entry"
          aria-label="Who says so"
          placeholder="or somebody else"
          value={typeof card.by === 'string' ? card.by : ''}
          onInput={(event) => put('by', event.currentTarget.value || undefined)}
        />
      </fieldset>
      <label class="choice">
        <input
          type="checkbox"
          checked={childs}
          onChange={(event) => put('childs', event.currentTarget.checked ? { answer: true } : undefined)}
        />
        <span>The child’s own words</span>
      </label>
      {column === 'next' && words ? (
        <div class="row wrap">
          <button type="button" class="btn" onClick={() => become('actions')}>
            <Icon name="done" />
            Make it an action
          </button>
          <button type="button" class="btn" onClick={() => become('rules')}>
            <Icon name="people" />
            Make it a plan rule
          </button>
        </div>
      ) : null}
      <div class="row spread wrap">
        <button
          type="button"
          class="tool"
          onClick={() => {
            takeAway()
            announce('Card taken away. It stays in every version of the record.')
            onClose()
          }}
        >
          <Icon name="bin" />
          Take away
        </button>
        <button type="button" class="btn go" onClick={onClose}>
          Done
        </button>
      </div>
    </Sheet>
  )
}
