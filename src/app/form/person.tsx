import type { PersonField } from '../../model/field.ts'
import { useNotebook, useShell, useToday } from '../context.ts'
import { initials } from '../words.ts'
import { controlId, labelId } from './control.ts'
import type { ControlProps } from './control.ts'
import { peopleAround } from './people.ts'

/** More than this and the tap-list is longer than typing. */
const MOST_CHIPS = 7

/** Somebody from the household, the network or the staff, one tap each; or any name, typed. */
export function PersonControl({ field, value, onChange, fieldId, record, describedBy }: ControlProps<PersonField>) {
  const people = peopleAround(useNotebook().casebook, record, field.from, useToday())
  const hidden = useShell().namesHidden.value
  const near = people.slice(0, MOST_CHIPS)
  const name = value?.name ?? ''
  const choose = (typed: string) => {
    if (typed.trim() === '') return onChange(undefined)
    onChange(people.find((person) => person.name === typed) ?? { name: typed })
  }
  return (
    <>
      {near.length > 0 ? (
        <div class="chooser">
          {near.map((person) => (
            <button
              type="button"
              class="chip"
              key={person.name}
              aria-pressed={person.name === name}
              onClick={() => onChange(person.name === name ? undefined : person)}
            >
              {hidden ? initials(person.name) : person.name}
            </button>
          ))}
        </div>
      ) : null}
      <input
        id={controlId(fieldId)}
        class="entry"
        value={name}
        list={people.length > near.length ? `${controlId(fieldId)}-list` : undefined}
        autocomplete="off"
        aria-labelledby={labelId(fieldId)}
        placeholder={near.length > 0 ? 'or somebody else’s name' : 'Name'}
        aria-describedby={describedBy}
        onInput={(event) => choose(event.currentTarget.value)}
      />
      {people.length > near.length ? (
        <datalist id={`${controlId(fieldId)}-list`}>
          {people.map(({ name: each }) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      ) : null}
    </>
  )
}
