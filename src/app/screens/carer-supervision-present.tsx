/** Who was there, by one tap for each: everybody of the home and their workers; anybody else by name. */
import { v7 as newId } from 'uuid'
import type { PersonRef } from '../../model/field.ts'
import { useNotebook, useToday } from '../context.ts'
import { useBegun } from '../form/begun.ts'
import { controlId } from '../form/control.ts'
import { peopleAround } from '../form/people.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import type { SupervisionBody } from './carer-supervision-agenda.tsx'
import type { OwnControlProps } from './visit-kind.ts'

type Present = NonNullable<SupervisionBody['present']>[number]
const MOST_CHIPS = 8

export function SupervisionPresent({ about, missing }: OwnControlProps) {
  const { casebook } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const first = about[0]
  const more = useBegun(`present too ${first?.recordId ?? ''}`, first ? [first.recordId] : [])
  if (!first) return null
  const present = (first.draft.body as SupervisionBody).present ?? []
  const known = peopleAround(casebook, first.draft.record, ['household', 'child', 'staff'], today)
  const others = present.flatMap(({ who }) => (who && !known.some(({ name }) => name === who.name) ? [who] : []))
  const chips = [
    ...others,
    ...known.filter(({ name }, at) => at < MOST_CHIPS || present.some(({ who }) => who?.name === name)),
  ]
  const put = (next: readonly Present[]) => {
    for (const one of about) one.draft.set('present', next.length > 0 ? next : undefined)
  }
  const toggle = (ref: PersonRef) =>
    put(
      present.some(({ who }) => who?.name === ref.name)
        ? present.filter(({ who }) => who?.name !== ref.name)
        : [...present, { id: newId(), who: ref }],
    )
  const add = (event: Event) => {
    event.preventDefault()
    const name = more.value.trim()
    more.value = ''
    if (name && !present.some(({ who }) => who?.name === name))
      put([...present, { id: newId(), who: known.find((each) => each.name === name) ?? { name } }])
  }
  return (
    <fieldset class={missing.has('present') ? 'asked-missing stack-3' : 'stack-3'}>
      <legend>Who was there</legend>
      <div class="chooser">
        {chips.map((ref, at) => (
          <button
            type="button"
            class="chip"
            key={ref.name}
            id={at === 0 ? controlId('present') : undefined}
            aria-pressed={present.some(({ who }) => who?.name === ref.name)}
            onClick={() => toggle(ref)}
          >
            {say(ref.name)}
          </button>
        ))}
      </div>
      <form class="row" onSubmit={add}>
        <input
          class="entry grow"
          aria-label="Somebody else who was there"
          placeholder="Somebody else’s name"
          autocomplete="off"
          value={more.value}
          onInput={(event) => {
            more.value = event.currentTarget.value
          }}
        />
        <button type="submit" class="btn plain tight">
          <Icon name="plus" />
          Add
        </button>
      </form>
    </fieldset>
  )
}
