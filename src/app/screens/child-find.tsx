import { useSignal } from '@preact/signals'
import { useLocation } from 'preact-iso'
import { useId } from 'preact/hooks'
import { childAge, childName } from '../../practice/home.ts'
import { ofType } from '../../practice/of-type.ts'
import { mayOpenWithReason } from '../../practice/opened-with-reason.ts'
import { child } from '../../records/child.ts'
import { useNotebook, useToday } from '../context.ts'
import { Icon } from '../parts/icon.tsx'
import { Name } from '../parts/name.tsx'
import { childPath } from '../paths.ts'
import { count } from '../words.ts'

const SHOWN = 8

/** Two letters find any child that is on this device; the results stand in place, the first one is Enter. */
export function FindChild() {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const { route } = useLocation()
  const letters = useSignal('')
  const listId = useId()
  const typed = letters.value.trim().toLocaleLowerCase('en-GB')
  const found =
    typed.length < 2
      ? []
      : ofType(child, casebook.ofType('child'))
          .filter((one) =>
            `${childName(one)} ${one.body.name ?? ''} ${one.body.returnId ?? ''}`
              .toLocaleLowerCase('en-GB')
              .split(/\s+/)
              .some((word) => word.startsWith(typed)),
          )
          .sort((a, b) => (childName(a) < childName(b) ? -1 : 1))
          .slice(0, SHOWN)

  function onKeyDown(event: KeyboardEvent) {
    const first = found[0]
    if (event.key === 'Enter' && first) {
      event.preventDefault()
      route(childPath(first.id))
    }
    if (event.key === 'Escape') letters.value = ''
    if (event.key === 'ArrowDown' && first) {
      event.preventDefault()
      document.getElementById(listId)?.querySelector('a')?.focus()
    }
  }
  function onListKey(event: KeyboardEvent) {
    const links = [...(document.getElementById(listId)?.querySelectorAll('a') ?? [])]
    const at = links.indexOf(event.target as HTMLAnchorElement)
    const to = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : undefined
    if (to === undefined) return
    event.preventDefault()
    links[to]?.focus()
  }

  return (
    <div class="find-room" role="search">
      <label class="find">
        <Icon name="find" />
        <span class="vh">Find a child</span>
        <input
          type="search"
          value={letters.value}
          placeholder="Find a child: two letters"
          autocomplete="off"
          aria-controls={listId}
          onInput={(event) => {
            letters.value = event.currentTarget.value
          }}
          onKeyDown={onKeyDown}
        />
      </label>
      <p class="vh" role="status">
        {typed.length < 2
          ? ''
          : found.length === 0
            ? 'No child of that name on this device'
            : `${count(found.length, 'child', 'children')} found`}
      </p>
      <ul class="found" id={listId} hidden={typed.length < 2} onKeyDown={onListKey}>
        {found.map((one) => {
          const age = childAge(one, today)
          return (
            <li key={one.id}>
              <a href={childPath(one.id)}>
                <b>
                  <Name inert>{childName(one)}</Name>
                </b>
                {age === undefined ? '' : `, ${age}`}
              </a>
            </li>
          )
        })}
        {found.length === 0 ? (
          <li class="nobody">
            <span class="soft">No child of that name on this device.</span>{' '}
            <a href={`/search?words=${encodeURIComponent(letters.value)}`}>Search all words</a>
          </li>
        ) : null}
        {found.length === 0 && mayOpenWithReason(person.role) ? (
          <li class="nobody">
            <a href="/other-child">A child who is not on your list</a>
          </li>
        ) : null}
      </ul>
    </div>
  )
}
