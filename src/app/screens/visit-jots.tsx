/** Three words with a time stamp, kept at once; filed into their section later, in the lay-by. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { v7 as newId } from 'uuid'
import type { AnyRecordDefinition } from '../../model/define-record.ts'
import type { Json } from '../../model/json.ts'
import { useBegun } from '../form/begun.ts'
import { announce } from '../parts/announce.ts'
import { Icon } from '../parts/icon.tsx'
import { useNameWords } from '../parts/name.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { count, timeOf } from '../words.ts'
import type { Written } from './visit-drafts.ts'

export interface Jot {
  readonly id: string
  readonly time?: string
  readonly words?: string
  readonly filed?: string
  readonly [key: string]: Json | undefined
}

export const jotsOf = (one: Written): readonly Jot[] => (one.draft.body.jots ?? []) as readonly Jot[]
/** A jot written about several children lies in each of their notes under one id. */
export function waitingJots(all: readonly Written[]): readonly Jot[] {
  const byId = new Map<string, Jot>()
  for (const jot of all.flatMap(jotsOf)) if (!byId.has(jot.id)) byId.set(jot.id, jot)
  return [...byId.values()].filter((jot) => !jot.filed && jot.words)
}

const now = () => timeOf(new Date().toISOString())

export function JotBar({
  all,
  about,
  definition,
}: {
  readonly all: readonly Written[]
  readonly about: readonly Written[]
  readonly definition: AnyRecordDefinition
}) {
  // of the visit, and not of who is in it: one child's note may be signed before the others'
  const [first] = all
  const words = useBegun(
    `jot line ${first?.draft.record?.together ?? first?.recordId ?? ''}`,
    all.map(({ recordId }) => recordId),
  )
  const time = useSignal(now())
  const filing = useSignal(false)
  useEffect(() => {
    const timer = setInterval(() => {
      time.value = now()
    }, 20_000)
    return () => clearInterval(timer)
  }, [])
  const waiting = waitingJots(all)

  async function keep(event: Event) {
    event.preventDefault()
    const said = words.value.trim()
    if (!said) return
    const jot: Jot = { id: newId(), time: now(), words: said }
    for (const one of about) one.draft.set('jots', [...jotsOf(one), jot] as Json)
    announce(`Kept: ${said}`)
    const going = Promise.all(about.map((one) => one.draft.flush()))
    words.value = ''
    await going
  }
  return (
    <form class="jotbar" aria-label="Jot line" onSubmit={(event) => void keep(event)}>
      {waiting.length > 0 ? (
        <ul class="jots">
          {waiting.slice(-3).map((jot) => (
            <li key={jot.id} class="jot">
              <time class="num">{jot.time}</time>
              <span>{jot.words}</span>
            </li>
          ))}
          <li class="jot-file">
            <button
              type="button"
              class="link"
              onClick={() => {
                filing.value = true
              }}
            >
              File {count(waiting.length, 'jot')} into sections
            </button>
          </li>
        </ul>
      ) : null}
      <div class="row">
        <time class="num strong">{time.value}</time>
        <label class="grow">
          <span class="vh">Jot</span>
          <input
            class="lined jot-in"
            type="text"
            placeholder="Three words are enough"
            value={words.value}
            autocomplete="off"
            onInput={(event) => {
              words.value = event.currentTarget.value
            }}
          />
        </label>
        <button class="btn go" type="submit">
          Keep
        </button>
      </div>
      {filing.value ? (
        <FileJots
          all={all}
          definition={definition}
          onClose={() => {
            filing.value = false
          }}
        />
      ) : null}
    </form>
  )
}

/** Fields a jot may go into: where prose is written, and the child's own words. */
function places(definition: AnyRecordDefinition, all: readonly Written[], say: (name: string) => string) {
  return definition.sections.flatMap((section) =>
    section.fields.flatMap((id) => {
      const field = definition.fields[id]
      if (!field || (field.kind !== 'text' && id !== 'words')) return []
      if (field.when) return []
      const label = id === 'words' ? 'Their own words' : field.label
      return field.each && all.length > 1
        ? all.map((one) => ({ key: `${id}~${one.recordId}`, id, to: [one], label: `${label}, ${say(one.name)}` }))
        : [{ key: id, id, to: all, label }]
    }),
  )
}

function FileJots({
  all,
  definition,
  onClose,
}: {
  readonly all: readonly Written[]
  readonly definition: AnyRecordDefinition
  readonly onClose: () => void
}) {
  const say = useNameWords()
  const waiting = waitingJots(all)
  const options = places(definition, all, say)

  function file(jot: Jot, key: string) {
    const place = options.find((one) => one.key === key)
    if (!place) return
    for (const one of place.to) {
      const before = one.draft.body[place.id]
      const said = jot.words ?? ''
      const stamped = said.charAt(0).toUpperCase() + said.slice(1)
      const next =
        place.id === 'words'
          ? [
              ...((before ?? []) as readonly Json[]),
              { id: newId(), quote: said, ...(jot.time ? { time: jot.time } : {}) },
            ]
          : typeof before === 'string' && before.trim()
            ? `${before.trimEnd()}\n${stamped}`
            : stamped
      one.draft.set(place.id, next)
    }
    for (const one of all) {
      if (jotsOf(one).some(({ id }) => id === jot.id)) {
        one.draft.set(
          'jots',
          jotsOf(one).map((each) => (each.id === jot.id ? { ...each, filed: place.label } : each)) as Json,
        )
      }
    }
    announce(`Filed in ${place.label}`)
  }
  return (
    <Sheet title="File jots into sections" onClose={onClose}>
      {waiting.length === 0 ? (
        <p>
          <span class="status done">
            <Icon name="done" />
            <span>Every jot has its place.</span>
          </span>
        </p>
      ) : null}
      <ul class="rows">
        {waiting.map((jot) => (
          <li key={jot.id} class="filing">
            <p>
              <time class="num strong">{jot.time}</time> {jot.words}
            </p>
            <label class="field">
              <span class="vh">Where does “{jot.words}” belong?</span>
              <select class="entry" onChange={(event) => file(jot, event.currentTarget.value)}>
                <option value="">Where does it belong?</option>
                {options.map((one) => (
                  <option key={one.key} value={one.key}>
                    {one.label}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
      <button type="button" class="btn wide" onClick={onClose}>
        Back to the visit
      </button>
    </Sheet>
  )
}
