/** A child's own words in a visit: what is written stands as they said it, and a ruled line waits for more. */
import { useState } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import type { Row } from '../../model/field.ts'
import { unquoted } from '../../model/unquoted.ts'
import type { childsWords } from '../../records/shared-fields.ts'
import { controlId } from '../form/control.ts'
import { Lined } from '../form/lined.tsx'
import { ChildsWords } from '../parts/childs-words.tsx'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { timeOf } from '../words.ts'
import type { Written } from './visit-drafts.ts'

type Said = Row<typeof childsWords.fields>

export function VisitWords({
  one,
  fieldKey,
  missing,
}: {
  readonly one: Written
  readonly fieldKey: string
  readonly missing: boolean
}) {
  const say = useNameWords()
  const rows = (one.draft.body.words ?? []) as readonly Said[]
  const [at, setAt] = useState<string | undefined>(() => (rows.length === 0 ? newId() : undefined))
  const now = rows.find(({ id }) => id === at)
  const name = say(one.name)
  const put = (next: readonly Said[]) => one.draft.set('words', next.length > 0 ? next : undefined)

  function change(part: Partial<Said>) {
    if (!at) return
    const row: Said = { ...(now ?? { id: at, time: timeOf(new Date().toISOString()) }), ...part }
    const kept = row.quote || row.setting
    put(now ? rows.flatMap((each) => (each.id === at ? (kept ? [row] : []) : [each])) : kept ? [...rows, row] : rows)
  }
  const id = controlId(fieldKey)
  return (
    <div class={missing ? 'asked asked-missing stack-3' : 'asked stack-3'}>
      {rows.map((each) =>
        each.id === at || !each.quote ? null : (
          <div key={each.id} class="said">
            <ChildsWords cite={[name, each.setting, each.time].filter(Boolean).join(', ')}>{each.quote}</ChildsWords>
            <button
              type="button"
              class="tool"
              onClick={() => {
                setAt(each.id)
                setTimeout(() => document.getElementById(id)?.focus())
              }}
            >
              <Icon name="pen" />
              Change<span class="vh"> “{unquoted(each.quote ?? '')}”</span>
            </button>
          </div>
        ),
      )}
      {at ? (
        <>
          <div>
            <label class="label" for={id}>
              {name} said <span class="hint-in">exactly as they said it, swearing too</span>
            </label>
            <Lined id={id} value={now?.quote ?? ''} onInput={(quote) => change({ quote })} childs />
          </div>
          {now ? (
            <div class="said-how">
              <div>
                <label class="label" for={`${id}-setting`}>
                  Where, and who was there <span class="hint-in">if you like</span>
                </label>
                <input
                  class="entry"
                  id={`${id}-setting`}
                  value={now.setting ?? ''}
                  placeholder="alone in her room"
                  onInput={(event) => change({ setting: event.currentTarget.value })}
                />
              </div>
              <div>
                <label class="label" for={`${id}-time`}>
                  Time
                </label>
                <input
                  class="entry"
                  id={`${id}-time`}
                  value={now.time ?? ''}
                  onInput={(event) => change({ time: event.currentTarget.value })}
                />
              </div>
            </div>
          ) : null}
        </>
      ) : null}
      {!at || now?.quote ? (
        <button
          type="button"
          class="btn plain tight"
          onClick={() => {
            setAt(newId())
            setTimeout(() => document.getElementById(id)?.focus())
          }}
        >
          <Icon name="plus" />
          More of {name}’s words
        </button>
      ) : null}
    </div>
  )
}
