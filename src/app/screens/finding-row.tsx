import { useSignal } from '@preact/signals'
import { monthOf } from '../../model/calendar.ts'
import type { Gathered, FoundOfChild } from '../../practice/findings/findings.ts'
import type { FindingId } from '../../practice/findings/finding.ts'
import { useNotebook } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { childPath, readingPath } from '../paths.ts'

interface Row {
  readonly id: FindingId
  readonly words: { readonly should: string; readonly how: string }
  readonly now: Gathered
  readonly before: readonly (Gathered & { readonly day: string })[]
}

/** One finding: what should be, how it is told, how many of whom it applies to; the number opens the list behind it. */
export function FindingRow({ id, words, now, before }: Row) {
  const open = useSignal<string | undefined>(undefined)
  const chosen =
    open.value === undefined ? undefined : open.value === '' ? now : before.find(({ day }) => day === open.value)
  const cell = (gathered: Gathered, day: string, called: string) => (
    <td key={day}>
      {gathered.met.length + gathered.not.length === 0 ? (
        <span class="soft">
          –<span class="vh"> applies to nobody, {called}</span>
        </span>
      ) : (
        <button
          type="button"
          class="link"
          aria-expanded={open.value === day}
          aria-controls={`list-${id}`}
          onClick={() => {
            open.value = open.value === day ? undefined : day
          }}
        >
          {gathered.met.length} of {gathered.met.length + gathered.not.length}
          <span class="vh">
            , {words.should}, {called}
          </span>
        </button>
      )}
    </td>
  )
  return (
    <>
      <tr class="finding">
        <th scope="row">
          <b>{words.should}</b>
          <span class="small soft">
            {words.how} {id}
          </span>
        </th>
        {before.map((one) => cell(one, one.day, monthOf(one.day)))}
        {cell(now, '', 'today')}
      </tr>
      <tr class="behind" hidden={!chosen}>
        <td id={`list-${id}`} colSpan={before.length + 2}>
          {chosen ? (
            <>
              <List title="Not yet" found={chosen.not} />
              <List title="As it should be" found={chosen.met} />
            </>
          ) : null}
        </td>
      </tr>
    </>
  )
}

function List({ title, found }: { readonly title: string; readonly found: readonly FoundOfChild[] }) {
  const { casebook } = useNotebook()
  const say = useNameWords()
  const sentence = useSentence()
  if (found.length === 0) return null
  return (
    <>
      <h3>
        {title}: {found.length}
      </h3>
      <ul class="plain-list">
        {found.map(({ childId, child, words, evidence }) => {
          const records = evidence.flatMap((one) => casebook.get(one) ?? [])
          const [first] = records
          return (
            <li key={childId}>
              <a href={childPath(childId)}>{say(child)}</a>: {sentence(words)}{' '}
              {first ? (
                <a class="link small" href={readingPath(first)}>
                  Open<span class="vh"> what shows it, {say(child)}</span>
                </a>
              ) : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}
