import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { childIn, childName } from '../../practice/home.ts'
import { useNotebook, useToday } from '../context.ts'
import { useNameWords, useSentence } from '../parts/name.tsx'
import { RowLink, Rows } from '../parts/rows.tsx'
import { Status } from '../parts/status.tsx'
import { childPath } from '../paths.ts'
import { useOpenSignals } from '../signals-here.ts'
import { capital, inWords } from '../words.ts'
import { childrenOf } from './caseload.ts'

/** More than this and what waits would be lost in it. */
const FIRST = 4

/** The children of one's own caseload about whom something is worth a conversation, by name: no child comes before another. */
export function TodaySignals({ otherwise }: { readonly otherwise?: ComponentChildren }) {
  const { casebook, person } = useNotebook()
  const today = useToday()
  const say = useNameWords()
  const sentence = useSentence()
  const all = useSignal(false)
  const children = childrenOf(casebook, person, today)
  const signals = useOpenSignals(children)
  const lines = children
    .flatMap((childId) => {
      const [first, ...more] = signals.get(childId) ?? []
      return first ? [{ childId, name: say(childName(childIn(casebook, childId))), first, more: more.length }] : []
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  // nobody is told that there is nothing before every child was looked at
  if (lines.length === 0) return children.every((id) => signals.has(id)) ? <>{otherwise}</> : null
  const shown = all.value ? lines : lines.slice(0, FIRST)
  return (
    <section aria-labelledby="today-signals" class="today-signals">
      <h3 id="today-signals">Worth a conversation</h3>
      <Rows label="Worth a conversation">
        {shown.map(({ childId, name, first, more }) => (
          <RowLink key={childId} href={`${childPath(childId, 'process')}#signals`} icon="say" title={name}>
            {first.urgent ? <Status kind="urgent">{sentence(first.words)}</Status> : sentence(first.words)}
            {more > 0 ? ` ${capital(inWords(more))} more.` : ''}
          </RowLink>
        ))}
      </Rows>
      {shown.length < lines.length ? (
        <button
          type="button"
          class="link more"
          onClick={() => {
            all.value = true
          }}
        >
          All {inWords(lines.length)} children, by name
        </button>
      ) : null}
    </section>
  )
}
